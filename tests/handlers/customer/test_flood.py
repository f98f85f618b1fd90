"""Very many complaints of one customer: each is taken in, and they are told when it is seen."""

from sqlalchemy import update

from cases.steps import Move
from handlers.dates import time_and_day
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from rights.consent import Purpose
from storage.case_tables import CaseRow
from tests.counter import ZONE, cause
from tests.handlers.customer.visit import AN, Visit

MANY = CUSTOMER_VI.many
STORIES = (
    "Nhân viên để lộ mật khẩu hộp thư của tôi lên trang web",
    "Hồ sơ thuế nhà tôi bị đưa cho hàng xóm xem ở quầy",
    "Ngân hàng nào đó gọi mời mở thẻ và biết lương của tôi",
    "Căn cước công dân của con tôi được dán trên bảng tin",
    "Tôi nhận tin quảng cáo khóa học dù đã từ chối ba lần",
    "Kế toán cũ vẫn đăng nhập được vào sổ sách công ty",
    "Số điện thoại mẹ tôi bị gán cho một đơn hàng lạ",
)


async def sends(visit: Visit, story: str) -> str:
    """The customer sends a story the shortest way; what they are told then."""
    before = len(visit.told())
    for words in ("/khieunai", story, "gửi ngay"):
        await visit.says(words)
    return visit.told()[before:]


async def agreed(visit: Visit, language: str = "vi") -> None:
    """An has agreed that complaints are kept."""
    person = await visit.counter.customer(AN, language)
    await visit.counter.consents.give(
        person, Purpose.COMPLAINT, "như đã hiện", language, "1", cause=cause()
    )


async def test_the_sixth_receipt_says_by_when_staff_will_see_it(visit: Visit) -> None:
    """With code and dates as ever; the first five say nothing of it."""
    await agreed(visit)
    told = [await sends(visit, story) for story in STORIES]
    later = MANY.shown_later.split("{at}")[0]
    assert [later in each for each in told] == [False] * 5 + [True] * 2
    cases = await visit.cases()
    assert len(cases) == len(STORIES)
    assert all(each.code in "".join(told) for each in cases)
    card = await visit.counter.desk.card(cases[0].code)
    assert card.next_due is not None

    async with visit.counter.database.read() as session:
        row = await session.get(CaseRow, cases[0].id)
    assert row is not None
    assert row.hushed_until is not None
    assert time_and_day(row.hushed_until, "vi", ZONE) in told[-1]


async def test_an_english_reader_is_told_in_english(visit: Visit) -> None:
    """The sentence is in the receipt's own language."""
    await agreed(visit, "en")
    told = [await sends(visit, story) for story in STORIES[:6]]
    assert CUSTOMER_EN.many.shown_later.split("{at}")[0] in told[-1]


async def test_plain_words_of_a_customer_with_many_cases_open_none_of_them(visit: Visit) -> None:
    """Neither a question, nor a new complaint, nor an answer to staff: were a single form opened,
    these broken ones would fail.
    """
    await agreed(visit)
    for story in STORIES[:3]:
        await sends(visit, story)
    async with visit.counter.database.write() as session:
        await session.execute(update(CaseRow).values(form=b"broken"))
    await visit.says("Chính sách đăng ngày nào?")
    assert "15/01/2021" in visit.last.text
    await visit.says("/khieunai")
    assert CUSTOMER_VI.complaint.ask_what.split("**")[1] in visit.last.text
    await visit.says("hủy")
    await visit.says("bỏ")


async def test_a_reply_to_an_older_question_goes_to_the_older_case(visit: Visit) -> None:
    """Though a newer one waits as well: it is the code in what is replied to that counts."""
    await agreed(visit)
    care, codes = await visit.counter.care(), list[str]()
    for story in STORIES[:2]:
        await sends(visit, story)
        code = (await visit.cases())[0].code
        await visit.counter.desk.move(code, Move.RECEIVE, care, cause=cause())
        await visit.counter.desk.move(code, Move.ASK, care, text="Số nào gọi?", cause=cause())
        codes.append(code)
    await visit.replies("Số 0912", to=f"Về khiếu nại {codes[0]}: Số nào gọi?")
    newest, oldest = await visit.cases()
    assert [newest.waiting, oldest.waiting] == [True, False]
