"""`policy`: look at a policy file, and at the versions in the database."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from policy.document import Document

app = typer.Typer(help="Policy files and versions.", no_args_is_help=True)

PolicyFile = Annotated[Path, typer.Argument(metavar="FILE", help="A UTF-8 text file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


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


def _outline(document: "Document") -> list[str]:
    posted = document.posted.isoformat() if document.posted else "no date found"
    lines = [document.title or "(no title)", f"posted: {posted}"]
    for section in document.sections:
        lines += ["", f"{section.id}. {section.heading}".rstrip()]
        lines += [f"  [{clause.id}] {clause.text}" for clause in section.clauses]
    lines += [""] + [f"contact: {found.kind} {found.value}" for found in document.contacts]
    lines += [f"left out: {line}" for line in document.left_out]
    return lines + [f"warning: {line}" for line in document.warnings]
