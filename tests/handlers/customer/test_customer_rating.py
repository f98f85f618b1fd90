"""Rating an outcome: five buttons, then a few words that can be left out."""

import pytest

from cases.dossier import CaseView
from cases.notices import NoticeKind
from cases.steps import Move
from handlers.texts.customer import CUSTOMER_VI
from rights.consent import Purpose
from tests.counter import cause
from tests.handlers.customer.visit import AN, BINH, RECEIPTS, Visit

CARD = CUSTOMER_VI.card
OWN = CUSTOMER_VI.own


@pytest.fixture(autouse=True)
def _delivered(visit: Visit) -> None:
    """What is told with a move goes out."""
    visit.delivers = (*RECEIPTS, NoticeKind.STEP_TOLD)


async def ended(visit: Visit, move: Move = Move.RESOLVE, *, agreed: bool = True) -> str:
    """A case of An's that came to its end, An having been told; its code."""
    counter = visit.counter
    person, care = await counter.customer(AN), await counter.care()
    if agreed:
        await counter.consents.give(
            person, Purpose.COMPLAINT, "như đã hiện", "vi", "1", cause=cause()
        )
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, move, care, text="Đã xong", cause=cause())
    await visit.delivered()
    return code


async def rated(visit: Visit) -> CaseView:
    """An's only case."""
    (case,) = await visit.cases()
    return case


def star(rating: int) -> str:
    """The button of a rating."""
    return CARD.rate_button.format(rating=rating)


@pytest.mark.parametrize("move", [Move.RESOLVE, Move.REJECT])
async def test_the_outcome_asks_whether_it_was_solved(visit: Visit, move: Move) -> None:
    """In the message that tells it, with five buttons."""
    await ended(visit, move)
    told = visit.telegram.sent()[-1]
    assert "Đã xong" in told.text
    assert CARD.rate_ask.replace("**", "") in told.text
    assert list(told.buttons) == [star(rating) for rating in range(1, 6)]


async def test_a_rating_and_a_few_words_are_kept(visit: Visit) -> None:
    """Secrets masked; afterwards a text is a question again."""
    code = await ended(visit)
    await visit.presses(star(4))
    assert visit.toasts[-1] == CARD.rate_noted.format(rating=4)
    assert visit.last.text == CARD.rate_words.format(rating=4, code=code)
    await visit.says("Nhanh _*[<& 😀, mật khẩu là Hoa12345!")
    case = await rated(visit)
    assert case.rating == 4
    assert case.rating_words.startswith("Nhanh _*[<& 😀")
    assert "Hoa12345!" not in case.rating_words
    assert visit.last.text.startswith(CARD.rate_words_kept.format(code=code))
    await visit.says("Chính sách đăng ngày nào?")
    assert "15/01/2021" in visit.last.text


@pytest.mark.parametrize("how", ["bỏ qua", "xong", "hủy", "button"])
async def test_the_words_can_be_left_out(visit: Visit, how: str) -> None:
    """By button or by word; the number stays."""
    await ended(visit)
    await visit.presses(star(2))
    if how == "button":
        await visit.presses(CARD.rate_skip_button)
    else:
        await visit.says(how)
    assert visit.last.text == CARD.rate_skipped
    case = await rated(visit)
    assert (case.rating, case.rating_words) == (2, "")
    await visit.says("Chính sách đăng ngày nào?")
    assert "15/01/2021" in visit.last.text


async def test_another_number_changes_the_rating_and_asks_no_second_time(visit: Visit) -> None:
    """Neither while the words are waited for nor once they are there."""
    await ended(visit)
    await visit.presses(star(1))
    asked = len(visit.telegram.sent())
    await visit.presses(star(3))
    await visit.says("Tạm được")
    await visit.presses(star(5))
    assert len(visit.telegram.sent()) == asked + 1
    case = await rated(visit)
    assert (case.rating, case.rating_words) == (5, "Tạm được")


async def test_a_number_typed_instead_of_words_is_another_rating(visit: Visit) -> None:
    """As the buttons read; what is typed next are the words."""
    code = await ended(visit)
    await visit.presses(star(1))
    await visit.says("4 ⭐")
    assert visit.last.text == CARD.rate_words.format(rating=4, code=code)
    await visit.says("4 hay 5 đều được")
    case = await rated(visit)
    assert (case.rating, case.rating_words) == (4, "4 hay 5 đều được")


async def test_a_number_typed_by_itself_is_the_rating(visit: Visit) -> None:
    """Of the only case it can be of; it comes again as the same."""
    code = await ended(visit)
    first = await visit.says("5")
    assert visit.last.text == CARD.rate_words.format(rating=5, code=code)
    await visit.says("5", again=first)
    assert visit.last.text == CARD.rate_words.format(rating=5, code=code)
    await visit.says("Rất tốt")
    await visit.says("4")
    assert visit.last.text == CARD.rate_noted.format(rating=4)
    assert (await rated(visit)).rating == 4


async def test_of_several_cases_a_reply_says_which(visit: Visit) -> None:
    """By itself a number is then no rating, nor is one that no button has."""
    first, second = await ended(visit), await ended(visit)
    await visit.says("5")
    await visit.replies("6", f"Khiếu nại {second}")
    assert {case.rating for case in await visit.cases()} == {None}
    await visit.replies("3", f"Khiếu nại {second}")
    assert {case.code: case.rating for case in await visit.cases()} == {first: None, second: 3}


async def test_a_number_is_an_answer_while_staff_wait_for_one(visit: Visit) -> None:
    """Though another case has come to its end and could be rated."""
    other = await ended(visit)
    person, care = await visit.counter.customer(AN), await visit.counter.care()
    code = (await visit.counter.lodged(person)).code
    for move in (Move.RECEIVE, Move.ASK):
        await visit.counter.desk.move(code, move, care, text="Mấy lần?", cause=cause())
    await visit.says("3")
    assert visit.last.text.startswith(OWN.sort.partition("{")[0])
    assert {case.rating for case in await visit.cases()} == {None}
    await visit.says("hủy")
    await visit.replies("3", f"Khiếu nại {other}")
    assert {case.rating for case in await visit.cases()} == {None, 3}


async def test_a_press_that_comes_again_asks_the_same_again(visit: Visit) -> None:
    """Killed before the question went out."""
    code = await ended(visit)
    first = await visit.presses(star(4))
    await visit.presses(star(4), again=first)
    assert visit.last.text == CARD.rate_words.format(rating=4, code=code)


async def test_without_consent_the_number_is_taken_and_no_word(visit: Visit) -> None:
    """None is asked for; and none is kept where it was taken back meanwhile."""
    await ended(visit, agreed=False)
    await visit.presses(star(3))
    assert visit.last.text != CARD.rate_words
    assert (await rated(visit)).rating == 3
    person = await visit.counter.customer(AN)
    await visit.counter.consents.give(person, Purpose.COMPLAINT, "x", "vi", "1", cause=cause())
    await visit.presses(star(4))
    await visit.counter.consents.withdraw(person, Purpose.COMPLAINT, cause())
    await visit.says("Đừng giữ lời này")
    assert (await rated(visit)).rating_words == ""
    assert visit.last.text == OWN.not_agreed.format(code=(await rated(visit)).code)


async def test_a_rating_that_is_not_theirs_or_no_longer_taken_is_refused(visit: Visit) -> None:
    """Old buttons stay clickable for ever."""
    code = await ended(visit)
    bare = code.replace("-", "")
    await visit.presses_data(f"rate:1:{bare}", BINH)
    assert visit.toasts[-1] == OWN.case_unknown
    await visit.counter.customer(BINH)
    await visit.presses_data(f"rate:1:{bare}", BINH)
    assert visit.toasts[-1] == OWN.case_unknown
    visit.counter.clock.move(days=15)
    await visit.counter.desk.close_due(cause())
    await visit.presses(star(1))
    assert visit.toasts[-1] == CARD.rate_refused.format(code=code)
    assert (await rated(visit)).rating is None


async def test_what_is_no_words_is_told_so_and_waited_for(visit: Visit) -> None:
    """A sticker or a photo is no opinion in words."""
    await ended(visit)
    await visit.presses(star(5))
    await visit.sends_photo()
    assert visit.last.text == CARD.rate_words_only
    await visit.says("Rất tốt")
    assert (await rated(visit)).rating_words == "Rất tốt"
