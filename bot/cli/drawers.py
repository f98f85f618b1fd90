"""What commands on the database share: the settings, the open drawers, one event loop."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from bot.lock import process_lock
from bot.opening import Drawers, opened, sqlite_file
from bot.settings import Settings, read_settings

Result = TypeVar("Result")
Work = Callable[[Settings, Drawers], Awaitable[Result]]


def with_drawers(work: Work[Result]) -> Result:
    """Do *work* on the database that the settings name; a running bot goes on beside it.

    Raises:
        SettingsError, CannotOpenError: With a plain sentence that says what to do.
    """
    settings = read_settings()

    async def do() -> Result:
        async with opened(settings) as drawers:
            return await work(settings, drawers)

    return asyncio.run(do())


def alone(settings: Settings) -> AbstractContextManager[None]:
    """Keep a bot from running on the SQLite file meanwhile.

    Raises:
        InUseError: One runs.
    """
    file = sqlite_file(settings)
    return nullcontext() if file is None else process_lock(file.with_name(file.name + ".lock"))
