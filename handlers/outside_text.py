"""Whom staff turned to about a case, as they read it: parties concerned and authorities."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from cases.dossier import CaseView
from cases.outside import Party, Referral
from handlers.buttons import Button
from handlers.dates import day, time_and_day
from handlers.rich import Rich, code, fill, quote
from handlers.texts.staff_languages import step3_texts
from handlers.texts.step3 import Step3Texts


@dataclass(frozen=True)
class OutsidePainter:
    """Writes out parties and referrals; nothing of a kind that there is none of."""

    zone: tzinfo
    language: str

    @property
    def texts(self) -> Step3Texts:
        """The words used."""
        return step3_texts(self.language)

    def rows(self, view: CaseView) -> Iterator[Rich]:
        """Both, as far as there are such."""
        if view.parties:
            yield from self.parties(view)
        if view.referrals:
            yield from self.referrals(view)

    def parties(self, view: CaseView) -> Iterator[Rich]:
        """The parties concerned, numbered, with what they answered."""
        words = self.texts.party
        yield fill(words.head, code=code(view.code))
        if not view.parties:
            yield fill(words.none)
        for number, party in enumerate(view.parties, start=1):
            yield from self._party(number, party)

    def _party(self, number: int, party: Party) -> Iterator[Rich]:
        words, contacted = self.texts.party, self._day(party.contacted_at)
        yield fill(words.line, number=number, name=party.name, day=contacted)
        if party.how:
            yield fill(words.how, how=party.how)
        if party.answered_at is None:
            yield fill(words.no_answer)
        else:
            yield fill(words.answer, day=self._day(party.answered_at), answer=quote(party.answer))

    def referrals(self, view: CaseView) -> Iterator[Rich]:
        """The authorities the case was taken to, with number, answer and the 72-hour question."""
        words = self.texts.referral
        if not view.referrals:
            yield fill(words.none, code=view.code)
            return
        yield fill(words.head, code=code(view.code))
        for referral in view.referrals:
            yield from self._referral(referral)

    def _referral(self, referral: Referral) -> Iterator[Rich]:
        words = self.texts.referral
        yield fill(words.line, authority=referral.authority_name, day=self._day(referral.at))
        if referral.referred_at is None:
            yield fill(words.no_reference)
        else:
            number, written = code(referral.reference), self._day(referral.referred_at)
            yield fill(words.reference, reference=number, day=written)
        if referral.answered_at is None:
            yield fill(words.no_answer)
        else:
            answer, written = quote(referral.answer), self._day(referral.answered_at)
            yield fill(words.answer, answer=answer, day=written)
        yield fill(words.breach, answer=self.texts.notifiable.of(referral.notifiable))
        if referral.notify_due is not None:
            at = time_and_day(referral.notify_due, self.language, self.zone)
            yield fill(words.breach_due, at=at)

    def _day(self, moment: datetime) -> str:
        return day(moment, self.language, self.zone)

    def ways(self, view: CaseView) -> list[Button]:
        """The buttons that open these lists from a case's full text."""
        carried = view.code.replace("-", "")
        ways = [Button(self.texts.party.list_label, f"party:show:{carried}")]
        if view.referrals:
            ways.append(Button(self.texts.referral.list_label, f"refer:show:{carried}"))
        return ways
