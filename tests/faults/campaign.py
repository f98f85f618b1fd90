"""A campaign: the bot killed again and again while people use it, and what that cost, counted."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count

from bot.playground.demo import Playground
from bot.playground.people import Person
from tests.faults.flight import Flight
from tests.faults.ledger import (
    EVENTS,
    AuditRow,
    CardRow,
    EvidenceRow,
    InboxRow,
    Ledger,
    OutboxRow,
    PolicyRow,
    TalkRow,
    looked_at,
)
from tests.faults.process import BotProcess
from tests.faults.story import BURST, Cast, half_told, said

ONE_LIFE = 1.2
"""Seconds a bot lives at most, once it is up, before it is killed."""
PATIENCE = 90.0
SENDS = frozenset({"sendMessage", "sendDocument"})
TOLD = {"step_told": 2, "reply": 1}
"""What a customer is told of a case that is received, replied to and resolved."""
WORDS = "Kẻ lạ biết số tài khoản của tôi, <b>rất</b> _lo_ 😟"


@dataclass
class Campaign:
    """The people, the bot that is killed under their hands, and what was in flight then."""

    playground: Playground
    bot: BotProcess
    cast: Cast
    flight: Flight
    seconds: float = 0.0
    #: How often each answer to somebody who sends several commands at once came, and again.
    rounds: int = 0
    again: int = 0
    #: The one who is interrupted for long, and the one in a hurry.
    patient: Person | None = None
    hurried: Person | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def fight(self, kills: int, lanes: int = 2) -> None:
        """Play until the bot was killed *kills* times; then everybody comes to an end.

        Each of *lanes* plays one customer's story after another.
        """
        began = time.monotonic()
        numbers = count(1)
        self.patient = await self.playground.stage.person("Hoa")
        await half_told(self.patient, WORDS)
        self.hurried = await self.playground.stage.person("Minh vội")
        async with asyncio.TaskGroup() as group:
            group.create_task(self._kill(kills))
            group.create_task(self.cast.hurried(self.hurried, self.over))
            group.create_task(self.cast.admin(self.over))
            for _ in range(lanes):
                group.create_task(self._lane(numbers))
        await said(self.patient, "gửi ngay", "KN-")
        self.seconds = time.monotonic() - began

    async def _kill(self, kills: int) -> None:
        """Kill and restart; the last start is left alive."""
        chance = random.Random()
        try:
            for _ in range(kills):
                await self.bot.up()
                await asyncio.sleep(chance.uniform(0.0, ONE_LIFE))
                await self.bot.kill()
                await self.flight.look()
                await self.bot.start()
            await self.bot.ready()
        finally:
            self.over.set()

    async def _lane(self, numbers: "count[int]") -> None:
        """One story after another until the killing is over; each is played to its end."""
        while not self.over.is_set():
            await self.cast.customer(next(numbers))

    async def judge(self) -> list[str]:
        """Return what is not as promised, in words; nothing, if all is."""
        faults: list[str] = []
        async with looked_at(self.bot) as ledger:
            await settled(ledger)
            promises = {
                "no update is lost": no_update_is_lost(self.playground, ledger),
                "every effect is there once": every_effect_is_there_once(
                    ledger, len(self.cast.codes), half_told=1, loads=self.cast.loads
                ),
                "words are as typed": self._words_are_as_typed(ledger),
                "order is kept": self._order_is_kept(),
                "repeats are few": self._repeats_are_few(),
            }
            for promise, check in promises.items():
                try:
                    await check
                except AssertionError as error:
                    faults.append(f"{promise}: {error}")
        return faults

    async def _words_are_as_typed(self, ledger: Ledger) -> None:
        """The draft that lay open all the time, and every story."""
        assert self.patient is not None
        assert await ledger.told(self.patient.id) == [WORDS]
        for who, story in self.cast.stories.items():
            assert await ledger.told(who) == [story], who

    async def _order_is_kept(self) -> None:
        """Four commands at once: the answers come in their order, none left out."""
        assert self.hurried is not None
        texts = [m.text for m in await self.hurried.transcript() if m.by_bot]
        order = order_of(texts)
        self.rounds = len(order) // len(BURST)
        self.again = sum(any(answer in text for _, answer in BURST) for text in texts) - len(order)
        assert order == list(range(len(BURST))) * self.rounds, order

    async def _repeats_are_few(self) -> None:
        """Sent twice is at most what was in flight at the kills."""
        repeats = await self.repeats()
        assert repeats <= self.flight.count, f"{repeats} repeats, {self.flight.count} in flight"

    async def repeats(self) -> int:
        """How many messages were sent again, in every chat; `judge` counts the hurried one's."""
        assert self.hurried is not None
        calls = await self.playground.stage.calls()
        sent = [call["params"] for call in calls if call["method"] in SENDS]
        told = Counter(
            (int(said["chat_id"]), said.get("text") or said.get("caption")) for said in sent
        )
        others = [n for (chat, _), n in told.items() if chat != self.hurried.id]
        return self.again + sum(others) - len(others)

    async def figures(self) -> dict[str, float]:
        """What it was and what it cost, after `judge`."""
        calls = await self.playground.stage.calls()
        state = await self.playground.stage.state()
        return {
            "kills": self.bot.kills,
            "seconds": round(self.seconds),
            "cases": len(self.cast.codes) + 1,
            "files": len(self.cast.codes),
            "policies loaded": self.cast.loads,
            "rounds of four commands": self.rounds,
            "updates": len(state["fetches"]),
            "sends": sum(call["method"] in SENDS for call in calls),
            "in flight at a kill": self.flight.count,
            "repeats": await self.repeats(),
            "slowest start, s": round(max(self.bot.started_in), 1),
        }


async def settled(ledger: Ledger) -> None:
    """Return once nothing waits any more."""
    ends = time.monotonic() + PATIENCE
    while (waiting := await ledger.waiting()) or await ledger.files_waiting():
        assert time.monotonic() < ends, f"{waiting} still wait"
        await asyncio.sleep(0.3)


def order_of(said_by_bot: list[str]) -> list[int]:
    """Which answers of the burst came, in order; one given again at once counts once."""
    found: list[int] = []
    for text in said_by_bot:
        place = next((n for n, (_, answer) in enumerate(BURST) if answer in text), None)
        if place is not None and (not found or found[-1] != place):
            found.append(place)
    return found


async def no_update_is_lost(playground: Playground, ledger: Ledger) -> None:
    """All that Telegram handed out is kept and handled."""
    state = await playground.stage.state()
    assert {int(number) for number in state["fetches"]} == set(await ledger.numbers())
    assert set(await ledger.counts(InboxRow.state)) == {("done",)}


async def every_effect_is_there_once(
    ledger: Ledger, stories: int, *, half_told: int, loads: int = 1
) -> None:
    """Moves, talk, files, cards, notices and policies, counted."""
    cases = stories + half_told
    moves = await ledger.counts(AuditRow.chain, AuditRow.move)
    by_move = Counter(move for _, move in moves)
    assert {event: by_move[event] for event in EVENTS} == {
        "lodge": cases, **dict.fromkeys(EVENTS[1:], stories)
    }, by_move  # fmt: skip
    assert all(n == 1 for (_, move), n in moves.items() if move in EVENTS), moves
    assert await ledger.chains_whole(), "an audit chain is broken"
    talk = await ledger.counts(TalkRow.case_id, TalkRow.kind)
    assert set(talk.values()) == {1}, talk
    assert len(talk) == 3 * stories, talk
    assert await ledger.counts(EvidenceRow.state) == {("kept",): stories}
    assert (await ledger.counts(CardRow.chat_id)).total() == cases
    assert (await ledger.counts(PolicyRow.number)).total() == 1 + loads
    notices = await ledger.counts(OutboxRow.case_id, OutboxRow.kind, OutboxRow.state)
    assert {state for _, _, state in notices} == {"sent"}, notices
    told = Counter((kind, n) for (_, kind, _), n in notices.items() if kind in TOLD)
    assert told == dict.fromkeys(TOLD.items(), stories), told
    assert len({case for case, kind, _ in notices if kind == "card"}) == cases
