"""Updates set aside, for admins: which there are, without a word of them, and trying again."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.aside import Aside, AsideGoneError, AsidePage, NotAsideError, SetAside
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.context import Context
from handlers.dates import time_and_day
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.place import place_of
from handlers.rich import Rich, code, fill, lines
from handlers.saying import acknowledge, change
from handlers.texts.staff_languages import aside_texts

SHOWN: Final = 10
UNREADABLE: Final = "UnreadableError"
_AGAIN: Final = r"^aside:again:([0-9a-f]{32})$"
_ALL: Final = r"^aside:all$"


@dataclass(frozen=True)
class AdminAside:
    """Answers `/datrieng`: the list, with a button for each that can be tried again."""

    access: Access
    aside: Aside
    zone: tzinfo

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Show what is set aside."""
        place = place_of(update)
        if place is None:
            return
        shown, rows = await self._shown(caller.language)
        await place.answer(context.bot, shown, *rows)

    async def again(self, update: Update, context: Context, caller: Caller) -> None:
        """Try one again, if it is still set aside; show the list as it is then."""
        query, texts = update.callback_query, aside_texts(caller.language)
        if query is None or context.match is None:
            return
        row_id = UUID(context.match[1])
        try:
            await self.aside.replay(row_id, context.cause)
        except NotAsideError:
            await acknowledge(query, texts.no_longer, alert=True)
        except AsideGoneError:
            await acknowledge(query, texts.gone, alert=True)
        else:
            await acknowledge(query, texts.replayed.format(id=_short(row_id)))
        await self._show_anew(update, context, caller)

    async def all_again(self, update: Update, context: Context, caller: Caller) -> None:
        """Try all again that can be; show the list as it is then."""
        query, texts = update.callback_query, aside_texts(caller.language)
        if query is None:
            return
        count = await self.aside.replay_all(context.cause)
        said = texts.all_replayed.format(count=count) if count else texts.none
        await acknowledge(query, said, alert=not count)
        await self._show_anew(update, context, caller)

    async def _show_anew(self, update: Update, context: Context, caller: Caller) -> None:
        place = place_of(update)
        if place is None or place.message_id is None:
            return
        shown, rows = await self._shown(caller.language)
        await change(context.bot, place.chat_id, place.message_id, shown, *rows)

    async def _shown(self, language: str) -> tuple[Rich, list[list[Button]]]:
        """The list as it is now, with its buttons."""
        page = await self.aside.page(SHOWN)
        return self._list(page, language), _buttons(page, language)

    def _list(self, page: AsidePage, language: str) -> Rich:
        texts = aside_texts(language)
        if not page.total:
            return fill(texts.none)
        older = page.total - len(page.newest)
        return lines(
            fill(texts.head, count=page.total),
            *(self._line(each, language) for each in page.newest),
            *([fill(texts.more, count=older)] if older else []),
            Rich(),
            fill(texts.foot),
        )

    def _line(self, each: SetAside, language: str) -> Rich:
        texts, at = aside_texts(language), time_and_day(each.received_at, language, self.zone)
        return fill(texts.line, id=code(_short(each.id)), at=at, why=_why(each, language))

    def handlers(self) -> list[Handler]:
        """The command and the list's buttons."""
        only, new = self.access.only, filters.UpdateType.MESSAGE
        asked = new & Command("datrieng", "aside")
        return [
            MessageHandler(asked, only(Act.TRY_AGAIN, self.command)),
            CallbackQueryHandler(only(Act.TRY_AGAIN, self.again), _AGAIN),
            CallbackQueryHandler(only(Act.TRY_AGAIN, self.all_again), _ALL),
        ]


def _why(each: SetAside, language: str) -> Rich:
    """Why it is set aside, or that it is past opening, in plain words."""
    texts = aside_texts(language)
    if not each.openable:
        return fill(texts.gone)
    if each.fault == UNREADABLE:
        return fill(texts.unreadable)
    return fill(texts.failed, tries=each.tries, error=code(each.fault))


def _buttons(page: AsidePage, language: str) -> list[list[Button]]:
    """One for each of the list that can be opened, and one for all where there are several."""
    texts = aside_texts(language)
    rows = [
        [Button(texts.again_button.format(id=_short(each.id)), f"aside:again:{each.id.hex}")]
        for each in page.newest
        if each.openable
    ]
    if page.openable > 1:
        rows.append([Button(texts.all_button.format(count=page.openable), "aside:all")])
    return rows


def _short(row_id: UUID) -> str:
    """As much of an id as tells one from another, and as the command line takes."""
    return row_id.hex[:8]
