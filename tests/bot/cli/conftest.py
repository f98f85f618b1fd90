"""The command line as people and scripts meet it, on a folder of its own."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main


@dataclass(frozen=True)
class Said:
    """What a command printed, and what it ended with."""

    code: int
    out: str
    err: str


Baomat = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with no setting from outside."""
    for name in [name for name in os.environ if name.startswith("BAOMAT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def baomat(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Baomat:
    """Run a command in this process."""
    assert folder.is_dir()

    def run(*arguments: str | Path, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "argv", ["baomat", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "latin-1"))
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return run


@pytest.fixture
def new_database(baomat: Baomat) -> Baomat:
    """The command line with a key ring and an empty database in place."""
    assert baomat("keys", "new").code == 0
    assert baomat("db", "upgrade").code == 0
    return baomat
