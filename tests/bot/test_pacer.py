"""The pacer's sums."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.pacer import Pacer, Rates
from storage.database import Database
from storage.paces import Ledger, MemoryLedger, SharedLedger, next_use


@given(
    st.lists(st.floats(0, 30), min_size=1, max_size=60),
    st.integers(1, 6),
    st.floats(0.5, 20),
)
def test_no_stretch_of_time_holds_more_uses_than_are_allowed(
    gaps: list[float], count: int, seconds: float
) -> None:
    """Whenever the uses are asked for."""
    now, uses, given_at = 0.0, list[float](), list[float]()
    for gap in gaps:
        now += gap
        start = next_use(uses, count, seconds, now)
        assert start >= now
        given_at.append(start)
        uses = [*uses, start][-count:]
    for first, last in zip(given_at, given_at[count:], strict=False):
        assert last - first >= seconds - 1e-6


async def test_both_ledgers_book_the_same(database: Database) -> None:
    """Three at once, then one a second; the row and the memory agree."""
    ledgers: list[Ledger] = [MemoryLedger()]
    if not database.is_sqlite:
        ledgers.append(SharedLedger(database))
    for ledger in ledgers:
        waits = [await ledger.reserve("chat:1", 10.0, 20.0) for _ in range(5)]
        assert [round(wait, -1) for wait in waits] == [0, 0, 0, 10, 20]
        booked = [await ledger.book("chat:-1", 2, 100.0) for _ in range(3)]
        assert [round(wait, -1) for wait in booked] == [0, 0, 100]
        await ledger.hold("chat:2", 50.0)
        assert round(await ledger.reserve("chat:2", 1.0, 3.0), -1) == 50


async def test_a_private_chat_gets_a_small_burst_and_then_waits() -> None:
    """Quick answers go out at once; a flood does not."""
    pacer = Pacer(Rates(0, 10, 0), MemoryLedger(), str)
    loop = asyncio.get_running_loop()
    start = loop.time()
    for _ in range(3):
        await pacer.take("5")
    assert loop.time() - start < 0.09
    await pacer.take("5")
    assert loop.time() - start >= 0.09


async def test_unlimited_is_unlimited() -> None:
    """Zero asks nothing of anybody."""
    pacer = Pacer(Rates(0, 0, 0), MemoryLedger(), str)
    loop = asyncio.get_running_loop()
    start = loop.time()
    for _ in range(200):
        await pacer.take("5")
    assert loop.time() - start < 0.5


async def test_the_overall_rate_holds_over_many_chats() -> None:
    """Twenty sends at forty a second take about half a second."""
    pacer = Pacer(Rates(40, 0, 0), MemoryLedger(), str)
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*(pacer.take(str(chat)) for chat in range(20)))
    assert loop.time() - start >= 0.4


async def test_a_chat_told_to_wait_holds_nobody_else_until_a_second_one_is() -> None:
    """One chat's flood is its own; two at once mean all of us."""
    pacer = Pacer(Rates(0, 0, 0), MemoryLedger(), str)
    loop = asyncio.get_running_loop()
    await pacer.hold("5", 0.3)
    start = loop.time()
    await pacer.take("6")
    assert loop.time() - start < 0.1
    await pacer.hold("6", 0.3)
    await pacer.take("7")
    assert loop.time() - start >= 0.25


async def test_a_notice_lets_a_reply_go_first() -> None:
    """Who waits for an answer is served before who is told of something."""
    pacer = Pacer(Rates(10, 0, 0), MemoryLedger(), str)
    gone: list[str] = []

    async def send(name: str, background: bool) -> None:
        await pacer.take(name, background=background)
        gone.append(name)

    await pacer.take("0")
    replies = [asyncio.create_task(send(f"reply {number}", False)) for number in range(3)]
    await asyncio.sleep(0)
    notice = asyncio.create_task(send("notice", True))
    await asyncio.gather(*replies, notice)
    assert gone[-1] == "notice"
