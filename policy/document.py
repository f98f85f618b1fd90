"""The policy as a value: sections (mục), clauses (ý), contacts, and the text itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Clause:
    """One paragraph or list item, word for word as the policy has it.

    The id is the section's id and the paragraph's place in it ("1.5"). Two clauses stand
    outside the sections: "meta.date" and "meta.hotline".
    """

    id: str
    text: str
    step: int | None = None  #: the n of "Bước n:", when the clause is a step of a procedure


@dataclass(frozen=True)
class Section:
    """A heading and the clauses under it; the heading is empty where the policy has none."""

    id: str
    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Contact:
    """A way to reach the firm that the policy prints; kind is "email", "phone" or "web"."""

    kind: str
    value: str


@dataclass(frozen=True)
class Document:
    """One version of a policy, read."""

    title: str
    posted: date | None
    posted_text: str  #: the line that tells the date, verbatim, or ""
    sections: tuple[Section, ...]
    contacts: tuple[Contact, ...]
    left_out: tuple[str, ...]  #: lines that are neither heading nor clause
    warnings: tuple[str, ...]
    text: str  #: the whole text, NFC, lines ended by LF
    sha256: str  #: of `text` as UTF-8
    hotline_text: str = ""  #: the line outside the sections that holds a phone number, or ""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of every section, in reading order."""
        return tuple(clause for section in self.sections for clause in section.clauses)

    @property
    def meta(self) -> tuple[Clause, ...]:
        """The date line and the phone line as clauses, where the policy has them."""
        outside = {"meta.date": self.posted_text, "meta.hotline": self.hotline_text}
        return tuple(Clause(id_, text) for id_, text in outside.items() if text)

    @property
    def steps(self) -> tuple[Clause, ...]:
        """The steps of the procedure (Bước 1 to n), by their number."""
        found = [clause for clause in self.clauses if clause.step is not None]
        return tuple(sorted(found, key=lambda clause: clause.step or 0))

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause of this id, those outside the sections included."""
        every = (*self.clauses, *self.meta)
        return next((clause for clause in every if clause.id == clause_id), None)

    def section(self, section_id: str) -> Section | None:
        """Return the section of this id."""
        return next((section for section in self.sections if section.id == section_id), None)

    def section_of(self, clause_id: str) -> Section | None:
        """Return the section that holds the clause of this id."""
        return next(
            (s for s in self.sections if any(clause.id == clause_id for clause in s.clauses)), None
        )


def as_json(document: Document) -> dict[str, Any]:
    """Return what `policy check --json` prints."""
    return {
        "title": document.title,
        "posted": document.posted.isoformat() if document.posted else None,
        "sections": [
            {
                "id": section.id,
                "heading": section.heading,
                "clauses": [
                    {"id": clause.id, "text": clause.text, "step": clause.step}
                    for clause in section.clauses
                ],
            }
            for section in document.sections
        ],
        "contacts": [{"kind": found.kind, "value": found.value} for found in document.contacts],
        "left_out": list(document.left_out),
        "warnings": list(document.warnings),
    }
