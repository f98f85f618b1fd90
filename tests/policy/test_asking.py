"""The line protocol of `ask --jsonl`."""

import json
from pathlib import Path

import pytest

from policy.asking import LineRefusedError, answer_lines
from policy.reader import read_policy

SHIPPED = read_policy(Path("policy/text/privacy-policy.vi.txt").read_bytes())


def test_each_question_line_gets_one_line_in_order() -> None:
    """Ids of any kind come back as they are; empty lines are passed over."""
    lines = ['{"id": "a", "q": "Bước 1 là gì?"}', "", '{"id": 7, "q": "xin chào"}\n']
    said = [json.loads(line) for line in answer_lines(SHIPPED, lines)]

    assert [(line["id"], line["outcome"]) for line in said] == [
        ("a", "2.4"), (7, "flow.smalltalk"),
    ]  # fmt: skip
    assert said[0]["quote"] in SHIPPED.text
    assert len(said[0]["ranked"]) == 5
    assert set(said[0]["ranked"][0]) == {"clause", "quote", "score"}
    assert "reason" not in said[0]


def test_explaining_adds_the_reason() -> None:
    """One sentence why, for people who look after the policy."""
    said = json.loads(next(answer_lines(SHIPPED, ['{"id": 1, "q": "hotline"}'], explain=True)))

    assert "topics" in said["reason"]


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"id": 1}', "[" * 100_000, "null"])
def test_a_line_that_is_no_question_is_refused_by_number(line: str) -> None:
    """The message says which line and what to write."""
    with pytest.raises(LineRefusedError, match="line 2"):
        list(answer_lines(SHIPPED, ['{"id": 1, "q": "hi"}', line]))


def test_a_lone_surrogate_in_an_id_is_written_escaped() -> None:
    """What came in as half a pair goes out as one, and can be encoded."""
    said = next(answer_lines(SHIPPED, ['{"id": "\\ud800", "q": "\\ud800"}']))

    assert said.encode()
    assert json.loads(said)["id"] == "\ud800"
