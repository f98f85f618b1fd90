"""A SQLite file looked at before it is opened: it is left as it was, whatever is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.failures import REASONS, Reason, reason

LOOKED_THROUGH = 256 * 2**20
"""Bytes of a file that is read to its end; of a larger one a start cannot wait for that."""


def unsound(file: Path) -> Reason | None:
    """What keeps *file* from being our database; None for one that is whole, new or not there."""
    if not file.exists() or file.stat().st_size == 0:
        return None
    try:
        # Root is asked as well: a file system may be read-only for all.
        file.open("r+b").close()
    except OSError:
        return REASONS["SQLITE_READONLY"]
    try:
        whole = _is_whole(file, throughout=file.stat().st_size <= LOOKED_THROUGH)
    except sqlite3.Error as error:
        return reason(error)
    return None if whole else REASONS["SQLITE_CORRUPT"]


def _is_whole(file: Path, *, throughout: bool) -> bool:
    # Read-only, so that closing it folds no log into a file that may be damaged.
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        if not throughout:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            return True
        found: tuple[str] = connection.execute("PRAGMA quick_check(1)").fetchone()
        return found == ("ok",)
