"""Removals: messages that go when their time is up."""

from datetime import timedelta

from tests.counter import Counter, cause


async def test_a_message_is_due_when_its_time_is_up(counter: Counter) -> None:
    """And once done, no more; a repeat adds none."""
    person, reading = await counter.customer(77), cause()
    due_at = counter.clock.at + timedelta(hours=24)
    for _ in range(2):
        await counter.removals.keep(person.id, (1, 2), due_at, reading)
    assert await counter.removals.due() == ()
    counter.clock.move(hours=24)
    due = await counter.removals.due()
    assert {(each.user_id, each.message_id) for each in due} == {(77, 1), (77, 2)}
    for each in due:
        await counter.removals.done(each.id)
    assert await counter.removals.due() == ()


async def test_what_shows_a_case_goes_at_once_when_it_is_erased(counter: Counter) -> None:
    """Its words stand in the private chat of the colleague who read it."""
    person, care = await counter.customer(), await counter.care(77)
    lodged = await counter.lodged(person)
    assert care.person_id is not None
    due_at = counter.clock.at + timedelta(hours=24)
    await counter.removals.keep(care.person_id, (5,), due_at, cause(), case_id=lodged.case_id)
    await counter.own_data.erase(person, cause())
    assert [each.message_id for each in await counter.removals.due()] == [5]
