"""Rating: "was it solved?", from 1 to 5, and then a few words that can be left out."""

from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, EmptyTextError
from cases.drafts import Draft, Drafts
from cases.masking import mask
from cases.people import Person
from cases.rating import BEST, RatingRefusedError
from cases.reference import codes_in
from cases.words import Word, choices, said
from handlers.context import Context
from handlers.customer_buttons import RATE, SKIP_WORDS, code_of, rate_button
from handlers.customer_consent import Agreeing
from handlers.dialogs import Handler
from handlers.form_view import masked_note
from handlers.rich import Rich, code, fill, lines
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.typed_buttons import types

NO_WORDS = {Word.SKIP, Word.DONE, Word.CANCEL, Word.DROP, Word.BACK, Word.DECLINE}


@dataclass(frozen=True)
class CustomerRating:
    """Takes ratings, and words beside them from those whose consent is in force."""

    speakers: Speakers
    drafts: Drafts
    desk: CaseDesk
    agreeing: Agreeing
    kind: str = "rating"

    async def press(self, update: Update, context: Context) -> None:
        """Take the rating on the button, or that there is no more to say."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        picked, named = context.match[1], code_of(context.match[2])
        if picked == SKIP_WORDS:
            await acknowledge(query)
            await unbutton(query)
            await self._skip(speaker)
        else:
            await self._rate(query, speaker, named, int(picked))

    async def _rate(self, query: CallbackQuery, speaker: Speaker, named: str, rating: int) -> None:
        texts, person = speaker.texts, speaker.person
        if person is None:
            await acknowledge(query, texts.own.case_unknown, alert=True)
            return
        try:
            wanted = await self._take(speaker, person, named, rating)
        except CaseNotFoundError:
            await acknowledge(query, texts.own.case_unknown, alert=True)
        except RatingRefusedError:
            refused = fill(texts.card.rate_refused, code=named)
            await acknowledge(query, refused.text, alert=True)
        else:
            await acknowledge(query, fill(texts.card.rate_noted, rating=rating).text)
            if wanted:
                await self._ask_words(speaker, person, named, rating)

    async def rated(self, speaker: Speaker, person: Person, message: Message) -> bool:
        """Take a number typed by itself as the rating of the one case that it can be of.

        False if it is of none, or may be of several: a reply to a case's message says of which.
        While staff wait for an answer, a number that is no such reply may be that.
        """
        number, replied = choices(message.text or "", BEST) or (), message.reply_to_message
        if len(number) != 1:
            return False
        meant = codes_in(replied.text or "") if replied is not None else ()
        views = await self.desk.own_all(person)
        found = [each.code for each in views if each.rateable]
        if meant:
            found = [each for each in found if each in meant]
        elif any(each.waiting for each in views):
            return False
        if len(found) != 1:
            return False
        named, card = found[0], speaker.texts.card
        if await self._take(speaker, person, named, number[0]):
            await self._ask_words(speaker, person, named, number[0])
        else:
            await speaker.tell(fill(card.rate_noted, rating=number[0]))
        return True

    async def _take(self, speaker: Speaker, person: Person, named: str, rating: int) -> bool:
        """Keep the rating; whether words beside it are to be asked for.

        They are not if that was done already, or if none may be kept.
        """
        draft = await self.drafts.load(self.kind, speaker.chat_id, person, speaker.cause)
        asked = draft is not None and draft.content.get("code") == named
        told = bool((await self.desk.own(person, named)).rating_words)
        await self.desk.rate(named, person, rating, cause=speaker.cause)
        return not asked and not told and await self.agreeing.given(person) is not None

    async def _ask_words(self, speaker: Speaker, person: Person, named: str, rating: int) -> None:
        texts = speaker.texts.card
        content = {"code": named, "rating": rating}
        await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
        asked = fill(texts.rate_words, code=code(named), rating=rating)
        await speaker.tell(asked, [rate_button(texts.rate_skip_button, SKIP_WORDS, named)])

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take the words, or a word that says there are none."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        words, texts = message.text or "", speaker.texts.card
        named, number = str(draft.content["code"]), choices(words, BEST) or ()
        if len(number) == 1:
            await speaker.tell(await self._changed(speaker, person, named, number[0]))
        elif said(words) in NO_WORDS or types(words, texts.rate_skip_button):
            await self._skip(speaker)
        elif not words.strip() or said(words) is not None:
            await speaker.tell(texts.rate_words_only)
        else:
            await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
            await speaker.tell(await self._kept(speaker, person, named, words))

    async def _changed(self, speaker: Speaker, person: Person, named: str, rating: int) -> Rich:
        """What to say of another number that was typed; words are waited for still."""
        texts = speaker.texts
        try:
            await self.desk.rate(named, person, rating, cause=speaker.cause)
        except (CaseNotFoundError, RatingRefusedError):
            return fill(texts.card.rate_refused, code=named)
        return fill(texts.card.rate_words, rating=rating, code=code(named))

    async def _kept(self, speaker: Speaker, person: Person, named: str, words: str) -> Rich:
        """What to say of the words: that they are kept, or why they are not."""
        texts, masked = speaker.texts, mask(words)
        if await self.agreeing.given(person) is None:
            return fill(texts.own.not_agreed, code=named)
        try:
            await self.desk.rate_in_words(named, person, masked.text, cause=speaker.cause)
        except CaseNotFoundError:
            return fill(texts.own.case_unknown)
        except EmptyTextError:
            return fill(texts.own.no_words)
        except RatingRefusedError:
            return fill(texts.card.rate_refused, code=named)
        notes = [masked_note(texts.complaint, masked.found)] if masked.found else []
        return lines(fill(texts.card.rate_words_kept, code=code(named)), *notes)

    async def _skip(self, speaker: Speaker) -> None:
        if speaker.person is not None:
            await self.drafts.drop(self.kind, speaker.chat_id, speaker.person, speaker.cause)
        await speaker.tell(speaker.texts.card.rate_skipped)

    def handlers(self) -> list[Handler]:
        """The presses."""
        return [CallbackQueryHandler(self.press, RATE)]
