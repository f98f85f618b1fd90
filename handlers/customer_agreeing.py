"""Consent before further words: asked anew when it was taken back, nothing kept until given."""

from dataclasses import dataclass
from typing import Final

from telegram import CallbackQuery

from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.words import Word
from handlers.customer_buttons import OwnVerb, own_button
from handlers.customer_consent import Agreeing
from handlers.rich import Rich, code, fill, lines
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker

KIND: Final = "own_words"
"""The kind of the drafts of further words, this asking's among them."""


@dataclass(frozen=True)
class CustomerAgreeing:
    """Asks whoever adds to a case without a consent in force; *intent* is what they were at."""

    drafts: Drafts
    agreeing: Agreeing

    async def lapsed(
        self, speaker: Speaker, person: Person, intent: str, named: str, *, sent: bool = True
    ) -> bool:
        """Ask anew for a consent that was taken back, nothing *sent* kept; False if it stands."""
        if await self.agreeing.given(person) is not None:
            return False
        note = speaker.texts.complaint.consent_lapsed if sent else ""
        await self._ask(speaker, person, intent, named, note)
        return True

    async def _ask(
        self, speaker: Speaker, person: Person, intent: str, named: str, note: str
    ) -> None:
        texts, shown = speaker.texts.complaint, self.agreeing.shown(speaker)
        content = {"intent": str(intent), "code": named, "shown": shown}
        await self.drafts.save(KIND, speaker.chat_id, person, content, speaker.cause)
        yes = own_button(texts.agree_button, OwnVerb.AGREE, named)
        no = own_button(texts.decline_button, OwnVerb.DECLINE, named)
        before = (note, Rich()) if note else ()
        await speaker.tell(lines(*before, self.agreeing.text(speaker)), [yes, no])

    async def pressed(self, query: CallbackQuery, speaker: Speaker) -> Draft | None:
        """The asking that a press of yes or no answers; None, and said so, if it is outdated."""
        person = speaker.person
        held = person and await self.drafts.load(KIND, speaker.chat_id, person, speaker.cause)
        if not held or not held.content.get("shown"):
            await acknowledge(query, speaker.texts.common.outdated, alert=True)
            return None
        await acknowledge(query)
        await unbutton(query)
        return held

    async def answered(
        self, speaker: Speaker, person: Person, draft: Draft, word: Word | None
    ) -> bool:
        """Take yes or no for an answer; True when they have agreed, and may go on."""
        intent, named = str(draft.content["intent"]), str(draft.content["code"])
        texts, shown = speaker.texts, str(draft.content["shown"])
        if word in {Word.DECLINE, Word.CANCEL, Word.DROP, Word.BACK}:
            await self.drafts.drop(KIND, speaker.chat_id, person, speaker.cause)
            await speaker.tell(fill(texts.own.not_agreed, code=code(named)))
        elif word is not Word.AGREE:
            await speaker.tell(texts.complaint.consent_missing)
        elif await self.agreeing.agree(speaker, person, shown):
            return True
        else:
            await self._ask(speaker, person, intent, named, texts.complaint.consent_changed)
        return False
