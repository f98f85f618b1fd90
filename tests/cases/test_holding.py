"""Holding: one colleague at a time answers a customer."""

from asyncio import gather

import pytest
from sqlalchemy import select, update

from cases.dossier import HeldByError, Lodged, Spoken
from cases.holding import CLAIM
from cases.steps import Move
from storage.case_tables import CaseRow
from tests.counter import Counter, cause

ANSWERS = [Move.ASK, Move.ESCALATE, Move.RESOLVE, Move.REJECT]


async def received(counter: Counter) -> Lodged:
    """A case that Lan has received."""
    lodged = await counter.lodged(await counter.customer())
    lan = await counter.care(2001, "Lan")
    await counter.desk.move(lodged.code, Move.RECEIVE, lan, cause=cause())
    return lodged


async def without_holder(counter: Counter) -> Lodged:
    """A received case that nobody holds."""
    lodged = await received(counter)
    async with counter.database.write() as session:
        await session.execute(update(CaseRow).values(holder=None))
    return lodged


async def holder(counter: Counter) -> object:
    """Who holds the only case."""
    async with counter.database.read() as session:
        return (await session.scalars(select(CaseRow.holder))).one()


@pytest.mark.parametrize("move", ANSWERS)
async def test_a_colleague_does_not_answer_beside_the_holder(counter: Counter, move: Move) -> None:
    """Neither by a reply nor by a move with words; nothing is told, nothing changes."""
    lodged, minh = await received(counter), await counter.care(2002, "Minh")
    before = await counter.told(), await counter.audit(lodged.case_id)
    with pytest.raises(HeldByError) as held:
        await counter.desk.move(lodged.code, move, minh, text="Lời", cause=cause())
    assert held.value.by == "Lan"
    with pytest.raises(HeldByError):
        await counter.desk.reply(lodged.code, "Lời", minh, cause=cause())
    with pytest.raises(HeldByError):
        await counter.desk.may_answer(lodged.code, minh)
    assert (await counter.told(), await counter.audit(lodged.case_id)) == before
    await counter.desk.note(lodged.code, "Ghi chú", minh, cause=cause())
    await counter.desk.staff_view(lodged.code, minh, cause=cause())


async def test_who_answers_a_case_without_a_holder_takes_it_once(counter: Counter) -> None:
    """By a reply as by a move, in the same transaction, with an entry of its own."""
    lodged, minh = await without_holder(counter), await counter.care(2002, "Minh")
    await counter.desk.may_answer(lodged.code, minh)
    again = cause()
    for _ in range(2):
        await counter.desk.reply(lodged.code, "Chào", minh, cause=again)
    await counter.desk.move(lodged.code, Move.RESOLVE, minh, text="Xong", cause=cause())
    assert await holder(counter) == minh.person_id
    assert await counter.audit(lodged.case_id) == ["lodge", "receive", CLAIM, "reply", "resolve"]


async def test_rejecting_a_case_nobody_received_takes_it(counter: Counter) -> None:
    """A customer who reopens it meets the colleague who knows it."""
    lodged, minh = await counter.lodged(await counter.customer()), await counter.care(2002, "Minh")
    await counter.desk.move(lodged.code, Move.REJECT, minh, text="Vì sao", cause=cause())
    assert await holder(counter) == minh.person_id
    assert await counter.audit(lodged.case_id) == ["lodge", CLAIM, "reject"]


async def test_a_holder_who_left_customer_care_holds_no_longer(counter: Counter) -> None:
    """An admin who is no longer care is no holder either; who is still named is."""
    lodged, minh = await received(counter), await counter.care(2002, "Minh")
    await counter.staff.make_admin(2001, "Lan", cause())
    await counter.staff.name(2001, "Lan", None, cause())
    await counter.staff.left(2001, cause())
    with pytest.raises(HeldByError):
        await counter.desk.reply(lodged.code, "Chào", minh, cause=cause())
    await counter.staff.unname(2001, None, cause())
    await counter.desk.reply(lodged.code, "Chào", minh, cause=cause())
    assert await holder(counter) == minh.person_id


async def test_of_two_who_answer_at_once_one_does(counter: Counter) -> None:
    """The other is told who holds the case; the customer gets one answer."""
    lodged = await without_holder(counter)
    lan, minh = await counter.care(2001, "Lan"), await counter.care(2002, "Minh")
    both = await gather(
        counter.desk.reply(lodged.code, "Một", lan, cause=cause()),
        counter.desk.reply(lodged.code, "Hai", minh, cause=cause()),
        return_exceptions=True,
    )
    assert sum(isinstance(each, Spoken) for each in both) == 1
    assert sum(isinstance(each, HeldByError) for each in both) == 1
    assert (await counter.kinds_told()).count("reply") == 1


async def test_the_customer_sees_nothing_of_who_holds_the_case(counter: Counter) -> None:
    """Their timeline has what was done for them alone."""
    lodged, minh = await without_holder(counter), await counter.care(2002, "Minh")
    await counter.desk.reply(lodged.code, "Chào", minh, cause=cause())
    view = await counter.desk.own(await counter.customer(), lodged.code)
    assert [event.move for event in view.timeline] == ["lodge", "receive", "reply"]
