"""A customer's further words and files for their case: added facts, and answers to staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import Actor, CaseNotFoundError, CaseOvertakenError, CaseView
from cases.drafts import Draft, Drafts
from cases.evidence import MOST_FILES, Evidence, EvidenceRefusal, EvidenceRefusedError
from cases.masking import mask
from cases.people import Person
from cases.reference import leading_code
from cases.steps import Move, MoveRefusedError, Role, Talk
from cases.words import Word, said
from handlers.case_view import case_choices, invitation, why_not
from handlers.context import Context
from handlers.customer_agreeing import KIND, CustomerAgreeing
from handlers.customer_buttons import OwnVerb, code_of, own_button, own_pattern
from handlers.dialogs import Handler
from handlers.files import SentFile, sent_file
from handlers.filters import Command, command_in
from handlers.form_view import masked_note
from handlers.near_codes import own_case
from handlers.rich import code, fill
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
    agreeing: CustomerAgreeing
    kind: str = KIND

    async def command(self, update: Update, context: Context) -> None:
        """Open the named case, or the only open one; words and a file beside it are taken."""
        speaker, message = await self.speakers.of(update, context), update.message
        found = command_in(message) if message is not None else None
        if speaker is None or message is None or found is None:
            return
        named, words = leading_code(found[1], sure=False) or (found[1], "")
        person = speaker.person
        views = await self.desk.own_all(person) if person is not None and not named else ()
        addable = tuple(view for view in views if Talk.ADD in view.talks)
        if named or len(addable) == 1:
            at = named or addable[0].code
            await self.open(speaker, Intent.ADD, at, words, sent_file(message))
        elif addable:
            rows = case_choices(speaker.texts, addable, OwnVerb.ADD)
            await speaker.tell(speaker.texts.own.which_case, *rows)
        else:
            await speaker.tell(speaker.texts.own.add_none)

    async def press(self, update: Update, context: Context) -> None:
        """Open the case that the button names, end the adding, or take the consent."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        verb, named = OwnVerb(context.match[1]), code_of(context.match[2])
        if verb in {OwnVerb.AGREE, OwnVerb.DECLINE}:
            await self._press_consent(query, speaker, verb)
            return
        await acknowledge(query)
        if verb is OwnVerb.DONE:
            await unbutton(query)
            await self._end(speaker)
        else:
            await self.open(speaker, Intent(verb), named)

    async def _press_consent(self, query: CallbackQuery, speaker: Speaker, verb: OwnVerb) -> None:
        person, draft = speaker.person, await self.agreeing.pressed(query, speaker)
        if person is not None and draft is not None:
            word = Word.AGREE if verb is OwnVerb.AGREE else Word.DECLINE
            await self._consent_answered(speaker, person, draft, word)

    async def open(
        self,
        speaker: Speaker,
        intent: Intent,
        named: str,
        words: str = "",
        file: SentFile | None = None,
    ) -> None:
        """Wait for the words, if the case takes them; take those that came along."""
        person, view = speaker.person, await self._open_case(speaker, intent, named)
        if person is None or view is None:
            return
        if await self.agreeing.lapsed(
            speaker, person, intent, view.code, sent=bool(words or file)
        ):
            return
        content = {"intent": intent.value, "code": view.code}
        await self.drafts.save(self.kind, speaker.chat_id, person, content, speaker.cause)
        if file is not None:
            await self.take_file(speaker, person, intent, view.code, file, words)
        elif words:
            await self.take(speaker, person, intent, view.code, words)
        else:
            invited, rows = invitation(speaker.texts, view, answers=intent is Intent.ANSWER)
            await speaker.tell(invited, *rows)

    async def _open_case(self, speaker: Speaker, intent: Intent, named: str) -> CaseView | None:
        """The case, if it takes such words; else they are told why not."""
        own, view = speaker.texts.own, await own_case(self.desk, speaker, named)
        if view is None:
            return None
        if intent is Intent.ANSWER and Move.ANSWER not in view.moves:
            await speaker.tell(fill(own.refused_not_waiting, code=view.code))
        elif intent is Intent.ADD and Talk.ADD not in view.talks:
            await speaker.tell(fill(own.refused_wrong_step, code=view.code))
        else:
            return view
        return None

    async def _consent_answered(
        self, speaker: Speaker, person: Person, draft: Draft, word: Word | None
    ) -> None:
        if await self.agreeing.answered(speaker, person, draft, word):
            await self.open(speaker, Intent(draft.content["intent"]), str(draft.content["code"]))

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take words or a file for the case; a word of a button by itself is obeyed."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        intent, named = Intent(draft.content["intent"]), str(draft.content["code"])
        word, file = said(message.text or ""), sent_file(message)
        if draft.content.get("shown"):
            await self._consent_answered(speaker, person, draft, word)
        elif word in {Word.DONE, Word.CANCEL, Word.DROP, Word.BACK}:
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
        if await self.agreeing.lapsed(speaker, person, intent, named):
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
            at, cause = speaker.message_id, speaker.cause
            await self.desk.add(named, person, text=text, files=files, said_in=at, cause=cause)
        if answers:
            actor = Actor(Role.CUSTOMER, person.id, said_in=speaker.message_id)
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
        own = speaker.texts.own
        if await self.agreeing.lapsed(speaker, person, intent, named):
            return
        try:
            case_id = (await self.desk.own(person, named)).id
            kept = await self.evidence.keep(
                person,
                file.kind,
                file.file_id,
                file.name,
                file.size,
                album=file.album,
                case_id=case_id,
                cause=speaker.cause,
            )
        except CaseNotFoundError:
            await speaker.tell(own.case_unknown)
        except EvidenceRefusedError as refused:
            full = refused.reason is EvidenceRefusal.TOO_MANY
            words = own.too_many if full else own.too_large
            await speaker.tell(fill(words, code=code(named), limit=MOST_FILES) if full else words)
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
        pressed = own_pattern(
            OwnVerb.ADD, OwnVerb.ANSWER, OwnVerb.DONE, OwnVerb.AGREE, OwnVerb.DECLINE
        )
        return [MessageHandler(asked, self.command), CallbackQueryHandler(self.press, pressed)]
