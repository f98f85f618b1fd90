"""`audit`: the chains that show what was done to each case, and that nothing was changed since."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.said import AsJson, say_json

if TYPE_CHECKING:
    from bot.opening import Drawers
    from bot.settings import Settings
    from storage.chains import Verdict

app = typer.Typer(help="The audit chains.", no_args_is_help=True)


@app.command()
def verify(
    export: Annotated[
        Path | None, typer.Option(help="Look at an export instead; needs no database.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look whether the chains are whole; exit 1 with the place of a break."""
    verdict = _of_database() if export is None else _of_export(export)
    if as_json:
        say_json({"whole": verdict.broken is None, **vars(verdict)})
    elif verdict.broken is None:
        print(f"{verdict.chains} chains with {verdict.entries} entries are whole.")
    else:
        print(f"Broken at {verdict.broken}. Something was changed after it was written.")
    if verdict.broken is not None:
        raise typer.Exit(1)


@app.command("export")
def export_chains(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write the chains to a new file, ids and codes only, to be verified anywhere."""
    from bot.cli.drawers import with_drawers
    from storage.chains import as_json as entry_as_json
    from storage.chains import entries

    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)

    async def work(_settings: "Settings", drawers: "Drawers") -> int:
        count = 0
        with os.fdopen(handle, "w", encoding="utf-8") as lines:
            async with drawers.database.read() as session:
                async for row in entries(session):
                    lines.write(json.dumps(entry_as_json(row)) + "\n")
                    count += 1
        return count

    print(f"{with_drawers(work)} entries are in {file}.")


def _of_database() -> "Verdict":
    from bot.cli.drawers import with_drawers
    from storage.chains import judged

    async def work(_settings: "Settings", drawers: "Drawers") -> "Verdict":
        async with drawers.database.read() as session:
            return await judged(session)

    return with_drawers(work)


def _of_export(file: Path) -> "Verdict":
    from storage.chains import from_json, judged_export

    with file.open(encoding="utf-8") as lines:
        return judged_export(from_json(_entries(lines)))


def _entries(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    from storage.chains import EntryBrokenError

    for number, line in enumerate(lines, start=1):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise EntryBrokenError(f"line {number} is not an audit entry") from error
