"""The rating of an outcome: kept sealed, shown in numbers, changeable until the case closes."""

import pytest
from sqlalchemy import select, update

from cases.dossier import Actor, CaseNotFoundError, EmptyTextError
from cases.people import Person
from cases.rating import RatingRefusedError, rateable
from cases.steps import Move, Role, Step
from storage.case_tables import CaseRow
from tests.counter import Counter, cause


async def resolved(counter: Counter, person: Person) -> str:
    """A case that was received and resolved; its code."""
    care = await counter.care()
    code = (await counter.lodged(person)).code
    for move in (Move.RECEIVE, Move.RESOLVE):
        await counter.desk.move(code, move, care, text="Xong", cause=cause())
    return code


@pytest.mark.parametrize("step", Step)
def test_an_outcome_is_rated_and_nothing_else(step: Step) -> None:
    """Not what the customer withdrew, not what is closed, and no spam."""
    assert rateable(step) == (step in {Step.RESOLVED, Step.REJECTED})
    assert not rateable(step, spam=True)


async def test_a_rating_and_its_words_are_the_customer_s_and_care_s_to_read(
    counter: Counter,
) -> None:
    """The last one counts; the words are sealed; the chain has an entry without the number."""
    person = await counter.customer()
    code = await resolved(counter, person)
    await counter.desk.rate(code, person, 2, cause=cause())
    await counter.desk.rate_in_words(code, person, "Chậm nhưng ổn 😀", cause=cause())
    await counter.desk.rate(code, person, 4, cause=cause())
    view = await counter.desk.own(person, code)
    assert (view.rating, view.rating_words) == (4, "Chậm nhưng ổn 😀")
    full = await counter.desk.staff_view(code, await counter.care(), cause=cause())
    assert (full.rating, full.rating_words) == (4, "Chậm nhưng ổn 😀")
    assert (await counter.audit(view.id)).count("rate") == 2
    async with counter.database.read() as session:
        row = (await session.scalars(select(CaseRow))).one()
        assert row.rating_words is not None
        assert "ổn".encode() not in row.rating_words
    copy = await counter.own_data.copy(person)
    assert (copy["cases"][0]["rating"], copy["cases"][0]["rating_words"]) == (
        4,
        "Chậm nhưng ổn 😀",
    )


async def test_a_repeat_of_the_same_press_changes_nothing(counter: Counter) -> None:
    """Nor takes back what was pressed after it."""
    person = await counter.customer()
    code = await resolved(counter, person)
    first = cause()
    await counter.desk.rate(code, person, 1, cause=first)
    await counter.desk.rate(code, person, 5, cause=cause())
    await counter.desk.rate(code, person, 1, cause=first)
    assert (await counter.desk.own(person, code)).rating == 5


async def test_what_has_no_outcome_takes_no_rating(counter: Counter) -> None:
    """Open, closed, marked as spam, another's, or a number that no button has."""
    person, stranger = await counter.customer(), await counter.customer(1002)
    code = (await counter.lodged(person)).code
    with pytest.raises(RatingRefusedError):
        await counter.desk.rate(code, person, 3, cause=cause())
    code = await resolved(counter, person)
    with pytest.raises(CaseNotFoundError):
        await counter.desk.rate(code, stranger, 3, cause=cause())
    for wrong in (0, 6):
        with pytest.raises(RatingRefusedError):
            await counter.desk.rate(code, person, wrong, cause=cause())
    with pytest.raises(RatingRefusedError):
        await counter.desk.rate_in_words(code, person, "Chưa chấm", cause=cause())
    await counter.desk.rate(code, person, 3, cause=cause())
    with pytest.raises(EmptyTextError):
        await counter.desk.rate_in_words(code, person, " \u200b ", cause=cause())
    async with counter.database.write() as session:
        await session.execute(update(CaseRow).values(spam_at=counter.clock()))
    with pytest.raises(RatingRefusedError):
        await counter.desk.rate(code, person, 5, cause=cause())
    async with counter.database.write() as session:
        await session.execute(update(CaseRow).values(spam_at=None))
    counter.clock.move(days=15)
    assert await counter.desk.close_due(cause()) == 1
    with pytest.raises(RatingRefusedError):
        await counter.desk.rate(code, person, 5, cause=cause())


async def test_a_reopened_case_is_rated_anew(counter: Counter) -> None:
    """What was said of the first ending is not taken for the second; its words go."""
    person, care = await counter.customer(), await counter.care()
    code = await resolved(counter, person)
    await counter.desk.rate(code, person, 1, cause=cause())
    await counter.desk.rate_in_words(code, person, "Chưa xong", cause=cause())
    counter.clock.move(hours=1)
    own = Actor(Role.CUSTOMER, person.id)
    await counter.desk.move(code, Move.REOPEN, own, cause=cause())
    counter.clock.move(hours=1)
    await counter.desk.move(code, Move.RESOLVE, care, text="Xong", cause=cause())
    view = await counter.desk.own(person, code)
    assert (view.rateable, view.rating, view.rating_words) == (True, None, "")
    counter.clock.move(minutes=1)
    await counter.desk.rate(code, person, 5, cause=cause())
    view = await counter.desk.own(person, code)
    assert (view.rating, view.rating_words) == (5, "")


async def test_the_numbers_are_counted(counter: Counter) -> None:
    """Each case once, those without a rating not at all."""
    person = await counter.customer()
    assert await counter.desk.ratings() == {}
    for rating in (5, 5, 2):
        await counter.desk.rate(await resolved(counter, person), person, rating, cause=cause())
    await resolved(counter, person)
    assert await counter.desk.ratings() == {5: 2, 2: 1}
