"""A customer's further words and files for their case: added facts, and answers to staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import Actor, CaseNotFoundError, CaseOvertakenError, CaseView
from cases.drafts import Draft, Drafts
from cases.evidence import Evidence, EvidenceRefusedError
from cases.masking import mask
from cases.people import Person
from cases.steps import Move, MoveRefusedError, Role, Talk
from cases.words import Word, said
from handlers.case_view import case_choices, why_not
from handlers.context import Context
from handlers.customer_buttons import OwnVerb, code_of, own_button, own_pattern
from handlers.dialogs import Handler
from handlers.files import SentFile, sent_file
from handlers.filters import Command, command_in
from handlers.form_view import masked_note
from handlers.rich import Rich, code, fill, lines, quote
from handlers.saying import acknowledge, unbutton
from handlers.speaker import Speaker, Speakers

TROUBLES = (CaseNotFoundError, CaseOvertakenError, MoveRefusedError)


class Intent(StrEnum):
    """What the words are for."""

    ADD = "add"
    ANSWER = "answer"


@dataclass(frozen=True)
class CustomerWords:
    """Takes what customers add to a case, and their answers to what staff asked."""

    speakers: Speakers
    drafts: Drafts
    desk: CaseDesk
    evidence: Evidence
    kind: str = "own_words"

    async def command(self, update: Update, context: Context) -> None:
        """Open the named case, or the only open one, for more words and files."""
        speaker, message = await self.speakers.of(update, context), update.message
        found = command_in(message) if message is not None else None
        if speaker is None or found is None:
            return
        person, named = speaker.person, found[1]
        views = await self.desk.own_all(person) if person is not None else ()
        addable = tuple(view for view in views if Talk.ADD in view.talks)
        if named:
            await self.open(speaker, Intent.ADD, named)
        elif len(addable) == 1:
            await self.open(speaker, Intent.ADD, addable[0].code)
        elif addable:
            rows = case_choices(speaker.texts, addable, OwnVerb.ADD)
            await speaker.tell(speaker.texts.own.which_case, *rows)
        else:
            await speaker.tell(speaker.texts.own.add_none)

    async def press(self, update: Update, context: Context) -> None:
        """Open the case that the button names, or end the adding."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        await acknowledge(query)
        verb, named = OwnVerb(context.match[1]), code_of(context.match[2])
        if verb is OwnVerb.DONE:
            await unbutton(query)
            await self._end(speaker)
        else:
            await self.open(speaker, Intent(verb), named)

    async def open(self, speaker: Speaker, intent: Intent, named: str) -> None:
        """Wait for the words, if the case takes them."""
        own, person = speaker.texts.own, speaker.person
        if person is None:
            await speaker.tell(own.case_unknown)
            return
        try:
            view = await self.desk.own(person, named)
        except CaseNotFoundError:
            await speaker.tell(own.case_unknown)
            return
        if intent is Intent.ANSWER and Move.ANSWER not in view.moves:
            await speaker.tell(fill(own.refused_not_waiting, code=view.code))
        elif intent is Intent.ADD and Talk.ADD not in view.talks:
            await speaker.tell(fill(own.refused_wrong_step, code=view.code))
        else:
            content = {"intent": intent.value, "code": view.code}
            await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
            await self._invite(speaker, intent, view)

    async def _invite(self, speaker: Speaker, intent: Intent, view: CaseView) -> None:
        own, shown = speaker.texts.own, code(view.code)
        if intent is Intent.ADD:
            done = own_button(own.done_button, OwnVerb.DONE, view.code)
            await speaker.tell(fill(own.add_open, code=shown), [done])
            return
        asked = [said for said in view.talk if said.kind is Move.ASK]
        rows = [fill(own.answer_open, code=shown)]
        if asked:
            before = fill(own.answer_open_asked, code=shown)
            rows = [before, quote(asked[-1].text), Rich(), *rows]
        await speaker.tell(lines(*rows))

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take words or a file for the case; a word of a button by itself is obeyed."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        intent, named = Intent(draft.content["intent"]), str(draft.content["code"])
        word, file = said(message.text or ""), sent_file(message)
        if word in {Word.DONE, Word.CANCEL, Word.DROP, Word.BACK}:
            await self._end(speaker, cancelled=word is not Word.DONE)
        elif word is Word.HELP:
            await self.open(speaker, intent, named)
        elif file is not None:
            await self.take_file(speaker, person, intent, named, file, message.caption or "")
        elif message.text is None:
            await speaker.tell(speaker.texts.complaint.words_only)
        else:
            await self.take(speaker, person, intent, named, message.text)

    async def take(
        self,
        speaker: Speaker,
        person: Person,
        intent: Intent,
        named: str,
        words: str,
        files: Sequence[UUID] = (),
    ) -> None:
        """Put words and files into the case, secrets masked, and say so."""
        masked = mask(words)
        if not files and not any(char.isprintable() and not char.isspace() for char in words):
            await speaker.tell(speaker.texts.own.no_words)
            return
        try:
            await self._put(speaker, person, intent, named, masked.text, files)
        except TROUBLES as trouble:
            await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
            await speaker.tell(why_not(speaker.texts, trouble, named))
            return
        if masked.found:
            await speaker.tell(masked_note(speaker.texts.complaint, masked.found))
        await self._taken(speaker, person, intent, named, words)

    async def _put(
        self,
        speaker: Speaker,
        person: Person,
        intent: Intent,
        named: str,
        words: str,
        files: Sequence[UUID],
    ) -> None:
        answers = intent is Intent.ANSWER and words.strip()
        if files or not answers:
            text = "" if answers else words
            await self.desk.add(named, person, text=text, files=files, cause=speaker.cause)
        if answers:
            actor = Actor(Role.CUSTOMER, person.id)
            await self.desk.move(named, Move.ANSWER, actor, text=words, cause=speaker.cause)

    async def _taken(
        self, speaker: Speaker, person: Person, intent: Intent, named: str, words: str
    ) -> None:
        own, shown = speaker.texts.own, code(named)
        if intent is Intent.ADD:
            done = own_button(own.done_button, OwnVerb.DONE, named)
            await speaker.tell(fill(own.added if words else own.file_added, code=shown), [done])
        elif words.strip():
            await self.drafts.drop(self.kind, speaker.chat_id, person, speaker.cause)
            await speaker.tell(fill(own.answered, code=shown))
        else:
            content = {"intent": intent.value, "code": named}
            await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
            await speaker.tell(fill(own.answer_words_too, code=shown))

    async def take_file(
        self,
        speaker: Speaker,
        person: Person,
        intent: Intent,
        named: str,
        file: SentFile,
        caption: str,
    ) -> None:
        """Put a file into the case, its caption being the words that go with it."""
        try:
            kept = await self.evidence.keep(
                person, file.kind, file.file_id, file.name, file.size, cause=speaker.cause
            )
        except EvidenceRefusedError:
            await speaker.tell(speaker.texts.own.too_large)
        else:
            await self.take(speaker, person, intent, named, caption, [kept])

    async def _end(self, speaker: Speaker, *, cancelled: bool = False) -> None:
        if speaker.person is not None:
            await self.drafts.drop(self.kind, speaker.chat_id, speaker.person, speaker.cause)
        texts = speaker.texts
        await speaker.tell(texts.common.cancelled if cancelled else texts.own.add_done)

    def handlers(self) -> list[Handler]:
        """The command and the presses."""
        asked = Command("bosung", "add") & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        pressed = own_pattern(OwnVerb.ADD, OwnVerb.ANSWER, OwnVerb.DONE)
        return [MessageHandler(asked, self.command), CallbackQueryHandler(self.press, pressed)]
