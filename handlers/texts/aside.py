"""What admins read of updates that were set aside: one field a sentence, `{named}` places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AsideTexts:
    """The list, its buttons, and what a press is answered with."""

    head: str
    none: str
    line: str
    unreadable: str
    failed: str
    gone: str
    more: str
    foot: str
    again_button: str
    all_button: str
    replayed: str
    all_replayed: str
    no_longer: str
    health: str
