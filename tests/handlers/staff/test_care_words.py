"""Words of care staff: asked for, previewed, confirmed by their writer alone."""

import pytest

from cases.steps import Step
from handlers.rich import fill
from handlers.texts.care_vi import VI
from tests.counter import cause
from tests.handlers.staff.cases import CUSTOMER, carried, lodged, view
from tests.handlers.staff.office import (
    GROUP,
    OTHER_STAFF,
    STAFF,
    Office,
    chat_of,
)
from tests.handlers.staff.wire import BOT


async def test_a_reply_is_previewed_and_leaves_on_confirm_alone(office: Office) -> None:
    """Nothing reaches the customer before the yes; afterwards exactly the previewed words do."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.deliver()

    await office.says(STAFF, f"/traloi {code} Chào _anh_ *chị* [x](y) <b>", GROUP)
    await office.deliver()
    preview = office.last
    assert "_anh_ *chị* [x](y) <b>" in preview.text
    assert "_anh_" not in office.told(CUSTOMER)

    await office.presses(STAFF, preview.buttons[VI.confirm], GROUP)
    await office.deliver()
    assert "Chào _anh_ *chị* [x](y) <b>" in office.told(CUSTOMER)


async def test_only_the_writer_confirms_a_preview(office: Office) -> None:
    """Another colleague's press, also with a preview of their own, sends nothing."""
    code = await lodged(office)
    await office.says(STAFF, f"/tuchoi {code} Lời của Lan", GROUP)
    confirm = office.last.buttons[VI.confirm]
    await office.says(OTHER_STAFF, f"/tuchoi {code} Lời của Minh", GROUP)
    assert VI.confirm in office.last.buttons

    await office.presses(OTHER_STAFF, confirm, GROUP)

    assert office.toast == VI.not_your_preview
    assert (await view(office, code)).talk == ()


async def test_a_preview_dropped_or_replaced_is_outdated(office: Office) -> None:
    """The button of an older preview never sends the newer words."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/traloi {code} Một", GROUP)
    old = office.last.buttons
    await office.says(STAFF, f"/traloi {code} Hai", GROUP)
    await office.presses(STAFF, old[VI.confirm], GROUP)
    assert office.toast == VI.not_your_preview

    await office.presses(STAFF, office.last.buttons[VI.drop], GROUP)
    assert office.toast == VI.dropped
    assert (await view(office, code)).talk == ()


async def test_words_left_out_are_asked_for_and_taken_from_a_reply_in_the_group(
    office: Office,
) -> None:
    """A press on Resolve asks; the reply is previewed; the typed yes resolves."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)

    await office.presses(STAFF, f"case:resolve:{carried(code)}", GROUP)
    assert office.last.values["reply_markup"]["force_reply"] is True
    assert f"@u{STAFF}" in office.last.text
    await office.replies(STAFF, "Đã xóa dữ liệu của khách", to=office.telegram.last_id)
    assert "Đã xóa dữ liệu của khách" in office.last.text
    await office.replies(STAFF, "xac nhan", to=office.telegram.last_id)

    assert (await view(office, code)).step is Step.RESOLVED


async def test_private_text_goes_on_with_the_words_that_were_asked_for(office: Office) -> None:
    """By typed words alone, in a private chat: ask, reword, confirm."""
    code = await lodged(office)
    await office.says(STAFF, f"/receive {code}")
    await office.says(STAFF, f"/askcustomer {code}")
    await office.says(STAFF, "Từ khi nào ạ?")
    await office.says(STAFF, "Từ ngày nào ạ?")
    await office.says(STAFF, "Xác nhận")
    await office.deliver()

    assert (await view(office, code)).waiting
    assert "Từ ngày nào ạ?" in office.told(CUSTOMER)
    assert "Từ khi nào ạ?" not in office.told(CUSTOMER)


async def test_a_yes_before_any_words_is_taken_as_words(office: Office) -> None:
    """There is nothing to confirm yet, and nothing leaves."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}")
    await office.says(STAFF, f"/traloi {code}")
    await office.says(STAFF, "xác nhận")
    assert VI.confirm in office.last.buttons
    assert (await view(office, code)).talk == ()
    await office.says(STAFF, "bỏ")
    assert office.last.text == VI.dropped


async def test_confirming_again_after_a_crash_says_it_once(office: Office) -> None:
    """The same cause sends one reply; a later press finds nothing to confirm."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/traloi {code} Một lần", GROUP)
    confirm = office.last.buttons[VI.confirm]
    under = await office.presses(STAFF, confirm, GROUP)
    await office.presses(STAFF, confirm, GROUP, again=under)
    await office.deliver()
    assert office.told(CUSTOMER).count("Một lần") == 1
    await office.presses(STAFF, confirm, GROUP)
    assert office.toast == VI.not_your_preview


async def test_words_that_are_no_text_are_asked_for_as_text(office: Office) -> None:
    """A sticker in place of words; what was begun stays open."""
    code = await lodged(office)
    await office.says(STAFF, f"/ghichu {code}")
    sticker = {
        "file_id": "s",
        "file_unique_id": "u",
        "type": "regular",
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
    }
    await office.feed("message", office.message(STAFF, STAFF, sticker=sticker))
    assert office.last.text == VI.text_only
    await office.says(STAFF, "bằng chữ")
    assert office.last.text == VI.done.note.format(code=code)


async def test_talk_in_the_group_sends_nothing_to_the_customer(office: Office) -> None:
    """A reply to the card in plain words is answered with how to write to the customer."""
    code = await lodged(office)
    await office.deliver()
    card = office.telegram.last_in[GROUP]

    await office.replies(STAFF, "Khách này hay gọi lắm", to=card)
    await office.deliver()

    assert office.last.text == VI.not_sent
    assert "hay gọi" not in office.told(CUSTOMER)
    assert (await view(office, code)).talk == ()


async def test_a_note_is_kept_without_preview_and_never_shown_to_the_customer(
    office: Office,
) -> None:
    """Notes are between colleagues."""
    code = await lodged(office)

    await office.says(STAFF, f"/ghichu {code} khách gọi hai lần", GROUP)
    await office.deliver()

    assert office.last.text != ""
    assert "gọi hai lần" not in office.told(CUSTOMER)
    lan = await office.counter.care(STAFF, "Lan")
    full = await office.counter.desk.staff_view(code, lan, cause=cause())
    assert [said.text for said in full.talk] == ["khách gọi hai lần"]


async def test_talk_in_a_topic_is_no_reply_to_the_bot(forum: Office) -> None:
    """Telegram has every message there reply to the topic's opening, which the bot made."""
    code = await lodged(forum)
    await forum.says(STAFF, f"/nhan {code}", GROUP)
    await forum.says(STAFF, f"/traloi {code} Chào Anh/Chị", GROUP)
    opening = {"message_id": 7, "date": 1, "chat": chat_of(GROUP), "from": BOT}
    opening["forum_topic_created"] = {"name": code, "icon_color": 0}

    await forum.says(STAFF, "xác nhận", GROUP, reply_to_message=opening, message_thread_id=7)

    assert (await view(forum, code)).talk == ()


async def test_what_the_desk_refuses_on_confirm_is_said_with_the_words_kept_in_sight(
    office: Office,
) -> None:
    """A colleague rejected meanwhile: the words are not lost, the customer gets one reason."""
    code = await lodged(office)
    await office.says(STAFF, f"/tuchoi {code} Lời của Lan", GROUP)
    of_lan = office.last.buttons[VI.confirm]
    await office.says(OTHER_STAFF, f"/tuchoi {code} Lời của Minh", GROUP)
    await office.presses(OTHER_STAFF, office.last.buttons[VI.confirm], GROUP)

    await office.presses(STAFF, of_lan, GROUP)
    await office.deliver()

    assert office.toast == VI.overtaken.format(name="Minh")
    edited = office.telegram.sent("editMessageText")
    assert any("Lời của Lan" in call.text for call in edited)
    assert "Lời của Lan" not in office.told(CUSTOMER)


async def test_hostile_words_travel_whole(office: Office) -> None:
    """Markup, emoji, NUL, a lone surrogate and 4,096 characters: no crash, no markup."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}")
    for words in ("a\ud800b\x00 <b>&", "😀" * 2000, "_*[" * 1365):
        await office.says(STAFF, f"/traloi {code}")
        await office.says(STAFF, words)
        confirm = next(b for b in (c.buttons for c in reversed(office.telegram.sent())) if b)
        await office.presses(STAFF, confirm[VI.confirm])
        await office.deliver()
        office.counter.clock.move(minutes=1)
    assert "parse_mode" not in {name for call in office.telegram.calls for name in call.values}
    assert (await view(office, code)).talk[-1].text == "_*[" * 1365


async def test_asking_what_to_do_is_no_word_to_the_customer(office: Office) -> None:
    """A question mark explains, in private as in the group; what was typed before still stands."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/traloi {code} Chào chị")
    await office.says(STAFF, "?")
    assert office.last.text == VI.words_help.format(code=code)
    await office.says(STAFF, "xác nhận")
    assert [said.text for said in (await view(office, code)).talk] == ["Chào chị"]


async def test_words_after_a_refused_command_go_to_no_other_case(office: Office) -> None:
    """A preview that is still open is let go, and it is said; "send" is a yes like "confirm"."""
    first, second = await lodged(office), await lodged(office)
    await office.says(STAFF, f"/nhan {first}", GROUP)
    await office.says(STAFF, f"/traloi {first} Lời cho người thứ nhất", STAFF)
    await office.says(STAFF, f"/traloi {second}", STAFF)
    assert office.last.text == VI.dropped
    await office.says(STAFF, "Lời cho người thứ hai", STAFF)
    await office.says(STAFF, "xác nhận", STAFF)
    assert (await view(office, first)).talk == ()

    await office.says(STAFF, f"/traloi {first} Lời cuối", STAFF)
    await office.says(STAFF, "gửi", STAFF)
    assert [said.text for said in (await view(office, first)).talk] == ["Lời cuối"]


PHOTO = [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]


@pytest.mark.parametrize("command", ["spam", "chuyen"])
@pytest.mark.parametrize("words", ["Xem ảnh này ạ", ""])
async def test_a_file_beside_the_words_is_said_to_stay_behind(
    office: Office, command: str, words: str
) -> None:
    """The preview, or the question for the words, says so before anything is confirmed."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    caption = f"/{command} {code} {words}"
    for chat in (GROUP, STAFF):
        await office.feed("message", office.message(STAFF, chat, photo=PHOTO, caption=caption))
        assert fill(VI.file_left_out).text in office.last.text
    await office.says(STAFF, f"/{command} {code} Chỉ có chữ", GROUP)
    assert fill(VI.file_left_out).text not in office.last.text


async def test_a_file_beside_a_note_is_said_not_to_be_kept(office: Office) -> None:
    """A note has no preview: its answer says so."""
    code = await lodged(office)
    document = {"file_id": "d", "file_unique_id": "u", "file_name": "a.pdf"}
    caption = f"/ghichu {code} xem tệp"
    await office.feed("message", office.message(STAFF, GROUP, document=document, caption=caption))
    assert VI.done.note.format(code=code) in office.last.text
    assert fill(VI.file_left_out).text in office.last.text


@pytest.mark.parametrize("command", ["traloi", "hoi", "giaiquyet", "chuyen", "tuchoi"])
async def test_a_colleague_beside_the_holder_answers_nobody(office: Office, command: str) -> None:
    """They are told who holds the case before they write a word; notes and reading stay free."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    held = VI.held_by.format(name="Lan")

    await office.says(OTHER_STAFF, f"/{command} {code} Lời của Minh", GROUP)
    assert office.last.text == held
    await office.says(OTHER_STAFF, f"/{command} {code}")
    assert office.last.text == held

    await office.says(OTHER_STAFF, f"/ghichu {code} Khách gọi cho tôi", GROUP)
    assert office.last.text == VI.done.note.format(code=code)
    await office.says(OTHER_STAFF, f"/doc {code}")
    assert "Khách gọi cho tôi" in office.told(OTHER_STAFF)


async def test_of_two_previews_the_first_confirmed_is_the_answer(office: Office) -> None:
    """Lan left and came back: the case is Minh's now; her words stay in sight, unsent."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/traloi {code} Lời của Lan", GROUP)
    of_lan = office.last.buttons[VI.confirm]
    await office.counter.staff.left(STAFF, cause())
    await office.says(OTHER_STAFF, f"/traloi {code} Lời của Minh", GROUP)
    await office.presses(OTHER_STAFF, office.last.buttons[VI.confirm], GROUP)
    await office.counter.care(STAFF, "Lan")

    await office.presses(STAFF, of_lan, GROUP)
    await office.deliver()

    assert office.toast == VI.held_by.format(name="Minh")
    edited = office.telegram.sent("editMessageText")
    assert any("Lời của Lan" in call.text for call in edited)
    assert "Lời của Minh" in office.told(CUSTOMER)
    assert "Lời của Lan" not in office.told(CUSTOMER)
