"""An edited message edits the answer that came in it; once sent, staff are shown the edit."""

from dataclasses import dataclass, replace

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from cases.dossier import CaseNotFoundError, CaseView, EmptyTextError
from cases.edits import Sent
from cases.form import AnswerRefusedError, Field, edited
from cases.masking import Masked, mask
from cases.people import Person
from cases.reference import leading_code
from cases.steps import MoveRefusedError, Role, Talk
from handlers.context import Context
from handlers.customer_lodging import Lodging
from handlers.dialogs import Handler
from handlers.filters import command_in
from handlers.form_labels import labelled, refused
from handlers.form_naming import named
from handlers.form_view import masked_note
from handlers.rich import Rich, fill, lines
from handlers.speaker import Speaker, Speakers
from handlers.telling import Telling, readable


@dataclass(frozen=True)
class CustomerEdits:
    """Takes edited messages; one that is part of no complaint changes nothing."""

    speakers: Speakers
    lodging: Lodging

    async def edited(self, update: Update, context: Context) -> None:
        """Put the new words in the place of the old; say so, or why not."""
        speaker, message = await self.speakers.of(update, context), update.edited_message
        if speaker is None or message is None or speaker.person is None:
            return
        draft = await self.lodging.load(speaker)
        telling = readable(draft)
        words = words_of(message)
        at, person = message.message_id, speaker.person
        if telling is None or not await self._edit(speaker, person, telling, at, words):
            await self._pass_on(speaker, person, at, words)

    async def _edit(
        self, speaker: Speaker, person: Person, telling: Telling, message_id: int, words: str
    ) -> bool:
        """Edit the answer that came in the message; False if none did."""
        masked, texts = mask(words), speaker.texts.complaint
        if telling.unasked and telling.unasked_id == message_id:
            if masked.found:
                await speaker.tell(masked_note(texts, masked.found))
            await self.lodging.save(speaker, person, replace(telling, unasked=masked.text))
            return True
        if await self._lapsed_in(speaker, person, telling, message_id):
            return True
        try:
            form = edited(telling.form, message_id, masked.text)
        except AnswerRefusedError as error:
            await speaker.tell(refused(texts, error))
            return True
        if form is None:
            return False
        if masked.found:
            await speaker.tell(masked_note(texts, masked.found))
        told = replace(telling, form=named(form, speaker)).beside(self.lodging.shelf.current)
        await self.lodging.save(speaker, person, told)
        at = next(at for at, given in form.answers.items() if given.came_in(message_id))
        await self.lodging.ask(speaker, told, fill(texts.edited, label=labelled(texts, at)))
        return True

    async def _lapsed_in(
        self, speaker: Speaker, person: Person, telling: Telling, message_id: int
    ) -> bool:
        """Whether it is an answer that may not be kept anew, the consent being taken back."""
        given = telling.form.answers.values()
        if not any(each.came_in(message_id) for each in given):
            return False
        if telling.form.values(Field.CONSENT):
            return await self.lodging.lapsed(speaker, person, telling)
        await self.lodging.ask(speaker, telling, speaker.texts.complaint.refused_not_agreed)
        return True

    async def _pass_on(
        self, speaker: Speaker, person: Person, message_id: int, words: str
    ) -> None:
        """Put the new words beside the old, if they are part of a case."""
        sent = await self.lodging.desk.sent_in(person, message_id)
        if sent is None:
            await self._elsewhere(speaker, person)
            return
        answer = await self._kept(speaker, person, sent, mask(words))
        if answer is not None:
            await speaker.tell(answer)

    async def _kept(
        self, speaker: Speaker, person: Person, sent: Sent, masked: Masked
    ) -> Rich | None:
        """What to say of an edit: that it is kept, or why not; None if no word is another."""
        texts, desk, cause = speaker.texts, self.lodging.desk, speaker.cause
        agreed = await self.lodging.agreeing.given(person) is not None
        if not agreed and masked.text.strip() != sent.text.strip():
            return fill(texts.edits.not_agreed, code=sent.code)
        try:
            if not await desk.edit(sent, person, masked.text, cause=cause):
                return None
        except CaseNotFoundError:
            return fill(texts.own.case_unknown)
        except MoveRefusedError:
            return fill(texts.edits.ended, code=sent.code)
        except EmptyTextError:
            return fill(texts.edits.no_words, code=sent.code)
        notes = [masked_note(texts.complaint, masked.found)] if masked.found else []
        return lines(fill(texts.edits.passed_on, code=sent.code), *notes)

    async def _elsewhere(self, speaker: Speaker, person: Person) -> None:
        """Say how to correct what was told in a case, should the message have been part of it."""
        cases = await self.lodging.desk.own_all(person)
        told_more = (case for case in cases if Talk.ADD in case.talks and _has_told(case))
        case_told = next(told_more, None)
        if case_told is not None:
            await speaker.tell(fill(speaker.texts.edits.elsewhere, code=case_told.code))

    def handlers(self) -> list[Handler]:
        """Edited messages in private."""
        corrected = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
        return [MessageHandler(corrected, self.edited)]


def _has_told(case: CaseView) -> bool:
    """Whether its customer has said more in a case since it was sent."""
    return any(said.role is Role.CUSTOMER for said in case.talk)


def words_of(message: Message) -> str:
    """What a message says: without the command and the code of a case before it."""
    found = command_in(message)
    if found is None:
        return message.text or message.caption or ""
    named = leading_code(found[1], sure=False)
    return named[1] if named is not None else found[1]
