"""What was set aside because nobody could handle it: looked at, and tried again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from storage.aside_rows import (
    SetAside,
    aside_body,
    aside_counts,
    is_aside,
    newest_aside,
    put_back,
)
from storage.audit import HOUSE, append
from storage.database import Cause, Database
from storage.days import DayKeys
from storage.effects import first_result, keep_result

READ: Final = "read aside"
REPLAY: Final = "replay"

__all__ = ["Aside", "AsideGoneError", "AsidePage", "ManyMeantError", "NotAsideError", "SetAside"]


class NotAsideError(Exception):
    """No such update is set aside: it was tried again already, or its seven days are over."""


class AsideGoneError(Exception):
    """The update can no longer be opened or tried again: the key of its day has been dropped."""


class ManyMeantError(Exception):
    """Several updates that are set aside begin like this: please give more of the id."""


@dataclass(frozen=True)
class AsidePage:
    """The newest of those set aside, and how many there are in all."""

    total: int
    openable: int
    newest: tuple[SetAside, ...]


@dataclass(frozen=True)
class Aside:
    """Shows what is set aside, and puts it back in its chat's line, each once."""

    database: Database
    days: DayKeys
    now: Callable[[], datetime]

    async def count(self) -> int:
        """How many are set aside."""
        async with self.database.read() as session:
            total, _ = await aside_counts(session)
            return total

    async def page(self, limit: int | None = None) -> AsidePage:
        """The newest, at most *limit*."""
        async with self.database.read() as session:
            total, openable = await aside_counts(session)
            return AsidePage(total, openable, tuple(await newest_aside(session, limit)))

    async def meant(self, beginning: str) -> UUID:
        """The id, among those set aside, that begins like this.

        Raises:
            NotAsideError: There is none.
            ManyMeantError: There are several.
        """
        wanted = beginning.strip().lower().replace("-", "")
        async with self.database.read() as session:
            ids = [each.id for each in await newest_aside(session)]
        found = [each for each in ids if wanted and each.hex.startswith(wanted)]
        if len(found) > 1:
            raise ManyMeantError(beginning)
        if not found:
            raise NotAsideError(beginning)
        return found[0]

    async def opened(self, row_id: UUID, cause: Cause) -> bytes:
        """What came, as it came; the opening is audited.

        Raises:
            NotAsideError, AsideGoneError: It cannot be opened.
        """
        async with self.database.write(cause) as session:
            body = await aside_body(session, self.days, row_id)
            if body is None:
                raise await _why_not(session, row_id)
            await append(
                session,
                HOUSE,
                READ,
                role="admin",
                actor=None,
                cause=cause.id,
                now=self.now(),
                end=row_id.hex,
            )
            return body

    async def replay(self, row_id: UUID, cause: Cause) -> None:
        """Put one back in its chat's line; the same cause does so once.

        Raises:
            NotAsideError, AsideGoneError: It cannot be tried again.
        """
        effect = f"{REPLAY}:{row_id.hex}"
        async with self.database.write(cause) as session:
            if await first_result(session, cause.id, effect) is not None:
                return
            if not await put_back(session, row_id):
                raise await _why_not(session, row_id)
            keep_result(session, cause.id, effect, "", self.now())

    async def replay_all(self, cause: Cause) -> int:
        """Put back all that can be opened; return how many the cause has put back."""
        async with self.database.write(cause) as session:
            before = await first_result(session, cause.id, REPLAY)
            if before is not None:
                return int(before)
            count = await put_back(session)
            keep_result(session, cause.id, REPLAY, str(count), self.now())
            return count


async def _why_not(session: AsyncSession, row_id: UUID) -> NotAsideError | AsideGoneError:
    if await is_aside(session, row_id):
        return AsideGoneError(row_id.hex)
    return NotAsideError(row_id.hex)
