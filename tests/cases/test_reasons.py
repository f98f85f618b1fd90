"""Why the next date is the one it is."""

from cases.dossier import Actor
from cases.people import Person
from cases.reasons import Owed, Reason, reason
from cases.steps import Move, Role
from tests.counter import Counter, cause


async def why(counter: Counter, person: Person, code: str) -> Reason | None:
    """The reason as the customer's own view gives it."""
    return reason(await counter.desk.own(person, code))


async def test_the_reason_follows_the_case(counter: Counter) -> None:
    """First an answer is owed, then a settlement; a wait and a reopening are told of."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    assert await why(counter, person, code) == Reason(Owed.FIRST, reopened=False, waited=False)
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, Move.ASK, care, text="Số nào?", cause=cause())
    assert await why(counter, person, code) is None
    own = Actor(Role.CUSTOMER, person.id)
    await counter.desk.move(code, Move.ANSWER, own, text="0912", cause=cause())
    assert await why(counter, person, code) == Reason(Owed.RESOLVE, reopened=False, waited=True)
    await counter.desk.move(code, Move.EXTEND, care, text="Chờ đối tác", cause=cause())
    assert await why(counter, person, code) == Reason(Owed.RESOLVE, False, True, extended=True)
    await counter.desk.move(code, Move.RESOLVE, care, text="Xong", cause=cause())
    assert await why(counter, person, code) is None
    await counter.desk.move(code, Move.REOPEN, own, cause=cause())
    assert await why(counter, person, code) == Reason(Owed.FIRST, reopened=True, waited=False)


async def test_an_escalated_case_has_no_date_to_give_a_reason_for(counter: Counter) -> None:
    """It is in other hands."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    for move in (Move.RECEIVE, Move.ESCALATE):
        await counter.desk.move(code, move, care, text="Chuyển", cause=cause())
    assert await why(counter, person, code) is None
