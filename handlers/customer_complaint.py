"""The complaint dialog: told by buttons or typed words, in any order of mind, nothing lost."""

from dataclasses import dataclass, replace

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.drafts import Draft
from cases.form import (
    AGREED,
    Answer,
    AnswerRefusedError,
    Field,
    Form,
    Heard,
    Typed,
    Wish,
    hear,
)
from cases.masking import mask
from cases.people import Person
from cases.words import Word, said
from handlers.buttons import Button
from handlers.context import Context
from handlers.customer_buttons import FORM, FormVerb, form_button
from handlers.customer_joining import CustomerJoining
from handlers.customer_lodging import KIND, Lodging
from handlers.dialogs import Handler
from handlers.files import sent_file
from handlers.filters import Command, command_in
from handlers.form_labels import refused
from handlers.form_naming import named
from handlers.form_presses import pressed
from handlers.form_view import help_view, masked_note, view
from handlers.rich import Rich
from handlers.saying import acknowledge, change, unbutton
from handlers.speaker import Speaker, Speakers
from handlers.telling import Telling, readable, with_captions
from rights.forgetting import Ending

LEAVE = {Word.DROP, Word.CONFIRM, Word.CANCEL}
WAYS_OUT = {Word.CANCEL, Word.HELP}
"""Words that tell nothing, and so need no consent."""


@dataclass(frozen=True)
class CustomerComplaint:
    """Hears a complaint from the first word to the receipt."""

    speakers: Speakers
    lodging: Lodging
    joining: CustomerJoining
    kind: str = KIND

    async def command(self, update: Update, context: Context) -> None:
        """Begin, or go on where it was left; words after the command are the beginning."""
        speaker, message = await self.speakers.of(update, context), update.message
        found = command_in(message) if message is not None else None
        if speaker is not None and message is not None and found is not None:
            await self.start(speaker, found[1], message.message_id, message)

    async def start(
        self,
        speaker: Speaker,
        unasked: str,
        unasked_id: int | None,
        message: Message | None = None,
    ) -> None:
        """Put the first open question; what is known is not asked again.

        The file of the *message* that asked for the form is taken, if they have agreed already.

        Secrets in what was told *unasked* are masked before any of it is kept.
        """
        made = speaker.person is None or await self.speakers.people.met_by(speaker.cause)
        speaker, person = await self.speakers.met(speaker)
        telling, texts = readable(await self.lodging.load(speaker)), speaker.texts.complaint
        before: list[Rich | str] = [texts.resumed] if telling is not None else []
        if telling is None:
            telling = Telling(Form.start(await self._known(person)), made)
        telling = replace(telling, leaving=False)
        if unasked and not telling.form.what:
            masked = mask(unasked)
            telling = replace(telling, unasked=masked.text, unasked_id=unasked_id)
            before += [masked_note(texts, masked.found)] if masked.found else []
        if telling.form.values(Field.CONSENT):
            telling = telling.agreed().beside(self.lodging.shelf.current)
        await self.lodging.save(speaker, person, telling)
        file = sent_file(message) if message is not None else None
        if message is not None and file is not None and telling.form.values(Field.CONSENT):
            await self.lodging.take_file(speaker, person, telling, file, message, "")
            return
        before += [texts.refused_not_agreed] if file is not None else []
        await self.lodging.ask(speaker, telling, *before)

    async def _known(self, person: Person) -> dict[Field, Answer]:
        """What need not be asked: a consent in force, and who they said they were."""
        if not await self.lodging.agreed(person):
            return {}
        known = {Field.CONSENT: Answer((AGREED,))}
        reporter = await self.lodging.desk.last_role(person)
        if reporter:
            known[Field.REPORTER] = Answer((reporter,))
        return known

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take what was sent as the answer, a file as evidence, a button's word as its press."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        telling = readable(draft)
        file, words = sent_file(message), _words(message)
        if telling is None:
            await self.lodging.drafts.drop(KIND, speaker.chat_id, person, speaker.cause)
            await speaker.tell(speaker.texts.complaint.form_unreadable)
        elif telling.leaving and said(words) in LEAVE:
            await self.lodging.drop(speaker, person, telling, Ending.CANCELLED)
        elif said(words) not in WAYS_OUT and await self.lodging.lapsed(speaker, person, telling):
            return
        elif file is not None and telling.form.values(Field.CONSENT):
            await self.lodging.take_file(
                speaker, person, telling, file, message, message.caption or ""
            )
        elif file is not None:
            await self.lodging.ask(speaker, telling, speaker.texts.complaint.refused_not_agreed)
        elif not words:
            await self.lodging.ask(speaker, telling, speaker.texts.complaint.words_only)
        else:
            await self._hear(speaker, person, telling, Typed(words, message.message_id))

    async def _hear(
        self, speaker: Speaker, person: Person, telling: Telling, typed: Typed
    ) -> None:
        if await self.joining.took(speaker, person, telling, typed.text):
            return
        masked = mask(typed.text)
        try:
            heard = hear(telling.form, Typed(masked.text, typed.message_id))
        except AnswerRefusedError as error:
            await self._refuse(speaker, telling, error)
            return
        if masked.found:
            await speaker.tell(masked_note(speaker.texts.complaint, masked.found))
        await self._go_on(speaker, person, telling, heard)

    async def _refuse(self, speaker: Speaker, telling: Telling, error: AnswerRefusedError) -> None:
        """Say what to do instead, with the question's buttons; consent is not told again."""
        why = refused(speaker.texts.complaint, error)
        _, rows = view(speaker.texts, telling.form, self.lodging.document)
        await speaker.tell(why, *rows)

    async def press(self, update: Update, context: Context) -> None:
        """Take the press, if its question is still the one that is asked."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        verb = FormVerb(context.match[1])
        draft = await self.lodging.load(speaker)
        telling = readable(draft)
        if verb in {FormVerb.START, FormVerb.TELL} or (
            verb is FormVerb.CONTINUE and telling is not None
        ):
            # An offer carries the language it was made in, for someone who has chosen none.
            chosen = context.match[2] if speaker.person is None else None
            await self._open(query, speaker.reading(chosen) if chosen else speaker, verb)
        elif telling is None or speaker.person is None:
            await self._outdated(query, speaker)
        elif verb is FormVerb.DROP and telling.leaving:
            await acknowledge(query)
            await unbutton(query)
            await self.lodging.drop(speaker, speaker.person, telling, Ending.CANCELLED)
        else:
            at, carried = context.match[2], context.match[3] or ""
            await self._pressed(query, speaker, speaker.person, telling, (verb, at, carried))

    async def _outdated(self, query: CallbackQuery, speaker: Speaker) -> None:
        """Say that the button is, unless it was this very press that ended the complaint."""
        if await self.lodging.farewell.again(speaker):
            await acknowledge(query)
        else:
            await acknowledge(query, speaker.texts.common.outdated, alert=True)

    async def _open(self, query: CallbackQuery, speaker: Speaker, verb: FormVerb) -> None:
        """Begin or go on; the sentence that the offer answered is the beginning."""
        await acknowledge(query)
        message = query.message
        told = message.reply_to_message if isinstance(message, Message) else None
        if verb is FormVerb.TELL:
            await unbutton(query)
        if verb is FormVerb.TELL and told is not None:
            await self.start(speaker, told.text or "", told.message_id)
        else:
            await self.start(speaker, "", None)

    async def _pressed(
        self,
        query: CallbackQuery,
        speaker: Speaker,
        person: Person,
        telling: Telling,
        press: tuple[FormVerb, str | None, str],
    ) -> None:
        verb, at, carried = press
        try:
            heard = pressed(telling.form, verb, carried) if at == telling.form.field else None
        except (AnswerRefusedError, ValueError):
            heard = None
        if heard is None:
            await acknowledge(query, speaker.texts.common.outdated, alert=True)
            return
        await acknowledge(query)
        if verb is not FormVerb.CANCEL and await self.lodging.lapsed(speaker, person, telling):
            return
        if verb is FormVerb.PICK and heard.form.field is telling.form.field:
            await self._tick(query, speaker, person, telling.with_form(heard.form))
            return
        if heard.wish not in {Wish.HELP, Wish.CANCEL}:
            await unbutton(query)
        await self._go_on(speaker, person, telling, heard)

    async def _tick(
        self, query: CallbackQuery, speaker: Speaker, person: Person, telling: Telling
    ) -> None:
        """Show the tick in place."""
        await self.lodging.save(speaker, person, telling)
        question, rows = view(speaker.texts, telling.form, self.lodging.document)
        at = query.message.message_id if query.message is not None else 0
        if not await change(speaker.bot, speaker.chat_id, at, question, *rows):
            await speaker.tell(question, *rows)

    async def _go_on(
        self, speaker: Speaker, person: Person, before: Telling, heard: Heard
    ) -> None:
        """Do what was wished, with the form as it is now."""
        telling = before.with_form(named(with_captions(before.form, heard.form), speaker))
        texts = speaker.texts.complaint
        match heard.wish:
            case Wish.ASK:
                await self._ask(speaker, person, before, telling)
            case Wish.SEND:
                await self.joining.send(speaker, person, telling)
            case Wish.HELP:
                _, rows = view(speaker.texts, telling.form, self.lodging.document)
                await speaker.tell(help_view(texts, telling.form), *rows)
            case Wish.CANCEL if not telling.form.values(Field.CONSENT):
                await self.lodging.drop(speaker, person, telling, Ending.CANCELLED)
            case Wish.CANCEL:
                await self.lodging.save(speaker, person, replace(telling, leaving=True))
                await speaker.tell(texts.cancel_sure, leave_row(speaker))
            case Wish.DECLINE:
                await self.lodging.drop(speaker, person, telling, Ending.DECLINED)

    async def _ask(
        self, speaker: Speaker, person: Person, before: Telling, telling: Telling
    ) -> None:
        """Put the next question, with the consent recorded if it has just been given."""
        told: list[Rich | str] = []
        if telling.form.values(Field.CONSENT) and not before.form.values(Field.CONSENT):
            texts = speaker.texts.complaint
            if not await self.lodging.agreeing.agree(speaker, person, telling.shown):
                await self.lodging.ask(speaker, before, texts.consent_changed)
                return
            told += [texts.kept_for_beginning] if telling.unasked else []
            telling = telling.agreed()
        if telling.form.what != before.form.what:
            telling = telling.beside(self.lodging.shelf.current)
        await self.lodging.save(speaker, person, telling)
        await self.lodging.ask(speaker, telling, *told)

    def handlers(self) -> list[Handler]:
        """The command and the presses."""
        asked = Command("khieunai", "complaint") & filters.ChatType.PRIVATE
        return [
            MessageHandler(asked & filters.UpdateType.MESSAGE, self.command),
            CallbackQueryHandler(self.press, FORM),
        ]


def leave_row(speaker: Speaker) -> list[Button]:
    """Drop it all, or go on."""
    texts = speaker.texts.complaint
    return [
        form_button(texts.cancel_yes_button, FormVerb.DROP),
        form_button(texts.cancel_no_button, FormVerb.CONTINUE),
    ]


def _words(message: Message) -> str:
    """The words of a message; a contact that is sent speaks by its number."""
    if message.contact is not None:
        return message.contact.phone_number
    return message.text or ""
