"""What a thousand kills cost: kill -9 at random moments of mixed stories, on both databases.

People ask, lodge complaints with files, send several commands at once; staff receive, note, reply
and resolve; an admin loads policies. Every effect is counted afterwards; the exit status is 1 if
anything is lost or doubled. Run: `python -m benchmarks.kills [--kills 500] [--only KIND]`.
"""

import argparse
import asyncio
import logging
import signal
import sys

from benchmarks.place import KINDS, empty
from bot.opening import opened
from bot.playground.demo import start_playground
from storage.keyring import new_ring, write_ring
from tests.conftest import SCHEMA
from tests.faults.campaign import Campaign
from tests.faults.flight import Flight
from tests.faults.ledger import settings_of
from tests.faults.process import BotProcess, environment_of
from tests.faults.story import Cast

LANES = 6


async def campaign(kind: str, kills: int) -> bool:
    """One campaign; its figures are printed. Whether all was as promised."""
    with empty(kind) as (url, folder):
        write_ring(folder / "data.key", new_ring())
        playground = await start_playground(forum=False, limits=False, schema=SCHEMA)
        bot = BotProcess(environment_of(playground, url, folder), folder / "runs")
        async with opened(settings_of(bot), make=True):
            pass
        try:
            await bot.start()
            await bot.ready()
            fought = Campaign(playground, bot, Cast(playground), Flight(url))
            await fought.fight(kills, LANES)
            faults = await fought.judge()
            violations = (await playground.stage.state())["violations"]
            print(f"{kind}")
            for name, value in (await fought.figures()).items():
                print(f"  {name:26} {value:10,g}")
            for fault in (*faults, *map(str, violations)):
                print(f"  NOT AS PROMISED: {fault[:500]}")
            print(f"  {'errors in its log':26} {bot.errors.count('[error'):10,}", flush=True)
            return not faults and not violations
        finally:
            await bot.kill()
            await playground.close()


def main() -> None:
    """Read the arguments and fight."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="on each database")
    parser.add_argument("--only", choices=KINDS)
    given = parser.parse_args()
    # That the one asking was killed is no news here.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    # Ended from outside, it leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    kinds = [given.only] if given.only else KINDS
    if broken := [kind for kind in kinds if not asyncio.run(campaign(kind, given.kills))]:
        sys.exit(f"Not as promised: {', '.join(broken)}.")


if __name__ == "__main__":
    main()
