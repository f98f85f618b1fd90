"""Drafts: a handler that runs again sees the dialog as it was."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cases.people import PersonGoneError
from storage.rows import DraftRow, InboxRow
from tests.counter import Counter, cause

CHAT = 1001


async def test_a_dialog_is_kept_from_one_cause_to_the_next(counter: Counter) -> None:
    """With every sign that was typed."""
    person, content = await counter.customer(), {"text": "Xin chào \x00 \ud83d <b>_*["}
    await counter.drafts.save("form", CHAT, person, content, cause())
    kept = await counter.drafts.load("form", CHAT, person, cause())
    assert kept is not None
    assert (kept.kind, kept.content, kept.touched_at) == ("form", content, counter.clock.at)


async def test_a_cause_that_runs_again_sees_what_was_before_it(counter: Counter) -> None:
    """However often it saved; what the second run saves is what is kept."""
    person, first, second = await counter.customer(), cause(), cause()
    await counter.drafts.save("form", CHAT, person, {"n": 1}, first)
    await counter.drafts.save("form", CHAT, person, {"n": 2}, second)
    await counter.drafts.save("form", CHAT, person, {"n": 3}, second)
    again = await counter.drafts.load("form", CHAT, person, second)
    assert again is not None
    assert again.content == {"n": 1}
    await counter.drafts.save("form", CHAT, person, {"n": 4}, second)
    kept = await counter.drafts.load("form", CHAT, person, cause())
    assert kept is not None
    assert kept.content == {"n": 4}


async def test_the_first_cause_that_runs_again_sees_nothing(counter: Counter) -> None:
    """Before it there was no dialog."""
    person, first = await counter.customer(), cause()
    await counter.drafts.save("form", CHAT, person, {"n": 1}, first)
    assert await counter.drafts.load("form", CHAT, person, first) is None
    assert await counter.drafts.any_open(CHAT, person, first) is None


async def test_a_dropped_dialog_is_still_there_for_its_own_cause(counter: Counter) -> None:
    """So that sending it again finds it; for all others it is closed."""
    person, sending = await counter.customer(), cause()
    await counter.drafts.save("form", CHAT, person, {"n": 1}, cause())
    await counter.drafts.drop("form", CHAT, person, sending)
    again = await counter.drafts.load("form", CHAT, person, sending)
    assert again is not None
    assert again.content == {"n": 1}
    assert await counter.drafts.load("form", CHAT, person, cause()) is None
    await counter.drafts.drop("form", CHAT, person, sending)
    assert await counter.drafts.load("form", CHAT, person, sending) is not None


async def test_the_time_of_a_dialog_goes_back_with_it(counter: Counter) -> None:
    """A dialog that was asleep before a cause is asleep when the cause runs again."""
    person, second, began = await counter.customer(), cause(), counter.clock.at
    await counter.drafts.save("form", CHAT, person, {"n": 1}, cause())
    counter.clock.move(minutes=45)
    await counter.drafts.save("form", CHAT, person, {"n": 2}, second)
    again = await counter.drafts.load("form", CHAT, person, second)
    assert again is not None
    assert again.touched_at == began


async def test_dialogs_are_apart_by_kind_chat_and_person(counter: Counter) -> None:
    """None leaks into another."""
    one, two = await counter.customer(1), await counter.customer(2)
    await counter.drafts.save("form", CHAT, one, {"n": 1}, cause())
    assert await counter.drafts.load("form", CHAT, two, cause()) is None
    assert await counter.drafts.load("form", CHAT + 1, one, cause()) is None
    assert await counter.drafts.load("reply", CHAT, one, cause()) is None


async def test_the_dialog_touched_last_is_the_open_one(counter: Counter) -> None:
    """Of several in a chat."""
    person = await counter.customer()
    for kind in ("form", "reply"):
        await counter.drafts.save(kind, CHAT, person, {}, cause())
        counter.clock.move(minutes=1)
    found = await counter.drafts.any_open(CHAT, person, cause())
    assert found is not None
    assert found.kind == "reply"


async def test_nothing_typed_is_in_the_row_in_clear(counter: Counter) -> None:
    """The body is sealed under the person's key."""
    person = await counter.customer()
    await counter.drafts.save("form", CHAT, person, {"text": "bi mat"}, cause())
    async with counter.database.read() as session:
        row = (await session.scalars(select(DraftRow))).one()
    assert b"bi mat" not in (row.body or b"")


async def test_the_sweep_leaves_what_may_run_again(counter: Counter) -> None:
    """A closed dialog goes once its update is dealt with, an old one in any case."""
    person, update = await counter.customer(), cause()
    async with counter.database.write() as session:
        session.add(
            InboxRow(
                id=update.id,
                bot_id=1,
                update_id=1,
                chat="c",
                state="waiting",
                day=counter.clock.at.date(),
                body=None,
                received_at=counter.clock.at,
            )
        )
    await counter.drafts.save("form", CHAT, person, {}, cause())
    await counter.drafts.drop("form", CHAT, person, update)
    week_ago = counter.clock.at - timedelta(days=7)
    assert await counter.drafts.sweep(week_ago) == 0
    async with counter.database.write() as session:
        (await session.scalars(select(InboxRow))).one().state = "done"
    assert await counter.drafts.sweep(week_ago) == 1
    await counter.drafts.save("form", CHAT, person, {}, cause())
    assert await counter.drafts.sweep(week_ago) == 0
    assert await counter.drafts.sweep(counter.clock.at + timedelta(seconds=1)) == 1


async def test_a_dialog_of_somebody_erased_is_refused(counter: Counter) -> None:
    """There is no key to seal it under."""
    person = await counter.customer()
    await counter.own_data.erase(person, cause())
    with pytest.raises(PersonGoneError):
        await counter.drafts.save("form", CHAT, person, {}, cause())
    assert await counter.drafts.load("form", CHAT, person, cause()) is None
