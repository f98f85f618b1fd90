"""Telling an answer to the staff's question from a new question, when staff wait for one."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler

from cases.desk import CaseDesk
from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.reference import codes_in
from cases.words import Word, choices, said
from handlers.buttons import Button
from handlers.context import Context
from handlers.customer_asking import CustomerAsking
from handlers.customer_buttons import SORT
from handlers.customer_words import CustomerWords, Intent
from handlers.dialogs import Handler
from handlers.files import sent_file
from handlers.rich import code, fill
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.typed_buttons import types

ANSWER, QUESTION = 1, 2


@dataclass(frozen=True)
class CustomerAnswers:
    """Asks which of the two it is; a Telegram reply to the question needs no asking."""

    speakers: Speakers
    drafts: Drafts
    desk: CaseDesk
    words: CustomerWords
    asking: CustomerAsking
    kind: str = "sorting"

    async def replied(self, speaker: Speaker, person: Person, message: Message) -> bool:
        """Take a reply to what staff asked as the answer; False if it is none.

        One that comes again is the answer it was, though nobody waits for it any more.
        """
        asked = message.reply_to_message
        if asked is None or asked.from_user is None or asked.from_user.id != speaker.bot.id:
            return False
        named, file = codes_in(asked.text or asked.caption or ""), sent_file(message)
        waiting = await self._waiting_or_answered(speaker, person, named)
        if not waiting or (message.text is None and file is None):
            return False
        at = waiting[0]
        if file is not None:
            await self.words.take_file(
                speaker, person, Intent.ANSWER, at, file, message.caption or ""
            )
        else:
            await self.words.take(speaker, person, Intent.ANSWER, at, message.text or "")
        return True

    async def sort(self, speaker: Speaker, person: Person, message: Message) -> bool:
        """Ask what a plain text is while staff wait for an answer; False if nobody waits."""
        if not (message.text or "").strip():
            return False
        waiting = await self.desk.waiting_codes(person)
        if not waiting:
            return False
        content = {
            "code": waiting[0],
            "text": message.text,
            "message_id": message.message_id,
        }
        await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
        await self._ask(speaker, waiting[0])
        return True

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take 1 or 2; any further words belong to the first."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        words = message.text or message.caption or ""
        picked = _picked(speaker, draft, words)
        if picked is not None:
            await self._sorted(speaker, person, draft, picked)
        elif said(words) is Word.HELP:
            at = str(draft.content["code"])
            await speaker.tell(fill(speaker.texts.own.sort_help, code=code(at)))
            await self._ask(speaker, at)
        elif said(words) in {Word.CANCEL, Word.DROP}:
            await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
            await speaker.tell(speaker.texts.common.cancelled)
        elif sent_file(message) is not None or not words:
            await speaker.tell(speaker.texts.common.words_only)
        else:
            content = {**draft.content, "text": f"{draft.content['text']}\n{words}"}
            await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
            await self._ask(speaker, str(content["code"]))

    async def press(self, update: Update, context: Context) -> None:
        """Take the press as the choice."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        person = speaker.person
        draft = (
            await self.drafts.load(self.kind, speaker.chat_id, person, speaker.cause)
            if person is not None
            else None
        )
        if person is None or draft is None:
            await acknowledge(query, speaker.texts.common.outdated, alert=True)
            return
        await acknowledge(query)
        await unbutton(query)
        picked = ANSWER if context.match[1] == "answer" else QUESTION
        await self._sorted(speaker, person, draft, picked)

    async def _sorted(self, speaker: Speaker, person: Person, draft: Draft, picked: int) -> None:
        text, at = str(draft.content["text"]), str(draft.content["code"])
        await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
        said_in = int(draft.content["message_id"])
        if picked == ANSWER:
            told = replace(speaker, message_id=said_in)
            await self.words.take(told, person, Intent.ANSWER, at, text)
        else:
            await self.asking.answer(speaker, text, said_in)

    async def _waiting_or_answered(
        self, speaker: Speaker, person: Person, named: Collection[str]
    ) -> tuple[str, ...]:
        """Those of the *named* cases that wait for an answer, or got it from this very update."""
        if not named:
            return ()
        answered = await self.desk.touched_by(speaker.cause)
        return await self.desk.waiting_codes(person, among=named, or_these=answered)

    async def _ask(self, speaker: Speaker, at: str) -> None:
        own = speaker.texts.own
        yes = Button(own.sort_answer_button.format(code=at), "sort:answer")
        no = Button(own.sort_question_button, "sort:question")
        await speaker.tell(fill(own.sort, code=code(at)), [yes], [no])

    def handlers(self) -> list[Handler]:
        """The presses."""
        return [CallbackQueryHandler(self.press, SORT)]


def _picked(speaker: Speaker, draft: Draft, words: str) -> int | None:
    """Which of the two was typed, by number or as its button reads."""
    own, numbers = speaker.texts.own, choices(words, 2) or ()
    if len(numbers) == 1:
        return numbers[0]
    if types(words, own.sort_answer_button.format(code=draft.content["code"])):
        return ANSWER
    return QUESTION if types(words, own.sort_question_button) else None
