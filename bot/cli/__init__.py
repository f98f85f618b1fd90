"""The command line: one file per noun, each command importing only what it needs."""

import io
import sys

from bot.cli.commands import app
from bot.cli.refusals import refusal

__all__ = ["app", "main"]


def main() -> None:
    """Run the command the arguments name; a known error is one plain sentence on stderr."""
    _speak_utf8()
    try:
        app()
    except Exception as error:
        said = refusal(error)
        if said is None:
            raise
        print(said.sentence, file=sys.stderr)
        sys.exit(said.code)


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale; a byte that is none does not stop us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
