"""What a new version of a policy changes."""

from policy.changes import compare
from policy.reader import read_policy
from tests.policy.layouts import CLAUSES, LAYOUTS

OLD = LAYOUTS["1. Title"]


def test_the_same_text_changes_nothing() -> None:
    """Two loads of one file do not differ."""
    document = read_policy(OLD.encode())

    assert not compare(document, read_policy(OLD.encode())).any


def test_a_first_version_adds_every_clause() -> None:
    """With nothing before it, all is added."""
    document = read_policy(OLD.encode())

    assert set(compare(None, document).added) >= set(document.clauses)


def test_added_reworded_and_removed_clauses_are_told_apart() -> None:
    """A reworded clause is one pair, not one removed and one added."""
    new = OLD.replace("ba ngày làm việc", "năm ngày làm việc").replace(CLAUSES[1][1] + "\n", "")
    new = new.replace(CLAUSES[0][1], CLAUSES[0][1] + "\nCookie giúp trang nhớ giỏ hàng.")
    changes = compare(read_policy(OLD.encode()), read_policy(new.encode()))

    assert [clause.text for clause in changes.added] == ["Cookie giúp trang nhớ giỏ hàng."]
    assert [clause.text for clause in changes.removed] == [CLAUSES[1][1]]
    assert [(a.text, b.text) for a, b in changes.changed] == [
        (CLAUSES[2][1], CLAUSES[2][1].replace("ba", "năm", 1))
    ]


def test_a_clause_that_moves_is_no_change() -> None:
    """Only its id differs."""
    new = OLD.replace(f"{CLAUSES[0][0]}\n{CLAUSES[0][1]}", f"{CLAUSES[0][1]}\n{CLAUSES[0][0]}")

    assert not compare(read_policy(OLD.encode()), read_policy(new.encode())).any


def test_a_new_date_line_is_a_change() -> None:
    """What stands outside the sections counts too."""
    dated = "Chính sách bảo mật\n\nNgày đăng: {}\n\n" + OLD.split("\n\n", 1)[1]
    old, new = (read_policy(dated.format(day).encode()) for day in ("1/1/2020", "2/3/2024"))

    assert [(a.id, b.text) for a, b in compare(old, new).changed] == [
        ("meta.date", "Ngày đăng: 2/3/2024")
    ]
