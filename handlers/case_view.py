"""A customer's own case as messages: where it stands, what was said, what can be done."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from cases.deadlines import Promise
from cases.dossier import (
    CaseNotFoundError,
    CaseOvertakenError,
    CaseView,
    Edited,
    Event,
    Said,
)
from cases.questions import Field
from cases.steps import Move, MoveRefusedError, Step, Talk, step_line
from handlers.buttons import Button
from handlers.customer_buttons import OwnVerb, own_button
from handlers.dates import time_and_day
from handlers.enclosing import listed
from handlers.form_labels import sentence
from handlers.own_card_lines import (
    asked_lines,
    date_lines,
    holder_lines,
    question_of,
    rate_rows,
    rating_lines,
)
from handlers.quoting import shortened
from handlers.rich import Rich, bold, code, fill, lines, pages, quote
from handlers.texts.customer import CustomerTexts

STORY_SHOWN = 600
SAID_SHOWN = 500
SAID_AT_MOST = 4
EVENTS_AT_MOST = 12

Rows = list[list[Button]]
CaseTrouble = CaseNotFoundError | CaseOvertakenError | MoveRefusedError


def case_view(
    texts: CustomerTexts, view: CaseView, zone: tzinfo, promise: Promise, now: datetime
) -> tuple[Rich, Rows]:
    """A case as its customer sees it, in one message, with the moves open to them."""
    stand = [*_head(texts, view, zone), *holder_lines(texts, view), *asked_lines(texts, view)]
    stand += [*date_lines(texts, view, zone, promise, now), *_end(texts, view, zone)]
    for said_at_most in (SAID_AT_MOST, 2, 1, 0):
        message = lines(*stand, Rich(), *_story(texts, view, zone, said_at_most))
        if len(pages(message)) == 1:
            break
    return message, _ways(texts, view)


def standing(texts: CustomerTexts, view: CaseView) -> str:
    """Where a case stands, in words."""
    return sentence(texts.own, "step", view.step)


def _head(texts: CustomerTexts, view: CaseView, zone: tzinfo) -> list[Rich]:
    """The code and the step; until it is received the card is the receipt as well."""
    own, named = texts.own, {"code": code(view.code)}
    steps, where = step_line(view.step, view.reached), standing(texts, view)
    head = fill(own.head, **named, steps=steps, where=where)
    if view.step is Step.LODGED:
        head = lines(fill(texts.complaint.receipt, **named), "", steps, bold(where))
    return [head, fill(own.lodged_on, when=time_and_day(view.lodged_at, texts.language, zone))]


def _end(texts: CustomerTexts, view: CaseView, zone: tzinfo) -> list[Rich]:
    """What can be done once it has ended."""
    rows = [*rating_lines(texts, view)]
    if Move.REOPEN in view.moves and view.reopen_until is not None:
        when = time_and_day(view.reopen_until, texts.language, zone)
        rows.append(fill(texts.own.reopen_until, when=when))
    return rows


def _story(texts: CustomerTexts, view: CaseView, zone: tzinfo, said_at_most: int) -> list[Rich]:
    """What happened, and what was done and said since."""
    rows = [fill(texts.own.happened), quote(shortened(view.form.what or "", STORY_SHOWN))]
    rows += _edited(texts, view.answers_edited(Field.WHAT), zone)
    if view.evidence:
        rows.append(fill(texts.own.files, count=len(view.evidence)))
    rows += [Rich(), fill(texts.own.timeline), *_timeline(texts, view, zone)]
    earlier = [said for said in view.talk if said != question_of(view)]
    talk = earlier[max(0, len(earlier) - said_at_most) :]
    if talk:
        rows += [Rich(), fill(texts.own.talk), *(_line(texts, view, said, zone) for said in talk)]
    return rows


def _timeline(texts: CustomerTexts, view: CaseView, zone: tzinfo) -> list[Rich]:
    """What happened, the oldest first; what is the staff's own business is not in it."""
    told = [event for event in view.timeline if _shown(event)]
    return [
        fill(
            texts.own.timeline_line,
            when=time_and_day(event.at, texts.language, zone),
            what=sentence(texts.own, "event", _kind(event.move)),
        )
        for event in told[-EVENTS_AT_MOST:]
    ]


def _shown(event: Event) -> bool:
    return event.move in {*Move, Talk.REPLY, Talk.ADD}


def _kind(move: str) -> Move | Talk:
    return Move(move) if move in set(Move) else Talk(move)


def _line(texts: CustomerTexts, view: CaseView, said: Said, zone: tzinfo) -> Rich:
    told = fill(
        texts.own.timeline_line,
        when=time_and_day(said.at, texts.language, zone),
        what=sentence(texts.own, "event", said.kind),
    )
    words = [quote(shortened(said.text, SAID_SHOWN))] if said.text else []
    since = _edited(texts, view.edits_of(said), zone)
    return lines(told, *words, *listed(said.files, texts.language), *since)


def _edited(texts: CustomerTexts, edits: Sequence[Edited], zone: tzinfo) -> list[Rich]:
    """What they made of it since; of several edits the newest."""
    return [
        row
        for edit in edits[-1:]
        for row in (
            fill(texts.edits.reads_now, when=time_and_day(edit.at, texts.language, zone)),
            quote(shortened(edit.text, SAID_SHOWN)),
        )
    ]


def _ways(texts: CustomerTexts, view: CaseView) -> Rows:
    """The buttons of what the customer may do now."""
    own, ways = texts.own, list[Button]()
    if Move.ANSWER in view.moves:
        ways.append(own_button(own.answer_button, OwnVerb.ANSWER, view.code))
    if Talk.ADD in view.talks:
        ways.append(own_button(own.add_button, OwnVerb.ADD, view.code))
    if Move.WITHDRAW in view.moves:
        ways.append(own_button(own.withdraw_button, OwnVerb.WITHDRAW, view.code))
    if Move.REOPEN in view.moves:
        ways.append(own_button(own.reopen_button, OwnVerb.REOPEN, view.code))
    return [*rate_rows(texts, view), *([way] for way in ways)]


def case_choices(texts: CustomerTexts, views: tuple[CaseView, ...], verb: OwnVerb) -> Rows:
    """A button for each case, to do *verb* with it."""
    return [
        [
            own_button(
                texts.own.case_choice.format(code=view.code, step=standing(texts, view)),
                verb,
                view.code,
            )
        ]
        for view in views
    ]


def invitation(texts: CustomerTexts, view: CaseView, *, answers: bool) -> tuple[Rich, Rows]:
    """What to send for a case now: more of it, or the answer to what staff asked."""
    own, shown = texts.own, code(view.code)
    if not answers:
        done = own_button(own.done_button, OwnVerb.DONE, view.code)
        return fill(own.add_open, code=shown), [[done]]
    asked = [said for said in view.talk if said.kind is Move.ASK]
    rows = [fill(own.answer_open, code=shown)]
    if asked:
        rows = [fill(own.answer_open_asked, code=shown), quote(asked[-1].text), Rich(), *rows]
    return lines(*rows), []


def why_not(texts: CustomerTexts, trouble: CaseTrouble, named: str) -> Rich:
    """What to do instead of a move that could not be made."""
    if isinstance(trouble, CaseNotFoundError):
        return fill(texts.own.case_unknown)
    if isinstance(trouble, CaseOvertakenError):
        return fill(texts.own.overtaken, code=named)
    return fill(sentence(texts.own, "refused", trouble.reason), code=named)
