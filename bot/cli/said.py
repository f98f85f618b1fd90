"""What commands print, for people and for scripts."""

import json
import sys
from typing import Annotated, Any

import typer

from bot.cli.refusals import RefusedError

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def say_json(said: dict[str, Any]) -> None:
    """Print one JSON object, readable."""
    print(json.dumps(said, ensure_ascii=False, indent=1, default=str))


def agree(yes: bool, question: str) -> None:
    """Ask before something is done; where nobody can be asked, it takes "--yes".

    Raises:
        RefusedError: It is not agreed to.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise RefusedError("Nothing was done. Add --yes to do it.")
    if not typer.confirm(question):
        raise RefusedError("Nothing was done.")
