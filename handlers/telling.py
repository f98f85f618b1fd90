"""A complaint on its way: the form with what the dialog must remember beside it."""

from dataclasses import dataclass, replace
from typing import Any

from cases.drafts import Draft
from cases.form import (
    Answer,
    Clause,
    Field,
    Form,
    FormUnreadableError,
    as_json,
    from_json,
    offer_clauses,
    put,
)
from policy.shelf import Book


@dataclass(frozen=True)
class Telling:
    """The state of the complaint dialog, as its draft keeps it."""

    form: Form
    made: bool = False  # whether it was by this complaint that its teller became known
    unasked: str = ""  # told before consent was asked; part of the form only once it is given
    unasked_id: int | None = None
    shown: str = ""  # the SHA-256 of the consent as it was last shown
    policy: int = 0  # the version whose clauses are offered
    album: str = ""  # the album whose first file has been acknowledged
    leaving: bool = False  # asked whether to drop it all
    offered: tuple[str, ...] = ()  # the codes of cases it may be joined with, once asked

    def content(self) -> dict[str, Any]:
        """The draft's content."""
        offered = {"offered": self.offered} if self.offered else {}
        return {
            "form": as_json(self.form),
            "made": self.made,
            "unasked": self.unasked,
            "unasked_id": self.unasked_id,
            "shown": self.shown,
            "policy": self.policy,
            "album": self.album,
            "leaving": self.leaving,
            **offered,
        }

    @classmethod
    def of(cls, content: dict[str, Any]) -> "Telling":
        """What `content` kept.

        Raises:
            FormUnreadableError: The draft is of another version of the form.
        """
        offered = tuple(content.get("offered", ()))
        return cls(**{**content, "form": from_json(content["form"]), "offered": offered})

    def with_form(self, form: Form) -> "Telling":
        """The same with *form* in place of its own, neither about to be dropped nor joined."""
        return replace(self, form=form, leaving=False, offered=())

    def agreed(self) -> "Telling":
        """The same after consent: what was told unasked becomes the first answer."""
        if not self.unasked:
            return self
        story = Answer((self.unasked,), self.unasked_id)
        form = put(self.form, Field.WHAT, story)
        return replace(self, form=form, unasked="", unasked_id=None)

    def beside(self, book: Book | None) -> "Telling":
        """The same with the clauses nearest to what happened to choose from.

        An answered promise keeps the clauses it was chosen from.
        """
        story = self.form.what
        if book is None or not story or self.form.values(Field.PROMISE):
            return self
        nearest = book.answerer.nearest(story)
        form = offer_clauses(self.form, (Clause(clause.id, clause.text) for clause in nearest))
        return replace(self, form=form, policy=book.version.number)


def with_captions(before: Form, after: Form) -> Form:
    """*after* with the words that came beside files before kept as the evidence's answer.

    "Done" would leave them out and further words take their place; while the line is being
    edited a new text does replace the old.
    """
    old, new = before.values(Field.EVIDENCE), after.values(Field.EVIDENCE)
    given = after.answers.get(Field.EVIDENCE)
    if not old or old == new or given is None:
        return after
    if new and before.resume is not None:
        return after
    kept = before.answers[Field.EVIDENCE]
    if new:
        kept = kept.with_part(given.message_id or 0, "\n".join(new))
    return replace(after, answers={**after.answers, Field.EVIDENCE: kept})


def captioned(form: Form, caption: str, message_id: int) -> Form:
    """The form with a file's caption, masked, with the evidence; the question asked stays."""
    if not caption.strip():
        return form
    given = form.answers.get(Field.EVIDENCE, Answer())
    answer = given.with_part(message_id, caption)
    return replace(form, answers={**form.answers, Field.EVIDENCE: answer})


def unagreed(form: Form) -> Form:
    """The form asking for consent again, all else kept."""
    rest = dict(form.answers)
    rest.pop(Field.CONSENT, None)
    return replace(form, answers=rest).at(Field.CONSENT)


def readable(draft: Draft | None) -> Telling | None:
    """What a draft kept; None where there is none that can be read."""
    if draft is None:
        return None
    try:
        return Telling.of(draft.content)
    except FormUnreadableError:
        return None
