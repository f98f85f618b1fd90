"""An escalation under way: what has been said so far, and how its questions look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, tzinfo
from typing import Any, Final

from cases.authorities import Authority
from cases.dossier import Card
from cases.outside import Notifiable
from cases.steps import Move
from cases.words import fold
from handlers.buttons import Button
from handlers.customer_notices import told
from handlers.dates import time_and_day
from handlers.rich import Rich, fill, lines
from handlers.texts.staff_languages import care_texts, step3_texts
from rights.clocks import BreachClock

MOST_BUTTONS: Final = 40
"""How many of a list have a button: Telegram takes some 10 kB of them."""
_LABEL: Final = 100
_ANSWERS: Final[Mapping[Notifiable, frozenset[str]]] = {
    Notifiable.YES: frozenset({"co", "yes", "co phai thong bao", "yes to be notified"}),
    Notifiable.NO: frozenset({"khong", "no", "khong phai"}),
    Notifiable.UNSURE: frozenset({"chua ro", "unsure", "not sure", "khong ro", "chua biet"}),
}


@dataclass(frozen=True)
class Escalation:
    """What has been said so far; `token` ties the buttons shown last to it.

    `verb` and `id` are as other words of staff have them in their drafts; the buttons of those
    never fit an escalation.
    """

    token: str
    case: str
    text: str = ""
    authority: str = ""
    name: str = ""
    notifiable: str = ""
    verb: str = Move.ESCALATE.value
    id: str = ""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be asked."""
        return bool(self.name and self.text and self.notifiable)

    def letter(self, language: str) -> str:
        """What the customer reads: where their case goes, and why."""
        words = step3_texts(language).escalating
        return fill(words.letter, authority=self.name, reason=self.text).text


def read_escalation(content: Mapping[str, Any]) -> Escalation:
    """The escalation a draft holds."""
    known = {field.name for field in fields(Escalation)}
    return Escalation(**{"token": "", **{name: content[name] for name in known & set(content)}})


def read_notifiable(words: str) -> Notifiable | None:
    """The answer to the 72-hour question that *words* are."""
    plainly = " ".join(fold(words).replace(",", " ").split()).strip(" .!")
    return next((answer for answer, ways in _ANSWERS.items() if plainly in ways), None)


def labelled(number: int, authority: Authority) -> str:
    """The label of an authority's button; a long name is cut."""
    name = authority.name
    return f"{number}. {name if len(name) <= _LABEL else name[:_LABEL] + '…'}"


@dataclass(frozen=True)
class EscalationPainter:
    """Draws the questions of an escalation and its preview."""

    clock: BreachClock
    zone: tzinfo
    language: str

    def authorities(
        self, plan: Escalation, shown: Sequence[Authority]
    ) -> tuple[Rich, list[list[Button]]]:
        """To which authority?"""
        words = step3_texts(self.language).escalating
        numbered = list(enumerate(shown, start=1))
        named = [fill(words.pick_line, number=number, name=each.name) for number, each in numbered]
        rows = [
            [Button(labelled(number, each), f"refer:to:{each.slug}:{plan.token}")]
            for number, each in numbered[:MOST_BUTTONS]
        ]
        return lines(fill(words.pick, code=plan.case), *named), rows

    def reason(self, plan: Escalation) -> Rich:
        """Why there?"""
        asking = care_texts(self.language).asking.escalate
        return fill(asking, code=plan.case, authority=plan.name)

    def breach(self, plan: Escalation) -> tuple[Rich, list[list[Button]]]:
        """Is it to be notified? With the law it comes from, and that this is no advice."""
        texts = step3_texts(self.language)
        words = texts.escalating
        question = lines(
            fill(words.breach, code=plan.case, hours=self.clock.hours),
            fill(words.breach_source, source=self.clock.source),
            words.breach_typed,
        )
        row = [
            Button(texts.notifiable.of(answer), f"refer:breach:{answer}:{plan.token}")
            for answer in Notifiable
        ]
        return question, [row]

    def preview(self, plan: Escalation, card: Card, now: datetime) -> tuple[Rich, list[Button]]:
        """The words as the customer will get them, and below what only staff see."""
        texts = care_texts(self.language)
        shown = lines(
            fill(texts.preview.escalate, code=plan.case),
            texts.previewed,
            told(plan.verb, plan.case, plan.letter(card.language), card.language),
            *([] if card.reachable else [fill(texts.preview_unreachable)]),
            *self.for_staff(plan, now),
        )
        confirm = Button(texts.confirm, f"refer:go:{plan.token}")
        return shown, [confirm, Button(texts.drop, f"refer:drop:{plan.token}")]

    def for_staff(self, plan: Escalation, now: datetime) -> list[Rich]:
        """The answer to the 72-hour question, with the term if it is a yes."""
        texts, answer = step3_texts(self.language), Notifiable(plan.notifiable)
        words = texts.escalating
        rows = [fill(words.shown_breach, answer=texts.notifiable.of(answer))]
        if answer is Notifiable.YES:
            due = self.clock.due(now)
            rows.append(fill(words.notify_by, at=time_and_day(due, self.language, self.zone)))
        return rows
