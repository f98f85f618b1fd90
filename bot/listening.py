"""Listening: PostgreSQL tells this replica what another one has written."""

import asyncio
import contextlib
from dataclasses import dataclass

import asyncpg
import structlog
from sqlalchemy import make_url

from storage.wakes import CHANNEL, Wakes

log = structlog.get_logger()

PATIENCE = 5.0


@dataclass(frozen=True)
class Listening:
    """Rings the bells that other replicas ring; a lost connection is made again."""

    url: str
    wakes: Wakes

    async def run(self) -> None:
        """Listen until cancelled."""
        plain = make_url(self.url).set(drivername="postgresql")
        dsn = plain.render_as_string(hide_password=False)
        while True:
            try:
                await self._listen(dsn)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("not listening", error=type(error).__name__)
            await asyncio.sleep(2.0)

    async def _listen(self, dsn: str) -> None:
        connection = await asyncpg.connect(dsn, timeout=PATIENCE, command_timeout=PATIENCE)
        try:
            await connection.add_listener(CHANNEL, self._heard)
            while not connection.is_closed():
                await asyncio.sleep(5.0)
                await connection.execute("SELECT 1")
        finally:
            # Whoever cancels us is obeyed even when the server does not answer.
            with contextlib.suppress(OSError, asyncpg.InterfaceError):
                await connection.close(timeout=2.0)

    def _heard(self, _connection: object, _pid: int, _channel: str, topic: object) -> None:
        self.wakes.ring(str(topic))
