"""Changing the policy: a file is read and compared, shown, and put in force on a yes alone."""

import asyncio
import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from telegram import Document as SentFile
from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.words import Word, said
from handlers.access import Access, AccessRefusedError, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.context import Context
from handlers.dates import bare_day
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines, plain, quote
from handlers.saying import acknowledge, change
from handlers.texts.admin import PolicyWords
from handlers.texts.staff_languages import admin_texts
from policy.changes import Changes, compare
from policy.document import Clause, Document
from policy.library import Library, SamePolicyError, Version
from policy.reader import LARGEST, PolicyRefusedError, RefusalReason, read_policy

KIND: Final = "policy_load"
_SETTLED: Final = r"^policy:(confirm|drop):([0-9a-f]+)$"
_LISTED: Final = 8
_LONGEST: Final = 240


def policy_words(language: str) -> PolicyWords:
    """What is said about policies."""
    return admin_texts(language).policy


@dataclass(frozen=True)
class PolicyPainter:
    """Writes out what was read from a file, and what it changes."""

    words: PolicyWords
    language: str

    def preview(
        self, document: Document, changes: Changes, before: Version | None, *, offered: bool
    ) -> Rich:
        """What the file holds, what it changes, and the question."""
        words, posted = self.words, document.posted
        return lines(
            *([words.offered] if offered else []),
            fill(words.head, title=document.title),
            fill(words.posted, day=bare_day(posted, self.language))
            if posted is not None
            else words.posted_none,
            fill(words.parsed, sections=len(document.sections), clauses=len(document.clauses)),
            fill(words.steps, count=len(document.steps)),
            self._contacts(document),
            *(fill(words.warning, warning=warning) for warning in document.warnings[:_LISTED]),
            "",
            *self._changes(changes, before),
            "",
            words.ask,
        )

    def _contacts(self, document: Document) -> Rich:
        if not document.contacts:
            return plain(self.words.contacts_none)
        values = ", ".join(contact.value for contact in document.contacts[:_LISTED])
        return fill(self.words.contacts, contacts=values)

    def _changes(self, changes: Changes, before: Version | None) -> Iterator[Rich | str]:
        words = self.words
        if before is None:
            yield words.first
            return
        if not changes.any:
            yield fill(words.unchanged, number=before.number)
            return
        yield fill(words.changes, number=before.number)
        yield from self._listed(words.added, changes.added)
        yield from self._listed(words.changed, tuple(new for _, new in changes.changed))
        yield from self._listed(words.removed, changes.removed)

    def _listed(self, head: str, clauses: tuple[Clause, ...]) -> Iterator[Rich | str]:
        if not clauses:
            return
        yield fill(head, count=len(clauses))
        for clause in clauses[:_LISTED]:
            short = clause.text[:_LONGEST] + ("…" if len(clause.text) > _LONGEST else "")
            yield quote(short if clause.id.startswith("meta.") else f"{clause.id}  {short}")
        if len(clauses) > _LISTED:
            yield fill(self.words.more, count=len(clauses) - _LISTED)


@dataclass(frozen=True)
class PolicyLoading:
    """The dialog in which an admin loads a policy; the file waits sealed in its draft."""

    access: Access
    library: Library
    drafts: Drafts

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Begin: with the file whose caption the command is, or by asking for the file."""
        message, place = update.message, place_of(update)
        if message is None or place is None:
            return
        if message.document is not None:
            await self.read(message.document, caller, place, context)
            return
        await self.drafts.save(KIND, place.chat_id, caller.person, {}, context.cause)
        await place.answer(context.bot, policy_words(caller.language).send_file)

    async def bare_file(self, update: Update, context: Context) -> bool:
        """Take a text file that an admin sends out of the blue; False if it is none of ours."""
        message, place = update.message, place_of(update)
        if message is None or message.document is None or place is None:
            return False
        if not is_text(message.document):
            return False
        try:
            caller = await self.access.check(Act.LOAD_POLICY, update, context)
        except AccessRefusedError:
            return False
        await self.read(message.document, caller, place, context, offered=True)
        return True

    async def read(
        self,
        file: SentFile,
        caller: Caller,
        place: Place,
        context: Context,
        *,
        offered: bool = False,
    ) -> None:
        """Read the file and show it; a file that is refused leaves everything as it was."""
        words = policy_words(caller.language)
        try:
            data = await self._fetched(file, context)
            document = await asyncio.to_thread(read_policy, data)
        except PolicyRefusedError as refused:
            await place.answer(context.bot, words.refused.of(refused.reason))
            return
        before = await self.library.in_force()
        if before is not None and before.sha256 == document.sha256:
            await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
            await place.answer(context.bot, words.same)
            return
        old = before.document if before is not None else None
        changes = await asyncio.to_thread(compare, old, document)
        token = context.cause.id.hex
        content = {"id": token, "file": base64.b64encode(data).decode()}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)
        painter = PolicyPainter(words, caller.language)
        confirm = Button(words.confirm, f"policy:confirm:{token}")
        drop = Button(words.drop, f"policy:drop:{token}")
        shown = painter.preview(document, changes, before, offered=offered)
        await place.answer(context.bot, shown, [confirm, drop])

    async def _fetched(self, file: SentFile, context: Context) -> bytes:
        """The file's bytes; one too large is not even fetched.

        Raises:
            PolicyRefusedError: It is larger than a policy may be.
        """
        if file.file_size is not None and file.file_size > LARGEST:
            raise PolicyRefusedError(RefusalReason.TOO_LARGE)
        there = await context.bot.get_file(file.file_id)
        return bytes(await there.download_as_bytearray())

    async def settle(self, update: Update, context: Context, caller: Caller) -> None:
        """Put the shown file in force, or drop it, by the buttons under it."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        draft = await self.drafts.load(KIND, place.chat_id, caller.person, context.cause)
        if draft is None or draft.content.get("id") != context.match[2]:
            await acknowledge(query, policy_words(caller.language).outdated, alert=True)
            return
        answer = await self._settled(draft, caller, place, context, yes=context.match[1] != "drop")
        await acknowledge(query, answer.text)
        if place.message_id is not None:
            await change(context.bot, place.chat_id, place.message_id, answer)

    async def _settled(
        self, draft: Draft, caller: Caller, place: Place, context: Context, *, yes: bool
    ) -> Rich:
        """Load or drop what the draft holds; the sentence that says what came of it."""
        words = policy_words(caller.language)
        answer = plain(words.dropped)
        if yes:
            data = base64.b64decode(draft.content["file"])
            try:
                version = await self.library.load(data, caller.person.id, context.cause)
                answer = fill(words.loaded, number=version.number)
            except SamePolicyError:
                answer = plain(words.same)
            except PolicyRefusedError as refused:
                answer = plain(words.refused.of(refused.reason))
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take the file that was asked for, or a typed yes or no to what is shown."""

        async def take(update: Update, context: Context, caller: Caller) -> None:
            message, place = update.message, place_of(update)
            if message is not None and place is not None:
                await self._taken(message, draft, caller, place, context)

        await self.access.only(Act.LOAD_POLICY, take)(update, context)

    async def _taken(
        self, message: Message, draft: Draft, caller: Caller, place: Place, context: Context
    ) -> None:
        words, word = policy_words(caller.language), said(message.text or "")
        shown = "file" in draft.content
        if message.document is not None and is_text(message.document):
            await self.read(message.document, caller, place, context)
        elif message.document is not None:
            await place.answer(context.bot, words.only_text_file)
        elif word in {Word.DROP, Word.CANCEL}:
            answer = await self._settled(draft, caller, place, context, yes=False)
            await place.answer(context.bot, answer)
        elif word is Word.CONFIRM and shown:
            answer = await self._settled(draft, caller, place, context, yes=True)
            await place.answer(context.bot, answer)
        else:
            await place.answer(context.bot, words.ask if shown else words.wants_file)

    def handlers(self) -> list[Handler]:
        """The command, alone or as a file's caption, and the buttons under a preview."""
        only, new = self.access.only, filters.UpdateType.MESSAGE
        return [
            CallbackQueryHandler(only(Act.LOAD_POLICY, self.settle), _SETTLED),
            MessageHandler(
                new & Command("napchinhsach", "reload"), only(Act.LOAD_POLICY, self.command)
            ),
        ]


def is_text(file: SentFile) -> bool:
    """Whether the file says that it is plain text, by its name or its kind."""
    return (file.file_name or "").lower().endswith(".txt") or file.mime_type == "text/plain"
