"""The complaint form as messages: each question with its buttons, the summary, the consent."""

from collections.abc import Iterable

from cases.form import Field, Form, Line, summary
from cases.masking import SecretKind
from cases.questions import EDITABLE, QUESTIONS
from handlers.buttons import Button
from handlers.customer_buttons import FormVerb, form_button
from handlers.form_labels import asked, explained, labelled, option, secret
from handlers.quoting import contacts, shortened
from handlers.rich import Rich, fill, lines, plain, quote
from handlers.texts.complaint import ComplaintTexts
from handlers.texts.customer import CustomerTexts
from policy.document import Document

Rows = list[list[Button]]
STORY_SHOWN = 700
ANSWER_SHOWN = 300
TICK = "☑ "
BUTTON_SHOWN = 40


def consent(texts: CustomerTexts, document: Document | None) -> Rich:
    """What is agreed to, with the other ways to reach the firm: exactly this is recorded."""
    ways = contacts(texts, document) or plain(texts.complaint.consent_contacts_none)
    return fill(texts.complaint.consent, contacts=ways)


def view(texts: CustomerTexts, form: Form, document: Document | None) -> tuple[Rich, Rows]:
    """What is asked now, with its buttons."""
    match form.field:
        case Field.CONSENT:
            return consent(texts, document), consent_rows(texts.complaint)
        case Field.SUMMARY:
            return _summary(texts.complaint, form), _summary_rows(texts.complaint, form)
        case _:
            return _question(texts.complaint, form, document), _rows(texts.complaint, form)


def consent_rows(texts: ComplaintTexts) -> Rows:
    """Agree or decline, neither before the other is pressed."""
    at = str(Field.CONSENT)
    return [
        [
            form_button(texts.agree_button, FormVerb.AGREE, at),
            form_button(texts.decline_button, FormVerb.DECLINE, at),
        ],
        [form_button(texts.help_button, FormVerb.HELP, at)],
    ]


def help_view(texts: ComplaintTexts, form: Form) -> Rich:
    """Why this is asked and what can be typed."""
    return lines(explained(texts, form.field), Rich(), texts.help_words)


def masked_note(texts: ComplaintTexts, found: Iterable[SecretKind]) -> Rich:
    """That a secret was masked, and to delete the message it came in."""
    kinds = ", ".join(secret(texts, kind) for kind in sorted(found))
    return fill(texts.masked, kinds=kinds)


def _question(texts: ComplaintTexts, form: Form, document: Document | None) -> Rich:
    at = form.field
    numbers = {line.field: line.number for line in summary(form)}
    # With a policy the promise will be asked, even while it is not known which clauses.
    count = len(numbers) if document is None else len(EDITABLE)
    rows: list[Rich | str] = [
        fill(texts.place, number=numbers[at], count=count),
        fill(asked(texts, at)),
    ]
    if QUESTIONS[at].several or at in {Field.REPORTER, Field.PROMISE, Field.CONTACT}:
        rows += [Rich(), *_options(texts, form)]
    if at is Field.EVIDENCE and form.files:
        rows += [Rich(), fill(texts.files, count=len(form.files))]
    hint = texts.typed_words if form.sendable else texts.typed_words_first
    return lines(*rows, Rich(), hint)


def _options(texts: ComplaintTexts, form: Form) -> list[Rich]:
    """The options, numbered as they can be typed; a clause is quoted."""
    shown = []
    clauses = {clause.clause_id for clause in form.clauses}
    for number, code in enumerate(form.options(form.field), start=1):
        words = option(texts, form, form.field, code)
        tick = TICK if code in form.chosen else ""
        is_clause = form.field is Field.PROMISE and code in clauses
        shown.append(plain(f"{number}. {tick}") + (quote(words) if is_clause else plain(words)))
    return shown


def _rows(texts: ComplaintTexts, form: Form) -> Rows:
    """The options, the ways on, and the ways out; "send now" from when it can be sent."""
    at = str(form.field)
    rows = _option_rows(texts, form)
    onward = []
    if form.question is not None and form.question.optional:
        done = bool(form.chosen) or form.field in {Field.DATA, Field.EVIDENCE}
        label = texts.done_button if done else texts.skip_button
        onward.append(form_button(label, FormVerb.SKIP, at))
    if form.sendable:
        onward.append(form_button(texts.send_now_button, FormVerb.SEND, at))
    ways = [
        form_button(texts.help_button, FormVerb.HELP, at),
        form_button(texts.cancel_button, FormVerb.CANCEL, at),
    ]
    if form.field is not Field.WHAT or form.resume is not None:
        ways.insert(0, form_button(texts.back_button, FormVerb.BACK, at))
    return [*rows, onward, ways]


def _option_rows(texts: ComplaintTexts, form: Form) -> Rows:
    buttons = [
        form_button(_option_label(texts, form, number, code), FormVerb.PICK, form.field, code)
        for number, code in enumerate(form.options(form.field), start=1)
    ]
    wide = form.field in {Field.PROMISE, Field.CONTACT}
    per_row = 1 if wide else 2
    return [buttons[at : at + per_row] for at in range(0, len(buttons), per_row)]


def _option_label(texts: ComplaintTexts, form: Form, number: int, code: str) -> str:
    tick = TICK if code in form.chosen else ""
    words = shortened(option(texts, form, form.field, code), BUTTON_SHOWN)
    return f"{number}. {tick}{words}"


def _summary(texts: ComplaintTexts, form: Form) -> Rich:
    rows = [
        fill(
            texts.summary_line,
            number=line.number,
            label=labelled(texts, line.field),
            answer=plain(answer_shown(texts, form, line)),
        )
        for line in summary(form)
    ]
    return lines(fill(texts.summary), Rich(), *rows, Rich(), texts.summary_end)


def answer_shown(texts: ComplaintTexts, form: Form, line: Line) -> str:
    """An answer in one line, long ones shortened; the files are counted with the evidence."""
    values = line.answer.values if line.answer is not None else ()
    longest = STORY_SHOWN if line.field is Field.WHAT else ANSWER_SHOWN
    codes = form.options(line.field)
    words = [
        option(texts, form, line.field, value) if value in codes else shortened(value, longest)
        for value in values
    ]
    if line.field is Field.EVIDENCE and form.files:
        words.insert(0, texts.files.format(count=len(form.files)))
    unanswered = texts.not_answered if line.answer is None else texts.skipped
    return "; ".join(words) or unanswered


def _summary_rows(texts: ComplaintTexts, form: Form) -> Rows:
    at = str(Field.SUMMARY)
    edits = [
        form_button(
            texts.edit_button.format(number=line.number), FormVerb.EDIT, at, str(line.number)
        )
        for line in summary(form)
    ]
    return [
        [form_button(texts.send_button, FormVerb.SEND, at)],
        *(edits[start : start + 4] for start in range(0, len(edits), 4)),
        [
            form_button(texts.back_button, FormVerb.BACK, at),
            form_button(texts.cancel_button, FormVerb.CANCEL, at),
        ],
    ]
