"""Words of care staff: asked for where they were left out, previewed, and sent on a yes alone."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.words import Word, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.canned_offers import CannedOffers
from handlers.card import MOVES, Verb
from handlers.care_cases import CASE_ERRORS, CaseFinder, trouble
from handlers.care_escalating import WORDS_OF_STAFF, CareEscalating
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import AnyCommand
from handlers.foreseeing import foreseen
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines, plain, quote
from handlers.saying import acknowledge, change
from handlers.texts.care import CareTexts
from handlers.texts.staff_languages import care_texts

KIND: Final = WORDS_OF_STAFF
_SETTLED: Final = r"^staff:(confirm|drop):([0-9a-f]+)$"


class ReplyToBot(filters.MessageFilter):
    """Replies to a message of the bot; what merely stands in a topic the bot opened is none."""

    def filter(self, message: Message) -> bool:
        """Whether *message* is such a reply."""
        to = message.reply_to_message
        return (
            to is not None
            and to.forum_topic_created is None
            and to.from_user is not None
            and to.from_user.id == message.get_bot().id
        )


@dataclass(frozen=True)
class CareWords:
    """The dialog in which staff write to a customer, or a note for each other.

    A draft belongs to a chat and a person, so that only who wrote the words can confirm them;
    `id` in it ties a preview's buttons to the words that preview shows.
    """

    access: Access
    desk: CaseDesk
    drafts: Drafts
    finder: CaseFinder
    escalating: CareEscalating
    offers: CannedOffers

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def make(
        self, verb: Verb, case: UUID | str, words: str, caller: Caller, context: Context
    ) -> Rich:
        """Do *verb* with the case, and return the sentence that says so.

        Raises:
            CaseNotFoundError, MoveRefusedError, CaseOvertakenError, HeldByError: It cannot be
                done.
        """
        actor, cause = caller.actor, context.cause
        if verb is Verb.REPLY:
            code = (await self.desk.reply(case, words, actor, cause=cause)).code
        elif verb is Verb.NOTE:
            code = (await self.desk.note(case, words, actor, cause=cause)).code
        else:
            moved = await self.desk.move(case, MOVES[verb], actor, text=words, cause=cause)
            code = moved.code
        return fill(care_texts(caller.language).done.of(verb), code=code)

    async def ask(
        self, verb: Verb, code: str, caller: Caller, place: Place, context: Context
    ) -> None:
        """Ask for the words that were left out."""
        texts = care_texts(caller.language)
        token = await self._keep(verb, code, "", caller, place, context)
        hint = texts.ask_in_private if place.private else texts.ask_in_group
        await place.answer(
            context.bot,
            lines(
                fill(texts.asking.of(verb), code=code),
                fill(hint, who=caller.mention),
                *self.offers.hint(verb, caller.language),
                *left_out(place, texts),
            ),
            *(self.offers.rows(verb, token, caller.language) if place.private else []),
            ask=True,
        )

    async def preview(
        self, verb: Verb, code: str, words: str, caller: Caller, place: Place, context: Context
    ) -> None:
        """Show the words as the customer will get them, to be confirmed."""
        texts = care_texts(caller.language)
        token = await self._keep(verb, code, words, caller, place, context)
        card = await self.desk.card(code)
        reads = await self.offers.canned.reader(card.case_id)
        shown = lines(
            fill(texts.preview.of(verb), code=code),
            *foreseen(verb, code, words, reads, caller.language),
            *([] if card.reachable else [fill(texts.preview_unreachable)]),
            *left_out(place, texts),
            "",
            texts.preview_in_private if place.private else texts.preview_in_group,
        )
        confirm = Button(texts.confirm, f"staff:confirm:{token}")
        await place.answer(
            context.bot,
            shown,
            [confirm, Button(texts.drop, f"staff:drop:{token}")],
            *self.offers.rows(verb, token, caller.language),
        )

    async def _keep(
        self, verb: Verb, code: str, words: str, caller: Caller, place: Place, context: Context
    ) -> str:
        token = context.cause.id.hex
        content = {"id": token, "verb": verb.value, "case": code, "text": words}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)
        return token

    async def settle(self, update: Update, context: Context, caller: Caller) -> None:
        """Confirm or drop previewed words by their buttons; only their writer may."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        draft = await self.drafts.load(KIND, place.chat_id, caller.person, context.cause)
        if draft is None or draft.content["id"] != context.match[2]:
            words = care_texts(caller.language).not_your_preview
            await acknowledge(query, words, alert=True)
            return
        if context.match[1] == "drop":
            answer = shown = await self.drop(caller, place, context)
        else:
            answer, shown = await self.confirm(draft.content, caller, place, context)
        await acknowledge(query, answer.text)
        if place.message_id is not None:
            await change(context.bot, place.chat_id, place.message_id, shown)

    async def confirm(
        self, content: dict[str, Any], caller: Caller, place: Place, context: Context
    ) -> tuple[Rich, Rich]:
        """Let the words go; what to say of it, shortly and with the words.

        What the desk refuses is said instead, with the words, so that they are not lost.
        """
        verb, case, words = Verb(content["verb"]), content["case"], content["text"]
        texts = care_texts(caller.language)
        try:
            answer = await self.make(verb, case, words, caller, context)
            shown = lines(answer, quote(words), fill(texts.sent, name=caller.name))
        except CASE_ERRORS as error:
            answer = plain(trouble(error, texts))
            shown = lines(answer, quote(words))
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer, shown

    async def drop(self, caller: Caller, place: Place, context: Context) -> Rich:
        """Forget the words."""
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return plain(care_texts(caller.language).dropped)

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """In private, take what is typed as the words, or as yes or no to their preview."""
        await self.access.only(Act.MOVE_CASE, self.go_on)(update, context)

    async def go_on(self, update: Update, context: Context, caller: Caller) -> None:
        """Go on with the draft of this chat by what its writer typed."""
        message, place = update.message, place_of(update)
        if message is None or place is None:
            return
        texts, words = care_texts(caller.language), (message.text or "").strip()
        draft = await self.drafts.load(KIND, place.chat_id, caller.person, context.cause)
        if draft is None:
            await self.hint(update, context, caller)
        elif not words:
            await place.answer(context.bot, texts.text_only)
        else:
            await place.answer_if(
                context.bot, await self.heard(draft.content, words, caller, place, context)
            )

    async def heard(
        self,
        content: dict[str, Any],
        words: str,
        caller: Caller,
        place: Place,
        context: Context,
    ) -> Rich | None:
        """Take *words* as yes, as no, or as the text itself; what is then to be said."""
        word, verb = said(words), Verb(content["verb"])
        if word in {Word.DROP, Word.CANCEL}:
            return await self.drop(caller, place, context)
        if verb is Verb.ESCALATE:
            return await self.escalating.heard(content, words, caller, place, context)
        if word is Word.HELP:
            return fill(care_texts(caller.language).words_help, code=content["case"])
        if word in {Word.CONFIRM, Word.SEND} and content["text"]:
            return (await self.confirm(content, caller, place, context))[1]
        if verb is Verb.NOTE:
            note = {**content, "text": words}
            return (await self.confirm(note, caller, place, context))[0]
        if self.offers.wanted(verb, words):
            await self.offers.show(content, caller, place, context)
        else:
            await self.preview(verb, content["case"], words, caller, place, context)
        return None

    async def hint(self, update: Update, context: Context, caller: Caller) -> None:
        """Say under a card that talk does not reach the customer, and what does."""
        place = place_of(update)
        if place is not None and await self.finder.here(update) is not None:
            await place.answer(context.bot, care_texts(caller.language).not_sent)

    def handlers(self) -> list[Handler]:
        """The buttons of previews, and replies to the bot in groups."""
        replies = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & ReplyToBot()
        return [
            CallbackQueryHandler(self.access.only(Act.MOVE_CASE, self.settle), _SETTLED),
            MessageHandler(
                replies & ~AnyCommand() & ~filters.StatusUpdate.ALL,
                self.access.only(Act.MOVE_CASE, self.go_on, quiet=True),
            ),
        ]


def left_out(place: Place, texts: CareTexts) -> list[Rich]:
    """That the file which came with the words stays behind; nothing if none came."""
    return [fill(texts.file_left_out)] if place.file else []
