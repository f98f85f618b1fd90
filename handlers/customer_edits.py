"""An edited message edits the answer that came in it, as long as the complaint is not sent."""

from dataclasses import dataclass, replace

from telegram import Update
from telegram.ext import MessageHandler, filters

from cases.dossier import CaseView
from cases.form import AnswerRefusedError, Field, edited
from cases.masking import mask
from cases.people import Person
from cases.steps import Role, Talk
from handlers.context import Context
from handlers.customer_lodging import Lodging
from handlers.dialogs import Handler
from handlers.form_labels import labelled, refused
from handlers.form_naming import named
from handlers.form_view import masked_note
from handlers.rich import fill
from handlers.speaker import Speaker, Speakers
from handlers.telling import Telling, readable


@dataclass(frozen=True)
class CustomerEdits:
    """Takes edited messages; one that is no answer of a complaint changes nothing."""

    speakers: Speakers
    lodging: Lodging

    async def edited(self, update: Update, context: Context) -> None:
        """Put the new words in the place of the old; say so, or why not."""
        speaker, message = await self.speakers.of(update, context), update.edited_message
        if speaker is None or message is None or speaker.person is None:
            return
        draft = await self.lodging.load(speaker)
        telling = readable(draft)
        words = message.text or message.caption or ""
        at, person = message.message_id, speaker.person
        if telling is None or not await self._edit(speaker, person, telling, at, words):
            await self._too_late(speaker, person, at)

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

    async def _too_late(self, speaker: Speaker, person: Person, message_id: int) -> None:
        """Say of an answer that was sent already how to correct it."""
        texts, cases = speaker.texts.complaint, await self.lodging.desk.own_all(person)
        for case in cases:
            if any(given.came_in(message_id) for given in case.form.answers.values()):
                await speaker.tell(fill(texts.edited_too_late, code=case.code))
                return
        told_more = (case for case in cases if Talk.ADD in case.talks and _has_told(case))
        case_told = next(told_more, None)
        if case_told is not None:
            await speaker.tell(fill(texts.edited_elsewhere, code=case_told.code))

    def handlers(self) -> list[Handler]:
        """Edited messages in private."""
        corrected = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
        return [MessageHandler(corrected, self.edited)]


def _has_told(case: CaseView) -> bool:
    """Whether its customer has said more in a case since it was sent."""
    return any(said.role is Role.CUSTOMER for said in case.talk)
