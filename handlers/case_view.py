"""A customer's own case as messages: where it stands, what was said, what can be done."""

from datetime import tzinfo

from cases.dossier import CaseNotFoundError, CaseOvertakenError, CaseView, Event, Said
from cases.steps import Move, MoveRefusedError, Talk, step_line
from handlers.buttons import Button
from handlers.customer_buttons import OwnVerb, own_button
from handlers.dates import time_and_day
from handlers.form_labels import sentence
from handlers.quoting import shortened
from handlers.rich import Rich, code, fill, lines, quote
from handlers.texts.customer import CustomerTexts

STORY_SHOWN = 600
SAID_SHOWN = 500
SAID_AT_MOST = 4
EVENTS_AT_MOST = 12

Rows = list[list[Button]]
CaseTrouble = CaseNotFoundError | CaseOvertakenError | MoveRefusedError


def case_view(texts: CustomerTexts, view: CaseView, zone: tzinfo) -> tuple[Rich, Rows]:
    """A case as its customer sees it, with the moves open to them."""
    rows: list[Rich | str] = [*_head(texts, view, zone), Rich()]
    rows += [fill(texts.own.happened), quote(shortened(view.form.what or "", STORY_SHOWN))]
    if view.evidence:
        rows.append(fill(texts.own.files, count=len(view.evidence)))
    rows += [Rich(), fill(texts.own.timeline), *_timeline(texts, view, zone)]
    if view.talk:
        rows += [Rich(), fill(texts.own.talk), *_talk(texts, view, zone)]
    return lines(*rows), _ways(texts, view)


def standing(texts: CustomerTexts, view: CaseView) -> str:
    """Where a case stands, in words."""
    return sentence(texts.own, "step", view.step)


def _head(texts: CustomerTexts, view: CaseView, zone: tzinfo) -> list[Rich]:
    own, language = texts.own, texts.language
    steps = step_line(view.step, view.reached)
    rows = [
        fill(own.head, code=code(view.code), steps=steps, where=standing(texts, view)),
        fill(own.lodged_on, when=time_and_day(view.lodged_at, language, zone)),
    ]
    if view.waiting:
        rows.append(fill(own.waiting))
    if view.next_due is not None:
        rows.append(fill(own.next_due, when=time_and_day(view.next_due, language, zone)))
    if Move.REOPEN in view.moves and view.reopen_until is not None:
        rows.append(fill(own.reopen_until, when=time_and_day(view.reopen_until, language, zone)))
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


def _talk(texts: CustomerTexts, view: CaseView, zone: tzinfo) -> list[Rich]:
    """The last that was said, by either side."""
    return [_line(texts, said, zone) for said in view.talk[-SAID_AT_MOST:]]


def _line(texts: CustomerTexts, said: Said, zone: tzinfo) -> Rich:
    told = fill(
        texts.own.timeline_line,
        when=time_and_day(said.at, texts.language, zone),
        what=sentence(texts.own, "event", said.kind),
    )
    return lines(told, quote(shortened(said.text, SAID_SHOWN)))


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
    return [[way] for way in ways]


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
