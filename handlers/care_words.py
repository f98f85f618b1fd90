"""Words of care staff: asked for where they were left out, previewed, and sent on a yes alone."""

from dataclasses import dataclass, replace
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
from handlers.canned_offers import CannedOffers
from handlers.card import MOVES, Verb
from handlers.care_cases import CASE_ERRORS, CaseFinder, trouble
from handlers.care_drafting import CareDrafting
from handlers.care_escalating import WORDS_OF_STAFF, CareEscalating
from handlers.context import Context
from handlers.delivered import on_one_page
from handlers.dialogs import Handler
from handlers.enclosing import (
    ENCLOSES,
    Written,
    left_out,
    listed,
    read_written,
)
from handlers.filters import AnyCommand
from handlers.place import Place, answers_bot, place_of
from handlers.rich import Rich, code, fill, lines, plain, quote
from handlers.saying import acknowledge, change
from handlers.texts.staff_languages import care_texts, delivered_texts

KIND: Final = WORDS_OF_STAFF
_SETTLED: Final = r"^staff:(confirm|drop):([0-9a-f]+)$"


class ReplyToBot(filters.MessageFilter):
    """Replies to a message of the bot."""

    def filter(self, message: Message) -> bool:
        """Whether *message* is such a reply."""
        return answers_bot(message)


@dataclass(frozen=True)
class Settled:
    """What is said of words that were confirmed or dropped, shortly and with the words.

    `talk` is what is on its way to the customer by them.
    """

    answer: Rich
    shown: Rich
    talk: UUID | None = None


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
    def drafting(self) -> CareDrafting:
        """What shows words and files before they are confirmed."""
        return CareDrafting(self.desk, self.drafts, self.offers)

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def make(
        self, written: Written, caller: Caller, context: Context
    ) -> tuple[Rich, UUID | None]:
        """Do with the case what was written; the sentence that says so, and what is on its way.

        Raises:
            CaseNotFoundError, MoveRefusedError, CaseOvertakenError, HeldByError: It cannot be
                done.
        """
        actor, cause, verb = caller.actor, context.cause, written.verb
        case, words, files = written.case, written.text, written.files
        talk = None
        if verb is Verb.REPLY:
            said = await self.desk.reply(case, words, actor, enclosed=files, cause=cause)
            talk = said.talk_id
        elif verb is Verb.NOTE:
            await self.desk.note(case, words, actor, cause=cause)
        else:
            moved = await self.desk.move(
                case, MOVES[verb], actor, text=words, enclosed=files, cause=cause
            )
            talk = moved.talk_id
        return fill(care_texts(caller.language).done.of(verb), code=written.case), talk

    async def begin(
        self, verb: Verb, code: str, words: str, caller: Caller, place: Place, context: Context
    ) -> None:
        """Begin with the words and the file that came along; what was begun before is left."""
        await self.drafting.take_up(Written("", verb, code, words), caller, place, context)

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
            dropped = await self.drop(caller, place, context)
            settled = Settled(dropped, dropped)
        else:
            settled = await self.confirm(draft.content, caller, place, context)
        await acknowledge(query, settled.answer.text)
        if place.message_id is not None:
            await change(context.bot, place.chat_id, place.message_id, settled.shown)
            await self._follow(settled, place.message_id, caller, place, context)

    async def confirm(
        self, content: dict[str, Any], caller: Caller, place: Place, context: Context
    ) -> Settled:
        """Let the words go; what to say of it, shortly and with the words.

        What the desk refuses is said instead, with the words, so that they are not lost.
        """
        written, texts = read_written(content), care_texts(caller.language)
        files = listed(written.files, caller.language)
        try:
            answer, talk = await self.make(written, caller, context)
            tail = [*files, fill(texts.sent, name=caller.name)]
            settled = Settled(answer, on_one_page([answer], written.text, tail), talk)
        except CASE_ERRORS as error:
            answer = plain(trouble(error, texts))
            words = [quote(written.text)] if written.text else []
            settled = Settled(answer, lines(answer, *words, *files))
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return settled

    async def _follow(
        self, settled: Settled, message_id: int, caller: Caller, place: Place, context: Context
    ) -> None:
        """Have the message that says the words are being sent say later what became of them."""
        if settled.talk is None:
            return
        chat = None if place.private else await self.finder.staff.chat(place.chat_id)
        await self.desk.confirmed_in(
            settled.talk,
            message_id,
            chat=None if chat is None else chat.id,
            person=caller.person.id if place.private else None,
            cause=context.cause,
        )

    async def drop(self, caller: Caller, place: Place, context: Context) -> Rich:
        """Forget the words."""
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return plain(care_texts(caller.language).dropped)

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """In private, take what is typed as the words, or as yes or no to their preview."""
        await self.access.only(Act.MOVE_CASE, self.go_on)(update, context)

    async def go_on(self, update: Update, context: Context, caller: Caller) -> None:
        """Go on with the draft of this chat by what its writer typed, or by a file they sent."""
        message, place = update.message, place_of(update)
        if message is None or place is None:
            return
        words = (message.text or message.caption or "").strip()
        draft = await self.drafts.load(KIND, place.chat_id, caller.person, context.cause)
        if draft is None:
            await self.hint(update, context, caller)
        elif words or (place.file and draft.content["verb"] in ENCLOSES):
            await place.answer_if(
                context.bot, await self.heard(draft.content, words, caller, place, context)
            )
        else:
            await place.answer(context.bot, care_texts(caller.language).text_only)

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
            dropped = await self.drop(caller, place, context)
            await self.drafting.close(content, dropped, place, context)
            return dropped
        if verb is Verb.ESCALATE:
            return await self.escalating.heard(content, words, caller, place, context)
        if word is Word.HELP:
            return fill(care_texts(caller.language).words_help, code=content["case"])
        written = read_written(content)
        if word in {Word.CONFIRM, Word.SEND} and written.complete and not place.file:
            settled = await self.confirm(content, caller, place, context)
            below = fill(delivered_texts(caller.language).below, code=code(written.case))
            await self.drafting.close(content, below, place, context)
            sent = await place.answer(context.bot, settled.shown)
            await self._follow(settled, sent.message_id, caller, place, context)
            return None
        written = replace(written, text=words or written.text)
        if verb is Verb.NOTE:
            note = await self.confirm(written.content(), caller, place, context)
            return lines(note.answer, *left_out(place, caller.language))
        if self.offers.wanted(verb, words):
            await self.offers.show(content, caller, place, context)
        else:
            await self.drafting.take_up(written, caller, place, context)
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
