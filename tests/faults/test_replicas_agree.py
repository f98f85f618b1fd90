"""What three replicas do together is done once, and as fast as one may."""

import asyncio
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import AuditRow, looked_at
from tests.faults.roundrobin import behind
from tests.faults.story import QUESTIONS, lodged

A_SECOND = 10
"""Messages that may go out in a second, from all together."""
ASKING = 40

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


async def test_a_date_is_told_of_once_by_all_together(
    playground: Playground, make_bot: MakeBot, tmp_path: Path
) -> None:
    """Whoever holds the timers says it, and so it stays when two of them are killed."""
    clock = tmp_path / "clock"
    clock.write_text("0")
    moved = {"BAOMAT_CLOCK_FILE": str(clock)}
    async with behind(make_bot, moved, moved, moved) as (bots, _):
        lan, group = playground.customer, playground.admin.at(playground.care_group)
        code = await lodged(lan)
        async with looked_at(bots[0]) as ledger:
            await settled(ledger)
            desk = ledger.desks.cases
            late = desk.calendar.add_working_days(
                desk.now() + timedelta(days=30), 1, desk.zone, ends=time(9)
            )
            clock.write_text(str((late - desk.now()).total_seconds()))
            await group.sees(code, "quá hạn", within=60, since=0)
            await settled(ledger)  # killed before it is marked, it would come again, as it may
            for bot in bots[:2]:
                await bot.kill()
                await asyncio.sleep(4)
                await bot.start()
            await asyncio.sleep(12)
            await settled(ledger)
            told = await ledger.counts(AuditRow.move)
            seen = [m.text for m in await group.transcript() if m.by_bot]
        assert told[("overdue",)] == 1
        assert sum("quá hạn" in text and "Vì sao nhắc" in text for text in seen) == 1


async def test_the_sum_of_their_messages_stays_under_the_limit(
    playground: Playground, make_bot: MakeBot
) -> None:
    """Forty ask at once: no second holds more answers than are allowed to one bot."""
    paced = {"BAOMAT_PACE_OVERALL": str(A_SECOND)}
    words, answer = QUESTIONS[0]
    async with behind(make_bot, paced, paced, paced) as (_, robin):
        people = [await playground.stage.person(f"Khách {n}") for n in range(ASKING)]
        await asyncio.gather(*(person.says(words) for person in people))
        for person in people:
            await person.sees(answer, within=60)
        sent = sorted(float(call["at"]) for call in await playground.stage.calls("sendMessage"))
    most = max(sum(at <= other < at + 1 for other in sent) for at in sent)
    print(f"{len(sent)} messages in {sent[-1] - sent[0]:.1f} s, {most} at most in a second")
    assert min(robin.taken.get(target, 0) for target in robin.targets) > 0
    # What was booked for one second may be a little late on its way, and meet the next one's.
    assert most <= A_SECOND + 2
