"""Browsing the policy by buttons: sections, their clauses, back; old buttons quote old text."""

from dataclasses import dataclass

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.buttons import Button
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.quoting import (
    POLICY,
    PolicyVerb,
    fits,
    leaves,
    policy_button,
    quoted,
    section_title,
    shortened,
    source,
    translated,
)
from handlers.rich import Rich, fill, lines
from handlers.saying import acknowledge, change
from handlers.speaker import Speaker, Speakers
from handlers.texts.customer import CustomerTexts
from policy.courtesy import courtesy
from policy.document import Section
from policy.library import Library, Version
from policy.shelf import Shelf

Shown = tuple[Rich, list[list[Button]]]


@dataclass(frozen=True)
class CustomerPolicy:
    """Shows the policy, section by section and clause by clause."""

    speakers: Speakers
    shelf: Shelf
    library: Library

    async def browse(self, update: Update, context: Context) -> None:
        """Show the sections of the policy in force."""
        speaker = await self.speakers.of(update, context)
        if speaker is None:
            return
        book = self.shelf.current
        if book is None:
            await speaker.tell(speaker.texts.asking.no_policy)
            return
        message, rows = contents(speaker.texts, book.version)
        await speaker.tell(message, *rows)

    async def press(self, update: Update, context: Context) -> None:
        """Turn to what the button names, in the version it was made for."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        verb, number, carried = (
            PolicyVerb(context.match[1]),
            int(context.match[2]),
            context.match[3],
        )
        version = await self.version(number)
        shown = self._shown(speaker.texts, version, verb, carried or "") if version else None
        if shown is None:
            await acknowledge(query, speaker.texts.asking.version_gone, alert=True)
            return
        await acknowledge(query)
        if turns(verb, carried or ""):
            await self._turn(query, speaker, shown)
        else:
            await speaker.tell(shown[0], *shown[1])

    async def version(self, number: int) -> Version | None:
        """The version of this number; the one in force without a look into the drawers."""
        book = self.shelf.current
        if book is not None and book.version.number == number:
            return book.version
        return await self.library.version(number)

    async def _turn(self, query: CallbackQuery, speaker: Speaker, shown: Shown) -> None:
        """Turn the page in place; where the message is gone, beneath."""
        page, rows = shown
        message = query.message
        if message is None or not await change(
            speaker.bot, speaker.chat_id, message.message_id, page, *rows
        ):
            await speaker.tell(page, *rows)

    def _shown(
        self, texts: CustomerTexts, version: Version, verb: PolicyVerb, carried: str
    ) -> Shown | None:
        book = self.shelf.current
        in_force = book.version.number if book is not None else None
        match verb:
            case PolicyVerb.HOME:
                return contents(texts, version)
            case PolicyVerb.SECTION:
                return _section(texts, version, carried, in_force)
            case PolicyVerb.CLAUSE:
                return _clause(texts, version, carried, in_force)

    def handlers(self) -> list[Handler]:
        """The command and the presses."""
        asked = Command("chinhsach", "policy", "privacy") & filters.ChatType.PRIVATE
        return [
            MessageHandler(asked & filters.UpdateType.MESSAGE, self.browse),
            CallbackQueryHandler(self.press, POLICY),
        ]


def turns(verb: PolicyVerb, carried: str) -> bool:
    """Whether the button turns a page; those under an answer open a message of their own."""
    return verb is PolicyVerb.HOME or (verb is PolicyVerb.SECTION and ":" in carried)


def contents(texts: CustomerTexts, version: Version) -> Shown:
    """The sections as buttons."""
    rows = [
        [policy_button(_heading(section), PolicyVerb.SECTION, version.number, section.id, 0)]
        for section in version.document.sections
    ]
    message = fill(texts.asking.contents, title=version.document.title)
    return message, [row for row in rows if fits(row[0])]


def _heading(section: Section) -> str:
    return shortened(f"{section.id}. {section.heading}" if section.heading else section.id, 60)


def _section(
    texts: CustomerTexts, version: Version, carried: str, in_force: int | None
) -> Shown | None:
    """A page of a section, with the way to the others."""
    section_id, _, leaf = carried.partition(":")
    section = version.document.section(section_id)
    if section is None:
        return None
    pages = leaves(section)
    at = min(int(leaf), len(pages) - 1) if leaf.isdecimal() else 0
    rows = [section_title(texts, section), Rich(), pages[at], Rich()]
    if len(pages) > 1:
        rows.append(fill(texts.asking.leaf, number=at + 1, count=len(pages)))
    message = lines(*rows, source(texts, version, in_force))
    return message, _ways(texts, version.number, section, at, len(pages))


def _ways(
    texts: CustomerTexts, number: int, section: Section, at: int, count: int
) -> list[list[Button]]:
    def to(label: str, leaf: int) -> Button:
        return policy_button(label, PolicyVerb.SECTION, number, section.id, leaf)

    turning = []
    if at > 0:
        turning.append(to(texts.asking.previous_button, at - 1))
    if at < count - 1:
        turning.append(to(texts.asking.next_button, at + 1))
    home = policy_button(texts.asking.contents_button, PolicyVerb.HOME, number)
    return [turning, [home]]


def _clause(
    texts: CustomerTexts, version: Version, carried: str, in_force: int | None
) -> Shown | None:
    """One clause, with its whole section a press away."""
    clause = version.document.clause(carried)
    if clause is None:
        return None
    section = version.document.section_of(carried)
    shown = quoted(texts, version.document, clause)
    english = translated(texts, [clause], courtesy(version.document))
    message = lines(shown, *english, Rich(), source(texts, version, in_force))
    if section is None:
        return message, []
    whole = policy_button(
        texts.asking.whole_section_button, PolicyVerb.SECTION, version.number, section.id
    )
    return message, [[whole]]
