"""People: known by a sealed id, written to while they can be."""

from sqlalchemy import select

from cases.people import Person
from storage.rows import PersonRow
from tests.counter import Counter, cause


async def test_nothing_is_held_of_one_who_was_not_met(counter: Counter) -> None:
    """Looking somebody up makes no row."""
    assert await counter.people.known(1001) is None


async def test_a_person_is_met_once(counter: Counter) -> None:
    """Meeting again gives the same person, in the language first chosen."""
    first = await counter.people.meet(1001, language="en", started=False, cause=cause())
    again = await counter.people.meet(1001, language="vi", started=True, cause=cause())
    assert again == Person(first.id, 1001, "en", started=True, reachable=True)
    assert not first.started
    assert await counter.people.known(1001) == again
    assert await counter.people.by_id(first.id) == again


async def test_a_new_person_reads_vietnamese(counter: Counter) -> None:
    """Whatever the app's language may be, unless one was chosen."""
    assert (await counter.customer()).language == "vi"


async def test_the_telegram_id_is_nowhere_in_clear(counter: Counter) -> None:
    """The row has the id sealed, and an index that does not tell it."""
    await counter.customer(987654321)
    async with counter.database.read() as session:
        row = (await session.scalars(select(PersonRow))).one()
    shown = repr((row.user_index, row.user_id, row.data_key))
    assert "987654321" not in shown


async def test_the_language_can_be_changed(counter: Counter) -> None:
    """From then on the person is written to in it."""
    person = await counter.customer()
    await counter.people.speak(person.id, "en", cause())
    found = await counter.people.by_id(person.id)
    assert found is not None
    assert found.language == "en"


async def test_care_hears_once_when_a_customer_cannot_be_reached(counter: Counter) -> None:
    """Only of open cases, and not again while nothing changes."""
    person = await counter.customer()
    await counter.lodged(person)
    await counter.people.reached(person.id, False)
    await counter.people.reached(person.id, False)
    assert (await counter.kinds_told()).count("unreachable") == 1
    assert not (await counter.desk.card((await counter.desk.own_all(person))[0].id)).reachable


async def test_writing_again_makes_a_person_reachable(counter: Counter) -> None:
    """Who blocked the bot and came back can be written to."""
    person = await counter.customer()
    await counter.people.reached(person.id, False)
    assert (await counter.customer()).reachable
