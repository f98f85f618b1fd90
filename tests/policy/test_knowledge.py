"""The knowledge that ships: large enough, well formed, and not copied from the questions."""

from collections import Counter
from pathlib import Path

from benchmarks.answers import near_copies
from policy.folding import plain, words
from policy.knowledge_base import Knowledge
from policy.knowledge_files import read_topics
from policy.lexicon import FILES, LONGEST, Lexicon

KNOWLEDGE = Path("policy/knowledge")
TOPICS = read_topics()


def test_there_are_sixty_topics_and_two_thousand_phrasings() -> None:
    """Each topic has its own name, and phrasings or it could not be recognised."""
    names = [topic.name for topic in TOPICS]

    assert len(names) == len(set(names)) >= 60
    assert all(topic.phrasings for topic in TOPICS)
    assert sum(len(topic.phrasings) for topic in TOPICS) >= 2000


def test_no_phrasing_stands_twice() -> None:
    """One phrasing under two topics would teach both and neither."""
    phrasings = [p.lower() for topic in TOPICS for p in topic.phrasings]

    assert len(phrasings) == len(set(phrasings))


def _notions(name: str) -> list[tuple[str, list[str]]]:
    lines = (KNOWLEDGE / name).read_text("utf-8").splitlines()
    pairs = [line.split(" = ") for line in lines if line and not line.startswith("#")]
    return [(notion.strip(), forms.split(",")) for notion, forms in pairs]


def test_a_notion_stands_in_one_line_of_one_file() -> None:
    """Of two in a file one would be lost; two files would make one mixed notion."""
    names = [notion for name in FILES for notion, _ in _notions(name)]

    assert [name for name, often in Counter(names).items() if often > 1] == []


def test_a_form_of_the_thesaurus_stands_once_in_its_notion_and_is_short_enough() -> None:
    """A longer form would be cut, and be found in texts that say something else."""
    for notion, forms in _notions("thesaurus.txt"):
        typed = [tuple(words(form)) for form in forms]

        assert all(0 < len(form) <= LONGEST for form in typed), notion
        assert len(typed) == len(set(typed)), notion


def test_the_shipped_lexicon_knows_the_notions_of_both_files() -> None:
    """Every file is read, and each notion is found in a text that is one of its forms."""
    lexicon = Lexicon.shipped()

    for name in FILES:
        for notion, forms in _notions(name):
            typed = words(forms[0])
            uses = lexicon.uses(typed, plain(" ".join(typed)).split(), marked_text=True)
            assert notion in {use.notion for use in uses}, (notion, forms[0])


def test_the_model_was_trained_on_these_topics() -> None:
    """A changed topic needs a new training run."""
    assert set(Knowledge.shipped().model.topics) == {topic.name for topic in TOPICS}
    assert Knowledge.shipped().model.phrasings == sum(len(topic.phrasings) for topic in TOPICS)


def test_no_question_of_a_set_stands_in_the_knowledge() -> None:
    """Not even nearly: likeness of 0.9 or more counts as a copy."""
    copies = near_copies()

    assert not copies, len(copies)
