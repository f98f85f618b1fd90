"""The knowledge that ships: large enough, well formed, and not copied from the questions."""

import json
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Indel

from policy.folding import plain
from policy.knowledge_base import Knowledge
from policy.knowledge_files import read_topics

DATA = Path("tests/data/answers")
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


def test_the_model_was_trained_on_these_topics() -> None:
    """A changed topic needs a new training run."""
    assert Knowledge.shipped().model.phrasings == sum(len(topic.phrasings) for topic in TOPICS)


def test_no_question_of_a_set_stands_in_the_knowledge() -> None:
    """Not even nearly: likeness of 0.9 or more counts as a copy."""
    phrasings = [plain(p) for topic in TOPICS for p in topic.phrasings]
    copies = []
    for path in (DATA / "questions.jsonl", *sorted((DATA / "other-policies").glob("*.jsonl"))):
        for line in path.read_text("utf-8").splitlines():
            asked = plain(json.loads(line)["q"])
            found = process.extractOne(
                asked, phrasings, scorer=Indel.normalized_similarity, score_cutoff=0.9
            )
            if found:
                copies.append((asked, found[0]))
    assert not copies, len(copies)
