"""One process for a SQLite file: a lock beside it that ends with the process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUseError(Exception):
    """Another bot runs on this data folder: stop it first, or use PostgreSQL for replicas."""


@contextmanager
def process_lock(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs.

    Raises:
        InUseError: Another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise InUseError from error
    try:
        yield
    finally:
        os.close(handle)
