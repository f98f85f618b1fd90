"""Claims are renewed while sends come and go."""

import asyncio
import random

import pytest

from bot.alarms import Alarms
from bot.delivery import Address, Delivery
from bot.metrics import Metrics
from cases.notices import NoticeKind
from storage.database import Database
from storage.outbox import Notice, Outbox, to_person
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import counter as counter_of


async def test_a_send_that_ends_while_claims_are_renewed_does_not_break_delivery(
    database: Database,
    vault: Vault,
    outbox: Outbox,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Renewed at every look, with sends that end at any moment, it goes on to the end."""
    monkeypatch.setattr("bot.delivery.CLAIM_SECONDS", 0.0)
    counter = counter_of(database, vault, outbox, clock)
    people, staff, metrics = counter.people, counter.staff, Metrics()
    chance = random.Random(7)

    async def send(_notice: Notice, _address: Address, _late: bool) -> None:
        await asyncio.sleep(chance.uniform(0.0, 0.02))

    customers = [await counter.customer(1000 + number) for number in range(20)]
    async with database.write() as session:
        for customer in customers:
            for _ in range(4):
                to = to_person(customer.id)
                await outbox.add(session, NoticeKind.ALARM, to, {"what": "x"}, clock())
    alarms = Alarms(database, outbox, people, staff, frozenset(), clock, metrics)
    delivery = Delivery(database, outbox, people, staff, send, alarms, clock, metrics)
    running = asyncio.create_task(delivery.run())
    async with asyncio.timeout(20):
        while await counter.told() and not running.done():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await delivery.stop(1)
    await running
    assert await counter.told() == []
