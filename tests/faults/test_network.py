"""The network fails in every way it knows: all comes through, in order, and hardly twice."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import uuid4

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.playground.demo import Playground
from bot.playground.people import Person
from cases.dossier import Actor
from cases.steps import Move, Role
from handlers.dates import time_and_day
from storage.database import Cause
from storage.rows import InboxRow, OutboxRow
from tests.faults.line import Line, Trouble
from tests.faults.story import QUESTIONS
from tests.faults.test_sending import eventually
from tests.journeys.conftest import Play
from tests.journeys.walks import lodged, move_clock, said

WORDS, ANSWER = QUESTIONS[0]
CONTACT = "DichvuthueBTS"
PATIENCE = 0.5
"""Seconds the bot waits here for an answer that may never come."""
LONG = 20.0
SOON = 10.0
"""Seconds after the mending within which all has to be there."""


@pytest.fixture
async def line(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    """A good line to the playground; the bot at its end has little patience."""
    monkeypatch.setattr("bot.transport.READ", PATIENCE)
    line = Line(int(playground.url.rpartition(":")[2]))
    await line.heal()
    yield line
    await line.close()


@pytest.fixture
def further(line: Line) -> dict[str, object]:
    """The bot reaches Telegram over the line."""
    return {"telegram_api_url": line.url}


@dataclass(frozen=True)
class Gateway:
    """A gateway that answers for the Bot API, which hears of nothing."""

    status: int
    body: str

    def __str__(self) -> str:
        return f"a {self.status} for every request"


HALF_OPEN = "half-open"
BAD_GATEWAY = Gateway(502, "<html>502 Bad Gateway</html>")
FLOOD = Gateway(429, '{"ok": false, "error_code": 429, "parameters": {"retry_after": 1}}')
Way = Trouble | Gateway | str
TAKEN = frozenset[Way]({Trouble.RESET_AFTER, Trouble.SILENT_AFTER})
"""What cuts off the answer to a request that was taken: only then can a message come twice."""


@dataclass
class Outage:
    """Something fails; `injected` counts the requests that met it."""

    play: Play
    line: Line
    way: Way
    refused: int = 0

    async def begins(self) -> None:
        """It fails from now on."""
        match self.way:
            case Trouble():
                await self.line.fail(self.way)
            case Gateway(status, body):
                await self.play.playground.stage.fault("*", times=10**6, status=status, body=body)
            case _:
                self.line.half_open()

    async def ends(self) -> None:
        """All is well again."""
        self.refused = self.play.house.wire.reach.failures
        self.play.playground.server.faults.waiting.clear()
        await self.line.heal()

    async def injected(self) -> int:
        """How many requests met it so far."""
        if isinstance(self.way, Gateway):
            calls = await self.play.playground.stage.calls()
            return sum(call["status"] == self.way.status for call in calls)
        return self.refused if self.way is Trouble.REFUSED else self.line.met


async def nothing_waits(play: Play) -> bool:
    """Whether every update and every notice has come to its end."""
    state = await play.house.ready()
    return (state["inbox"], state["outbox"]) == (0, 0)


async def nothing_is_given_up(play: Play) -> int:
    """No update was set aside, no notice is dead; return how many updates there were."""
    async with play.house.drawers.database.read() as session:
        ends = set(await session.scalars(select(InboxRow.state)))
        assert ends == {"done"}
        assert set(await session.scalars(select(OutboxRow.state))) == {"sent"}
        return await session.scalar(select(func.count()).select_from(InboxRow)) or 0


async def texts_of(person: Person) -> list[str]:
    """What the bot wrote in a person's chat, in order."""
    return [message.text for message in await person.transcript() if message.by_bot]


def in_order(texts: list[str], *words: str) -> bool:
    """Whether each of *words* came, one after another, told by its first coming."""
    places = [next((n for n, text in enumerate(texts) if w in text), -1) for w in words]
    return places == sorted(places) and places[0] >= 0


async def figures(play: Play, name: object, injected: int, repeats: int) -> None:
    """Print what was measured."""
    updates = await nothing_is_given_up(play)
    calls = await play.playground.stage.calls("sendMessage")
    sends = sum(call["status"] == 200 for call in calls)
    print(
        f"{name}: faults injected {injected}, updates {updates}, sends {sends}, "
        f"repeats {repeats}, lost 0"
    )


async def handled_at_the_desk(play: Play, code: str) -> None:
    """The customer adds something, An receives and resolves the case; no message gets through."""
    desks = play.house.desks
    person = await desks.people.known(play.customer.id)
    an = await desks.staff.colleague(play.an.id)
    assert person is not None
    assert an is not None
    actor = Actor(Role.CARE, an.person_id, an.name)
    await desks.cases.add(code, person, text="Họ lại gọi", cause=Cause(uuid4()))
    await desks.cases.move(code, Move.RECEIVE, actor, cause=Cause(uuid4()))
    await desks.cases.move(code, Move.RESOLVE, actor, text="Đã xong", cause=Cause(uuid4()))


@pytest.mark.parametrize("way", ["webhook"], indirect=True)
@pytest.mark.parametrize(
    "trouble",
    [*Trouble, HALF_OPEN, BAD_GATEWAY, FLOOD],
    ids=[*(each.name.lower() for each in Trouble), HALF_OPEN, "502", "429"],
)
async def test_answers_and_notices_in_flight_come_through(
    play: Play, line: Line, trouble: Way
) -> None:
    """A second of it: answers in order, notices in order, none twice that was not taken."""
    code = await lodged(play.customer)
    await said(play.an, f"/hoso {code}", code)
    await eventually(lambda: nothing_waits(play))
    seen = {person.chat: len(await texts_of(person)) for person in (play.customer, play.an)}
    outage = Outage(play, line, trouble)
    await outage.begins()
    await play.customer.says(WORDS)
    await play.customer.says("/lienhe")
    await handled_at_the_desk(play, code)
    await asyncio.sleep(1.0)
    await outage.ends()

    await eventually(lambda: nothing_waits(play), within=SOON)
    told = (await texts_of(play.customer))[seen[play.customer.chat] :]
    heard = (await texts_of(play.an))[seen[play.an.chat] :]
    assert in_order(told, ANSWER, CONTACT), told
    assert in_order(told, "được bộ phận", "Đã xong"), told
    assert any("khách bổ sung" in text for text in heard), heard
    injected = await outage.injected()
    repeats = sum(len(texts) - len(set(texts)) for texts in (told, heard))
    await figures(play, trouble, injected, repeats)
    assert injected > 0
    assert repeats <= (injected if trouble in TAKEN else 0)


async def problems(play: Play) -> tuple[int, list[str], str]:
    """Status and problems of /ready, and the page of /metrics."""
    root = f"http://{play.house.web.address}"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{root}/ready") as ready:
            state = await ready.json()
        async with session.get(f"{root}/metrics") as metrics:
            return ready.status, state["problems"], await metrics.text()


async def says_what_is_wrong(play: Play) -> bool:
    """Whether /ready and /metrics say that Telegram is out of reach."""
    status, found, page = await problems(play)
    away = {"baomat_telegram_reachable 0.0", "baomat_ready 0.0"} <= set(page.splitlines())
    return status == 503 and any("telegram: not reachable" in each for each in found) and away


async def says_all_is_well(play: Play) -> bool:
    """Whether /ready and /metrics say that nothing is wrong."""
    status, found, page = await problems(play)
    there = {"baomat_telegram_reachable 1.0", "baomat_ready 1.0"} <= set(page.splitlines())
    return (status, found, there) == (200, [], True)


async def test_after_a_long_outage_all_goes_out_in_order_and_marked_late(
    play: Play, line: Line
) -> None:
    """Twenty seconds with nobody there, an hour by the clock: nothing is given up.

    The first question was taken and not answered yet, the second one was not even fetched.
    """
    code = await lodged(play.customer)
    await said(play.an, f"/hoso {code}", code)
    await eventually(lambda: nothing_waits(play))
    seen = {person.chat: len(await texts_of(person)) for person in (play.customer, play.an)}
    await play.playground.stage.fault("sendMessage", chat_id=play.customer.id, reset="before")
    await play.customer.says(WORDS)
    async with asyncio.timeout(SOON):
        while play.playground.server.faults.waiting:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.02)
    began, outage = time.monotonic(), Outage(play, line, Trouble.REFUSED)
    await outage.begins()
    await handled_at_the_desk(play, code)
    due = time_and_day(play.house.alarms.now(), "vi", play.settings.zone)
    await play.customer.says("/lienhe")
    await move_clock(play, hours=1)
    await eventually(lambda: says_what_is_wrong(play))
    await asyncio.sleep(began + LONG - time.monotonic())
    assert await says_what_is_wrong(play)
    await outage.ends()

    await play.customer.sees(CONTACT, within=SOON)
    await eventually(lambda: nothing_waits(play), within=SOON)
    told = (await texts_of(play.customer))[seen[play.customer.chat] :]
    heard = (await texts_of(play.an))[seen[play.an.chat] :]
    assert in_order(told, ANSWER, CONTACT)
    assert in_order(told, "được bộ phận", "Đã xong")
    late = [text for text in told if "Tin này đến muộn" in text]
    assert len(late) == 2
    assert [f"Tin này lẽ ra đến lúc {due}" in text for text in heard] == [True]
    repeats = sum(len(texts) - len(set(texts)) for texts in (told, heard))
    await figures(play, "twenty seconds, by the clock an hour", await outage.injected(), repeats)
    assert repeats == 0, "what was surely not sent is sent once"
    await eventually(lambda: says_all_is_well(play))
