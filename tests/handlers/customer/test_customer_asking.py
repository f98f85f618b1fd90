"""Questions and browsing: the policy's own words, or that it does not state it."""

from dataclasses import replace

import pytest

from handlers.quoting import LEAF, leaves
from handlers.rich import units
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from policy.document import Clause, Section
from tests.handlers.customer.visit import AN, BINH, Visit, load, shipped

VI, EN = CUSTOMER_VI.asking, CUSTOMER_EN.asking
GOING_ON = "thế có báo cho tôi không?"
HACKED = "Máy chủ bị hacker tấn công mất dữ liệu thì sao?"


async def clause(visit: Visit, named: str) -> str:
    """The words of a clause in force."""
    book = visit.shelf.current
    found = book.version.document.clause(named) if book is not None else None
    assert found is not None
    return found.text


async def test_a_question_is_answered_with_the_clause_word_for_word(visit: Visit) -> None:
    """With section, clause and posted date; nothing is kept of who asked."""
    await visit.says(HACKED)
    shown = visit.last.text
    assert await clause(visit, "1.5") in shown
    assert "(ý 1.5)" in shown
    assert "Cam kết bảo mật thông tin cá nhân khách hàng" in shown
    assert "15/01/2021" in shown
    assert await visit.counter.people.known(AN) is None


async def test_the_quotation_is_set_off_as_one(visit: Visit) -> None:
    """So that nobody takes our words for the policy's."""
    await visit.says(HACKED)
    quotes = [each for each in visit.last.values["entities"] if each["type"] == "blockquote"]
    words = visit.last.text.encode("utf-16-le")
    assert [
        words[each["offset"] * 2 : (each["offset"] + each["length"]) * 2].decode("utf-16-le")
        for each in quotes
    ] == [await clause(visit, "1.5")]


async def test_an_english_question_gets_an_english_frame_and_the_binding_words(
    visit: Visit,
) -> None:
    """Whatever language the chat is in."""
    await visit.says("What happens if hackers attack your server and data is lost?")
    assert EN.answer in visit.last.text
    assert await clause(visit, "1.5") in visit.last.text


async def test_what_is_not_stated_is_said_to_be_not_stated(visit: Visit) -> None:
    """With a person to turn to and the complaint button."""
    await visit.says("Hôm nay thời tiết Đà Lạt thế nào?")
    assert "không nói về điều này" in visit.last.text
    assert "0982 844 011" in visit.last.text
    assert VI.start_complaint_button in visit.last.buttons


async def test_a_whole_section_is_a_press_away_and_pages_turn_in_place(visit: Visit) -> None:
    """The answer itself stays."""
    await visit.says(HACKED)
    await visit.presses(VI.whole_section_button)
    assert visit.last.method == "sendMessage"
    for named in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        assert await clause(visit, named) in visit.last.text
    await visit.presses(VI.contents_button)
    assert visit.last.method == "editMessageText"
    await visit.presses("2. ")
    assert await clause(visit, "2.7") in visit.last.text


async def test_a_short_question_is_understood_from_the_one_before(visit: Visit) -> None:
    """By itself the policy does not state it."""
    await visit.says(GOING_ON)
    assert "không nói về điều này" in visit.last.text
    await visit.says(HACKED)
    await visit.says("ok")
    await visit.says(GOING_ON)
    assert await clause(visit, "1.5") in visit.last.text
    visit.counter.clock.move(minutes=16)
    await visit.says(GOING_ON)
    assert "không nói về điều này" in visit.last.text


async def test_a_question_is_not_understood_from_another_person_s(visit: Visit) -> None:
    """Each chat has its own last question."""
    await visit.says(HACKED, user=BINH)
    await visit.says(GOING_ON)
    assert "không nói về điều này" in visit.last.text


async def test_thanks_after_an_answer_are_no_question(visit: Visit) -> None:
    """Nor does a greeting bring the clause again."""
    await visit.says(HACKED)
    for words in ("cảm ơn", "xin chào", "ok"):
        await visit.says(words)
        assert await clause(visit, "1.5") not in visit.last.text


async def test_what_stands_by_itself_is_answered_by_itself(visit: Visit) -> None:
    """Whatever was asked before."""
    await visit.says(HACKED)
    await visit.says("còn mật khẩu thì sao?")
    assert await clause(visit, "2.2") in visit.last.text


async def test_a_question_with_two_parts_gets_two_quotations(visit: Visit) -> None:
    """Each with its place, and a button to its section."""
    await visit.says(
        "Thông tin của tôi có được mã hóa không? Máy chủ bị hacker tấn công mất dữ liệu thì sao?"
    )
    for named, place in (("1.5", "Mục 1."), ("2.1", "Mục 2.")):
        assert await clause(visit, named) in visit.last.text
        assert f"(ý {named})" in visit.last.text
        assert place in visit.last.text
    assert visit.last.text.count("15/01/2021") == 1
    for section in ("1", "2"):
        await visit.presses(VI.whole_named_section_button.format(section=section))
        assert await clause(visit, f"{section}.1") in visit.last.text


async def test_an_english_answer_has_the_translation_and_says_which_binds(visit: Visit) -> None:
    """The policy's own words stay as they are."""
    book = visit.shelf.current
    assert book is not None
    visit.shelf.book = replace(book, courtesy={"1.5": "Where the server is attacked ..."})
    await visit.says("What happens if hackers attack your server and data is lost?")
    assert await clause(visit, "1.5") in visit.last.text
    assert "Where the server is attacked ..." in visit.last.text
    assert "the Vietnamese words above are the ones that bind" in visit.last.text
    assert EN.only_vietnamese not in visit.last.text
    await visit.says(HACKED)
    assert "Where the server is attacked" not in visit.last.text


async def test_a_clause_turned_to_in_english_has_its_translation(visit: Visit) -> None:
    """The shipped one, for the shipped policy."""
    await visit.says("/ngonngu")
    await visit.presses_data("policy:clause:1:1.5")
    assert await clause(visit, "1.5") in visit.last.text
    assert "attacked by hackers" in visit.last.text


async def test_without_a_translation_an_english_answer_says_what_language_it_is(
    visit: Visit,
) -> None:
    """One sentence, so that nobody wonders."""
    book = visit.shelf.current
    assert book is not None
    visit.shelf.book = replace(book, courtesy={})
    await visit.says("What happens if hackers attack your server and data is lost?")
    assert EN.only_vietnamese in visit.last.text


async def test_an_old_button_quotes_the_version_it_was_made_for(visit: Visit) -> None:
    """And says that it has been replaced."""
    await visit.says(HACKED)
    old = await clause(visit, "1.5")
    await load(visit, shipped().replace(b"hacker", "kẻ gian".encode()))
    await visit.presses(VI.whole_section_button)
    assert old in visit.last.text
    assert "phiên bản số 1" in visit.last.text
    await visit.says(HACKED)
    assert "kẻ gian" in visit.last.text
    assert "phiên bản số" not in visit.last.text


async def test_a_clause_or_version_that_never_was_is_outdated(visit: Visit) -> None:
    """Whatever a button carries."""
    for data in ("policy:clause:1:9.9", "policy:section:9:1", "policy:section:1:77:0"):
        await visit.presses_data(data)
        assert visit.toasts[-1] == VI.version_gone


async def test_the_way_to_reach_the_firm_is_the_policy_s_own(visit: Visit) -> None:
    """By command and by question."""
    await visit.says("/lienhe")
    assert "DichvuthueBTS@gmail.com" in visit.last.text
    assert "0982 844 011" in visit.last.text


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "_*[`", "\x00", "\ud800", "\u202eabc", "😀" * 2000, "a" * 4096, "'; DROP TABLE"],
)
async def test_hostile_questions_get_an_answer(visit: Visit, text: str) -> None:
    """One message, none of their text in it."""
    await visit.says(text)
    assert len(visit.telegram.sent()) == 1
    assert "<b>" not in visit.last.text


async def test_a_question_of_nothing_visible_is_asked_for_again(visit: Visit) -> None:
    """Spaces and invisible signs."""
    await visit.says(" \u200b\n")
    assert visit.last.text == VI.empty


async def test_stickers_and_files_out_of_nowhere_get_a_plain_answer(visit: Visit) -> None:
    """With what to do instead."""
    await visit.sends(location={"longitude": 1.0, "latitude": 2.0})
    assert visit.last.text == CUSTOMER_VI.common.words_only
    await visit.sends_photo()
    assert visit.last.text == CUSTOMER_VI.common.file_unasked


async def test_a_long_section_is_cut_into_pages_that_lose_nothing() -> None:
    """A clause longer than a page too."""
    texts = ["một " * 1000, "hai " * 100, "😀" * 4000, "bốn"]
    clauses = tuple(Clause(f"1.{n}", text) for n, text in enumerate(texts, start=1))
    pages = leaves(Section("1", "", clauses))
    assert all(units(page.text) <= LEAF + 100 for page in pages)
    quoted = "".join(text for page in pages for text, style in page.parts if style == "quote")
    assert quoted == "".join(texts)


async def test_a_typed_yes_to_the_offered_form_begins_it(visit: Visit) -> None:
    """With the sentence it answered as the beginning; without an offer nothing is begun."""
    await visit.says("dạ được")
    assert await visit.counter.people.known(AN) is None
    for yes in ("dạ được", "Đồng ý.", CUSTOMER_VI.asking.start_complaint_button):
        await visit.says("Công ty để lộ số điện thoại của tôi cho bên vay tiền")
        assert visit.last.text == CUSTOMER_VI.asking.complaint_offer
        await visit.says(yes)
        assert "mã hóa đầu cuối" in visit.last.text
        await visit.says("từ chối")


@pytest.mark.parametrize("word", ["xong", "gửi", "bỏ qua", "quay lại", "xác nhận"])
async def test_a_buttons_word_with_nothing_open_is_no_question(visit: Visit, word: str) -> None:
    """It is said that nothing is under way."""
    await visit.says(word)
    assert visit.last.text == CUSTOMER_VI.common.nothing_to_cancel


async def test_a_sign_alone_is_greeted(visit: Visit) -> None:
    """A thumb up is no question that the policy could be silent about."""
    await visit.says("👍")
    assert visit.last.text == CUSTOMER_VI.asking.smalltalk
