"""A complaint on its way: which clauses are offered for what happened."""

from importlib.resources import files

from cases.form import Answer, Field, Form
from cases.masking import MASK
from handlers.telling import Telling
from policy.answers import Answerer
from policy.library import Version
from policy.reader import read_policy
from policy.shelf import Book
from tests.conftest import MovableClock

DOCUMENT = read_policy((files("policy") / "text" / "privacy-policy.vi.txt").read_bytes())
STORY = "Có người lạ gọi cho tôi và đọc đúng tên, {} địa chỉ nhà tôi"


def offered(story: str) -> tuple[str, ...]:
    """The clauses offered for a story, in their order."""
    now = MovableClock()()
    version = Version(1, DOCUMENT.title, DOCUMENT.sha256, now, now, DOCUMENT)
    form = Form(field=Field.REPORTER, answers={Field.WHAT: Answer((story,))})
    telling = Telling(form).beside(Book(version, Answerer(DOCUMENT)))
    return tuple(clause.clause_id for clause in telling.form.clauses)


def test_a_masked_secret_does_not_sway_which_clauses_are_offered() -> None:
    """The dots that stand for it are no words of what happened."""
    assert offered(STORY.format(MASK)) == offered(STORY.format(""))
    assert len(offered(STORY.format(MASK))) == 3
