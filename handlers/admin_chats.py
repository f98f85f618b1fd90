"""Admins bind the chats staff work in, and say who the staff are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from telegram import Bot, Message, Update, User
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden
from telegram.ext import MessageHandler, filters

from cases.notices import Hears
from cases.people import People
from cases.staff import Colleague, Staff
from cases.tickets import Tickets, TicketSpentError
from cases.words import fold
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.menus import admin_commands, care_commands, offer
from handlers.place import place_of
from handlers.rich import Rich, fill, lines, plain
from handlers.texts.admin import ChatWords
from handlers.texts.staff_languages import admin_texts

PURPOSE: Final = "admin"
_HEARS: Final[Mapping[str, Hears]] = {"": Hears.CARE, **{str(each): each for each in Hears}}
_ADD: Final = frozenset({"add", "them"})
_REMOVE: Final = frozenset({"remove", "bot", "bo", "xoa"})  # folded: "bớt", "bỏ", "xóa"
_LARGEST_ID: Final = 2**52


def chat_words(language: str) -> ChatWords:
    """What is said about chats and staff."""
    return admin_texts(language).chats


@dataclass(frozen=True)
class StaffOrder:
    """What `/nhansu` is to do: add or remove whom; the id is None when it cannot be told."""

    add: bool
    user_id: int | None
    name: str


def staff_order(words: str, replied: User | None) -> StaffOrder | None:
    """Read `add 123`, `remove`, `thêm 123`, `bớt`; None if it says neither."""
    verb, _, rest = fold(words).partition(" ")
    if verb not in _ADD | _REMOVE:
        return None
    number = rest.strip()
    if number.isascii() and number.isdigit() and 0 < int(number) < _LARGEST_ID:
        return StaffOrder(verb in _ADD, int(number), number)
    if number or replied is None or replied.is_bot:
        return StaffOrder(verb in _ADD, None, "")
    return StaffOrder(verb in _ADD, replied.id, replied.full_name)


@dataclass(frozen=True)
class AdminChats:
    """Binds and unbinds groups, names staff, and lets the first admin in."""

    access: Access
    people: People
    staff: Staff
    tickets: Tickets

    async def bind(self, update: Update, context: Context, caller: Caller) -> None:
        """Bind the group this is written in."""
        message, place = update.effective_message, place_of(update)
        if message is None or place is None:
            return
        words, found = chat_words(caller.language), command_in(message)
        hears = _HEARS.get(fold(found[1])) if found is not None else None
        if hears is None:
            await place.answer(context.bot, words.bind_usage)
            return
        bound = await self.staff.bind(
            place.chat_id,
            message.chat.title or "",
            hears,
            forum=bool(message.chat.is_forum),
            by=caller.person.id,
            cause=context.cause,
        )
        rows = [fill(words.bound, hears=words.hears.of(hears))]
        if bound.replaced is not None:
            rows.append(fill(words.replaced, title=bound.replaced.title))
        if hears is Hears.CARE and await standing(context.bot, place.chat_id) != ADMIN:
            rows.append(plain(words.make_admin))
        await place.answer(context.bot, lines(*rows))
        offered = care_commands(self.access.language) if hears is Hears.CARE else ()
        await offer(context.bot, place.chat_id, offered)

    async def unbind(self, update: Update, context: Context, caller: Caller) -> None:
        """Unbind the group this is written in."""
        place, words = place_of(update), chat_words(caller.language)
        if place is None:
            return
        gone = await self.staff.unbind(place.chat_id, caller.person.id, context.cause)
        await place.answer(context.bot, words.unbound if gone is not None else words.not_bound)
        if gone is not None:
            await offer(context.bot, place.chat_id, ())

    async def name_staff(self, update: Update, context: Context, caller: Caller) -> None:
        """Add or remove a colleague, or list them all."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if message is None or found is None or place is None:
            return
        words = chat_words(caller.language)
        if not found[1]:
            await place.answer(context.bot, await self._roll(words, listed_ids=place.private))
            return
        order = staff_order(found[1], replied_user(message))
        if order is None or order.user_id is None:
            await place.answer(context.bot, words.staff_usage)
            return
        await place.answer(context.bot, await self.ordered(order, caller, context))

    async def ordered(self, order: StaffOrder, caller: Caller, context: Context) -> Rich:
        """Do what is ordered, and return the sentence that says so."""
        words, by = chat_words(caller.language), caller.person.id
        user_id = order.user_id or 0
        if order.add:
            seen = await self.staff.colleague(user_id)
            name = order.name if seen is None or order.name != str(user_id) else seen.name
            added = await self.staff.name(user_id, name, by, context.cause)
            return fill(words.staff_added, name=added.name)
        return await self._removed(user_id, order.name, caller, context)

    async def _removed(self, user_id: int, name: str, caller: Caller, context: Context) -> Rich:
        """Take a naming back, and what else an admin was: all but the last admin's own part."""
        words, by = chat_words(caller.language), caller.person.id
        seen = await self.staff.colleague(user_id)
        name = seen.name if seen is not None else name
        if user_id in self.access.admin_ids:
            return fill(words.admin_by_settings, name=name)
        left = await self.staff.unname(user_id, by, context.cause)
        await self.access.left_behind(user_id)
        if left is not None and left.is_admin:
            others = [each for each in await self.staff.admins() if each.user_id != user_id]
            if not others and not self.access.admin_ids:
                return fill(words.admin_last, name=name)
            left = await self.staff.end_admin(user_id, by, context.cause)
            if left is None:
                return fill(words.admin_ended, name=name)
        stays = left is not None and left.is_care
        return fill(words.staff_stays if stays else words.staff_removed, name=name)

    async def _roll(self, words: ChatWords, *, listed_ids: bool) -> Rich:
        """The staff; Telegram ids are shown in private alone."""
        roll = await self.staff.roll()
        if not roll:
            return plain(words.staff_none)
        return lines(
            fill(words.staff_head),
            *(self._colleague(each, words, listed_ids=listed_ids) for each in roll),
        )

    def _colleague(self, each: Colleague, words: ChatWords, *, listed_ids: bool) -> Rich:
        roles = [
            name
            for has, name in (
                (each.is_member, words.is_member),
                (each.is_named, words.is_named),
                (each.is_admin, words.is_admin),
            )
            if has
        ]
        line = words.staff_line_id if listed_ids else words.staff_line
        return fill(line, name=each.name, id=str(each.user_id), roles=", ".join(roles))

    async def redeem_admin(self, update: Update, context: Context, token: str) -> None:
        """Make the bearer of the one-time admin link an admin."""
        user, place = update.effective_user, place_of(update)
        if user is None or place is None or not place.private:
            return
        known = await self.people.known(user.id)
        words = chat_words(known.language if known is not None else self.access.language)
        try:
            await self.tickets.redeem(PURPOSE, token, None, context.cause)
        except TicketSpentError:
            await place.answer(context.bot, words.link_spent)
            return
        admins = await self.staff.admins()
        if self.access.admin_ids or any(each.user_id != user.id for each in admins):
            await place.answer(context.bot, words.link_too_late)
            return
        person = await self.people.meet(user.id, started=True, cause=context.cause)
        await self.staff.make_admin(user.id, user.full_name, context.cause)
        await place.answer(context.bot, words.admin_made)
        await offer(context.bot, place.chat_id, admin_commands(person.language))

    def handlers(self) -> list[Handler]:
        """The commands."""
        only, new = self.access.only, filters.UpdateType.MESSAGE
        return [
            MessageHandler(new & Command("gannhom", "bind"), only(Act.BIND_CHAT, self.bind)),
            MessageHandler(new & Command("bogan", "unbind"), only(Act.BIND_CHAT, self.unbind)),
            MessageHandler(
                new & Command("nhansu", "staff"), only(Act.NAME_STAFF, self.name_staff)
            ),
        ]


def replied_user(message: Message) -> User | None:
    """Who wrote the message that *message* replies to."""
    to = message.reply_to_message
    if to is None or to.forum_topic_created is not None:
        return None
    return to.from_user


ADMIN: Final = ChatMemberStatus.ADMINISTRATOR.value


async def standing(bot: Bot, chat_id: int) -> str:
    """The bot's own status in a group; "left" if it may not even look."""
    try:
        return str((await bot.get_chat_member(chat_id, bot.id)).status)
    except (BadRequest, Forbidden):
        return ChatMemberStatus.LEFT.value
