"""Clocks of the law are data with a source, and a wrong line is refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rights.clocks import ClocksError, load_breach_clock


def test_a_breach_is_to_be_notified_within_72_hours() -> None:
    """Law 91/2025/QH15, article 23; the source and the day it was seen are kept."""
    clock, found = load_breach_clock(), datetime(2026, 11, 26, tzinfo=UTC)
    assert clock.due(found) - found == timedelta(hours=72)
    assert "91/2025/QH15" in clock.source
    assert clock.seen.year == 2026


@pytest.mark.parametrize(
    "text",
    ["", "[", "[breach]\nhours = 0\nsource = 'x'\nseen = 2026-01-01", "[breach]\nhours = 72"],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str) -> None:
    """Which line is wrong is said."""
    path = tmp_path / "clocks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ClocksError):
        load_breach_clock(path)
