"""kill -9 at random moments of a mixed story: nothing is lost, nothing is done twice."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.playground.demo import Playground
from bot.playground.people import Person
from tests.faults.conftest import MakeBot
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
from tests.faults.story import BURST, Cast, said

KILLS = 20
LANES = 2
ONE_LIFE = 1.2
"""Seconds a bot lives at most, once it is up, before it is killed."""
IN_FLIGHT = 2
"""Messages that a kill may catch between their sending and their being marked, on average."""
TOLD = {"step_told": 2, "reply": 1}
"""What a customer is told of a case that is received, replied to and resolved."""


async def kill_again_and_again(bot: BotProcess, over: asyncio.Event) -> None:
    """Kill and restart; the last start is left alive."""
    chance = random.Random()
    try:
        for _ in range(KILLS):
            await bot.up()
            await asyncio.sleep(chance.uniform(0.0, ONE_LIFE))
            await bot.kill()
            await bot.start()
        await bot.ready()
    finally:
        over.set()


async def lane(cast: Cast, numbers: "asyncio.Queue[int]", over: asyncio.Event) -> None:
    """One story after another until the killing is over; each is played to its end."""
    while not over.is_set():
        number = numbers.get_nowait()
        await cast.customer(number)


@asynccontextmanager
async def half_told(playground: Playground) -> AsyncIterator[tuple[Person, str]]:
    """Somebody who has typed the beginning of a complaint, and is interrupted for long."""
    hoa = await playground.stage.person("Hoa")
    words = "Kẻ lạ biết số tài khoản của tôi, <b>rất</b> _lo_ 😟"
    await said(hoa, "/khieunai", "đồng ý")
    await said(hoa, "đồng ý", "Chuyện gì đã xảy ra")
    await said(hoa, words, "khách hàng hay kế toán")
    yield hoa, words


async def settled(ledger: Ledger) -> None:
    """Return once nothing waits any more."""
    ends = time.monotonic() + 60
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


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
async def test_twenty_kills_lose_nothing_and_double_nothing(
    playground: Playground, make_bot: MakeBot, tmp_path: Path
) -> None:
    """Every effect once, every answer at least once, drafts as typed, chains whole."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    cast, over = Cast(playground), asyncio.Event()
    numbers: asyncio.Queue[int] = asyncio.Queue()
    for number in range(1, 1000):
        numbers.put_nowait(number)
    async with half_told(playground) as (hoa, words):
        minh = await playground.stage.person("Minh vội")
        async with asyncio.TaskGroup() as group:
            group.create_task(kill_again_and_again(bot, over))
            group.create_task(cast.hurried(minh, over))
            group.create_task(cast.admin())
            for _ in range(LANES):
                group.create_task(lane(cast, numbers, over))
        await said(hoa, "gửi ngay", "KN-")

    async with looked_at(bot) as ledger:
        await settled(ledger)
        assert await ledger.told(hoa.id) == [words]
        await no_update_is_lost(playground, ledger)
        await every_effect_is_there_once(ledger, len(cast.codes), half_told=1)
        for who, story in cast.stories.items():
            assert await ledger.told(who) == [story]
    burst = [m.text for m in await minh.transcript() if m.by_bot]
    order = order_of(burst)
    assert order == list(range(len(BURST))) * (len(order) // len(BURST))
    again = sum(any(answer in text for _, answer in BURST) for text in burst) - len(order)
    await few_repeats(playground, bot, cast, again)
    status, took = await bot.stop()
    assert (status, took < 10) == (0, True)


async def no_update_is_lost(playground: Playground, ledger: Ledger) -> None:
    """All that Telegram handed out is kept and handled."""
    state = await playground.stage.state()
    assert {int(number) for number in state["fetches"]} == set(await ledger.numbers())
    assert set(await ledger.counts(InboxRow.state)) == {("done",)}


async def every_effect_is_there_once(ledger: Ledger, stories: int, half_told: int) -> None:
    """Moves, talk, files, cards and notices, counted."""
    cases = stories + half_told
    moves = await ledger.counts(AuditRow.chain, AuditRow.move)
    by_move = Counter(move for _, move in moves)
    assert {event: by_move[event] for event in EVENTS} == {
        "lodge": cases, **dict.fromkeys(EVENTS[1:], stories)
    }  # fmt: skip
    assert all(count == 1 for (_, move), count in moves.items() if move in EVENTS), moves
    assert await ledger.chains_whole()
    talk = await ledger.counts(TalkRow.case_id, TalkRow.kind)
    assert set(talk.values()) == {1}, talk
    assert len(talk) == 3 * stories
    assert await ledger.counts(EvidenceRow.state) == {("kept",): stories}
    assert (await ledger.counts(CardRow.chat_id)).total() == cases
    assert (await ledger.counts(PolicyRow.number)).total() == 2
    notices = await ledger.counts(OutboxRow.case_id, OutboxRow.kind, OutboxRow.state)
    assert {state for _, _, state in notices} == {"sent"}
    told = Counter((kind, n) for (_, kind, _), n in notices.items() if kind in TOLD)
    assert told == dict.fromkeys(TOLD.items(), stories)
    assert len({case for case, kind, _ in notices if kind == "card"}) == cases


async def few_repeats(playground: Playground, bot: BotProcess, cast: Cast, repeats: int) -> None:
    """Sent twice is at most what was in flight at the kills."""
    for who in (*cast.stories, *(person.id for person in playground.staff)):
        texts = [m.text for m in await playground.stage.transcript(who) if m.by_bot]
        repeats += len(texts) - len(set(texts))
    calls = await playground.stage.calls()
    sends = sum(call["method"] == "sendMessage" for call in calls)
    state = await playground.stage.state()
    print(
        f"kills {bot.kills}, cases {len(cast.codes) + 1}, updates {len(state['fetches'])}, "
        f"sends {sends}, repeats {repeats}, lost 0, start {max(bot.started_in):.1f} s at most"
    )
    assert repeats <= bot.kills * IN_FLIGHT
