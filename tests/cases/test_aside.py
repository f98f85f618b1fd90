"""What was set aside: listed, opened, and put back in its chat's line."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select, update

from cases.aside import AsideGoneError, AsidePage, ManyMeantError, NotAsideError
from storage.audit import HOUSE
from storage.case_tables import AuditRow
from storage.database import Cause
from storage.inbox import TOPIC, Arrival, ChatWork, Inbox
from storage.rows import DayKeyRow, DraftRow, InboxRow
from storage.sweeps import Sweeps
from tests.counter import Counter, cause

SECRET = "bí mật <b>_*[ của khách"


async def kept(counter: Counter, *numbers: int, chat: str = "c") -> dict[int, UUID]:
    """Updates of one chat that wait, by number."""
    inbox = Inbox(counter.outbox.days)
    async with counter.database.write() as session:
        for number in numbers:
            arrival = Arrival(number, chat, f"{number} {SECRET}".encode())
            await inbox.keep(session, 1, [arrival], counter.clock())
        rows = await session.execute(select(InboxRow.update_id, InboxRow.id))
        return {number: row_id for number, row_id in rows if number in numbers}


async def aside(counter: Counter, *numbers: int, chat: str = "c") -> dict[int, UUID]:
    """Updates of one chat that were tried five times and then set aside, by number."""
    ids = await kept(counter, *numbers, chat=chat)
    for row_id in ids.values():
        await set_aside(counter, row_id)
    return ids


async def set_aside(counter: Counter, row_id: UUID) -> None:
    """Have one fail for the last time."""
    inbox = Inbox(counter.outbox.days)
    async with counter.database.write() as session:
        for _ in range(5):
            await inbox.failed(session, row_id, "KeyError")
        await inbox.quarantine(session, row_id, "KeyError")


async def drop_day_keys(counter: Counter) -> None:
    """Lose the keys of all days, as a restored backup without them would."""
    async with counter.database.write() as session:
        await session.execute(delete(DayKeyRow))
    counter.outbox.days.known.clear()


async def claimed(counter: Counter) -> list[ChatWork]:
    """What a worker would take now."""
    async with counter.database.write() as session:
        return await Inbox(counter.outbox.days).claim(session, "me", 5, 10)


async def states(counter: Counter) -> dict[int, tuple[str, int]]:
    """State and tries of every update."""
    async with counter.database.read() as session:
        rows = await session.execute(select(InboxRow.update_id, InboxRow.state, InboxRow.tries))
        return {number: (state, tries) for number, state, tries in rows}


async def test_what_is_set_aside_is_listed_newest_first_without_a_word_of_it(
    counter: Counter,
) -> None:
    """Id, time, error and tries; what waits or is done is not among them."""
    ids = await aside(counter, 1, 2, 3)
    await kept(counter, 4)
    page = await counter.aside.page(2)
    assert (page.total, page.openable, await counter.aside.count()) == (3, 3, 3)
    assert [each.id for each in page.newest] == [ids[3], ids[2]]
    newest = page.newest[0]
    assert (newest.fault, newest.tries, newest.openable) == ("KeyError", 5, True)
    assert newest.received_at == counter.clock()
    assert SECRET not in repr(page)


async def test_a_replayed_update_comes_before_what_arrived_after_it(counter: Counter) -> None:
    """In its chat's line by its arrival, with no try counted; the worker is woken."""
    ids = await aside(counter, 9)
    later = await kept(counter, 4)
    counter.database.wakes.bells[TOPIC].clear()
    await counter.aside.replay(ids[9], cause())
    assert counter.database.wakes.bells[TOPIC].is_set()
    (work,) = await claimed(counter)
    assert [(each.id, each.tries) for each in work.updates] == [(ids[9], 0), (later[4], 0)]
    assert work.updates[0].body == f"9 {SECRET}".encode()


async def test_of_two_who_replay_at_once_one_is_told_that_it_is_no_longer_aside(
    counter: Counter,
) -> None:
    """It waits once."""
    ids = await aside(counter, 1)
    ends = await asyncio.gather(
        *(counter.aside.replay(ids[1], cause()) for _ in range(2)), return_exceptions=True
    )
    assert [type(end) for end in ends if end is not None] == [NotAsideError]
    assert await states(counter) == {1: ("waiting", 0)}


async def test_a_press_that_is_handled_again_replays_nothing_again(counter: Counter) -> None:
    """Not even when the update was set aside anew in between; another press does."""
    ids, press, press_all = await aside(counter, 1, 2), cause(), cause()
    await counter.aside.replay(ids[1], press)
    assert await counter.aside.replay_all(press_all) == 1
    for row_id in ids.values():
        await set_aside(counter, row_id)
    await counter.aside.replay(ids[1], press)
    assert await counter.aside.replay_all(press_all) == 1
    assert {state for state, _ in (await states(counter)).values()} == {"quarantined"}
    assert await counter.aside.replay_all(cause()) == 2


async def test_what_is_not_set_aside_is_not_replayed_or_opened(counter: Counter) -> None:
    """Neither what waits, nor what is done, nor what never came."""
    waiting = (await kept(counter, 1))[1]
    done = (await kept(counter, 2))[2]
    async with counter.database.write() as session:
        await session.execute(update(InboxRow).where(InboxRow.id == done).values(state="done"))
    before = await states(counter)
    for row_id in (waiting, done, uuid4()):
        with pytest.raises(NotAsideError):
            await counter.aside.replay(row_id, cause())
        with pytest.raises(NotAsideError):
            await counter.aside.opened(row_id, cause())
    assert await counter.aside.replay_all(cause()) == 0
    assert await states(counter) == before


async def test_what_no_key_opens_is_shown_as_such_and_stays_where_it_is(counter: Counter) -> None:
    """A worker could do nothing with it."""
    ids = await aside(counter, 1)
    await drop_day_keys(counter)
    counter.clock.move(days=1)
    fresh = await aside(counter, 2)
    page = await counter.aside.page()
    assert (page.total, page.openable) == (2, 1)
    assert [each.openable for each in page.newest] == [True, False]
    with pytest.raises(AsideGoneError):
        await counter.aside.replay(ids[1], cause())
    with pytest.raises(AsideGoneError):
        await counter.aside.opened(ids[1], cause())
    assert await counter.aside.replay_all(cause()) == 1
    assert await states(counter) == {1: ("quarantined", 5), 2: ("waiting", 0)}
    assert fresh[2] == (await claimed(counter))[0].updates[0].id


async def test_an_opening_is_audited_by_its_id_alone(counter: Counter) -> None:
    """What came is given as it came."""
    ids = await aside(counter, 1)
    assert await counter.aside.opened(ids[1], cause()) == f"1 {SECRET}".encode()
    assert await counter.audit(HOUSE) == ["read aside"]
    async with counter.database.read() as session:
        row = (await session.scalars(select(AuditRow))).one()
    assert row.end == ids[1].hex


async def test_the_beginning_of_an_id_is_enough_while_it_means_one(counter: Counter) -> None:
    """In any case, with dashes or without; nothing at all means none."""
    ids = await aside(counter, 1, 2)
    async with counter.database.write() as session:
        for number, first in ((1, "aaaa1"), (2, "aaaa2")):
            renamed = UUID(first + ids[number].hex[5:])
            row = update(InboxRow).where(InboxRow.id == ids[number])
            await session.execute(row.values(id=renamed))
            ids[number] = renamed
    waiting = (await kept(counter, 3))[3]
    assert await counter.aside.meant(" AAAA1") == ids[1]
    assert await counter.aside.meant(str(ids[2])) == ids[2]
    with pytest.raises(ManyMeantError):
        await counter.aside.meant("aaaa")
    for unknown in ("", "-", "aaaa3", waiting.hex, "%", "aaaa1'"):
        with pytest.raises(NotAsideError):
            await counter.aside.meant(unknown)


async def test_what_is_set_aside_goes_with_its_day_key(counter: Counter) -> None:
    """Also what has lost its body before: the list is empty, and only numbers are left."""
    ids = await aside(counter, 1, 2)
    async with counter.database.write() as session:
        emptied = update(InboxRow).where(InboxRow.id == ids[2])
        await session.execute(emptied.values(body=None))
    sweeps = Sweeps(counter.database, counter.outbox.days)
    counter.clock.move(days=7)
    await sweeps.sweep(counter.clock())
    assert (await counter.aside.page()).total == 2
    counter.clock.move(days=1)
    await sweeps.sweep(counter.clock())
    assert await counter.aside.page() == AsidePage(0, 0, ())
    async with counter.database.read() as session:
        rows = (await session.scalars(select(InboxRow))).all()
    assert [(row.state, row.body) for row in rows] == [("done", None)] * 2
    counter.clock.move(days=24)
    await sweeps.sweep(counter.clock())
    assert await states(counter) == {}


async def test_what_was_set_aside_of_somebody_goes_when_they_are_erased(counter: Counter) -> None:
    """Nothing of theirs is left to be tried again; others' is."""
    person = await counter.customer(1001)
    await aside(counter, 1, chat=counter.vault.index("chat", 1001))
    others = await aside(counter, 2, chat=counter.vault.index("chat", 1002))
    await counter.own_data.erase(person, cause())
    assert [each.id for each in (await counter.aside.page()).newest] == [others[2]]
    assert await states(counter) == {1: ("done", 5), 2: ("quarantined", 5)}


async def test_a_dialog_that_an_update_set_aside_has_closed_waits_for_its_replay(
    counter: Counter,
) -> None:
    """Tried again, the update finds the dialog as it was before it; then the sweep takes it."""
    person, week_ago = await counter.customer(), counter.clock() - timedelta(days=7)
    ids = await aside(counter, 1)
    closing = Cause(ids[1])
    await counter.drafts.save("form", 1001, person, {"n": 1}, cause())
    await counter.drafts.drop("form", 1001, person, closing)
    assert await counter.drafts.sweep(week_ago) == 0
    await counter.aside.replay(ids[1], cause())
    found = await counter.drafts.load("form", 1001, person, closing)
    assert found is not None
    assert found.content == {"n": 1}
    async with counter.database.write() as session:
        await session.execute(update(InboxRow).values(state="done"))
    assert await counter.drafts.sweep(week_ago) == 1
    async with counter.database.read() as session:
        assert (await session.scalars(select(DraftRow))).all() == []
