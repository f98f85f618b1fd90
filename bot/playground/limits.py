"""Flood limits, as token buckets: overall, per private chat, per group."""

import math
import time
from dataclasses import dataclass, field

from bot.playground.refusal import RefusedError


@dataclass(slots=True)
class _Bucket:
    rate: float
    size: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Refill; return the seconds until there is a token, 0 when there is one."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


@dataclass(slots=True)
class Limits:
    """How much a bot may write; 0 is no limit. The real numbers are not published."""

    overall_per_second: float = 0
    chat_per_second: float = 0
    chat_burst: int = 3
    group_per_minute: float = 0
    _buckets: dict[int, _Bucket] = field(default_factory=dict)

    def take(self, chat_id: int) -> None:
        """Take one message's worth.

        Raises:
            RefusedError: 429 with retry_after, and nothing is taken.
        """
        buckets = [bucket for bucket in (self._overall(), self._chat(chat_id)) if bucket]
        now = time.monotonic()
        seconds = max((bucket.wait(now) for bucket in buckets), default=0.0)
        if seconds > 0:
            after = max(math.ceil(seconds), 1)
            raise RefusedError(429, f"Too Many Requests: retry after {after}", retry_after=after)
        for bucket in buckets:
            bucket.tokens -= 1

    def _overall(self) -> _Bucket | None:
        return self._bucket(0, self.overall_per_second, self.overall_per_second)

    def _chat(self, chat_id: int) -> _Bucket | None:
        if chat_id > 0:
            return self._bucket(chat_id, self.chat_per_second, self.chat_burst)
        return self._bucket(chat_id, self.group_per_minute / 60, self.group_per_minute)

    def _bucket(self, key: int, rate: float, size: float) -> _Bucket | None:
        if not rate:
            return None
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(rate, size, size, time.monotonic())
        return bucket
