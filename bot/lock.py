"""One process for a SQLite file: a lock beside it that ends with the process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUseError(Exception):
    """Another bot runs on this data folder: stop it first, or use PostgreSQL for replicas."""


class NoLockError(Exception):
    """The data folder cannot be written; the message names it."""


@contextmanager
def process_lock(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs.

    Raises:
        InUseError: Another process holds it.
        NoLockError: There is no place for it.
    """
    handle = _opened(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise InUseError from error
    try:
        yield
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise NoLockError(
            f"The folder {path.parent} cannot be written ({error.strerror}): "
            "let the user the bot runs as write it, or set BAOMAT_DATA_DIR to another."
        ) from error
