"""More time for a case: once, with a reason, until it is opened anew."""

import pytest

from cases.dossier import EmptyTextError
from cases.notices import NoticeKind
from cases.steps import Move, MoveRefusedError, Refusal
from tests.counter import Counter, cause


async def test_the_time_to_resolve_is_extended_once_and_the_customer_told(
    counter: Counter,
) -> None:
    """By working days, to the same hour; a second time is refused."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    with pytest.raises(EmptyTextError):
        await counter.desk.move(lodged.code, Move.EXTEND, care, cause=cause())

    moved = await counter.desk.move(
        lodged.code, Move.EXTEND, care, text="Chờ bên B", cause=cause()
    )

    desk = counter.desk
    assert desk.calendar.working_days_between(lodged.resolve_due, moved.next_due, desk.zone) == 10  # type: ignore[arg-type]
    view = await desk.own(person, lodged.code)
    assert (view.resolve_due, view.next_due) == (moved.next_due, moved.next_due)
    assert [said.text for said in view.talk] == ["Chờ bên B"]
    told = [each for each in await counter.told() if each.kind == NoticeKind.STEP_TOLD]
    assert (told[-1].values["move"], told[-1].values["due"]) == (
        Move.EXTEND,
        view.resolve_due.isoformat(),
    )
    with pytest.raises(MoveRefusedError) as refused:
        await counter.desk.move(lodged.code, Move.EXTEND, care, text="Nữa", cause=cause())
    assert refused.value.reason is Refusal.EXTENDED
    assert Move.EXTEND not in (await counter.desk.card(lodged.code)).moves


async def test_more_time_ends_no_waiting_and_waiting_adds_to_it(counter: Counter) -> None:
    """While the customer is waited for, nothing is owed, extended or not."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    for move in (Move.RECEIVE, Move.ASK, Move.EXTEND):
        await counter.desk.move(lodged.code, move, care, text="Lời", cause=cause())
    view = await counter.desk.own(person, lodged.code)
    assert (view.waiting, view.next_due) == (True, None)


async def test_a_case_opened_anew_can_be_extended_again(counter: Counter) -> None:
    """It has a promise of its own."""
    care = await counter.care()
    lodged = await counter.lodged(await counter.customer())
    for move in (Move.RECEIVE, Move.EXTEND, Move.RESOLVE, Move.REOPEN, Move.EXTEND):
        await counter.desk.move(lodged.code, move, care, text="Lời", cause=cause())
