"""Fetching: the customer's files come after the reply, by a queue of their own, in pieces."""

import asyncio
from dataclasses import dataclass
from hashlib import sha256

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import NetworkError

from bot.transport import NotSentError, RefusedError, Wire
from cases.evidence import TOPIC, Evidence, EvidenceGoneError, Fetch
from storage import leases
from storage.database import Database

log = structlog.get_logger()

ROLE = "role:files"
EVERY = 2.0
LEASE = 15.0
"""Two that fetch the same file do no harm: a piece is kept once."""
LONGEST = 60.0
PIECE = 512 * 1024
LARGEST = 20 * 1024 * 1024
TRIES = 6
HOPELESS = (400, 403, 404)


class FileRefusedError(Exception):
    """Telegram does not give the file out, or it is larger than it said."""


@dataclass
class Fetching:
    """Fetches and seals files one after another, in the replica that holds the lease.

    An outage counts as no try of a file; an answer that breaks off or never ends does.
    """

    holder: str
    database: Database
    wire: Wire
    evidence: Evidence

    async def run(self) -> None:
        """Fetch until cancelled."""
        fence: int | None = None
        while True:
            try:
                fence = await self._hold(fence)
                if fence is not None:
                    await self._fetch_waiting()
            except NetworkError as error:
                log.warning("files put off", error=type(error).__name__)
            except (SQLAlchemyError, OSError) as error:
                log.warning("files put off", error=type(error).__name__)
                fence = None
            await self.database.wakes.wait(TOPIC, EVERY)

    async def _hold(self, fence: int | None) -> int | None:
        async with self.database.write() as session:
            if fence is not None and await leases.renew(session, {ROLE: fence}, LEASE):
                return fence
            return (await leases.take(session, [ROLE], self.holder, LEASE)).get(ROLE)

    async def _fetch_waiting(self) -> None:
        for fetch in await self.evidence.waiting(limit=5):
            try:
                async with asyncio.timeout(LONGEST):
                    await self._fetch(fetch)
            except EvidenceGoneError:
                continue
            except NotSentError:
                raise
            except RefusedError as error:
                if error.status not in HOPELESS:
                    raise NetworkError(str(error.status)) from error
                await self._failed(fetch, error, final=True)
            except FileRefusedError as error:
                await self._failed(fetch, error, final=True)
            except (NetworkError, TimeoutError) as error:
                await self._failed(fetch, error, final=fetch.tries + 1 >= TRIES)

    async def _failed(self, fetch: Fetch, error: Exception, *, final: bool) -> None:
        log.warning("file not fetched", error=type(error).__name__, final=final)
        await self.evidence.failed(fetch.id, final=final)

    async def _fetch(self, fetch: Fetch) -> None:
        try:
            found = await self.wire.call("getFile", 20.0, file_id=fetch.file_id)
        except NetworkError as error:
            # Asking changes nothing: it may be asked again freely, however often.
            raise NotSentError(type(error).__name__) from error
        path = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(path, str):
            raise FileRefusedError
        digest, number, size = sha256(), 0, 0
        async for piece in self.wire.stream(path, PIECE):
            size += len(piece)
            if size > LARGEST:
                raise FileRefusedError
            digest.update(piece)
            await self.evidence.store_piece(fetch.id, number, piece)
            number += 1
        await self.evidence.finish(fetch.id, digest.hexdigest())
