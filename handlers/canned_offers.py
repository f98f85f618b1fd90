"""Ready replies on offer: which ones fit a case now, and how their fields are filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final

from cases.canned import Canned, CannedReplies, CannedUnknownError, fields_in, filled
from cases.desk import CaseDesk
from cases.dossier import Card, CaseNotFoundError
from cases.steps import Step
from handlers.access import Caller
from handlers.buttons import Button
from handlers.card import Verb
from handlers.context import Context
from handlers.dates import day, time_and_day
from handlers.form_labels import sentence
from handlers.place import Place
from handlers.rich import Rich, fill, lines
from handlers.texts.canned import OfferedWords
from handlers.texts.customer import customer_texts
from handlers.texts.staff_languages import canned_texts, care_texts
from handlers.typed_buttons import types

OFFERED_FOR: Final = frozenset({Verb.REPLY, Verb.ASK})


def values_for(
    card: Card, verb: Verb, language: str, zone: tzinfo, now: datetime
) -> Mapping[str, str]:
    """What the fields say of a case, in a language; a date that is not owed is left out.

    A question stops the clock, so that no date can be promised along with it.
    """
    values = {
        "code": card.code,
        "step": sentence(customer_texts(language).own, "step", card.step),
        "date": day(card.lodged_at, language, zone),
    }
    owed = card.step in {Step.LODGED, Step.RECEIVED} and not card.waiting
    if verb is Verb.ASK or not owed:
        return values
    if card.answered_at is None and now < card.first_answer_due:
        values["first"] = time_and_day(card.first_answer_due, language, zone)
    if now < card.resolve_due:
        values["resolve"] = time_and_day(card.resolve_due, language, zone)
    return values


@dataclass(frozen=True)
class CannedOffers:
    """Offers ready replies where staff write to a customer, in the customer's language."""

    desk: CaseDesk
    canned: CannedReplies
    zone: tzinfo
    now: Callable[[], datetime]

    def hint(self, verb: Verb, language: str) -> list[Rich]:
        """How to come by ready words without a button."""
        return [fill(_words(language).hint)] if verb in OFFERED_FOR else []

    def rows(self, verb: Verb, token: str, language: str) -> list[list[Button]]:
        """The button that opens the list, for the draft of that *token*."""
        offered = verb in OFFERED_FOR
        return [[Button(_words(language).label, f"canned:list:{token}")]] if offered else []

    def wanted(self, verb: Verb, words: str) -> bool:
        """Whether what was typed is the label of that button, in either language."""
        labels = (_words(language).label for language in ("vi", "en"))
        return verb in OFFERED_FOR and any(types(words, label) for label in labels)

    async def show(
        self, content: Mapping[str, Any], caller: Caller, place: Place, context: Context
    ) -> None:
        """Show the replies that fit the case of a draft, each with a button."""
        try:
            listed, rows = await self._listed(content, caller.language)
        except CaseNotFoundError:
            await place.answer(context.bot, care_texts(caller.language).case_missing)
            return
        await place.answer(context.bot, listed, *rows)

    async def text(self, slug: str, content: Mapping[str, Any]) -> str:
        """The reply of a short name, filled in for the case of a draft.

        Raises:
            CaseNotFoundError: The case is gone.
            CannedUnknownError: There is no such reply, or it does not fit the case any more.
        """
        card = await self.desk.card(content["case"])
        language = await self.canned.reader(card.case_id)
        reply = await self.canned.find(slug, language)
        values = self._values(card, content, language)
        if reply.hidden or not fields_in(reply.body) <= set(values):
            raise CannedUnknownError
        return filled(reply.body, values)

    async def _listed(
        self, content: Mapping[str, Any], language: str
    ) -> tuple[Rich, list[list[Button]]]:
        words, card = _words(language), await self.desk.card(content["case"])
        reads = await self.canned.reader(card.case_id)
        values = self._values(card, content, reads)
        offered = [each for each in await self.canned.all(reads) if not each.hidden]
        fits = [each for each in offered if fields_in(each.body) <= set(values)]
        head = fill(words.pick_en if reads == "en" else words.pick, code=card.code)
        what = fill(words.pick_line) if fits else fill(words.none, code=card.code)
        unfit = len(offered) - len(fits)
        rest = [fill(words.unfit, count=unfit)] if unfit else []
        return lines(head, what, *rest), [[_button(each, content["id"])] for each in fits]

    def _values(self, card: Card, content: Mapping[str, Any], language: str) -> Mapping[str, str]:
        return values_for(card, Verb(content["verb"]), language, self.zone, self.now())


def _button(reply: Canned, token: str) -> Button:
    return Button(reply.title, f"canned:use:{reply.slug}:{token}")


def _words(language: str) -> OfferedWords:
    return canned_texts(language).offered
