"""The complaint as told so far: an immutable value, kept as JSON between two messages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as part

from cases.questions import (
    EDITABLE,
    HERE,
    ORDER,
    QUESTIONS,
    UNSURE,
    DataKind,
    Field,
    Question,
    Reporter,
)


class FormUnreadableError(ValueError):
    """The kept draft is not one this version can read: begin a new form."""


@dataclass(frozen=True)
class Typed:
    """A text as it was typed, and the message it came in, so that an edit finds its answer."""

    text: str
    message_id: int | None = None


@dataclass(frozen=True)
class Clause:
    """A clause of the policy offered as the promise that was broken."""

    clause_id: str
    text: str


@dataclass(frozen=True)
class Answer:
    """What was answered: a text, the codes of options, or nothing when skipped."""

    values: tuple[str, ...] = ()
    message_id: int | None = None
    parts: tuple[tuple[int, str], ...] = ()  # by message, where several make up a text

    def came_in(self, message_id: int) -> bool:
        """Return whether it, or a part of it, came in this message."""
        return message_id in {self.message_id, *(number for number, _ in self.parts)}

    def with_part(self, message_id: int, text: str) -> "Answer":
        """Return the answer with what this message says added, or in place of what it said."""
        parts = dict(self.parts or ((self.message_id or 0, each) for each in self.values))
        parts[message_id] = text
        return Answer(("\n".join(parts.values()),), message_id, tuple(parts.items()))


@dataclass(frozen=True)
class Line:
    """A line of the summary; its number is what "sửa N" names."""

    number: int
    field: Field
    answer: Answer | None


@dataclass(frozen=True)
class Form:
    """A complaint being told; every step returns a new one."""

    field: Field = Field.CONSENT
    answers: Mapping[Field, Answer] = part(default_factory=dict)
    chosen: tuple[str, ...] = ()  # options ticked so far, where several may be
    files: tuple[str, ...] = ()  # ids of the evidence kept elsewhere
    clauses: tuple[Clause, ...] = ()
    resume: Field | None = None  # where an edit goes back to

    @classmethod
    def start(cls, known: Mapping[Field, Answer] | None = None) -> "Form":
        """Return a form whose *known* answers are not asked again."""
        return cls(answers=dict(known or {})).onward()

    @property
    def question(self) -> Question | None:
        """The question asked now; None at the summary."""
        return QUESTIONS.get(self.field)

    @property
    def what(self) -> str | None:
        """What happened, in the customer's words."""
        return self._first(Field.WHAT)

    @property
    def reporter(self) -> Reporter | None:
        """Who complains."""
        code = self._first(Field.REPORTER)
        return Reporter(code) if code else None

    @property
    def kinds(self) -> tuple[DataKind, ...]:
        """The kinds of data said to be misused."""
        return tuple(DataKind(code) for code in self.values(Field.DATA))

    @property
    def clause_id(self) -> str | None:
        """The clause said to be broken; None when not asked, skipped or not sure."""
        code = self._first(Field.PROMISE)
        return None if code == UNSURE else code

    @property
    def contact(self) -> str:
        """How to reach the customer; HERE unless they said otherwise."""
        return self._first(Field.CONTACT) or HERE

    @property
    def sendable(self) -> bool:
        """Whether consent is given and what happened is told: enough to be sent."""
        return bool(self.values(Field.CONSENT)) and bool(self.what)

    def values(self, at: Field) -> tuple[str, ...]:
        """Return the values answered at a field, none if it is open or was skipped."""
        return self.answers.get(at, Answer()).values

    def asks(self, at: Field) -> bool:
        """Return whether a field has a question: the promise needs clauses to choose from."""
        return at is not Field.PROMISE or bool(self.clauses)

    def at(self, at: Field) -> "Form":
        """Return the form asking a field, with the ticks it had where several are allowed."""
        question = QUESTIONS.get(at)
        ticked = self.values(at) if question is not None and question.several else ()
        return replace(self, field=at, resume=None, chosen=ticked)

    def onward(self) -> "Form":
        """Return the form where an edit came from, else at the first open question."""
        open_fields = (at for at in ORDER if at not in self.answers and self.asks(at))
        return self.at(self.resume or next(open_fields, Field.SUMMARY))

    def _first(self, at: Field) -> str | None:
        return next(iter(self.values(at)), None)

    def options(self, at: Field) -> tuple[str, ...]:
        """Return the codes of a field's options in the order they are numbered."""
        if at is Field.PROMISE:
            return (*(clause.clause_id for clause in self.clauses), UNSURE)
        return QUESTIONS[at].options if at in QUESTIONS else ()


def summary(form: Form) -> tuple[Line, ...]:
    """Return what is answered and what is open, numbered; files are in form.files."""
    shown = (at for at in EDITABLE if form.asks(at))
    return tuple(
        Line(number, at, form.answers.get(at)) for number, at in enumerate(shown, start=1)
    )


def as_json(form: Form) -> str:
    """Return the form as ASCII JSON, lone surrogates included."""
    return json.dumps(
        {
            "version": 1,
            "field": form.field,
            "answers": {
                at: [given.values, given.message_id, given.parts]
                for at, given in form.answers.items()
            },
            "chosen": form.chosen,
            "files": form.files,
            "clauses": [[clause.clause_id, clause.text] for clause in form.clauses],
            "resume": form.resume,
        }
    )


def from_json(text: str) -> Form:
    """Return the form that as_json() wrote.

    Raises:
        FormUnreadableError: It is something else, or of another version.
    """
    try:
        data = json.loads(text)
        if data["version"] != 1:
            raise FormUnreadableError("The draft is of another version.")
        return Form(
            field=Field(data["field"]),
            answers={
                Field(at): Answer(
                    tuple(values), message_id, tuple((number, text) for number, text in parts)
                )
                for at, (values, message_id, parts) in data["answers"].items()
            },
            chosen=tuple(data["chosen"]),
            files=tuple(data["files"]),
            clauses=tuple(Clause(clause_id, text) for clause_id, text in data["clauses"]),
            resume=None if data["resume"] is None else Field(data["resume"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as trouble:
        raise FormUnreadableError("The draft cannot be read.") from trouble
