"""Leavers' cases for admins: listed, and handed over to one colleague in one go."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import Actor, HeldByError
from cases.handing import NoColleagueError, OfferGoneError
from cases.leavers import AT_ONCE, Leaver
from cases.staff import Staff
from cases.steps import Role
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.care_ownership import listed
from handlers.colleagues import colleague_buttons
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.place import place_of
from handlers.rich import Rich, fill, lines, plain
from handlers.saying import acknowledge, change
from handlers.texts.holding import HoldingTexts
from handlers.texts.staff_languages import holding_texts

_OPENED: Final = r"^hold:left:([0-9a-f]{32})$"
_CHOSEN: Final = r"^hold:all:([0-9A-Za-z_-]{22}):([0-9A-Za-z_-]{22})$"

Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True)
class AdminLeavers:
    """Shows admins who left open cases behind, and offers them to a colleague, who confirms."""

    access: Access
    desk: CaseDesk
    staff: Staff

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """List the leavers with how many open cases each still holds."""
        place, texts = place_of(update), holding_texts(caller.language)
        if place is None:
            return
        leavers = await self.desk.leavers()
        if not leavers:
            await place.answer(context.bot, texts.leavers_none)
            return
        rows = [[_button(each, texts)] for each in leavers]
        await place.answer(context.bot, fill(texts.leavers), *rows)

    async def open(self, update: Update, context: Context, caller: Caller) -> None:
        """Show one leaver's cases, with a button for each colleague who could take them."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        shown, rows = await self._cases(UUID(context.match[1]), holding_texts(caller.language))
        await acknowledge(query)
        if place.message_id is not None:
            await change(context.bot, place.chat_id, place.message_id, shown, *rows)

    async def _cases(self, left: UUID, texts: HoldingTexts) -> tuple[Rich, Rows]:
        leavers = {each.person_id: each for each in await self.desk.leavers()}
        leaver, codes = leavers.get(left), await self.desk.left_codes(left)
        if leaver is None or not codes:
            return plain(texts.leavers_none), ()
        name = leaver.name or texts.leaver_unknown
        cases = [fill(texts.leaver_cases, name=name, codes=listed(codes))]
        if leaver.count > len(codes):
            cases.append(fill(texts.leaver_more, count=AT_ONCE))
        colleagues = [each for each in await self.staff.roll() if each.is_care]
        if not colleagues:
            return lines(*cases, fill(texts.leaver_alone)), ()
        rows = colleague_buttons(
            colleagues, lambda each: f"hold:all:{_short(left)}:{_short(each.person_id)}"
        )
        return lines(*cases, fill(texts.leaver_choose)), rows

    async def chosen(self, update: Update, context: Context, caller: Caller) -> None:
        """Ask the colleague whose button was pressed to take them all."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        texts, actor = holding_texts(caller.language), Actor(Role.ADMIN, caller.person.id)
        left, to = _long(context.match[1]), _long(context.match[2])
        try:
            offered = await self.desk.offer_all(left, to, actor, cause=context.cause)
        except HeldByError as error:
            await acknowledge(query, texts.leaver_back.format(name=error.by), alert=True)
        except NoColleagueError:
            await acknowledge(query, texts.no_colleague, alert=True)
        except OfferGoneError:
            await acknowledge(query, texts.leavers_none, alert=True)
        else:
            codes = offered.codes
            said = fill(
                texts.leaver_asked, taker=offered.taker, count=len(codes), codes=listed(codes)
            )
            await acknowledge(query, said.text)
            if place.message_id is not None:
                await change(context.bot, place.chat_id, place.message_id, said)

    def handlers(self) -> list[Handler]:
        """The command and its buttons."""
        only, new = self.access.only, filters.UpdateType.MESSAGE
        return [
            MessageHandler(new & Command("nguoiroi", "leavers"), only(Act.REASSIGN, self.command)),
            CallbackQueryHandler(only(Act.REASSIGN, self.open), _OPENED),
            CallbackQueryHandler(only(Act.REASSIGN, self.chosen), _CHOSEN),
        ]


def _button(leaver: Leaver, texts: HoldingTexts) -> Button:
    name = leaver.name or texts.leaver_unknown
    label = texts.leaver.format(name=name, count=leaver.count)
    return Button(label, f"hold:left:{leaver.person_id.hex}")


def _short(person_id: UUID) -> str:
    """An id in 22 letters, so that two of them fit a button."""
    return urlsafe_b64encode(person_id.bytes).decode().rstrip("=")


def _long(short: str) -> UUID:
    return UUID(bytes=urlsafe_b64decode(f"{short}=="))
