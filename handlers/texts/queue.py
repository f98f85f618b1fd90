"""What staff read of the queue and of a search: one field a sentence, `{named}` places."""

from dataclasses import dataclass

from cases.queue import Filter


@dataclass(frozen=True)
class PartWords:
    """Each part of the queue: its heading, its button, and how it can be typed."""

    all: str
    mine: str
    free: str
    late: str
    wait: str
    step3: str

    def of(self, part: Filter) -> str:
        """The words for *part*."""
        found: str = getattr(self, part)
        return found


@dataclass(frozen=True)
class QueueTexts:
    """Every sentence about the queue and about what a search finds."""

    head: PartWords
    empty: PartWords
    button: PartWords
    chosen: str
    more_than: str

    line: str
    line_late: str
    line_waiting: str
    line_no_due: str
    foot: str
    first: str
    after: str

    help: str
    found_head: str
    found_line: str
    nothing: str
    none_yet: str
    narrow: str
    older: str
    unread: str
    who_of: str
    on: str
    since: str
    until: str
    clause: str
    everything: str
    nobody: str
    held_by: str
