"""What is said where much comes: likely duplicates and floods to customers, spam to staff."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ManyTexts:
    """What customers read: one field per sentence, `{named}` places are filled."""

    alike: str
    alike_choice: str
    alike_apart: str
    alike_end: str
    join_button: str
    apart_button: str
    joined: str
    joined_line: str
    joined_moved: str
    shown_later: str


@dataclass(frozen=True)
class SpamTexts:
    """What staff read about complaints marked as spam, and about those they see later."""

    previewed: str
    told_customer: str
    head: str
    none: str
    line: str
    line_unknown: str
    more: str
    foot: str
    undo_button: str
    undone: str
    hushed: str
