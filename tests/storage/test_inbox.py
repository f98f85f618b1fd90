"""The inbox and the leases on both databases."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from storage import leases
from storage.database import Cause, Database, DatabaseClock, FenceLostError
from storage.days import DayKeys
from storage.effects import keep_result
from storage.inbox import ERASE, PER_CHAT, Arrival, Inbox
from storage.rows import DayKeyRow, InboxRow, LeaseRow
from storage.sweeps import Sweeps
from storage.vault import Vault
from tests.conftest import MovableClock

BOT = 7


@pytest.fixture
def inbox(vault: Vault) -> Inbox:
    """An inbox."""
    return Inbox(DayKeys(vault))


def arrivals(*numbers: int, chat: str = "a") -> list[Arrival]:
    """Updates of one chat."""
    return [Arrival(number, chat, f"body {number}".encode()) for number in numbers]


async def keep(inbox: Inbox, database: Database, clock: MovableClock, *found: Arrival) -> int:
    """Keep a batch in a transaction of its own."""
    async with database.write() as session:
        return await inbox.keep(session, BOT, found, clock())


async def test_an_update_that_comes_twice_is_kept_once(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """Telegram repeats what was not confirmed; the number tells."""
    assert await keep(inbox, database, clock, *arrivals(1, 2)) == 2
    assert await keep(inbox, database, clock, *arrivals(2, 3)) == 1
    async with database.read() as session:
        assert await inbox.waiting_count(session) == 3


async def test_a_chat_is_leased_whole_and_in_the_order_of_arrival(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """Numbers may jump back; the order of arrival counts."""
    await keep(inbox, database, clock, *arrivals(9, 4, 6))
    async with database.write() as session:
        (work,) = await inbox.claim(session, "me", 5, 10)
    assert [one.body for one in work.updates] == [b"body 9", b"body 4", b"body 6"]
    async with database.write() as session:
        assert await inbox.claim(session, "another", 5, 10) == []


async def test_more_updates_than_a_turn_holds_come_in_the_next_turn(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """A chat with a backlog is worked off piece by piece, nothing is passed over."""
    await keep(inbox, database, clock, *arrivals(*range(PER_CHAT + 5)))
    seen: list[bytes] = []
    for _ in range(2):
        async with database.write() as session:
            (work,) = await inbox.claim(session, "me", 5, 10)
            await inbox.done(session, [one.id for one in work.updates], {work.chat: work.fence})
            await leases.release(session, {work.chat: 0.0}, {work.chat: work.fence})
        seen += [one.body for one in work.updates]
    assert seen == [f"body {number}".encode() for number in range(PER_CHAT + 5)]


async def test_a_busy_chat_does_not_hide_another_that_waits(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """Behind a window full of one leased chat's updates the next chat is still found."""
    await keep(inbox, database, clock, *arrivals(*range(400), chat="flood"))
    async with database.write() as session:
        await inbox.claim(session, "me", 1, 10)
    await keep(inbox, database, clock, *arrivals(900, chat="quiet"))
    async with database.write() as session:
        (work,) = await inbox.claim(session, "me", 1, 10)
    assert work.chat == "quiet"


async def test_only_the_number_is_kept_of_talk_that_is_none_of_ours(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """A repeat is known, no word is stored, no worker is bothered."""
    await keep(inbox, database, clock, Arrival(5, "a", None))
    async with database.read() as session:
        row = (await session.scalars(select(InboxRow))).one()
        assert (row.state, row.body) == ("done", None)


async def test_a_worker_whose_lease_went_to_another_cannot_write(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """A process that was frozen and wakes up finds its fence moved on."""
    await keep(inbox, database, clock, *arrivals(1))
    async with database.write() as session:
        (old,) = await inbox.claim(session, "frozen", 1, 10)
        await session.execute(update(LeaseRow).values(until=DatabaseClock() - 1))
    async with database.write() as session:
        (new,) = await inbox.claim(session, "other", 1, 10)
    assert new.fence == old.fence + 1
    with pytest.raises(FenceLostError):
        async with database.write(Cause(UUID(int=1), old.chat, old.fence)):
            pass
    async with database.write(Cause(UUID(int=1), new.chat, new.fence)):
        pass


async def test_a_lost_lease_is_not_renewed_or_given_back(database: Database) -> None:
    """Only the fence that was won last moves the lease."""
    async with database.write() as session:
        first = await leases.take(session, ["a"], "one", -1)
        second = await leases.take(session, ["a"], "two", 30)
    async with database.write() as session:
        assert await leases.renew(session, first, 30) == set()
        await leases.release(session, {"a": 0.0}, first)
        assert await leases.holder_of(session, "a") == "two"
        assert await leases.renew(session, second, 30) == {"a"}


async def test_bodies_and_their_day_key_are_gone_after_seven_days(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """The number stays, so that a late repeat is still one; the words do not."""
    await keep(inbox, database, clock, *arrivals(1))
    clock.move(days=9)
    await Sweeps(database, inbox.days).sweep(clock())
    async with database.read() as session:
        row = (await session.scalars(select(InboxRow))).one()
        keys = await session.scalar(select(func.count()).select_from(DayKeyRow))
    assert (row.body, row.state, keys) == (None, "done", 0)
    assert await keep(inbox, database, clock, *arrivals(1)) == 0


async def test_a_key_made_in_a_transaction_that_failed_is_not_used_again(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """Else what is sealed next would open for nobody."""
    with pytest.raises(RuntimeError):  # noqa: PT012 - the block is the transaction
        async with database.write() as session:
            await inbox.keep(session, BOT, arrivals(1), clock())
            raise RuntimeError
    await keep(inbox, database, clock, *arrivals(1))
    fresh = Inbox(DayKeys(inbox.days.vault))
    async with database.write() as session:
        (work,) = await fresh.claim(session, "me", 1, 10)
    assert work.updates[0].body == b"body 1"
    assert timedelta(0) == work.updates[0].received_at - clock()


async def test_the_update_that_had_all_erased_goes_when_it_is_done(
    inbox: Inbox, database: Database, clock: MovableClock
) -> None:
    """The others keep their bodies until the sweep: what is asked next may lean on them."""
    await keep(inbox, database, clock, *arrivals(1, 2))
    async with database.write() as session:
        (work,) = await inbox.claim(session, "me", 5, 10)
        keep_result(session, work.updates[0].id, ERASE, "{}", clock())
    async with database.write() as session:
        await inbox.done(session, [each.id for each in work.updates], {work.chat: work.fence})
    async with database.read() as session:
        rows = (await session.scalars(select(InboxRow).order_by(InboxRow.seq))).all()
    assert [row.state for row in rows] == ["done", "done"]
    assert [row.body is None for row in rows] == [True, False]
