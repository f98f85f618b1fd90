"""Weeks of traffic: what passes through is trimmed, and the file is as large as what is kept."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from bot.clock import ShiftedClock
from bot.opening import sqlite_file
from storage.database import Cause
from storage.rows import DayKeyRow, InboxRow, LeaseRow, OutboxRow, Row
from storage.shrinking import free_pages
from tests.faults.story import QUESTIONS
from tests.faults.test_network import nothing_waits
from tests.faults.test_sending import eventually
from tests.journeys.conftest import Play
from tests.journeys.walks import lodged, said

STEP = 3
"""Days between two working days of this test."""
DAYS = 48
LOOKED_AT = 33
"""Days after which everything that is ever trimmed has been: the numbers of updates last 30."""
SLACK = 3
"""Rows more or less by chance; what is not trimmed grows by five in the time between."""
PASSING = {"inbox", "outbox", "day_keys", "leases", "effects", "drafts", "tickets", "removals",
           "paces"}  # fmt: skip
OF_CASES = {"cases", "talk", "evidence", "pieces", "cards", "case_kinds", "talk_files", "edits",
            "spots", "customer_cards", "offers", "parties", "referrals", "papers"}  # fmt: skip
KEPT = {"consents", "misses", "audit", "roots", "authorities", "canned", "meta", "people", "staff",
        "chats", "policies"}  # fmt: skip
"""What the firm keeps; a missed question half a year."""
BIG = 2_000_000


def test_every_table_is_trimmed_or_kept_on_purpose() -> None:
    """A new table has to say which: it passes, it goes with its case, or it is kept."""
    assert set(Row.metadata.tables) == PASSING | OF_CASES | KEPT


async def rows_of(play: Play) -> Counter[str]:
    """How many rows each passing table has, and the loose files."""
    names = sorted(PASSING | {"evidence", "pieces"})
    async with play.house.drawers.database.read() as session:
        tables = Row.metadata.tables
        return Counter(
            {
                name: await session.scalar(select(func.count()).select_from(tables[name])) or 0
                for name in names
            }
        )


async def days_pass(play: Play) -> None:
    """The clock goes on some days, for the database's leases too, and the timer has swept."""
    now = play.house.timers.now
    assert isinstance(now, ShiftedClock)
    now.file.write_text(str(now.seconds + STEP * 86_400))
    now.read_at = float("-inf")
    today = now()
    async with play.house.drawers.database.write() as session:
        free = update(LeaseRow).where(LeaseRow.holder == "")
        await session.execute(free.values(until=LeaseRow.until - STEP * 86_400.0))

    async def swept() -> bool:
        return (play.house.timers.swept_on or today - timedelta(days=1)) >= today

    await eventually(swept)


async def traffic(play: Play, code: str) -> None:
    """A day's work: a new customer asks and begins a complaint, staff read a case."""
    lan = (await play.playground.stage.crowd(1))[0]
    await said(lan, *QUESTIONS[0])
    await said(lan, "/khieunai", "đồng ý")
    await said(lan, "đồng ý", "Chuyện gì đã xảy ra")
    await play.house.desks.tickets.issue("admin", "first", None, 15, Cause(uuid4()))
    await said(play.playground.staff[0].private(), f"/doc {code}", "hồ sơ thuế")


async def a_big_file_is_left_behind(play: Play) -> None:
    """Somebody sends a file for a complaint that is never sent."""
    hoa = await play.playground.stage.person("Hoa")
    await said(hoa, "/khieunai", "đồng ý")
    await said(hoa, "đồng ý", "Chuyện gì đã xảy ra")
    await hoa.sends_file(bytes(BIG))

    async def kept() -> bool:
        return (await rows_of(play))["pieces"] > BIG // 2**20

    await eventually(kept)


async def size_of(play: Play, file: Path) -> int:
    """The bytes of the file, all that was written being in it."""
    async with play.house.drawers.database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.stat().st_size  # noqa: ASYNC240 - a look at one file


async def only_the_last_week_can_be_read(play: Play) -> None:
    """Bodies, sent notices and keys of more than seven days ago are gone."""
    oldest = (play.house.timers.now() - timedelta(days=7)).date()
    async with play.house.drawers.database.read() as session:
        bodies = select(func.min(InboxRow.day)).where(InboxRow.body.is_not(None))
        for first in (bodies, select(func.min(OutboxRow.day)), select(func.min(DayKeyRow.day))):
            day = await session.scalar(first)
            assert day is not None
            assert day >= oldest


async def test_the_sixth_week_of_traffic_leaves_no_more_behind_than_the_fifth(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each passing table is as long as before, no page is idle, and a big file's room is back."""
    monkeypatch.setattr("bot.timers.EVERY", 0.1)
    file = sqlite_file(play.settings)
    assert file is not None
    an = play.playground.staff[0].private()
    await said(an, "/start", "Anh/Chị")
    code = await lodged(play.customer)
    await a_big_file_is_left_behind(play)
    await days_pass(play)
    large = await size_of(play, file)
    seen: dict[int, Counter[str]] = {}
    sizes: dict[int, int] = {}
    for day in range(STEP, DAYS + 1, STEP):
        await traffic(play, code)
        await eventually(lambda: nothing_waits(play))
        await days_pass(play)
        if day in {LOOKED_AT, DAYS}:
            seen[day], sizes[day] = await rows_of(play), await size_of(play, file)
    print(f"bytes {large} at first, {sizes}; rows {[dict(each) for each in seen.values()]}")
    await only_the_last_week_can_be_read(play)
    for name, count in seen[DAYS].items():
        assert count <= seen[LOOKED_AT][name] + SLACK, name
    assert seen[DAYS]["pieces"] == 0
    assert await free_pages(play.house.drawers.database) < 50
    assert sizes[DAYS] < large - BIG // 2
    assert sizes[DAYS] <= sizes[LOOKED_AT] * 1.1
