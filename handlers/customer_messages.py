"""Whatever is sent in private and is no command: to the open dialog, else it is a question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from cases.drafts import Draft, Drafts
from cases.form import Field
from cases.words import Word, fold, said
from handlers.context import Context
from handlers.customer_answers import CustomerAnswers
from handlers.customer_asking import CustomerAsking
from handlers.customer_complaint import CustomerComplaint, leave_row
from handlers.customer_lodging import KIND as COMPLAINT
from handlers.customer_lodging import Lodging
from handlers.customer_misses import CustomerMisses
from handlers.customer_rating import CustomerRating
from handlers.dialogs import Dialog, FileTaker, Handler
from handlers.files import sent_file
from handlers.filters import AnyCommand, Command
from handlers.rich import fill
from handlers.speaker import Speaker, Speakers
from handlers.telling import readable
from handlers.typed_buttons import types
from rights.forgetting import Ending

SLEEPS_AFTER = timedelta(minutes=30)
YES_TO_OFFER: Final = frozenset({
    "dong y", "toi dong y", "co", "da co", "vang", "da vang", "duoc", "da duoc", "da", "u",
    "xac nhan", "agree", "yes", "yes please", "ok", "confirm",
})  # fmt: skip
"""What people type, folded, when they are asked whether they want to complain."""


@dataclass(frozen=True)
class CustomerMessages:
    """Routes what people send in private; *files* are offered what no dialog asked for."""

    speakers: Speakers
    drafts: Drafts
    lodging: Lodging
    dialogs: Sequence[Dialog]
    answers: CustomerAnswers
    asking: CustomerAsking
    misses: CustomerMisses
    files: Sequence[FileTaker]
    rating: CustomerRating
    now: Callable[[], datetime]

    async def take(self, update: Update, context: Context) -> None:
        """Hand the message to whom it is for.

        A dialog left alone for half an hour sleeps: a text is a question again. A file is never
        one, nor is the word of a button by itself, such as "continue".
        """
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        if await self.lodging.farewell.again_typed(speaker, message.text or ""):
            return
        person = speaker.person
        if person is None:
            await self._undirected(update, context, speaker, message, draft=None)
            return
        if await self.answers.replied(speaker, person, message):
            return
        draft = await self.drafts.any_open(speaker.chat_id, person, speaker.cause)
        dialog = self._by_kind.get(draft.kind) if draft is not None else None
        if draft is not None and dialog is not None and self._awake(draft, message):
            await dialog.typed(update, context, person, draft)
        elif said(message.text or "") is not None or not (
            await self.rating.rated(speaker, person, message)
            or await self.answers.sort(speaker, person, message)
        ):
            await self._undirected(update, context, speaker, message, draft=draft)

    @property
    def _by_kind(self) -> Mapping[str, Dialog]:
        return {dialog.kind: dialog for dialog in self.dialogs}

    def _awake(self, draft: Draft, message: Message) -> bool:
        """Whether the dialog takes this message."""
        is_question = message.text is not None and said(message.text) is None
        return self.now() - draft.touched_at < SLEEPS_AFTER or not is_question

    async def _undirected(
        self,
        update: Update,
        context: Context,
        speaker: Speaker,
        message: Message,
        *,
        draft: Draft | None,
    ) -> None:
        """Answer what belongs to no dialog."""
        common, word = speaker.texts.common, said(message.text or "")
        if word is Word.HELP:
            await speaker.tell(fill(common.help))
        elif word is Word.CANCEL:
            await self._cancel(speaker)
        elif await self.misses.typed(speaker, message.message_id, word) or await self._told_yes(
            speaker, message
        ):
            return
        elif word is not None and draft is None:
            await speaker.tell(common.nothing_to_cancel)
        elif message.text is not None:
            unfinished = draft is not None and draft.kind == COMPLAINT
            await self.asking.answer(
                speaker, message.text, message.message_id, unfinished=unfinished
            )
        elif sent_file(message) is None:
            await speaker.tell(common.words_only)
        elif not await self._taken(update, context):
            await speaker.tell(common.file_unasked)

    async def _told_yes(self, speaker: Speaker, message: Message) -> bool:
        """Begin the form on a typed yes to its offer; False if that was not asked."""
        complaint, words = self._by_kind.get(COMPLAINT), message.text or ""
        label = speaker.texts.asking.start_complaint_button
        if fold(words).strip(" .,!") not in YES_TO_OFFER and not types(words, label):
            return False
        told = await self.asking.offered(speaker, message.message_id)
        if told is None or not isinstance(complaint, CustomerComplaint):
            return False
        await complaint.start(speaker, told.text, told.message_id)
        return True

    async def _taken(self, update: Update, context: Context) -> bool:
        for taker in self.files:
            if await taker(update, context):
                return True
        return False

    async def cancel(self, update: Update, context: Context) -> None:
        """Drop what is under way; a half-told complaint only after one more question."""
        speaker = await self.speakers.of(update, context)
        if speaker is not None:
            await self._cancel(speaker)

    async def _cancel(self, speaker: Speaker) -> None:
        if await self.lodging.farewell.again(speaker):
            return
        common, person = speaker.texts.common, speaker.person
        draft = (
            await self.drafts.any_open(speaker.chat_id, person, speaker.cause) if person else None
        )
        if person is None or draft is None:
            await speaker.tell(common.nothing_to_cancel)
            return
        telling = readable(draft) if draft.kind == COMPLAINT else None
        if telling is not None and telling.form.values(Field.CONSENT):
            await self.lodging.save(speaker, person, replace(telling, leaving=True))
            await speaker.tell(speaker.texts.complaint.cancel_sure, leave_row(speaker))
            return
        if telling is not None:
            await self.lodging.drop(speaker, person, telling, Ending.CANCELLED)
            return
        await self.drafts.drop(draft.kind, speaker.chat_id, person, speaker.cause)
        await speaker.tell(common.cancelled)

    async def unknown_command(self, update: Update, context: Context) -> None:
        """Say that there is no such command."""
        speaker = await self.speakers.of(update, context)
        if speaker is not None:
            await speaker.tell(speaker.texts.common.unknown_command)

    def handlers(self) -> list[Handler]:
        """/huy, then commands nobody knows, then everything else."""
        private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
        return [
            MessageHandler(private & Command("huy", "cancel"), self.cancel),
            MessageHandler(private & AnyCommand(), self.unknown_command),
            MessageHandler(private, self.take),
        ]
