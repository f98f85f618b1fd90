"""Talk: to the customer, among colleagues, and by the customer."""

from asyncio import create_task, sleep
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from cases.dossier import Actor, CaseNotFoundError, EmptyTextError
from cases.steps import Move, MoveRefusedError, Role, Talk
from storage.case_tables import CaseRow, TalkRow
from storage.outbox import to_person
from tests.counter import Counter, cause


async def test_a_reply_goes_to_the_customer_once(counter: Counter) -> None:
    """It is the first answer, so from now on the resolution is owed."""
    person, care, again = await counter.customer(), await counter.care(), cause()
    lodged = await counter.lodged(person)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    first = await counter.desk.reply(lodged.code, "Chào Anh/Chị", care, cause=again)
    assert await counter.desk.reply(lodged.code, "Chào Anh/Chị", care, cause=again) == first
    told = [each for each in await counter.told() if each.kind == "reply"]
    assert [each.recipient for each in told] == [to_person(person.id)]
    view = await counter.desk.own(person, lodged.code)
    assert [(said.kind, said.text, said.name) for said in view.talk] == [
        (Talk.REPLY, "Chào Anh/Chị", None)
    ]
    assert view.answered_at == counter.clock.at
    assert view.next_due == lodged.resolve_due


async def test_a_second_reply_does_not_move_the_first_answer(counter: Counter) -> None:
    """The promise is kept by the first."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.reply(code, "Một", care, cause=cause())
    at = counter.clock.at
    counter.clock.move(hours=1)
    await counter.desk.reply(code, "Hai", care, cause=cause())
    assert (await counter.desk.own(person, code)).answered_at == at


async def test_a_note_is_for_colleagues_alone(counter: Counter) -> None:
    """The customer sees neither its words nor that there is one, and is told nothing."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.note(code, "Gọi lại chiều nay", care, cause=cause())
    own = await counter.desk.own(person, code)
    assert (own.talk, [event.move for event in own.timeline]) == ((), ["lodge"])
    full = await counter.desk.staff_view(code, care, cause=cause())
    assert [(said.text, said.name) for said in full.talk] == [("Gọi lại chiều nay", "Lan")]
    told = [each.kind for each in await counter.told() if each.recipient == to_person(person.id)]
    assert told == ["receipt", "receipt_paper"]
    assert own.answered_at is None


async def test_the_customer_adds_to_an_open_case(counter: Counter) -> None:
    """Words or files; a burst of them is told to the care group once while it waits."""
    person = await counter.customer()
    lodged = await counter.lodged(person)
    file = await counter.evidence.keep(person, "photo", "F1", "a.jpg", 10, cause=cause())
    await counter.desk.add(lodged.code, person, text="Thêm", cause=cause())
    await counter.desk.add(lodged.code, person, files=[file], cause=cause())
    view = await counter.desk.own(person, lodged.code)
    assert [said.text for said in view.talk] == ["Thêm"]
    assert [each.name for each in view.evidence] == ["a.jpg"]
    assert (await counter.kinds_told()).count("staff_event") == 1
    assert [event.move for event in view.timeline] == ["lodge", "add", "add"]


async def test_adding_nothing_or_to_anothers_case_is_refused(counter: Counter) -> None:
    """And files of another cannot be slipped in."""
    person, stranger = await counter.customer(1), await counter.customer(2)
    lodged = await counter.lodged(person)
    with pytest.raises(EmptyTextError):
        await counter.desk.add(lodged.code, person, text=" ", cause=cause())
    with pytest.raises(CaseNotFoundError):
        await counter.desk.add(lodged.code, stranger, text="Của tôi", cause=cause())
    theirs = await counter.evidence.keep(stranger, "photo", "F", "b.jpg", 10, cause=cause())
    await counter.desk.add(lodged.code, person, files=[theirs], cause=cause())
    assert (await counter.desk.own(person, lodged.code)).evidence == ()


async def test_talk_is_refused_where_the_rules_say_so(counter: Counter) -> None:
    """No reply before the case is received, no addition once it has ended."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    with pytest.raises(MoveRefusedError):
        await counter.desk.reply(code, "Chào", care, cause=cause())
    with pytest.raises(MoveRefusedError):
        await counter.desk.reply(code, "Tôi", Actor(Role.CUSTOMER, person.id), cause=cause())
    await counter.desk.move(code, Move.WITHDRAW, Actor(Role.CUSTOMER, person.id), cause=cause())
    with pytest.raises(MoveRefusedError):
        await counter.desk.add(code, person, text="Thêm", cause=cause())


async def test_what_staff_write_is_sealed_under_the_customers_key(counter: Counter) -> None:
    """So that erasing the customer ends it too."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.note(code, "Lan ghi nho", care, cause=cause())
    async with counter.database.read() as session:
        row = (await session.scalars(select(TalkRow))).one()
    assert b"ghi nho" not in row.body
    await counter.own_data.erase(person, cause())
    async with counter.database.read() as session:
        assert (await session.scalars(select(TalkRow))).all() == []
    with pytest.raises(CaseNotFoundError):
        await counter.desk.note(uuid4(), "Không có", care, cause=cause())


async def test_a_reply_waits_for_the_withdrawal_that_is_under_way(counter: Counter) -> None:
    """And is then refused: nothing reaches a customer who has withdrawn meanwhile."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    async with counter.database.write() as session:
        withdrawn = update(CaseRow).where(CaseRow.id == lodged.case_id).values(step="withdrawn")
        await session.execute(withdrawn)
        replying = create_task(counter.desk.reply(lodged.code, "Chào", care, cause=cause()))
        await sleep(0.3)
    with pytest.raises(MoveRefusedError):
        await replying
