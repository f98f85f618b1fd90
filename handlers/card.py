"""The staff card: what a case is, in codes and counts, with a button for each allowed move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final

from cases.dossier import Card
from cases.handing import HELD
from cases.questions import DataKind, Reporter
from cases.steps import Move, Step, Talk, step_line
from handlers.buttons import Button
from handlers.dates import time_and_day
from handlers.rich import Rich, code, fill, lines
from handlers.texts.care import CareTexts
from handlers.texts.staff_languages import care_texts


class Verb(StrEnum):
    """What a member of care can do with a case."""

    RECEIVE = "receive"
    READ = "read"
    REPLY = "reply"
    ASK = "ask"
    NOTE = "note"
    RESOLVE = "resolve"
    ESCALATE = "escalate"
    REJECT = "reject"
    REOPEN = "reopen"
    CLAIM = "claim"
    RELEASE = "release"
    GIVE = "give"
    CARD = "card"
    FILES = "files"
    DOSSIER = "dossier"
    SPAM = "spam"
    EXTEND = "extend"


MOVES: Final[Mapping[Verb, Move]] = {
    Verb.RECEIVE: Move.RECEIVE,
    Verb.ASK: Move.ASK,
    Verb.RESOLVE: Move.RESOLVE,
    Verb.ESCALATE: Move.ESCALATE,
    Verb.REJECT: Move.REJECT,
    Verb.REOPEN: Move.REOPEN,
    Verb.SPAM: Move.SPAM,
    Verb.EXTEND: Move.EXTEND,
}
TALKS: Final[Mapping[Verb, Talk]] = {Verb.REPLY: Talk.REPLY, Verb.NOTE: Talk.NOTE}
WORDED: Final = frozenset({Verb.REPLY, Verb.ASK, Verb.NOTE, Verb.RESOLVE}) | frozenset(
    {Verb.ESCALATE, Verb.REJECT, Verb.SPAM, Verb.EXTEND}
)
"""The verbs that take words; all but the note are previewed, since the customer gets them."""

ANSWERS: Final = WORDED - {Verb.NOTE}
"""The verbs by which the customer is answered: they are for the holder of the case."""

HOLDS: Final = frozenset({Verb.CLAIM, Verb.RELEASE, Verb.GIVE})
"""The verbs by which a case changes hands."""

SHOWN: Final = (
    (Verb.RECEIVE, Verb.REPLY, Verb.ASK),
    (Verb.READ, Verb.NOTE, Verb.SPAM),
    (Verb.CLAIM, Verb.RELEASE, Verb.GIVE),
    (Verb.RESOLVE, Verb.ESCALATE, Verb.REJECT, Verb.REOPEN),
    (Verb.DOSSIER, Verb.EXTEND),
)


def case_button(verb: Verb, case_code: str, label: str) -> Button:
    """A button that does *verb* with a case."""
    return Button(label, f"case:{verb}:{case_code.replace('-', '')}")


def allows(card: Card, verb: Verb) -> bool:
    """Whether care staff may do *verb* as the case stands; a dossier is offered at step 3."""
    if verb is Verb.DOSSIER:
        return card.step is Step.ESCALATED
    if verb in MOVES:
        return MOVES[verb] in card.moves
    if verb in HOLDS:
        free = card.holder_name is None or card.holder_left
        return card.step in HELD and (verb is Verb.CLAIM) is free
    return verb not in TALKS or TALKS[verb] in card.talks


@dataclass(frozen=True)
class CardPainter:
    """Draws cards; times are shown in *zone*, late is told by *now*."""

    zone: tzinfo
    language: str = "vi"

    @property
    def texts(self) -> CareTexts:
        """The words used."""
        return care_texts(self.language)

    def at(self, moment: datetime) -> str:
        """A time as the card writes it."""
        return time_and_day(moment, self.language, self.zone)

    def card(self, card: Card, now: datetime) -> Rich:
        """The card of a case: no free text, no name of the customer."""
        words, line = self.texts.card, step_line(card.step, card.reached)
        rows = [
            fill(words.head, code=code(card.code)),
            fill(words.step, line=line, step=self.texts.steps.of(card.step)),
            self._clause(card),
            fill(words.role, role=self._role(card), language=self._language(card)),
            self._kinds(card),
            *self._files(card),
            fill(words.lodged, at=self.at(card.lodged_at)),
            *self._waiting(card),
            *([] if card.reachable else [fill(words.unreachable)]),
            self._holder(card),
            self._due(card, now),
            *self._last(card),
        ]
        return lines(*rows)

    def buttons(self, card: Card) -> list[list[Button]]:
        """What may be done with the case now."""
        rows = [
            [
                case_button(verb, card.code, self.texts.labels.of(verb))
                for verb in row
                if allows(card, verb)
            ]
            for row in SHOWN
        ]
        return [row for row in rows if row]

    def _clause(self, card: Card) -> Rich:
        words = self.texts.card
        if not card.clause:
            return fill(words.clause_none)
        return fill(words.clause, clause=card.clause, number=card.policy_number)

    def _role(self, card: Card) -> str:
        words = self.texts.card
        named = {
            Reporter.CUSTOMER: words.role_customer,
            Reporter.ACCOUNTANT: words.role_accountant,
        }
        return {str(role): name for role, name in named.items()}.get(card.role, words.role_none)

    def _language(self, card: Card) -> str:
        words = self.texts.card
        return words.language_en if card.language == "en" else words.language_vi

    def _kinds(self, card: Card) -> Rich:
        known = [DataKind(kind) for kind in card.kinds if kind in set(DataKind)]
        if not known:
            return fill(self.texts.card.kinds_none)
        return fill(
            self.texts.card.kinds, kinds="; ".join(self.texts.kinds.of(kind) for kind in known)
        )

    def _files(self, card: Card) -> Iterator[Rich]:
        words = self.texts.card
        sentence = words.files_arriving if card.arriving else words.files
        yield fill(sentence, count=card.files, arriving=card.arriving)
        if card.failed:
            yield fill(words.files_failed, failed=card.failed)

    def _waiting(self, card: Card) -> Iterator[Rich]:
        if card.waiting_since is not None:
            yield fill(self.texts.card.waiting, at=self.at(card.waiting_since))

    def _holder(self, card: Card) -> Rich:
        words = self.texts.card
        if not card.holder_name:
            return fill(words.holder_none)
        return fill(words.holder_left if card.holder_left else words.holder, name=card.holder_name)

    def _due(self, card: Card, now: datetime) -> Rich:
        words = self.texts.card
        if card.next_due is None:
            return fill(words.due_none)
        sentence = words.due_late if now > card.next_due else words.due
        return fill(sentence, at=self.at(card.next_due))

    def _last(self, card: Card) -> Iterator[Rich]:
        if card.last is not None:
            event = self.texts.events.of(card.last.move)
            yield fill(self.texts.card.last, event=event, at=self.at(card.last.at))
