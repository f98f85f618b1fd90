"""Admins keep the ready replies: they look, add, change, hide and show again, by language."""

from dataclasses import dataclass
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.canned import (
    FIELDS,
    LANGUAGES,
    LONGEST_BODY,
    LONGEST_TITLE,
    MOST,
    Canned,
    CannedFormError,
    CannedReplies,
    CannedUnknownError,
    FieldUnknownError,
    TooManyCannedError,
    read_canned,
)
from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.words import Word, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.place import Place, place_of
from handlers.rich import Rich, clean, fill, lines, plain, quote
from handlers.saying import acknowledge
from handlers.texts.canned import CannedTexts, KeepingWords
from handlers.texts.staff_languages import canned_texts, care_texts

KIND: Final = "canned"
_PRESSED: Final = r"^canned:(add|see|edit|hide|back):(vi|en):([a-z0-9_-]*)$"


@dataclass(frozen=True)
class AdminCanned:
    """Shows the replies and keeps what admins change; a draft's `slug` is "" for a new one."""

    access: Access
    canned: CannedReplies
    drafts: Drafts

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """List the replies of each language, with a button for each."""
        place = place_of(update)
        if place is None:
            return
        words = canned_texts(caller.language).keeping
        shown, rows = [fill(words.head)], list[list[Button]]()
        for language in LANGUAGES:
            shown += [Rich(), fill(_named(words, language))]
            every = await self.canned.all(language)
            for number, each in enumerate(every, start=len(rows) + 1):
                line = words.line_hidden if each.hidden else words.line
                shown.append(fill(line, number=number, title=each.title))
                see = f"canned:see:{language}:{each.slug}"
                rows.append([Button(f"{number}. {each.title}", see)])
            shown += [] if every else [fill(words.none)]
        add = [Button(words.add_vi, "canned:add:vi:"), Button(words.add_en, "canned:add:en:")]
        await place.answer(context.bot, lines(*shown), *rows, add)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Show a reply, hide it or show it again, or ask for its words."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        try:
            answer, rows = await self._pressed(caller, place, context, *context.match.groups())
        except CannedUnknownError:
            words = canned_texts(caller.language).keeping.unknown
            await acknowledge(query, words, alert=True)
            return
        await acknowledge(query)
        await place.answer(context.bot, answer, *rows)

    async def _pressed(
        self, caller: Caller, place: Place, context: Context, what: str, language: str, slug: str
    ) -> tuple[Rich, list[list[Button]]]:
        texts = canned_texts(caller.language)
        if what == "add":
            await self._wait(language, "", caller, place, context)
            words = texts.keeping
            ask = words.ask_new_en if language == "en" else words.ask_new_vi
            return lines(fill(ask), *_fields(texts)), []
        reply = await self.canned.find(slug, language)
        if what == "see":
            return _seen(texts, reply)
        if what == "edit":
            await self._wait(language, slug, caller, place, context)
            asked = fill(texts.keeping.ask_change, title=reply.title)
            return lines(asked, *_fields(texts)), []
        hides, cause = what == "hide", context.cause
        kept = await self.canned.hide(slug, language, hides, caller.person.id, cause)
        done = texts.keeping.hidden if hides else texts.keeping.shown
        return fill(done, title=kept.title), []

    async def _wait(
        self, language: str, slug: str, caller: Caller, place: Place, context: Context
    ) -> None:
        content = {"language": language, "slug": slug}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take what is typed as the reply's title and words."""

        async def take(update: Update, context: Context, caller: Caller) -> None:
            message, place = update.message, place_of(update)
            if message is not None and place is not None:
                words = clean(message.text or "").strip()
                answer = await self._taken(draft, words, caller, place, context)
                await place.answer(context.bot, answer)

        await self.access.only(Act.KEEP_CANNED, take)(update, context)

    async def _taken(
        self, draft: Draft, words: str, caller: Caller, place: Place, context: Context
    ) -> Rich:
        """What to say of it; the dialog stays open until something fits, or it is dropped."""
        texts = canned_texts(caller.language).keeping
        if not words:
            return plain(care_texts(caller.language).text_only)
        if said(words) in {Word.DROP, Word.CANCEL}:
            answer = plain(texts.cancelled)
        else:
            try:
                answer = await self._kept(draft, words, caller, context)
            except FieldUnknownError as wrong:
                names = ", ".join(f"{{{each}}}" for each in FIELDS)
                return fill(texts.no_field, what=wrong.what, fields=names)
            except CannedFormError:
                return fill(texts.again, title=LONGEST_TITLE, body=LONGEST_BODY)
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer

    async def _kept(self, draft: Draft, words: str, caller: Caller, context: Context) -> Rich:
        texts, by = canned_texts(caller.language).keeping, caller.person.id
        slug, language = str(draft.content["slug"]), str(draft.content["language"])
        title, body = read_canned(words)
        try:
            kept = await self.canned.write(slug or None, language, title, body, by, context.cause)
        except CannedUnknownError:
            return plain(texts.unknown)
        except TooManyCannedError:
            return fill(texts.too_many, most=MOST)
        return lines(fill(texts.kept, title=kept.title), quote(kept.body))

    def handlers(self) -> list[Handler]:
        """The buttons of the replies, and `/mautraloi`."""
        only, message = self.access.only, filters.UpdateType.MESSAGE
        return [
            CallbackQueryHandler(only(Act.KEEP_CANNED, self.press), _PRESSED),
            MessageHandler(
                message & Command("mautraloi", "templates"), only(Act.KEEP_CANNED, self.command)
            ),
        ]


def _named(words: KeepingWords, language: str) -> str:
    return words.language_en if language == "en" else words.language_vi


def _fields(texts: CannedTexts) -> list[Rich]:
    """What can stand in braces, and what comes in its place."""
    words = texts.keeping
    each = [fill(words.field, name=f"{{{at}}}", what=texts.fields.of(at)) for at in FIELDS]
    return [fill(words.fields_head), *each]


def _seen(texts: CannedTexts, reply: Canned) -> tuple[Rich, list[list[Button]]]:
    """A reply as it is kept, its fields in braces, and what can be done with it."""
    words, at = texts.keeping, f"{reply.language}:{reply.slug}"
    head = fill(words.detail_hidden if reply.hidden else words.detail, title=reply.title)
    turn = (
        Button(words.show_label, f"canned:back:{at}")
        if reply.hidden
        else Button(words.hide_label, f"canned:hide:{at}")
    )
    change = Button(words.change_label, f"canned:edit:{at}")
    return lines(head, quote(reply.body)), [[change, turn]]
