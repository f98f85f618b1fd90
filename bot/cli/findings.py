"""Findings of a check-up, for people and for scripts."""

from dataclasses import asdict

import typer

from bot.checkup import Finding
from bot.cli.said import say_json


def report(findings: list[Finding], as_json: bool) -> None:
    """Print the findings; exit 1 when something is wrong."""
    ok = all(found.ok for found in findings)
    if as_json:
        say_json({"ok": ok, "findings": [asdict(found) for found in findings]})
    else:
        for found in findings:
            print(f"{'ok   ' if found.ok else 'WRONG'} {found.name}: {found.said}")
    if not ok:
        raise typer.Exit(1)
