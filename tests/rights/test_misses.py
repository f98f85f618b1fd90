"""Missed questions: kept on consent alone, sealed, the person's own to see and end."""

import json
from uuid import uuid4

from sqlalchemy import select

from cases.people import Person
from rights.consent import Purpose
from storage.audit import HOUSE
from storage.case_tables import MissRow
from storage.database import Cause
from tests.counter import Counter, cause

ASKED = "Mã số thuế của vợ tôi có bị lộ không?"


async def agreed(counter: Counter, user_id: int = 1001) -> Person:
    """A customer who agreed that missed questions are kept."""
    person = await counter.customer(user_id)
    await counter.consents.give(person, Purpose.MISSES, "Được.", "vi", "1", cause=cause())
    return person


async def kept(counter: Counter, person: Person, asked: str = ASKED, number: int = 7) -> bool:
    """Whether a question was kept."""
    return await counter.misses.keep(
        person, number, asked, policy_number=1, outcome="1.5", cause=cause()
    )


async def test_without_consent_nothing_is_kept(counter: Counter) -> None:
    """Nor on a consent to something else, nor on one that was withdrawn."""
    person = await counter.customer()
    await counter.consents.give(person, Purpose.COMPLAINT, "Được.", "vi", "1", cause=cause())
    assert not await kept(counter, person)
    other = await agreed(counter, 1002)
    await counter.consents.withdraw(other, Purpose.MISSES, cause())
    assert not await kept(counter, other)
    assert await counter.misses.count() == 0


async def test_a_missed_question_is_kept_once_and_sealed(counter: Counter) -> None:
    """The database holds no word of it."""
    person = await agreed(counter)
    assert await kept(counter, person)
    assert await kept(counter, person)
    (miss,) = await counter.misses.of(person)
    assert (miss.question, miss.policy_number, miss.outcome) == (ASKED, 1, "1.5")
    async with counter.database.read() as session:
        row = (await session.scalars(select(MissRow))).one()
    assert ASKED.encode() not in row.body


async def test_secrets_are_masked_before_it_is_kept(counter: Counter) -> None:
    """A password in a question is nothing to learn from."""
    person = await agreed(counter)
    await kept(counter, person, "mật khẩu của tôi là hoa1234! có an toàn không?")
    (miss,) = await counter.misses.of(person)
    assert "hoa1234" not in miss.question
    assert "an toàn không" in miss.question


async def test_withdrawing_the_consent_ends_what_was_kept_on_it(counter: Counter) -> None:
    """And what shows it to an admin is deleted now; other people's stays."""
    person, other = await agreed(counter), await agreed(counter, 1002)
    await kept(counter, person)
    await kept(counter, other)
    (miss,) = await counter.misses.of(person)
    admin = await counter.customer(3001)
    due = counter.clock.at.replace(year=2027)
    await counter.removals.keep(admin.id, (5,), due, cause(), case_id=miss.id)
    assert await counter.removals.due() == ()
    await counter.consents.withdraw(person, Purpose.MISSES, cause())
    assert await counter.misses.of(person) == ()
    assert len(await counter.misses.of(other)) == 1
    assert [each.message_id for each in await counter.removals.due()] == [5]


async def test_withdrawing_from_complaints_leaves_missed_questions(counter: Counter) -> None:
    """Each purpose is its own."""
    person = await agreed(counter)
    await counter.consents.give(person, Purpose.COMPLAINT, "Được.", "vi", "1", cause=cause())
    await kept(counter, person)
    await counter.consents.withdraw(person, Purpose.COMPLAINT, cause())
    assert len(await counter.misses.of(person)) == 1


async def test_the_person_sees_copies_and_erases_them(counter: Counter) -> None:
    """They are part of what is held."""
    person = await agreed(counter)
    await kept(counter, person)
    (miss,) = await counter.misses.of(person)
    admin = await counter.customer(3001)
    due = counter.clock.at.replace(year=2027)
    await counter.removals.keep(admin.id, (5,), due, cause(), case_id=miss.id)
    assert (await counter.own_data.held(person)).misses == 1
    assert ASKED in json.dumps(await counter.own_data.copy(person), ensure_ascii=False)
    await counter.own_data.erase(person, cause())
    assert await counter.misses.count() == 0
    assert [each.message_id for each in await counter.removals.due()] == [5]


async def test_they_age_out_after_180_days(counter: Counter) -> None:
    """Not a day sooner."""
    person = await agreed(counter)
    await kept(counter, person)
    counter.clock.move(days=179)
    assert await counter.misses.sweep() == 0
    counter.clock.move(days=2)
    assert await counter.misses.sweep() == 1
    assert await counter.misses.count() == 0


async def test_admins_read_the_newest_ten_and_each_reading_is_audited(counter: Counter) -> None:
    """Once a cause, however often it is run."""
    person, admin = await agreed(counter), await counter.customer(3001)
    for number in range(12):
        counter.clock.move(minutes=1)
        await kept(counter, person, f"câu {number}", number)
    again = Cause(uuid4())
    shown = await counter.misses.newest(admin, again)
    assert [miss.question for miss in shown] == [f"câu {n}" for n in range(11, 1, -1)]
    assert await counter.misses.newest(admin, again) == shown
    assert (await counter.audit(HOUSE)).count("read misses") == 1
