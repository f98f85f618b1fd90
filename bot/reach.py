"""Reach: whether Telegram answers, as the last exchanges with it show."""

import asyncio
from dataclasses import dataclass, field

AWAY = 3
"""Failures in a row that make an outage; one may be a single request's own."""
SOONEST = 0.5


@dataclass
class Reach:
    """Notes each exchange, and lets who waits for Telegram go on as soon as it answers anybody."""

    failures: int = 0
    why: str = ""
    #: How often Telegram came back after an outage.
    returns: int = 0
    heard: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    @property
    def problem(self) -> str:
        """What is in the way, as /ready says it; empty while Telegram answers."""
        return f"telegram: not reachable ({self.why})" if self.failures >= AWAY else ""

    def failed(self, why: str) -> None:
        """Nothing came back, or a gateway alone answered."""
        self.failures, self.why = self.failures + 1, why

    def answered(self, status: int) -> None:
        """Something came back; a 5xx is a gateway's, with Telegram away behind it."""
        if status >= 500:
            self.failed(str(status))
            return
        self.returns += self.failures >= AWAY
        self.failures = 0
        self.heard.set()

    async def rest(self, seconds: float) -> None:
        """Wait *seconds*, or less when Telegram answers somebody else meanwhile."""
        floor = min(seconds, SOONEST)
        await asyncio.sleep(floor)
        self.heard.clear()
        try:
            await asyncio.wait_for(self.heard.wait(), seconds - floor)
        except TimeoutError:
            return
