"""Running: everything starts, goes on through trouble, and stops cleanly."""

import asyncio
import contextlib
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from uuid import uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.assembly import House, assemble
from bot.lock import process_lock
from bot.opening import Drawers, opened, sqlite_file
from bot.settings import Settings
from storage import leases
from storage.database import Cause

log = structlog.get_logger()

Duty = Callable[[], Awaitable[None]]
LONGEST_GOODBYE = 6.0
"""Seconds for what is under way; with the rest it stays within the ten that Docker gives."""
GIVE_BACK = 1.0
POLICY_LOOK = 2.0
LONG_WHILE = 60.0


async def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Raises:
        SettingsError, CannotOpenError, InUseError: With a plain sentence that says what to do.
    """
    settings.token  # noqa: B018 - a missing token is said before anything is made
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    with _alone(settings):
        async with opened(settings, make=True) as drawers, running(settings, drawers):
            await stop.wait()


@contextlib.contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    file = sqlite_file(settings)
    if file is None:
        yield
        return
    with process_lock(file.with_name(file.name + ".lock")):
        yield


@asynccontextmanager
async def running(settings: Settings, drawers: Drawers) -> AsyncIterator[House]:
    """The whole bot at work while the block runs."""
    house = assemble(settings, drawers)
    if drawers.database.is_sqlite:
        async with drawers.database.write() as session:
            await leases.free_all(session)
            await house.outbox.free_all(session)
    await house.first_policy()
    await house.web.start(settings.listen)
    print(f"listening on http://{house.web.address}", flush=True)
    intake = asyncio.create_task(_keep_going("intake", lambda: _take_in(house)))
    rest = asyncio.create_task(_keep_going("start", lambda: _begin(house)))
    try:
        yield house
    finally:
        await _stop(house, intake, rest)


async def _take_in(house: House) -> None:
    """Updates come in from the first moment, before the network lets us answer."""
    if house.settings.webhook_url is None:
        await house.polling.run()
    else:
        await house.register_webhook()


async def _begin(house: House) -> None:
    """Wait for Telegram, then do everything that needs it; each duty is taken up again."""
    await _meet_telegram(house)
    duties: dict[str, Duty] = {
        "workers": house.workers.run,
        "delivery": house.delivery.run,
        "timers": house.timers.run,
        "files": house.fetching.run,
        "policy": lambda: _watch_policy(house),
        "menus": house.tidy_up,
        "reach": house.watch_telegram,
    }
    if house.listening is not None:
        duties["listening"] = house.listening.run
    house.state.started = True
    async with asyncio.TaskGroup() as group:
        for name, duty in duties.items():
            group.create_task(_keep_going(name, duty))


async def _meet_telegram(house: House) -> None:
    """Ask who we are until Telegram answers; the network may be down when we start."""
    wait = 0.5
    while True:
        try:
            await house.application.initialize()
        except InvalidToken:
            house.state.problem = "BAOMAT_BOT_TOKEN is refused by the Bot API server"
            log.error("token refused")
            wait = 30.0
        except TelegramError as error:
            house.state.problem = f"telegram: {type(error).__name__}"
            log.warning("telegram does not answer yet", error=type(error).__name__)
        else:
            house.state.problem = ""
            await house.settle_in(Cause(uuid4()))
            return
        await asyncio.sleep(wait)
        wait = min(15.0, wait * 2)


async def _watch_policy(house: House) -> None:
    while True:
        try:
            await house.shelf.refresh()
        except (SQLAlchemyError, OSError) as error:
            log.warning("policy not looked at", error=type(error).__name__)
        await house.drawers.database.wakes.wait("policy", POLICY_LOOK)


async def _keep_going(name: str, duty: Duty) -> None:
    """Do *duty*; when it breaks, say so and begin again, until it ends by itself."""
    wait = 1.0
    while True:
        began = time.monotonic()
        try:
            await duty()
        except Exception as error:
            log.error("duty broke", duty=name, error=type(error).__name__)
            wait = 1.0 if time.monotonic() - began > LONG_WHILE else min(30.0, wait * 2)
            await asyncio.sleep(wait)
        else:
            return


async def _stop(house: House, intake: asyncio.Task[None], rest: asyncio.Task[None]) -> None:
    """Take nothing new, finish what is under way, give the leases back."""
    log.info("stopping")
    intake.cancel()
    await house.web.stop()
    goodbyes = [house.delivery.stop(LONGEST_GOODBYE)]
    if house.state.started:
        goodbyes.append(house.workers.stop(LONGEST_GOODBYE))
    await asyncio.gather(*goodbyes)
    rest.cancel()
    await asyncio.gather(intake, rest, return_exceptions=True)
    with contextlib.suppress(Exception):
        async with asyncio.timeout(GIVE_BACK):
            await house.polling.give_back()
    await house.wire.close()
    log.info("stopped")
