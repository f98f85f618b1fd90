"""`ask`: answers from the policy, with no network, token or database."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from policy.answers import Answer
    from policy.document import Clause, Document


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read {"id", "q"} lines, write one answer a line.')
    ] = False,
    policy: Annotated[
        Path | None, typer.Option(help="Another policy than the one of the settings.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why.")] = False,
) -> None:
    """Answer a question, or many, from the policy's own clauses."""
    if (question is None) != jsonl:
        raise typer.BadParameter('give either a question in quotes or "--jsonl"')
    from bot.cli.policy_files import policy_bytes
    from policy.reader import read_policy

    document = read_policy(policy_bytes(policy))
    if question is None:
        _answer_lines(document, explain)
    else:
        # Arguments come in the locale's letters; what was typed is UTF-8.
        _answer_one(document, os.fsencode(question).decode("utf-8", "replace"), explain)


def _answer_lines(document: "Document", explain: bool) -> None:
    from policy.asking import answer_lines

    for line in answer_lines(document, sys.stdin, explain):
        print(line, flush=True)


def _answer_one(document: "Document", question: str, explain: bool) -> None:
    from policy.answers import Answerer

    answer = Answerer(document).answer(question)
    for line in _said(document, answer):
        print(line)
    if explain:
        print(f"\n{answer.outcome}, {answer.score:.2f}: {answer.reason}")


def _said(document: "Document", answer: "Answer") -> list[str]:
    if answer.quotes:
        lines = _quoted(document, answer.quotes)
        return [*lines, document.posted_text] if document.posted_text else lines
    if answer.outcome.startswith("flow."):
        lines = [f"This is for the bot in Telegram ({answer.outcome})."]
    else:
        lines = ["The policy does not state this."]
    if not answer.also:
        return lines
    return [*lines, "Nearest clauses:", "", *_quoted(document, answer.also)]


def _quoted(document: "Document", clauses: "tuple[Clause, ...]") -> list[str]:
    """The clauses word for word, each with its section and its own number."""
    lines: list[str] = []
    for clause in clauses:
        section = document.section_of(clause.id)
        heading = f" {section.heading}" if section is not None else ""
        lines += [f"[{clause.id}]{heading}", clause.text, ""]
    return lines
