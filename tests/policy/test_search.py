"""The ranking, on text that has nothing to do with privacy."""

import json
import unicodedata
from pathlib import Path

import pytest

from policy.folding import words
from policy.search import Postings, Search

PASSAGES = (
    "Con mèo đen nằm ngủ trên mái nhà. Nó thích nắng buổi sáng.",
    "Ngọn hải đăng ở mũi Kê Gà được xây năm 1899 bằng đá hoa cương.",
    "Bánh xèo miền Tây ăn kèm rau rừng và nước mắm chua ngọt.",
)
SEARCH = Search(PASSAGES, lambda _: 1.0)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Hải đăng Kê Gà xây năm nào?", 1),
        ("hai dang ke ga xay nam nao", 1),
        ("banh xeo an voi rau gi", 2),
        ("con mèo ngũ ở đâu", 0),
        ("hai dnag ke ga", 1),
    ],
)
def test_the_passage_that_shares_most_comes_first(question: str, place: int) -> None:
    """With marks, without, with a wrong mark, with letters swapped."""
    assert SEARCH.scores(words(question)).argmax() == place


def test_a_question_that_shares_nothing_scores_nothing() -> None:
    """Another script, or no word at all."""
    assert SEARCH.scores(words("你好")).max() == 0
    assert SEARCH.scores([]).max() == 0


def test_no_passages_give_no_scores() -> None:
    """An empty text is no error."""
    assert Search((), lambda _: 1.0).scores(["a"]).size == 0


def test_a_short_form_that_a_passage_has_is_left_as_it_is() -> None:
    """To one policy "k" is a name, to the others it is "không"."""
    typed = [("k", ("không",)), ("ở", ("ở",)), ("đâu", ("đâu",))]

    assert Search(("Ông K ở trong lâu đài.",), lambda _: 1.0).spelled(typed)[0] == "k"
    assert SEARCH.spelled(typed)[0] == "không"


def test_a_table_and_a_list_of_places_score_alike() -> None:
    """Small policies are added up by a table, large ones place by place."""
    postings = Postings([words(passage) for passage in PASSAGES])
    asked = {"mèo": 1.0, "kê": 2.0, "gà": 0.5, "chưa": 1.0, "nước": 3.0}
    by_table = postings.scores(asked)
    postings._table = None

    assert by_table.tolist() == pytest.approx(postings.scores(asked).tolist())
    assert by_table.max() > 0


def test_public_questions_find_their_paragraph() -> None:
    """A sample of XQuAD Vietnamese: nine of ten first, with marks and without."""
    from policy.reader import read_policy

    folder = Path("tests/data/xquad")
    clauses = read_policy((folder / "xquad.vi.policy.txt").read_bytes()).clauses
    texts = [" ".join(unicodedata.normalize("NFC", clause.text).split()) for clause in clauses]
    search = Search([clause.text for clause in clauses], lambda _: 3.0)
    for form in ("marks", "nomarks"):
        lines = (folder / f"xquad.vi.{form}.jsonl").read_text("utf-8").splitlines()[::20]
        hits = 0
        for asked in map(json.loads, lines):
            first = texts[int(search.scores(words(asked["q"])).argmax())]
            wanted = unicodedata.normalize("NFC", asked["accept_quote"])
            hits += " ".join(wanted.split()) in first
        assert hits >= 0.85 * len(lines)
