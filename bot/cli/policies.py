"""`policy`: look at a policy file, and at the versions in the database."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import uuid4

import typer

from bot.cli.refusals import RefusedError
from bot.cli.said import AsJson, Yes, agree, say_json

if TYPE_CHECKING:
    from policy.changes import Changes
    from policy.document import Document
    from policy.library import Library, Version

app = typer.Typer(help="Policy files and versions.", no_args_is_help=True)

Result = TypeVar("Result")
PolicyFile = Annotated[Path, typer.Argument(metavar="FILE", help="A UTF-8 text file.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="A version's number.")]


@app.command()
def check(file: PolicyFile, as_json: AsJson = False) -> None:
    """Show how a policy file is read; nothing is changed."""
    from policy import document as documents
    from policy.reader import read_policy

    document = read_policy(file.read_bytes())
    if as_json:
        print(json.dumps(documents.as_json(document), ensure_ascii=False, indent=1))
        return
    for line in _outline(document):
        print(line)


@app.command()
def load(file: PolicyFile, yes: Yes = False, as_json: AsJson = False) -> None:
    """Put a policy in force as a new version; a running bot takes it up within seconds."""
    from policy.changes import compare
    from policy.library import SamePolicyError
    from policy.reader import read_policy
    from storage.database import Cause

    data = file.read_bytes()
    document = read_policy(data)
    current = _with_library(lambda library: library.in_force())
    if current is not None and current.sha256 == document.sha256:
        raise SamePolicyError
    if not as_json:
        _say_changes(compare(None if current is None else current.document, document))
    agree(yes, "Put it in force?")
    _say_in_force(_with_library(lambda library: library.load(data, None, Cause(uuid4()))), as_json)


@app.command("list")
def list_versions(as_json: AsJson = False) -> None:
    """List the versions, the newest first."""

    async def work(library: "Library") -> "tuple[tuple[Version, ...], Version | None]":
        return await library.versions(), await library.in_force()

    versions, current = _with_library(work)
    if as_json:
        say_json({"versions": [_brief(version, current) for version in versions]})
        return
    for version in versions:
        mark = "*" if current is not None and version.number == current.number else " "
        loaded = f"{version.loaded_at:%Y-%m-%d %H:%M} UTC"
        print(f"{mark} {version.number:3}  {loaded}  {version.sha256[:12]}  {version.title}")


@app.command()
def show(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the text of a version, of the one in force if none is named."""
    from policy.library import VersionUnknownError

    async def work(library: "Library") -> "Version | None":
        return await (library.in_force() if number is None else library.version(number))

    version = _with_library(work)
    if version is None and number is None:
        raise RefusedError("No policy is in force. Load one: `baomat policy load FILE`.")
    if version is None:
        raise VersionUnknownError
    if as_json:
        say_json(_brief(version, None) | {"text": version.document.text})
    else:
        print(version.document.text.rstrip("\n"))


@app.command()
def rollback(number: Number, yes: Yes = False, as_json: AsJson = False) -> None:
    """Put an older version in force again."""
    from policy.changes import compare
    from policy.library import VersionUnknownError
    from storage.database import Cause

    async def look(library: "Library") -> "tuple[Version | None, Version | None]":
        return await library.in_force(), await library.version(number)

    current, wanted = _with_library(look)
    if wanted is None:
        raise VersionUnknownError
    if not as_json:
        _say_changes(compare(None if current is None else current.document, wanted.document))
    agree(yes, f"Put version {number} in force?")
    _say_in_force(
        _with_library(lambda library: library.roll_back(number, None, Cause(uuid4()))), as_json
    )


def _with_library(work: "Callable[[Library], Awaitable[Result]]") -> Result:
    from bot.cli.drawers import with_drawers
    from bot.clock import clock
    from policy.library import Library

    return with_drawers(
        lambda settings, drawers: work(Library(drawers.database, clock(settings.clock_file)))
    )


def _brief(version: "Version", current: "Version | None") -> dict[str, Any]:
    return {
        "number": version.number,
        "title": version.title,
        "sha256": version.sha256,
        "loaded_at": version.loaded_at.isoformat(),
        "in_force_since": version.in_force_since and version.in_force_since.isoformat(),
    } | ({} if current is None else {"in_force": version.number == current.number})


def _say_in_force(version: "Version", as_json: bool) -> None:
    if as_json:
        say_json(_brief(version, version))
    else:
        print(f"Version {version.number} is in force.")


def _say_changes(changes: "Changes") -> None:
    for clause in changes.added:
        print(f"added   [{clause.id}] {clause.text}")
    for old, new in changes.changed:
        print(f"changed [{old.id}] {old.text}\n     to [{new.id}] {new.text}")
    for clause in changes.removed:
        print(f"removed [{clause.id}] {clause.text}")
    if not changes.any:
        print("No clause changes.")


def _outline(document: "Document") -> list[str]:
    posted = document.posted.isoformat() if document.posted else "no date found"
    lines = [document.title or "(no title)", f"posted: {posted}"]
    for section in document.sections:
        lines += ["", f"{section.id}. {section.heading}".rstrip()]
        lines += [f"  [{clause.id}] {clause.text}" for clause in section.clauses]
    lines += [""] + [f"contact: {found.kind} {found.value}" for found in document.contacts]
    lines += [f"left out: {line}" for line in document.left_out]
    return lines + [f"warning: {line}" for line in document.warnings]
