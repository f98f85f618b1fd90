"""Alarms: told to the admins, and not at every press."""

from bot.alarms import Alarms
from bot.metrics import Metrics
from handlers.access import UNSEEN
from storage.database import Database
from storage.outbox import Outbox
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import counter as counter_of


async def test_what_lasts_is_told_once_an_hour_and_the_rest_each_time_it_has_gone_out(
    database: Database, vault: Vault, outbox: Outbox, clock: MovableClock
) -> None:
    """A group that cannot be seen is met at every press; the admins are not flooded."""
    counter = counter_of(database, vault, outbox, clock)
    alarms = Alarms(
        database, outbox, counter.people, counter.staff, frozenset({7}), clock, Metrics()
    )

    async def told(what: str) -> int:
        await alarms.sound(what)
        async with database.write() as session:
            waiting = await outbox.claim(session, 9)
            for notice in waiting:
                await outbox.settle(session, notice, "sent", "", clock())
        return len(waiting)

    assert [await told(UNSEEN), await told(UNSEEN)] == [1, 0]
    clock.move(hours=1)
    assert await told(UNSEEN) == 1
    assert [await told("answer refused"), await told("answer refused")] == [1, 1]
