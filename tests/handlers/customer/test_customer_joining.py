"""A complaint told twice: joined with the open case, or sent all the same."""

import pytest

from cases.form import Field
from cases.steps import Move, Step
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from tests.counter import cause
from tests.handlers.customer.visit import AN, BINH, Visit

VI, MANY = CUSTOMER_VI.complaint, CUSTOMER_VI.many
STORY = "Có người lạ gọi mời vay tiền và đọc đúng tên tôi"
AGAIN = "Hôm nay lại có người lạ gọi mời vay tiền, họ đọc đúng tên tôi_*[<&😀"
OTHER = "Nhân viên để lộ mật khẩu hộp thư của tôi lên một trang web"


async def tells(visit: Visit, story: str, user: int = AN) -> None:
    """The customer tells a story and wants it sent at once."""
    await visit.says("/khieunai", user)
    if "Chuyện gì đã xảy ra" not in visit.last.text:
        await visit.says("đồng ý", user)
    await visit.says(story, user)
    await visit.says("gửi ngay", user)


async def offered(visit: Visit) -> str:
    """The code of the case that An's second story is like, and is offered for it."""
    await tells(visit, STORY)
    code = (await visit.cases())[0].code
    await tells(visit, AGAIN)
    assert "Thêm vào hồ sơ" in visit.last.text
    assert code in visit.last.text
    assert len(await visit.cases()) == 1
    return code


@pytest.mark.parametrize("words", ["1", "1. ➕ Thêm vào {code}", "them vao {code}"])
async def test_what_was_told_again_goes_into_the_open_case(visit: Visit, words: str) -> None:
    """Every word of it, by number or as the button reads; nothing new is lodged."""
    code = await offered(visit)
    await visit.says(words.format(code=code))
    (case,) = await visit.cases()
    assert [said.text for said in case.talk] == [AGAIN]
    assert case.code == code
    assert code in visit.last.text
    assert await visit.counter.drafts.all(await visit.counter.customer()) == ()


async def test_the_files_and_further_answers_go_along(visit: Visit) -> None:
    """Who misused the data and the photo are not lost on the way."""
    await tells(visit, STORY)
    await visit.says("/khieunai")
    await visit.says(AGAIN)
    await visit.says("bỏ qua")
    await visit.says("từ hôm qua")
    await visit.sends_photo()
    await visit.says("1,2")
    await visit.says("Công ty X")
    await visit.says("gửi ngay")
    await visit.presses("1.")
    (case,) = await visit.cases()
    (said,) = case.talk
    assert said.text.startswith(AGAIN)
    for words in ("từ hôm qua", "Công ty X", VI.data_phone):
        assert words in said.text
    assert len(case.evidence) == 1


@pytest.mark.parametrize("words", ["2", "2. 📨 Vẫn gửi mới", "gửi", "gửi ngay"])
async def test_it_is_sent_all_the_same_if_they_wish(visit: Visit, words: str) -> None:
    """By number, as the button reads, or by saying “send” once more."""
    await offered(visit)
    await visit.says(words)
    assert sorted(case.form.what or "" for case in await visit.cases()) == sorted([STORY, AGAIN])


async def test_the_buttons_do_the_same(visit: Visit) -> None:
    """And an answered offer is outdated."""
    await offered(visit)
    await visit.presses("2.")
    assert len(await visit.cases()) == 2
    await visit.presses_data("join:apart")
    assert visit.toasts[-1] == CUSTOMER_VI.common.outdated
    assert len(await visit.cases()) == 2


async def test_an_offer_that_comes_again_after_a_crash_does_its_work_once(visit: Visit) -> None:
    """The same press joins once; the same “send” does not meet the case it has just lodged."""
    code = await offered(visit)
    under = await visit.presses("1.")
    await visit.presses("1.", again=under)
    (case,) = await visit.cases()
    assert len(case.talk) == 1
    assert code in visit.last.text

    await tells(visit, OTHER)
    await visit.says("/khieunai")
    await visit.says("Hàng xóm đọc được hồ sơ thuế nhà tôi ở quầy")
    under = await visit.says("gửi ngay")
    before = len(await visit.cases())
    await visit.says("gửi ngay", again=under)
    assert len(await visit.cases()) == before
    assert MANY.alike not in visit.last.text


async def test_another_story_is_sent_without_a_question(visit: Visit) -> None:
    """Only what is likely the same is asked about; the shortest way stays as short."""
    await tells(visit, STORY)
    await tells(visit, OTHER)
    assert len(await visit.cases()) == 2


async def test_an_ended_case_is_not_joined(visit: Visit) -> None:
    """Told again after it was resolved, it is a new complaint."""
    await tells(visit, STORY)
    code, care = (await visit.cases())[0].code, await visit.counter.care()
    for move in (Move.RECEIVE, Move.RESOLVE):
        await visit.counter.desk.move(code, move, care, text="Đã xong", cause=cause())
    await tells(visit, AGAIN)
    assert len(await visit.cases()) == 2


async def test_a_case_that_ends_meanwhile_loses_nothing_of_what_was_told(visit: Visit) -> None:
    """Staff were quicker: the customer is told, and sends it as a new complaint."""
    code, care = await offered(visit), await visit.counter.care()
    for move in (Move.RECEIVE, Move.RESOLVE):
        await visit.counter.desk.move(code, move, care, text="Đã xong", cause=cause())
    await visit.presses("1.")
    assert f"Hồ sơ {code} vừa đóng lại" in visit.last.text
    await visit.presses(VI.send_button)
    assert {case.step for case in await visit.cases()} == {Step.RESOLVED, Step.LODGED}


async def test_another_customer_s_case_is_never_offered_nor_joined(visit: Visit) -> None:
    """The same story told by two people is two complaints; a forged button adds nothing."""
    await tells(visit, STORY)
    code = (await visit.cases())[0].code
    await tells(visit, STORY, BINH)
    assert len(await visit.cases(BINH)) == 1
    await tells(visit, AGAIN, BINH)
    await visit.presses_data(f"join:add:{code.replace('-', '')}", BINH)
    assert visit.toasts[-1] == CUSTOMER_VI.common.outdated
    assert (await visit.cases())[0].talk == ()


async def test_an_offer_is_left_by_going_back_or_on(visit: Visit) -> None:
    """Back shows the summary; any other words answer the form; a wrong number asks again."""
    await offered(visit)
    await visit.says("7")
    assert MANY.alike in visit.last.text
    await visit.says("quay lại")
    assert visit.last.text.startswith("Xin Anh/Chị xem lại khiếu nại")
    await visit.says("1")
    assert len(await visit.cases()) == 1
    await visit.says("gửi")
    assert MANY.alike in visit.last.text
    await visit.says("sửa 2")
    await visit.says("kế toán")
    draft = (await visit.counter.drafts.all(await visit.counter.customer()))[0]
    assert "offered" not in draft.content
    assert Field.REPORTER in draft.content["form"]


async def test_nothing_is_joined_without_consent(visit: Visit) -> None:
    """Taken back between the offer and the answer, it is asked for again first."""
    await offered(visit)
    await visit.says("/dulieu")
    await visit.presses(CUSTOMER_VI.own.consent_button)
    await visit.presses_data("join:add:" + (await visit.cases())[0].code.replace("-", ""))
    assert (await visit.cases())[0].talk == ()
    assert VI.consent_lapsed in visit.last.text


async def test_an_english_reader_is_asked_in_english(visit: Visit) -> None:
    """Told about in their own language, too."""
    await visit.says("/start")
    await visit.presses("English")
    for _ in range(2):
        await visit.says("/complaint")
        if "agree" in visit.last.text:
            await visit.says("agree")
        await visit.says("A stranger called and knew my name and my tax code")
        await visit.says("send now")
    assert CUSTOMER_EN.many.alike in visit.last.text
    await visit.says("1")
    assert len(await visit.cases()) == 1
