"""Rights are checked by user id at every command and every press."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, assert_never

from telegram import Bot, ChatMember, Update, User
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden

from cases.dossier import Actor
from cases.people import People, Person
from cases.staff import BoundChat, Colleague, Staff
from cases.steps import Role
from handlers.acts import RIGHTS, Act, Where, Who
from handlers.context import Context
from handlers.place import Place, place_of
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts

ANONYMOUS_ADMIN: Final = 1087968824  # Telegram's "Group Anonymous Bot"
SEEN_LATELY: Final = timedelta(minutes=10)


class Refusal(StrEnum):
    """Why somebody may not."""

    ANONYMOUS = "anonymous"
    NOT_CARE = "not_care"
    NOT_ADMIN = "not_admin"
    ONLY_PRIVATE = "only_private"
    ONLY_GROUP = "only_group"
    ONLY_CARE_ROOM = "only_care_room"


class AccessRefusedError(Exception):
    """Not for this person, or not here; `reason` says what they can do about it."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Caller:
    """Who called on the bot, with the rights just checked, and the language to answer in."""

    person: Person
    name: str
    language: str
    is_care: bool
    is_admin: bool
    username: str = ""

    @property
    def mention(self) -> str:
        """The name that calls them in a group, where they have one."""
        return f"@{self.username}" if self.username else self.name

    @property
    def actor(self) -> Actor:
        """The caller as somebody who acts on a case."""
        return Actor(Role.CARE, self.person.id, self.name)


Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Guarded = Callable[[Update, Context, Caller], Awaitable[None]]


@dataclass(frozen=True)
class Access:
    """Checks rights; `admin_ids` are the admins that the settings name."""

    people: People
    staff: Staff
    admin_ids: frozenset[int]
    now: Callable[[], datetime]
    language: str = "vi"

    def only(self, act: Act, handler: Guarded, *, quiet: bool = False) -> Callback:
        """*handler* behind the right to *act*: who has it not is told why, unless *quiet*."""

        async def guarded(update: Update, context: Context) -> None:
            try:
                caller = await self.check(act, update, context)
            except AccessRefusedError as refused:
                if not quiet:
                    await self.refuse(update, context, refused.reason)
            else:
                await handler(update, context, caller)

        return guarded

    async def check(self, act: Act, update: Update, context: Context) -> Caller:
        """Who calls, if they may *act* here.

        Raises:
            AccessRefusedError: They may not, or not here.
        """
        right, user, place = RIGHTS[act], update.effective_user, place_of(update)
        if user is None or place is None or is_anonymous(update):
            raise AccessRefusedError(Refusal.ANONYMOUS)
        caller = await self.caller(user, context, private=place.private, who=right.who)
        if right.who is Who.CARE and not caller.is_care:
            raise AccessRefusedError(Refusal.NOT_CARE)
        if right.who is Who.ADMIN and not caller.is_admin:
            raise AccessRefusedError(Refusal.NOT_ADMIN)
        wrong_place = await self._misplaced(right.where, place)
        if wrong_place is not None:
            raise AccessRefusedError(wrong_place)
        return caller

    async def _misplaced(self, where: Where, place: Place) -> Refusal | None:
        """Why this is not the place for it; None if it is."""
        match where:
            case Where.ANYWHERE:
                return None
            case Where.PRIVATE:
                return None if place.private else Refusal.ONLY_PRIVATE
            case Where.GROUP:
                return Refusal.ONLY_GROUP if place.private else None
            case Where.CARE_ROOM:
                room = place.private or await self._is_care_group(place.chat_id)
                return None if room else Refusal.ONLY_CARE_ROOM
            case _:
                assert_never(where)

    async def _is_care_group(self, chat_id: int) -> bool:
        group = await self.staff.care_chat()
        return group is not None and group.chat_id == chat_id

    async def caller(self, user: User, context: Context, *, private: bool, who: Who) -> Caller:
        """Who *user* is to us; membership of the care group is looked up where it matters."""
        seen = await self.staff.colleague(user.id)
        if who is Who.CARE:
            seen = await self.care_member(user, seen, context)
        is_admin = self.named_admin(user.id, seen)
        known = await self.people.known(user.id)
        is_care = seen is not None and seen.is_care
        if known is None and (is_admin or is_care):
            known = await self.people.meet(user.id, started=private, cause=context.cause)
        if known is None:
            raise AccessRefusedError(Refusal.NOT_CARE if who is Who.CARE else Refusal.NOT_ADMIN)
        name = seen.name if seen is not None and seen.name else user.full_name
        language = known.language if private else self.language
        return Caller(known, name, language, is_care, is_admin, user.username or "")

    async def is_admin(self, user_id: int) -> bool:
        """Whether a Telegram user is an admin, wherever they are."""
        return self.named_admin(user_id, await self.staff.colleague(user_id))

    async def is_care(self, user_id: int) -> bool:
        """Whether a Telegram user is known to care for cases."""
        seen = await self.staff.colleague(user_id)
        return seen is not None and seen.is_care

    def named_admin(self, user_id: int, seen: Colleague | None) -> bool:
        """Whether the settings or their own entry make them an admin."""
        return user_id in self.admin_ids or (seen is not None and seen.is_admin)

    async def care_member(
        self, user: User, seen: Colleague | None, context: Context
    ) -> Colleague | None:
        """The colleague, seen in the care group not longer ago than ten minutes, or named."""
        if seen is not None and (seen.is_named or self._seen_lately(seen)):
            return seen
        group = await self.staff.care_chat()
        if group is None or user.is_bot:
            return seen
        if await is_in(context.bot, group, user.id):
            return await self.staff.joined(user.id, user.full_name, context.cause)
        if seen is not None and seen.is_member:
            await self.staff.left(user.id, context.cause)
            return await self.staff.colleague(user.id)
        return seen

    def _seen_lately(self, seen: Colleague) -> bool:
        return seen.is_member and self.now() - seen.checked_at < SEEN_LATELY

    async def refuse(self, update: Update, context: Context, reason: Refusal) -> None:
        """Say why not: under a press, or as an answer."""
        place, user = place_of(update), update.effective_user
        if place is None:
            return
        known = await self.people.known(user.id) if user and place.private else None
        words = refusal_words(reason, known.language if known else self.language)
        if update.callback_query is not None:
            await acknowledge(update.callback_query, words, alert=True)
        else:
            await place.answer(context.bot, words)


def refusal_words(reason: Refusal, language: str) -> str:
    """The sentence for *reason*."""
    texts = care_texts(language)
    match reason:
        case Refusal.ANONYMOUS:
            return texts.anonymous
        case Refusal.NOT_CARE:
            return texts.not_care
        case Refusal.NOT_ADMIN:
            return texts.not_admin
        case Refusal.ONLY_PRIVATE:
            return texts.only_private
        case Refusal.ONLY_GROUP:
            return texts.only_group
        case Refusal.ONLY_CARE_ROOM:
            return texts.only_care_room
        case _:
            assert_never(reason)


def is_anonymous(update: Update) -> bool:
    """Whether the update is in the name of a chat, so that no person stands behind it."""
    user, message = update.effective_user, update.message
    by_chat = message is not None and message.sender_chat is not None
    return by_chat or (user is not None and user.id == ANONYMOUS_ADMIN)


async def is_in(bot: Bot, group: BoundChat, user_id: int) -> bool:
    """Whether Telegram counts the user among the members of *group* now."""
    try:
        return belongs(await bot.get_chat_member(group.chat_id, user_id))
    except (BadRequest, Forbidden):
        return False  # an unknown user, or a group the bot was put out of


def belongs(member: ChatMember) -> bool:
    """Whether this status is a membership."""
    if member.status == ChatMemberStatus.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status in {
        ChatMemberStatus.OWNER,
        ChatMemberStatus.ADMINISTRATOR,
        ChatMemberStatus.MEMBER,
    }
