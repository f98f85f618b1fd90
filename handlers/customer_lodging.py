"""From a told complaint to a case: consent, files, sending, dropping."""

from dataclasses import dataclass, replace
from uuid import UUID

from telegram import Message

from cases.desk import CaseDesk
from cases.drafts import Draft, Drafts
from cases.evidence import MOST_BYTES, Evidence, EvidenceRefusal, EvidenceRefusedError
from cases.form import FILES_AT_MOST, AnswerRefusedError, Field, Typed, answer, attach
from cases.masking import mask
from cases.people import Person
from handlers.customer_consent import Agreeing
from handlers.farewell import Farewell
from handlers.files import SentFile
from handlers.form_view import masked_note, view
from handlers.rich import Rich, fill, lines
from handlers.speaker import Speaker
from handlers.telling import Telling, captioned, unagreed
from policy.document import Document
from policy.shelf import Shelf
from rights.forgetting import Ending

KIND = "complaint"


@dataclass(frozen=True)
class Lodging:
    """Keeps a complaint while it is told, and makes it a case."""

    drafts: Drafts
    agreeing: Agreeing
    desk: CaseDesk
    evidence: Evidence
    shelf: Shelf
    farewell: Farewell

    async def load(self, speaker: Speaker) -> Draft | None:
        """The complaint this person is telling."""
        if speaker.person is None:
            return None
        return await self.drafts.load(KIND, speaker.chat_id, speaker.person, speaker.cause)

    async def save(self, speaker: Speaker, person: Person, telling: Telling) -> None:
        """Keep it as told so far."""
        await self.drafts.save(KIND, speaker.chat_id, person, telling.content(), speaker.cause)

    async def ask(self, speaker: Speaker, telling: Telling, *before: Rich | str) -> None:
        """Put the question it is at, after the words *before*."""
        if telling.form.field is Field.CONSENT and speaker.person is not None:
            shown = self.agreeing.shown(speaker)
            if shown != telling.shown:
                await self.save(speaker, speaker.person, replace(telling, shown=shown))
        question, rows = view(speaker.texts, telling.form, self.document)
        spaced = [part for each in before for part in (each, Rich())]
        await speaker.tell(lines(*spaced, question), *rows)

    @property
    def document(self) -> Document | None:
        """The policy in force."""
        return self.agreeing.document

    async def agreed(self, person: Person) -> bool:
        """Whether a consent of theirs is in force."""
        return await self.agreeing.given(person) is not None

    async def lapsed(self, speaker: Speaker, person: Person, telling: Telling) -> bool:
        """Ask for consent again where it was taken back meanwhile; False if it stands.

        Nothing of what has just been sent is kept then.
        """
        if not telling.form.values(Field.CONSENT) or await self.agreed(person):
            return False
        again = telling.with_form(unagreed(telling.form))
        await self.save(speaker, person, again)
        await self.ask(speaker, again, speaker.texts.complaint.consent_lapsed)
        return True

    async def send(self, speaker: Speaker, person: Person, telling: Telling) -> None:
        """Lodge the case, whose receipt goes out as a notice; without consent, ask again."""
        agreed = await self.agreeing.given(person)
        if agreed is None:
            await self.lapsed(speaker, person, telling)
            return
        book = self.shelf.current
        number = telling.policy or (book.version.number if book is not None else 0)
        await self.desk.lodge(
            person,
            telling.form,
            consent_id=agreed.id,
            policy_number=number,
            cause=speaker.cause,
        )
        await self.drafts.drop(KIND, speaker.chat_id, person, speaker.cause)

    async def drop(
        self, speaker: Speaker, person: Person, telling: Telling, ending: Ending
    ) -> None:
        """Forget all that was told and sent, and say so."""
        kept = [UUID(file_id) for file_id in telling.form.files]
        await self.evidence.discard(person, kept, cause=speaker.cause)
        await self.farewell.forget(KIND, speaker, person, ending, made=telling.made)

    async def take_file(
        self,
        speaker: Speaker,
        person: Person,
        telling: Telling,
        file: SentFile,
        message: Message,
        caption: str,
    ) -> None:
        """Keep a file as evidence, whatever is being asked; of an album, say so once."""
        texts = speaker.texts.complaint
        trouble = _trouble(telling, file)
        if trouble is None:
            try:
                kept = await self.evidence.keep(
                    person,
                    file.kind,
                    file.file_id,
                    file.name,
                    file.size,
                    album=file.album,
                    cause=speaker.cause,
                )
            except EvidenceRefusedError as refused:
                trouble = refused.reason
        if trouble is not None:
            await self.ask(speaker, telling, _why_not(speaker, trouble))
            return
        album = message.media_group_id or ""
        masked = mask(caption)
        told = _with_file(telling, str(kept), masked.text, message.message_id)
        told = told.beside(self.shelf.current)
        told = replace(told, album=album)
        await self.save(speaker, person, told)
        if masked.found:
            await speaker.tell(masked_note(texts, masked.found))
        if album and album == telling.album and told.form.field is telling.form.field:
            return
        count = len(told.form.files)
        words = (
            fill(texts.album_kept)
            if album
            else fill(texts.file_kept, count=count, most=FILES_AT_MOST)
        )
        await self.ask(speaker, told, words)


def _trouble(telling: Telling, file: SentFile) -> EvidenceRefusal | None:
    if file.size > MOST_BYTES:
        return EvidenceRefusal.TOO_LARGE
    full = len(telling.form.files) >= FILES_AT_MOST
    return EvidenceRefusal.TOO_MANY if full else None


def _why_not(speaker: Speaker, trouble: EvidenceRefusal) -> Rich:
    texts = speaker.texts.complaint
    if trouble is EvidenceRefusal.TOO_LARGE:
        return fill(texts.refused_too_large)
    return fill(texts.refused_too_many_files, limit=FILES_AT_MOST)


def _with_file(telling: Telling, file_id: str, caption: str, message_id: int) -> Telling:
    """The telling with one more file; its caption tells what happened, or is about the file."""
    form = attach(telling.form, file_id)
    if form.field is not Field.WHAT:
        return telling.with_form(captioned(form, caption, message_id))
    try:
        story = answer(form, Typed(caption, message_id))
    except AnswerRefusedError:
        return telling.with_form(form)
    return telling.with_form(story)
