"""The clock people's dates come from: real, or shifted by a file for trials."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

Now = Callable[[], datetime]


@dataclass
class ShiftedClock:
    """Real time plus the seconds that stand in a file, read again each second.

    Deadlines, sweepers, expiries and shown dates follow it; leases, pacing and back-off do not.
    """

    file: Path
    seconds: float = 0.0
    read_at: float = field(default=float("-inf"))

    def __call__(self) -> datetime:
        """The time now, in UTC."""
        if time.monotonic() - self.read_at >= 1.0:
            self.read_at = time.monotonic()
            try:
                self.seconds = float(self.file.read_text(encoding="ascii").strip() or 0)
            except (OSError, ValueError):
                self.seconds = self.seconds or 0.0
        return real_now() + timedelta(seconds=self.seconds)


def real_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def clock(file: Path | None) -> Now:
    """The clock to use: real, unless a file shifts it."""
    return real_now if file is None else ShiftedClock(file)
