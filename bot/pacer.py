"""The pacer: keeps what is sent below Telegram's limits, and obeys when told to wait."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.paces import Ledger

OVERALL = "overall"
PRIVATE_BURST = 3


@dataclass(frozen=True)
class Rates:
    """How much may be sent: overall and to a private chat a second, to a group a minute.

    0 is without limit.
    """

    overall: float
    chat: float
    group: float


@dataclass
class Block:
    """Room in the overall bucket that was booked in one go, used one by one."""

    left: int = 0
    next_at: float = 0.0


def _set_event() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@dataclass
class Pacer:
    """Gives each send its turn. Groups are told by their negative id or @name.

    `index` blinds a chat's id: the ledger of replicas stands in the database.
    """

    rates: Rates
    ledger: Ledger
    index: Callable[[str], str]
    block: Block = field(default_factory=Block)
    direct: int = 0
    idle: asyncio.Event = field(default_factory=_set_event)
    held: dict[str, float] = field(default_factory=dict)
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def take(self, chat: str, *, background: bool = False) -> None:
        """Return when a message to *chat* may go out; what is in the *background* goes last."""
        if background:
            await self.idle.wait()
            await self._turn(chat)
            return
        self.direct += 1
        self.idle.clear()
        try:
            await self._turn(chat)
        finally:
            self.direct -= 1
            if self.direct == 0:
                self.idle.set()

    async def _turn(self, chat: str) -> None:
        await self._held(chat)
        await asyncio.sleep(await self._chat_wait(chat))
        await asyncio.sleep(await self._overall_wait())
        await self._held(chat)

    async def hold(self, chat: str | None, seconds: float) -> None:
        """Let nothing go to *chat* for *seconds*; two chats held at once hold everybody."""
        until = time.monotonic() + seconds
        others = [name for name, end in self.held.items() if end > time.monotonic()]
        self.held[chat or OVERALL] = until
        if chat is not None:
            await self.ledger.hold(self._bucket(chat), seconds)
        if chat is None or any(name != chat for name in others):
            self.held[OVERALL] = until
            self.block = Block()
            await self.ledger.hold(OVERALL, seconds)

    def _bucket(self, chat: str) -> str:
        return f"chat:{self.index(chat)}"

    async def _held(self, chat: str) -> None:
        while True:
            now = time.monotonic()
            wait = max(self.held.get(chat, 0.0), self.held.get(OVERALL, 0.0)) - now
            if wait <= 0:
                break
            await asyncio.sleep(wait)
        for name in [name for name, end in self.held.items() if end <= now]:
            del self.held[name]

    async def _chat_wait(self, chat: str) -> float:
        if chat.startswith(("-", "@")):
            if not self.rates.group:
                return 0.0
            return await self.ledger.book(self._bucket(chat), max(1, int(self.rates.group)), 60.0)
        if not self.rates.chat:
            return 0.0
        interval = 1.0 / self.rates.chat
        burst = interval * (PRIVATE_BURST - 1)
        return await self.ledger.reserve(self._bucket(chat), interval, burst)

    async def _overall_wait(self) -> float:
        if not self.rates.overall:
            return 0.0
        interval = 1.0 / self.rates.overall
        async with self.gate:
            now = time.monotonic()
            if self.block.left == 0 or self.block.next_at < now - 1.0:
                size = max(1, int(self.rates.overall / 4))
                wait = await self.ledger.reserve(OVERALL, interval * size, 0.0)
                self.block = Block(size, time.monotonic() + wait)
            at = self.block.next_at
            self.block.left -= 1
            self.block.next_at = max(at, now - interval) + interval
        return max(0.0, at - time.monotonic())
