"""More time: once, before the date, with a reason that the customer reads."""

from datetime import datetime

import pytest

from cases.deadlines import extended
from cases.dossier import Actor, EmptyTextError, HeldByError, Lodged
from cases.notices import NoticeKind
from cases.steps import Move, MoveRefusedError, Refusal, Role
from storage.case_rows import case_row
from storage.case_tables import CaseRow
from tests.counter import Counter, cause

WHY = "Chờ đối tác gửi nhật ký _*[<& 😀"


async def received(counter: Counter, care: Actor) -> Lodged:
    """A case that a colleague has received."""
    lodged = await counter.lodged(await counter.customer())
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    return lodged


async def extend(counter: Counter, code: str, care: Actor) -> datetime | None:
    """Put the date off; return the new one."""
    moved = await counter.desk.move(code, Move.EXTEND, care, text=WHY, cause=cause())
    return moved.next_due


async def row_of(counter: Counter, lodged: Lodged) -> CaseRow:
    """The case's row."""
    async with counter.database.read() as session:
        row = await case_row(session, lodged.case_id)
    assert row is not None
    return row


async def refusal(counter: Counter, code: str, care: Actor) -> Refusal:
    """Why the date cannot be put off."""
    with pytest.raises(MoveRefusedError) as refused:
        await extend(counter, code, care)
    return refused.value.reason


async def test_the_date_moves_and_the_reason_counts_as_an_answer(counter: Counter) -> None:
    """Ten working days later; the customer is told both, and the reminders begin anew."""
    care = await counter.care()
    lodged = await received(counter, care)
    desk = counter.desk
    later = extended(lodged.resolve_due, desk.promise, desk.calendar, desk.zone)
    assert await extend(counter, lodged.code, care) == later
    row = await row_of(counter, lodged)
    assert (row.resolve_due, row.next_due, row.extended_at) == (later, later, counter.clock())
    assert (row.answered_at, row.clock_from, row.reminded) == (counter.clock(), counter.clock(), 0)
    told = [each for each in await counter.told() if each.values.get("move") == Move.EXTEND]
    to_customer = [each for each in told if each.kind == NoticeKind.STEP_TOLD]
    assert [each.values["due"] for each in to_customer] == [later.isoformat()]
    view = await desk.notice_view(to_customer[0].kind, to_customer[0].values)
    assert view is not None
    assert view.said is not None
    assert view.said.text == WHY
    assert await counter.audit(lodged.case_id) == ["lodge", "receive", "extend"]


async def test_it_is_put_off_once(counter: Counter) -> None:
    """Neither again nor by a colleague; reopened, the case may be given more time once more."""
    care = await counter.care()
    lodged = await received(counter, care)
    assert Move.EXTEND in (await counter.desk.card(lodged.code)).moves
    await extend(counter, lodged.code, care)
    assert Move.EXTEND not in (await counter.desk.card(lodged.code)).moves
    assert await refusal(counter, lodged.code, care) is Refusal.EXTENDED
    other = await counter.care(2002, "Minh")
    assert await refusal(counter, lodged.code, other) is Refusal.EXTENDED
    await counter.desk.move(lodged.code, Move.RESOLVE, care, text="Xong", cause=cause())
    await counter.desk.move(lodged.code, Move.REOPEN, care, cause=cause())
    row = await row_of(counter, lodged)
    assert row.extended_at is None
    assert await extend(counter, lodged.code, care) is not None


async def test_the_same_press_again_puts_nothing_off_again(counter: Counter) -> None:
    """After a crash the handler runs again for the same cause."""
    care, same = await counter.care(), cause()
    lodged = await received(counter, care)
    first = await counter.desk.move(lodged.code, Move.EXTEND, care, text=WHY, cause=same)
    again = await counter.desk.move(lodged.code, Move.EXTEND, care, text=WHY, cause=same)
    assert first == again


async def test_a_date_that_has_passed_stays(counter: Counter) -> None:
    """A reason that comes late is no reason told in time."""
    care = await counter.care()
    lodged = await received(counter, care)
    counter.clock.at = lodged.resolve_due
    assert await refusal(counter, lodged.code, care) is Refusal.OVERDUE


async def test_a_missed_first_answer_does_not_forbid_more_time(counter: Counter) -> None:
    """The reason is that answer, and the date of the resolution still lies ahead."""
    care = await counter.care()
    lodged = await received(counter, care)
    counter.clock.at = lodged.first_answer_due
    counter.clock.move(hours=1)
    assert await extend(counter, lodged.code, care) is not None


async def test_while_the_customer_is_asked_there_is_nothing_to_put_off(counter: Counter) -> None:
    """The date stands still; it can be put off once they have answered."""
    care = await counter.care()
    lodged = await received(counter, care)
    await counter.desk.move(lodged.code, Move.ASK, care, text="Khi nào?", cause=cause())
    assert await refusal(counter, lodged.code, care) is Refusal.PAUSED
    own = Actor(Role.CUSTOMER, (await counter.customer()).id)
    await counter.desk.move(lodged.code, Move.ANSWER, own, text="Hôm qua", cause=cause())
    assert await extend(counter, lodged.code, care) is not None


async def test_it_takes_a_reason_and_the_holder(counter: Counter) -> None:
    """Nobody is put off without a word, nor by who does not hold the case."""
    care, other = await counter.care(), await counter.care(2002, "Minh")
    lodged = await received(counter, care)
    with pytest.raises(EmptyTextError):
        await counter.desk.move(lodged.code, Move.EXTEND, care, text=" ", cause=cause())
    with pytest.raises(HeldByError):
        await extend(counter, lodged.code, other)
    own = Actor(Role.CUSTOMER, (await counter.customer()).id)
    assert await refusal(counter, lodged.code, own) is Refusal.NOT_YOURS
