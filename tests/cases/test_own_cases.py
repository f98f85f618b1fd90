"""A customer's own cases asked for one thing at a time, on both databases."""

from cases.form import Reporter
from cases.steps import Move
from tests.counter import Counter, cause, form


async def asked(counter: Counter, user_id: int = 1001) -> str:
    """The code of a case in which staff wait for the customer."""
    counter.clock.move(minutes=1)
    care, person = await counter.care(), await counter.customer(user_id)
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, Move.ASK, care, text="Số nào gọi?", cause=cause())
    return code


async def test_the_cases_that_wait_are_theirs_and_the_newest_comes_first(counter: Counter) -> None:
    """Neither one that nobody asked about, nor another customer's."""
    person = await counter.customer()
    first, second = await asked(counter), await asked(counter)
    await counter.lodged(person)
    await asked(counter, 1002)
    assert await counter.desk.waiting_codes(person) == (second, first)
    assert await counter.desk.waiting_codes(await counter.customer(1003)) == ()


async def test_of_the_cases_named_only_those_are_meant(counter: Counter) -> None:
    """A reply to an older question is for the older case; an answered one counts if it is told."""
    person = await counter.customer()
    first, second = await asked(counter), await asked(counter)
    silent = await counter.lodged(person)
    named = (first, silent.code)
    assert await counter.desk.waiting_codes(person, among=named) == (first,)
    assert await counter.desk.waiting_codes(person, among=()) == ()
    these = frozenset({silent.case_id})
    found = await counter.desk.waiting_codes(person, among=named, or_these=these)
    assert found == (silent.code, first)
    assert second not in found


async def test_who_they_said_they_were_is_known_from_the_newest_case(counter: Counter) -> None:
    """Also that they did not say."""
    person = await counter.customer()
    assert await counter.desk.last_role(person) == ""
    await counter.lodged(person)
    assert await counter.desk.last_role(person) == Reporter.CUSTOMER
    counter.clock.move(minutes=1)
    await counter.lodged(person, reporter=())
    assert await counter.desk.last_role(person) == ""


async def test_only_open_cases_of_their_own_are_likely_repeated(counter: Counter) -> None:
    """And none by the very cause that has lodged the new one."""
    person, under = await counter.customer(), cause()
    told = form("Có người lạ gọi mời vay tiền và đọc đúng tên tôi")
    lodged = await counter.sent(person, told.what or "")
    await counter.sent(await counter.customer(1002), told.what or "")
    found = await counter.desk.likely_repeated(person, told, cause=under)
    assert [(each.code, each.lodged_at) for each in found] == [(lodged.code, lodged.lodged_at)]
    await counter.desk.lodge(person, told, consent_id=lodged.case_id, policy_number=1, cause=under)
    assert await counter.desk.likely_repeated(person, told, cause=under) == ()
