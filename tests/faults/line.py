"""A line between the bot and a server, be it that of the Bot API, that can be cut and mended."""

import asyncio
import contextlib
import socket
import struct
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from tests.journeys.conftest import free_port

AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER of no time: closing sends a reset."""
TICK = 0.05


class Trouble(StrEnum):
    """What the line does to those who use it."""

    REFUSED = "nobody listens"
    RESET_BEFORE = "a request is met with a reset, and goes nowhere"
    RESET_AFTER = "a request gets there, and a reset comes for its answer"
    SILENT_BEFORE = "a request vanishes"
    SILENT_AFTER = "a request gets there, and its answer vanishes"
    SLOW = "answers come some bytes at a time"


@dataclass(eq=False)
class Pair:
    """One connection of the bot and the one behind it; a dead one stays open and silent."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    dead: bool = False


@dataclass
class Line:
    """A TCP proxy on this machine to *port*, or to a *socket* if it names one.

    `met` counts the requests that met trouble.
    """

    port: int
    listens_at: int = field(default_factory=free_port)
    slow: int = 400
    met: int = 0
    trouble: Trouble | None = None
    socket: str = ""
    server: asyncio.Server | None = None
    pairs: set[Pair] = field(default_factory=set)

    @property
    def url(self) -> str:
        """Root of the Bot API server over this line."""
        return f"http://127.0.0.1:{self.listens_at}"

    async def heal(self) -> None:
        """Be a good line from now on; connections that died stay dead."""
        self.trouble = None
        if self.server is None:
            self.server = await asyncio.start_server(self._connected, "127.0.0.1", self.listens_at)

    async def fail(self, trouble: Trouble) -> None:
        """Do *trouble* to every request until healed."""
        self.trouble = trouble
        if trouble is Trouble.REFUSED:
            await self.close()

    def half_open(self) -> None:
        """Let every connection there is die without a word; new ones are good."""
        for pair in self.pairs:
            pair.dead = True

    async def close(self) -> None:
        """Listen no more, and reset what is connected."""
        if self.server is not None:
            self.server.close()
            self.server = None
        for pair in list(self.pairs):
            _reset(pair.near)
        await asyncio.sleep(0)

    async def _reached(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to what is at the other end."""
        if self.socket:
            return await asyncio.open_unix_connection(self.socket)
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, on = await self._reached()
        pair = Pair(back, on)
        self.pairs.add(pair)
        pumps = [
            asyncio.create_task(self._up(near, pair)),
            asyncio.create_task(self._down(far, pair)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.pairs.discard(pair)
            for pump in pumps:
                pump.cancel()
            for writer in (back, on):
                writer.close()

    async def _up(self, near: asyncio.StreamReader, pair: Pair) -> None:
        """What the bot says."""
        with contextlib.suppress(OSError):
            while chunk := await near.read(65536):
                is_request = chunk.startswith((b"POST ", b"GET "))
                self.met += is_request and (self.trouble is not None or pair.dead)
                if self.trouble is Trouble.RESET_BEFORE:
                    _reset(pair.near)
                    return
                pair.dead = pair.dead or self.trouble is Trouble.SILENT_BEFORE
                if not pair.dead:
                    pair.far.write(chunk)
                    await pair.far.drain()

    async def _down(self, far: asyncio.StreamReader, pair: Pair) -> None:
        """What the server says."""
        with contextlib.suppress(OSError):
            while chunk := await far.read(65536):
                if self.trouble is Trouble.RESET_AFTER:
                    _reset(pair.near)
                    return
                pair.dead = pair.dead or self.trouble is Trouble.SILENT_AFTER
                if not pair.dead:
                    await self._say(pair.near, chunk)

    async def _say(self, near: asyncio.StreamWriter, chunk: bytes) -> None:
        while chunk:
            slow = self.trouble is Trouble.SLOW
            bit = int(self.slow * TICK) if slow else len(chunk)
            near.write(chunk[:bit])
            await near.drain()
            chunk = chunk[bit:]
            await asyncio.sleep(TICK if slow else 0)


def over(line: Line, place: str) -> str:
    """The URL of the database at *place*, over the line."""
    return f"postgresql://postgres@127.0.0.1:{line.listens_at}{urlsplit(place).path}"


def _reset(writer: asyncio.StreamWriter) -> None:
    """End a connection by a reset."""
    known = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        known.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    writer.transport.abort()
