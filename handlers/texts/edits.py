"""What is said when a message is edited after it was sent: one field a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EditTexts:
    """What customers read when they edit a message that is part of a case."""

    passed_on: str
    ended: str
    not_agreed: str
    no_words: str
    elsewhere: str
    reads_now: str


@dataclass(frozen=True)
class EditedWords:
    """How the full text of a case shows an edit."""

    said: str
    answered: str
    another: str
