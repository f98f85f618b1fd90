"""The filling of the complaint form: pure steps from one form to the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from cases.complaint import (
    Answer,
    Clause,
    Form,
    FormUnreadableError,
    Line,
    Typed,
    as_json,
    from_json,
    summary,
)
from cases.questions import (
    AGREED,
    EDITABLE,
    HERE,
    NAMED,
    ORDER,
    QUESTIONS,
    UNSURE,
    DataKind,
    Field,
    Question,
    Reporter,
)
from cases.words import Word, choices, edit_number, names, said

__all__ = [
    "AGREED",
    "HERE",
    "NAMED",
    "UNSURE",
    "Answer",
    "AnswerRefusedError",
    "Clause",
    "DataKind",
    "Field",
    "Form",
    "FormUnreadableError",
    "Heard",
    "Line",
    "Reason",
    "Reporter",
    "Typed",
    "Wish",
    "answer",
    "as_json",
    "attach",
    "back",
    "choose",
    "detach",
    "edit",
    "edited",
    "from_json",
    "hear",
    "offer_clauses",
    "put",
    "send_now",
    "skip",
    "summary",
]

FILES_AT_MOST: Final = 10
CLAUSES_AT_MOST: Final = 3


class Reason(StrEnum):
    """Why an answer is not taken."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    BARE_WORD = "bare_word"  # a button's word where a story is asked for
    NOT_AN_OPTION = "not_an_option"
    NOT_OPTIONAL = "not_optional"
    NOTHING_TO_SEND = "nothing_to_send"
    TOO_MANY_FILES = "too_many_files"
    NOT_AGREED = "not_agreed"


class AnswerRefusedError(Exception):
    """The answer is not taken; nothing given before is lost. Ask again, saying the reason."""

    def __init__(self, reason: Reason, at: Field, limit: int = 0) -> None:
        super().__init__(f"{reason} at {at}")
        self.reason, self.at, self.limit = reason, at, limit


class Wish(StrEnum):
    """What is to be done after hearing the person."""

    ASK = "ask"  # put the question of form.field
    SEND = "send"
    CANCEL = "cancel"
    DECLINE = "decline"
    HELP = "help"


@dataclass(frozen=True)
class Heard:
    """The form after a message, and what to do next."""

    form: Form
    wish: Wish = Wish.ASK


def put(form: Form, at: Field, answer: Answer) -> Form:
    """Return the form with a field answered from outside, moved on if it was being asked."""
    answered = replace(form, answers={**form.answers, at: answer})
    return answered.onward() if form.field is at else answered


def offer_clauses(form: Form, clauses: Iterable[Clause]) -> Form:
    """Return the form with the clauses to choose from; those beyond the third are left out."""
    return replace(form, clauses=tuple(clauses)[:CLAUSES_AT_MOST])


def answer(form: Form, typed: Typed) -> Form:
    """Return the form with the question of form.field answered, at the next question.

    Raises:
        AnswerRefusedError: The text is no answer to it.
    """
    if form.field is Field.SUMMARY:
        raise AnswerRefusedError(Reason.NOT_AN_OPTION, form.field)
    return put(form, form.field, _read(form, form.field, typed))


def _read(form: Form, at: Field, typed: Typed) -> Answer:
    """Return what was typed as the answer to a field."""
    question, options = QUESTIONS[at], form.options(at)
    picked = _picked(question, options, typed.text)
    if picked is not None:
        return Answer(picked, typed.message_id)
    if question.limit == 0:
        raise AnswerRefusedError(Reason.NOT_AN_OPTION, at)
    if not any(char.isprintable() and not char.isspace() for char in typed.text):
        raise AnswerRefusedError(Reason.EMPTY, at)
    if len(typed.text) > question.limit:
        raise AnswerRefusedError(Reason.TOO_LONG, at, question.limit)
    if at is Field.WHAT and said(typed.text) is not None:
        raise AnswerRefusedError(Reason.BARE_WORD, at)
    return Answer((typed.text,), typed.message_id)


def _picked(question: Question, options: tuple[str, ...], text: str) -> tuple[str, ...] | None:
    """Return the codes of the options that *text* names, by number or by name."""
    numbers = choices(text, len(options)) if question.numbered else None
    if numbers is not None:
        codes: tuple[str, ...] | None = tuple(options[number - 1] for number in numbers)
    else:
        codes = names(text, {code: question.names.get(code, (code,)) for code in options})
    return codes if codes and (question.several or len(codes) == 1) else None


def choose(form: Form, code: str) -> Form:
    """Return the form after a press on an option: ticked or unticked, or answered by it.

    Raises:
        AnswerRefusedError: The question asked now has no such option.
    """
    if code not in form.options(form.field):
        raise AnswerRefusedError(Reason.NOT_AN_OPTION, form.field)
    if not QUESTIONS[form.field].several:
        return put(form, form.field, Answer((code,)))
    ticked = set(form.chosen) ^ {code}
    return replace(form, chosen=tuple(item for item in form.options(form.field) if item in ticked))


def attach(form: Form, file_id: str) -> Form:
    """Return the form with one more file of evidence; one it has changes nothing.

    Raises:
        AnswerRefusedError: Consent is not given yet, or the form has ten.
    """
    if not form.values(Field.CONSENT):
        raise AnswerRefusedError(Reason.NOT_AGREED, form.field)
    if file_id in form.files:
        return form
    if len(form.files) >= FILES_AT_MOST:
        raise AnswerRefusedError(Reason.TOO_MANY_FILES, form.field, FILES_AT_MOST)
    return replace(form, files=(*form.files, file_id))


def detach(form: Form, file_id: str) -> Form:
    """Return the form without a file."""
    return replace(form, files=tuple(item for item in form.files if item != file_id))


def skip(form: Form, message_id: int | None = None) -> Form:
    """Return the form with the question left unanswered, or with what is ticked so far.

    Raises:
        AnswerRefusedError: The question must be answered.
    """
    if form.question is None or not form.question.optional:
        raise AnswerRefusedError(Reason.NOT_OPTIONAL, form.field)
    return put(form, form.field, Answer(form.chosen, message_id))


def back(form: Form) -> Form:
    """Return the form at the question before, or where an edit came from; never at consent."""
    if form.resume is not None:
        return form.onward()
    shown = [at for at in EDITABLE if form.asks(at)]
    if form.field is Field.SUMMARY:
        unanswered = [at for at in shown if at not in form.answers]
        return form.at((unanswered or shown[-1:])[0])
    earlier = [at for at in shown if ORDER.index(at) < ORDER.index(form.field)]
    answered = [at for at in earlier if at in form.answers]
    return _kept(form).at(answered[-1]) if answered else form


def _kept(form: Form) -> Form:
    """Return the form with what is ticked so far as the answer, if that is news."""
    question = form.question
    if question is None or not question.several or form.chosen == form.values(form.field):
        return form
    return replace(form, answers={**form.answers, form.field: Answer(form.chosen)})


def edit(form: Form, number: int) -> Form:
    """Return the form asking line *number* of the summary again, to come back afterwards.

    Raises:
        AnswerRefusedError: There is no such line, or consent is not given yet.
    """
    if not form.values(Field.CONSENT):
        raise AnswerRefusedError(Reason.NOT_AGREED, form.field)
    line = next((line for line in summary(form) if line.number == number), None)
    if line is None:
        raise AnswerRefusedError(Reason.NOT_AN_OPTION, form.field)
    return replace(_kept(form).at(line.field), resume=form.resume or form.field)


def edited(form: Form, message_id: int, text: str) -> Form | None:
    """Return the form with the answer that came in this message replaced; None if none did.

    Raises:
        AnswerRefusedError: The new text is no answer to that question; the old one stays.
    """
    for at, given in form.answers.items():
        if given.came_in(message_id) and at is not Field.CONSENT:
            renewed = _read(form, at, Typed(text, message_id))
            if given.parts:
                renewed = given.with_part(message_id, text)
            return replace(form, answers={**form.answers, at: renewed})
    return None


def send_now(form: Form) -> Form:
    """Return the form at its summary, what is ticked so far kept: ready to be sent.

    Raises:
        AnswerRefusedError: Consent or what happened is missing.
    """
    if not form.sendable:
        raise AnswerRefusedError(Reason.NOTHING_TO_SEND, form.field)
    return _kept(form).at(Field.SUMMARY)


def hear(form: Form, typed: Typed) -> Heard:
    """Return what a typed message does: a button's word by itself is obeyed, all else answers.

    Raises:
        AnswerRefusedError: It cannot be done or taken here.
    """
    word, number = said(typed.text), edit_number(typed.text)
    if number is not None and form.values(Field.CONSENT):
        return Heard(edit(form, number))
    if word is Word.DECLINE and form.field is Field.CONSENT:
        return Heard(form, Wish.DECLINE)
    if word is Word.SKIP or (word is Word.DONE and form.question and form.question.optional):
        return Heard(skip(form, typed.message_id))
    obey = _COMMANDS.get(word) if word else None
    return obey(form) if obey else Heard(answer(form, typed))


def _send(form: Form) -> Heard:
    """Send from the summary; elsewhere show the summary first."""
    return Heard(send_now(form), Wish.SEND if form.field is Field.SUMMARY else Wish.ASK)


_COMMANDS: Final[Mapping[Word, Callable[[Form], Heard]]] = {
    Word.BACK: lambda form: Heard(back(form)),
    Word.CONTINUE: Heard,
    Word.CANCEL: lambda form: Heard(form, Wish.CANCEL),
    Word.HELP: lambda form: Heard(form, Wish.HELP),
    Word.SEND: _send,
    Word.SEND_NOW: lambda form: Heard(send_now(form), Wish.SEND),
}
