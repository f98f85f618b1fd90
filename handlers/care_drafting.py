"""Words and files of care staff before they are confirmed: kept, asked for, and previewed."""

from dataclasses import dataclass, replace
from typing import Any

from cases.desk import CaseDesk
from cases.drafts import Drafts
from handlers.access import Caller
from handlers.buttons import Button
from handlers.canned_offers import CannedOffers
from handlers.care_escalating import WORDS_OF_STAFF
from handlers.context import Context
from handlers.enclosing import Written, asides, listed, taken_up
from handlers.foreseeing import foreseen
from handlers.place import Place
from handlers.rich import Rich, fill, lines, pages
from handlers.saying import change
from handlers.texts.staff_languages import care_texts, enclosing_texts


@dataclass(frozen=True)
class CareDrafting:
    """Shows what was written so far as its customer would get it, or asks for what is missing."""

    desk: CaseDesk
    drafts: Drafts
    offers: CannedOffers

    async def take_up(
        self, written: Written, caller: Caller, place: Place, context: Context
    ) -> None:
        """Take up the file that came along; then preview it all, or ask for the words."""
        written = replace(taken_up(written, place), id=context.cause.id.hex)
        await self._keep(written, caller, place, context)
        step = self._preview if written.complete else self._ask
        await step(written, caller, place, context)

    async def _ask(
        self,
        written: Written,
        caller: Caller,
        place: Place,
        context: Context,
    ) -> None:
        """Ask for the words that were left out."""
        texts, files = care_texts(caller.language), written.files
        hint = texts.ask_in_private if place.private else texts.ask_in_group
        held = [fill(enclosing_texts(caller.language).held)] if files else []
        asked = lines(
            fill(texts.asking.of(written.verb), code=written.case),
            fill(hint, who=caller.mention),
            *self.offers.hint(written.verb, caller.language),
            *listed(files, caller.language),
            *held,
            *asides(written, place, caller.language),
        )
        ready = self.offers.rows(written.verb, written.id, caller.language)
        await self._show(written, asked, ready if place.private else [], caller, place, context)

    async def _preview(
        self,
        written: Written,
        caller: Caller,
        place: Place,
        context: Context,
    ) -> None:
        """Show the words and files as the customer will get them, to be confirmed."""
        texts, verb, code = care_texts(caller.language), written.verb, written.case
        card = await self.desk.card(code)
        reads = await self.offers.canned.reader(card.case_id)
        shown = lines(
            fill(texts.preview.of(verb), code=code),
            *foreseen(verb, code, written.text, reads, caller.language, written.files),
            *([] if card.reachable else [fill(texts.preview_unreachable)]),
            *asides(written, place, caller.language),
            "",
            texts.preview_in_private if place.private else texts.preview_in_group,
        )
        buttons = [
            Button(texts.confirm, f"staff:confirm:{written.id}"),
            Button(texts.drop, f"staff:drop:{written.id}"),
        ]
        rows = [buttons, *self.offers.rows(verb, written.id, caller.language)]
        await self._show(written, shown, rows, caller, place, context)

    async def _show(
        self,
        written: Written,
        shown: Rich,
        rows: list[list[Button]],
        caller: Caller,
        place: Place,
        context: Context,
    ) -> None:
        """Say it here; of an album once, changed in place as more of it comes."""
        bot, stands = context.bot, written.preview
        fits = stands is not None and len(pages(shown)) == 1
        if stands is not None and fits and await change(bot, place.chat_id, stands, shown, *rows):
            return
        sent = await place.answer(bot, shown, *rows, ask=not written.album)
        if rows or written.album:
            known = replace(written, preview=sent.message_id)
            await self._keep(known, caller, place, context)

    async def close(
        self, content: dict[str, Any], said: Rich, place: Place, context: Context
    ) -> None:
        """Have the preview of a draft say what became of it, without its buttons."""
        stands = content.get("preview")
        if stands is not None:
            await change(context.bot, place.chat_id, stands, said)

    async def _keep(
        self, written: Written, caller: Caller, place: Place, context: Context
    ) -> None:
        await self.drafts.save(
            WORDS_OF_STAFF, place.chat_id, caller.person, written.content(), context.cause
        )
