"""Admins keep the directory of authorities: they look, add, change, hide and show again."""

from dataclasses import dataclass
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.authorities import LONGEST, Authorities, Authority, AuthorityUnknownError
from cases.drafts import Draft, Drafts
from cases.office import has_words
from cases.people import Person
from cases.words import Word, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.escalation import MOST_BUTTONS, labelled
from handlers.filters import Command
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines, plain
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts, step3_texts

KIND: Final = "authority"
_PRESSED: Final = r"^auth:(add|see|edit|hide|back):([a-z0-9_-]*)$"


def read_entry(words: str) -> tuple[str, str, str] | None:
    """Return name, address and web as they are typed between semicolons; None if they are not."""
    name, address, portal, *more = [part.strip() for part in words.split(";")] + ["", ""]
    parts = (name, address, portal)
    fits = all(len(part) <= LONGEST and "\n" not in part for part in parts)
    return parts if has_words(name) and fits and not any(more) else None


@dataclass(frozen=True)
class AdminAuthorities:
    """Shows the directory and keeps what admins change; a draft's `slug` is "" for a new one."""

    access: Access
    authorities: Authorities
    drafts: Drafts

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """List the directory, with a button for each authority."""
        place = place_of(update)
        if place is None:
            return
        words, every = step3_texts(caller.language).directory, await self.authorities.all()
        listed = [
            fill(words.line_hidden if each.hidden else words.line, number=number, name=each.name)
            for number, each in enumerate(every, start=1)
        ]
        rows = [
            [Button(labelled(number, each), f"auth:see:{each.slug}")]
            for number, each in enumerate(every[:MOST_BUTTONS], start=1)
        ]
        shown = lines(fill(words.head), *(listed or [fill(words.none)]))
        await place.answer(context.bot, shown, *rows, [Button(words.add_label, "auth:add:")])

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Show an authority, hide it or show it again, or ask for its words."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        what, slug = context.match.groups()
        try:
            answer, rows = await self._pressed(what, slug, caller, place, context)
        except AuthorityUnknownError:
            words = step3_texts(caller.language).directory.unknown
            await acknowledge(query, words, alert=True)
            return
        await acknowledge(query)
        await place.answer(context.bot, answer, *rows)

    async def _pressed(
        self, what: str, slug: str, caller: Caller, place: Place, context: Context
    ) -> tuple[Rich, list[list[Button]]]:
        words, cause = step3_texts(caller.language).directory, context.cause
        if what == "add":
            return await self._ask(None, caller, place, context), []
        authority = await self.authorities.find(slug)
        if what == "edit":
            return await self._ask(authority, caller, place, context), []
        if what == "see":
            return self._seen(authority, caller)
        hides = what == "hide"
        kept = await self.authorities.hide(slug, hides, caller.person.id, cause)
        return fill(words.hidden if hides else words.shown, name=kept.name), []

    def _seen(self, authority: Authority, caller: Caller) -> tuple[Rich, list[list[Button]]]:
        words, slug = step3_texts(caller.language).directory, authority.slug
        detail = fill(
            words.detail,
            name=authority.name,
            address=authority.address or "–",
            portal=authority.portal or "–",
        )
        source = [fill(words.source, source=authority.source)] if authority.source else []
        turn = (
            Button(words.show_label, f"auth:back:{slug}")
            if authority.hidden
            else Button(words.hide_label, f"auth:hide:{slug}")
        )
        return lines(detail, *source), [[Button(words.change_label, f"auth:edit:{slug}"), turn]]

    async def _ask(
        self, authority: Authority | None, caller: Caller, place: Place, context: Context
    ) -> Rich:
        words = step3_texts(caller.language).directory
        content = {"slug": authority.slug if authority is not None else ""}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)
        if authority is None:
            return fill(words.ask_new)
        return fill(words.ask_change, name=authority.name)

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take what is typed as the authority's words."""

        async def take(update: Update, context: Context, caller: Caller) -> None:
            message, place = update.message, place_of(update)
            if message is not None and place is not None:
                words = (message.text or "").strip()
                answer = await self._taken(draft, words, caller, place, context)
                await place.answer(context.bot, answer)

        await self.access.only(Act.KEEP_DIRECTORY, take)(update, context)

    async def _taken(
        self, draft: Draft, words: str, caller: Caller, place: Place, context: Context
    ) -> Rich:
        texts, word, entry = step3_texts(caller.language), said(words), read_entry(words)
        if not words:
            return plain(care_texts(caller.language).text_only)
        if word in {Word.DROP, Word.CANCEL}:
            answer = plain(texts.cancelled)
        elif entry is None or word is not None:
            return fill(texts.directory.again, most=LONGEST)
        else:
            answer = await self._kept(str(draft.content["slug"]), entry, caller, context)
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer

    async def _kept(
        self, slug: str, entry: tuple[str, str, str], caller: Caller, context: Context
    ) -> Rich:
        words, by = step3_texts(caller.language).directory, caller.person.id
        try:
            kept = await self.authorities.write(slug or None, *entry, by, context.cause)
        except AuthorityUnknownError:
            return plain(words.unknown)
        return fill(words.kept, name=kept.name)

    def handlers(self) -> list[Handler]:
        """The buttons of the directory, and `/danhba`."""
        only, message = self.access.only, filters.UpdateType.MESSAGE
        return [
            CallbackQueryHandler(only(Act.KEEP_DIRECTORY, self.press), _PRESSED),
            MessageHandler(
                message & Command("danhba", "authorities"),
                only(Act.KEEP_DIRECTORY, self.command),
            ),
        ]
