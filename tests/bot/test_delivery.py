"""Delivery: what it learns when Telegram will not take a notice."""

import asyncio
from dataclasses import dataclass, field

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.alarms import Alarms
from bot.delivery import Address, Delivery, why_lost
from bot.metrics import Metrics
from cases.notices import Hears, Lost, NoticeKind
from cases.people import Person
from cases.steps import Move
from storage.database import Database
from storage.outbox import Notice, Outbox, to_person
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import Counter, cause, counter

GROUP = -1001


@pytest.fixture(name="counter")
async def _counter(
    database: Database, vault: Vault, outbox: Outbox, clock: MovableClock
) -> Counter:
    """Every desk on a fresh database, with a care group."""
    opened = counter(database, vault, outbox, clock)
    await opened.staff.bind(GROUP, "Chăm sóc", Hears.CARE, by=None, cause=cause())
    return opened


@dataclass
class Wire:
    """Takes every notice but those to somebody who blocked the bot."""

    blocked_by: set[int] = field(default_factory=set)
    sent: list[tuple[int, str]] = field(default_factory=list)

    async def send(self, notice: Notice, address: Address, _late: bool) -> None:
        """Note the notice, or refuse it as Telegram does."""
        if address.chat_id in self.blocked_by:
            raise Forbidden("Forbidden: bot was blocked by the user")
        self.sent.append((address.chat_id, notice.kind))


async def deliver(counter: Counter, wire: Wire) -> None:
    """Run delivery until nothing waits."""
    metrics = Metrics()
    people, staff, now = counter.people, counter.staff, counter.clock
    alarms = Alarms(counter.database, counter.outbox, people, staff, frozenset(), now, metrics)
    delivery = Delivery(
        counter.database, counter.outbox, people, staff, wire.send, alarms, now, metrics
    )
    running = asyncio.create_task(delivery.run())
    async with asyncio.timeout(10):
        while await counter.told():  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.02)
    await delivery.stop(1)
    await running


async def reachable(counter: Counter, person: Person) -> bool:
    """Whether the person is believed to be within reach."""
    found = await counter.people.by_id(person.id)
    return found is not None and found.reachable


async def test_a_customer_who_blocked_the_bot_is_told_of_in_the_care_group(
    counter: Counter,
) -> None:
    """Once, also when their case has ended, and the card shows it."""
    person, lan = await counter.customer(), await counter.care()
    case = await counter.lodged(person)
    await counter.desk.move(case.code, Move.RECEIVE, lan, cause=cause())
    await deliver(counter, Wire())
    wire = Wire(blocked_by={person.user_id})

    await counter.desk.move(case.code, Move.RESOLVE, lan, text="Đã xóa", cause=cause())
    await deliver(counter, wire)

    assert wire.sent.count((GROUP, NoticeKind.UNREACHABLE)) == 1
    assert wire.sent[-1] == (GROUP, NoticeKind.CARD)
    assert not await reachable(counter, person)


async def test_a_reminder_that_does_not_reach_the_holder_reaches_the_care_group(
    counter: Counter,
) -> None:
    """None is lost because a colleague has blocked the bot; the group's own goes nowhere else."""
    lan = await counter.care(2001)
    case = await counter.lodged(await counter.customer())
    await deliver(counter, Wire())
    assert lan.person_id is not None
    wire = Wire(blocked_by={2001})
    async with counter.database.write() as session:
        await counter.outbox.add(
            session,
            NoticeKind.REFERRAL_DUE,
            to_person(lan.person_id),
            {"case": str(case.case_id)},
            counter.clock(),
            case_id=case.case_id,
        )
    await deliver(counter, wire)
    assert wire.sent == [(GROUP, NoticeKind.REFERRAL_DUE)]


async def test_an_edit_of_the_card_that_finds_the_bot_blocked_is_told_of_too(
    counter: Counter,
) -> None:
    """Nothing that was said is lost then, but care must know that nothing will arrive."""
    person = await counter.customer()
    case = await counter.lodged(person)
    await deliver(counter, Wire())
    wire = Wire(blocked_by={person.user_id})

    await counter.desk.add(case.code, person, text="Thêm một điều", cause=cause())
    await deliver(counter, wire)

    assert wire.sent.count((GROUP, NoticeKind.UNREACHABLE)) == 1
    assert not await reachable(counter, person)


async def test_a_colleague_who_cannot_be_written_to_is_not_taken_for_the_customer(
    counter: Counter,
) -> None:
    """A notice of a case to somebody else says nothing of its customer, who is still reached."""
    person, lan = await counter.customer(), await counter.care(2001)
    case = await counter.lodged(person)
    await deliver(counter, Wire())
    assert lan.person_id is not None
    wire = Wire(blocked_by={2001})

    async with counter.database.write() as session:
        await counter.outbox.add(
            session,
            NoticeKind.DEADLINE,
            to_person(lan.person_id),
            {"case": str(case.case_id)},
            counter.clock(),
            case_id=case.case_id,
        )
    await deliver(counter, wire)

    assert wire.sent == []
    assert await reachable(counter, person)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Lost.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Lost.CLOSED),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Lost.UNKNOWN),
        (BadRequest("Bad Request: chat not found"), Lost.UNKNOWN),
        (BadRequest("Bad Request: message is too long"), Lost.REFUSED),
    ],
)
def test_a_refusal_tells_why_the_message_is_lost(error: TelegramError, why: Lost) -> None:
    """In Telegram's own words, each of which means something else to do."""
    assert why_lost(error) is why


async def test_a_colleague_who_cannot_be_written_to_is_asked_in_the_care_group(
    counter: Counter,
) -> None:
    """An offer that does not arrive in private is not lost; the card stays, no alarm."""
    person, lan = await counter.customer(), await counter.care(2001, "Lan")
    minh = await counter.people.meet(2002, started=True, cause=cause())
    await counter.care(2002, "Minh")
    case = await counter.lodged(person)
    await counter.desk.move(case.code, Move.RECEIVE, lan, cause=cause())
    await deliver(counter, Wire())
    wire = Wire(blocked_by={2002})

    await counter.desk.offer(case.code, minh.id, lan, cause=cause())
    await deliver(counter, wire)

    assert wire.sent == [(GROUP, NoticeKind.OFFERED)]
    assert not await reachable(counter, minh)
