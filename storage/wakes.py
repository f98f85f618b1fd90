"""Wake-ups: who waits for work is told at once, in this process and in the other replicas."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

CHANNEL = "baomat"


@dataclass(frozen=True)
class Wakes:
    """A bell for each topic. A missed ring costs a moment, never work: rows are the truth."""

    bells: defaultdict[str, asyncio.Event] = field(
        default_factory=lambda: defaultdict(asyncio.Event)
    )

    def ring(self, topic: str) -> None:
        """Wake whoever waits for *topic* in this process."""
        self.bells[topic].set()

    async def wait(self, topic: str, at_most: float) -> None:
        """Return when *topic* is rung, or after *at_most* seconds."""
        bell = self.bells[topic]
        try:
            async with asyncio.timeout(at_most):
                await bell.wait()
        except TimeoutError:
            pass
        finally:
            bell.clear()

    async def tell_others(self, session: AsyncSession, topics: Iterable[str]) -> None:
        """Tell the other replicas, once the transaction is committed (PostgreSQL only)."""
        if session.get_bind().dialect.name != "postgresql":
            return
        for topic in topics:
            await session.execute(
                text("SELECT pg_notify(:channel, :topic)"), {"channel": CHANNEL, "topic": topic}
            )
