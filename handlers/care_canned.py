"""A ready reply is picked by a button: it becomes the preview, and goes nowhere without a yes."""

from dataclasses import dataclass, replace
from typing import Any, Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from cases.canned import CannedUnknownError
from cases.dossier import CaseNotFoundError
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.canned_offers import CannedOffers
from handlers.care_words import KIND, CareWords
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.enclosing import read_written
from handlers.place import Place, place_of
from handlers.saying import acknowledge
from handlers.texts.staff_languages import canned_texts, care_texts

_PRESSED: Final = r"^canned:(?:(list)|use:([a-z0-9_-]{1,20})):([0-9a-f]{32})$"


@dataclass(frozen=True)
class CareCanned:
    """Takes the presses of those who write to a customer; the list belongs to their draft."""

    access: Access
    words: CareWords
    offers: CannedOffers

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the list, or the reply picked from it as the words to be confirmed."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        _, slug, token = context.match.groups()
        texts = care_texts(caller.language)
        draft = await self.words.drafts.load(KIND, place.chat_id, caller.person, context.cause)
        if draft is None or draft.content.get("id") != token:
            await acknowledge(query, texts.not_your_preview, alert=True)
            return
        try:
            await self._do(slug, draft.content, caller, place, context)
        except CannedUnknownError:
            await acknowledge(query, canned_texts(caller.language).offered.gone, alert=True)
        except CaseNotFoundError:
            await acknowledge(query, texts.case_missing, alert=True)
        else:
            await acknowledge(query)

    async def _do(
        self,
        slug: str | None,
        content: dict[str, Any],
        caller: Caller,
        place: Place,
        context: Context,
    ) -> None:
        if slug is None:
            await self.offers.show(content, caller, place, context)
            return
        picked = replace(read_written(content), text=await self.offers.text(slug, content))
        await self.words.drafting.take_up(picked, caller, place, context)

    def handlers(self) -> list[Handler]:
        """The buttons of the list, and the one that opens it."""
        return [CallbackQueryHandler(self.access.only(Act.MOVE_CASE, self.press), _PRESSED)]
