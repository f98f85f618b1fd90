"""The customer's live card: where it stands, and what brings it up to date."""

from uuid import uuid4

from cases.dossier import Actor
from cases.notices import Hears, NoticeKind
from cases.people import Person
from cases.steps import Move, Role
from storage.outbox import to_person
from tests.counter import Counter, cause


async def shown(counter: Counter, person: Person) -> int:
    """How many notices wait that bring cards of a customer up to date; they are sent then."""
    told = [each for each in await counter.told() if each.kind == NoticeKind.CUSTOMER_CARD]
    assert all(each.recipient == to_person(person.id) for each in told)
    while True:
        async with counter.database.write() as session:
            waiting = await counter.outbox.claim(session, 50)
            for notice in waiting:
                await counter.outbox.settle(session, notice, "sent", "", counter.clock())
        if not waiting:
            return len(told)


async def test_whatever_changes_in_a_case_brings_the_card_up_to_date(counter: Counter) -> None:
    """Moves and words of either side; the receipt is the card to begin with."""
    person, care = await counter.customer(), await counter.care()
    own = Actor(Role.CUSTOMER, person.id)
    code = (await counter.lodged(person)).code
    assert await shown(counter, person) == 0
    for move, actor in [
        (Move.RECEIVE, care),
        (Move.ASK, care),
        (Move.ANSWER, own),
        (Move.ESCALATE, care),
        (Move.RESOLVE, care),
        (Move.REOPEN, own),
        (Move.WITHDRAW, own),
    ]:
        await counter.desk.move(code, move, actor, text="Lời", cause=cause())
        assert await shown(counter, person) == 1, move
    other = (await counter.lodged(person)).code
    await counter.desk.move(other, Move.RECEIVE, care, cause=cause())
    await shown(counter, person)
    await counter.desk.reply(other, "Đang xem", care, cause=cause())
    assert await shown(counter, person) == 1
    await counter.desk.add(other, person, text="Thêm", cause=cause())
    assert await shown(counter, person) == 1


async def test_what_is_the_staff_s_own_does_not_touch_the_card(counter: Counter) -> None:
    """A note, and a care group that is bound anew."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.note(code, "Gọi lại", care, cause=cause())
    await counter.staff.bind(-5, "Nhóm", Hears.CARE, by=None, cause=cause())
    assert await shown(counter, person) == 0


async def test_many_changes_that_wait_are_one_edit(counter: Counter) -> None:
    """The card shows what is true when it goes out."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.reply(code, "Một", care, cause=cause())
    await counter.desk.reply(code, "Hai", care, cause=cause())
    assert await shown(counter, person) == 1


async def test_who_cannot_be_written_to_gets_the_card_when_they_are_back(counter: Counter) -> None:
    """No edit is tried meanwhile."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.people.reached(person.id, yes=False)
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    assert await shown(counter, person) == 0
    await counter.people.reached(person.id, True, cause())
    assert await shown(counter, person) == 1


async def test_the_card_s_place_is_kept_and_the_one_before_it_told(counter: Counter) -> None:
    """So that the old one can be taken away; of a case that is gone nothing is kept."""
    person = await counter.customer()
    lodged = await counter.lodged(person)
    assert await counter.desk.own_card_at(lodged.case_id) is None
    assert await counter.desk.keep_own_card(lodged.case_id, 11) is None
    assert await counter.desk.keep_own_card(lodged.case_id, 11) is None
    assert await counter.desk.keep_own_card(lodged.case_id, 2**40) == 11
    assert await counter.desk.own_card_at(lodged.case_id) == 2**40
    assert await counter.desk.own_cards_of(person) == (2**40,)
    assert await counter.desk.own_cards_of(await counter.customer(1002)) == ()
    assert await counter.desk.keep_own_card(uuid4(), 5) is None


async def test_the_holder_is_told_of_as_a_role_while_they_are_in_customer_care(
    counter: Counter,
) -> None:
    """A case whose holder has left has nobody in charge."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    assert not (await counter.desk.own(person, code)).held
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    view = await counter.desk.own(person, code)
    assert (view.held, view.holder_name) == (True, None)
    assert care.person_id is not None
    await counter.staff.left(2001, cause())
    assert not (await counter.desk.own(person, code)).held
