"""The `ask --jsonl` protocol: questions as JSON lines in, answers as JSON lines out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from policy.answers import Answer, Answerer
from policy.document import Document


class LineRefusedError(ValueError):
    """A line is not a JSON object with "id" and "q": write one such object a line."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f'line {number} is not a question: write {{"id": "...", "q": "..."}}, one a line'
        )
        self.number = number


def as_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as the protocol writes it, without the id."""
    return {
        "outcome": answer.outcome,
        "quote": "\n".join(clause.text for clause in answer.quotes),
        "score": round(answer.score, 4),
        "ranked": [
            {"clause": clause.id, "quote": clause.text, "score": round(score, 4)}
            for clause, score in answer.ranked
        ],
    }


def answer_lines(document: Document, lines: Iterable[str], explain: bool = False) -> Iterator[str]:
    """Yield one JSON line for each question line, in the same order; empty lines are passed over.

    Raises:
        LineRefusedError: A line is no JSON object with "id" and "q".
    """
    answerer = Answerer(document)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        id_, question = _question(line, number)
        answer = answerer.answer(question)
        said = {"id": id_, **as_json(answer)} | ({"reason": answer.reason} if explain else {})
        yield json.dumps(said, ensure_ascii=_lone_surrogate(said))


def _question(line: str, number: int) -> tuple[Any, str]:
    try:
        asked = json.loads(line)
        return asked["id"], str(asked["q"])
    except (ValueError, KeyError, TypeError, RecursionError) as broken:
        raise LineRefusedError(number) from broken


def _lone_surrogate(said: dict[str, Any]) -> bool:
    """Whether the line must be escaped: half a surrogate pair cannot be written as UTF-8."""
    try:
        json.dumps(said, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
