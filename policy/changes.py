"""What differs between two versions of a policy."""

from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from policy.document import Clause, Document

#: from this likeness (0 to 100) on, two clauses of one section are one clause reworded
REWORDED = 60.0


@dataclass(frozen=True)
class Changes:
    """The clauses that a new version adds, rewords (old, new) and removes."""

    added: tuple[Clause, ...]
    changed: tuple[tuple[Clause, Clause], ...]
    removed: tuple[Clause, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def _clauses(document: Document | None) -> list[Clause]:
    if document is None:
        return []
    headings = [Clause(s.id, s.heading) for s in document.sections if s.heading]
    return [*document.meta, *headings, *document.clauses]


def _without(clauses: list[Clause], others: list[Clause]) -> list[Clause]:
    """Drop what stands word for word among the others too, each as often as it stands there."""
    texts = [clause.text for clause in others]
    rest = []
    for clause in clauses:
        if clause.text in texts:
            texts.remove(clause.text)
        else:
            rest.append(clause)
    return rest


def _likeness(old: Clause, new: Clause) -> float:
    if ("." in old.id) != ("." in new.id) or old.id.startswith("meta") != new.id.startswith(
        "meta"
    ):
        return 0.0
    if old.id.startswith("meta") and old.id == new.id:
        return 100.0
    return ratio(old.text, new.text)


def compare(old: Document | None, new: Document) -> Changes:
    """Return what *new* changes; a clause that only moved is no change.

    Headings and the lines outside the sections (date, phone) count as clauses here.
    """
    before, after = _clauses(old), _clauses(new)
    gone, come = _without(before, after), _without(after, before)
    pairs = sorted(
        (
            (likeness, i, j)
            for i, a in enumerate(gone)
            for j, b in enumerate(come)
            if (likeness := _likeness(a, b)) >= REWORDED
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    matched: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in matched and j not in matched.values():
            matched[i] = j
    return Changes(
        added=tuple(b for j, b in enumerate(come) if j not in matched.values()),
        changed=tuple((gone[i], come[j]) for i, j in sorted(matched.items())),
        removed=tuple(a for i, a in enumerate(gone) if i not in matched),
    )
