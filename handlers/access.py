"""Rights are checked by user id at every command and every press."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, assert_never

from telegram import Update, User

from cases.dossier import Actor
from cases.people import People, Person
from cases.staff import Colleague, Staff
from cases.steps import Role
from handlers.acts import RIGHTS, Act, Where, Who
from handlers.belonging import Belonging, belonging
from handlers.context import Context
from handlers.place import Place, place_of
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts

ANONYMOUS_ADMIN: Final = 1087968824  # Telegram's "Group Anonymous Bot"
SEEN_LATELY: Final = timedelta(minutes=10)
KEPT_UNSEEN: Final = timedelta(days=1)
"""How long who was a member counts as one while the bot cannot look into the group."""
UNSEEN: Final = "care group unseen"
LEFT_BEHIND: Final = "cases left behind"


class Refusal(StrEnum):
    """Why somebody may not."""

    ANONYMOUS = "anonymous"
    NOT_CARE = "not_care"
    NOT_ADMIN = "not_admin"
    UNSEEN = "group_unseen"
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
    """Checks rights; `admin_ids` are the admins that the settings name, `alarm` tells admins."""

    people: People
    staff: Staff
    admin_ids: frozenset[int]
    now: Callable[[], datetime]
    alarm: Callable[[str], Awaitable[None]]
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
        if (known is None or private) and (is_admin or is_care):
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
        """The colleague, seen in the care group not longer ago than ten minutes, or named.

        Raises:
            AccessRefusedError: The group cannot be looked into, nor have they been seen in it
                within a day.
        """
        if seen is not None and (seen.is_named or self._seen_within(SEEN_LATELY, seen)):
            return seen
        group = await self.staff.care_chat()
        if group is None or user.is_bot:
            return seen
        found = await belonging(context.bot, group.chat_id, user.id)
        if found is Belonging.UNSEEN:
            return await self._unseen(seen)
        if found is Belonging.INSIDE:
            return await self.staff.joined(user.id, user.full_name, context.cause)
        if seen is not None and seen.is_member:
            await self.staff.left(user.id, context.cause)
            await self.left_behind(user.id)
            return await self.staff.colleague(user.id)
        return seen

    async def left_behind(self, user_id: int) -> None:
        """Let the admins know if one who has left customer care still holds open cases."""
        if await self.staff.left_cases(user_id):
            await self.alarm(LEFT_BEHIND)

    async def _unseen(self, seen: Colleague | None) -> Colleague:
        """Who was a member lately still counts as one: the bot was put out, not they."""
        await self.alarm(UNSEEN)
        if seen is None or not self._seen_within(KEPT_UNSEEN, seen):
            raise AccessRefusedError(Refusal.UNSEEN)
        return seen

    def _seen_within(self, time: timedelta, seen: Colleague) -> bool:
        return seen.is_member and self.now() - seen.checked_at < time

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
    return str(getattr(care_texts(language), reason.value))


def is_anonymous(update: Update) -> bool:
    """Whether the update is in the name of a chat, so that no person stands behind it."""
    user, message = update.effective_user, update.message
    by_chat = message is not None and message.sender_chat is not None
    return by_chat or (user is not None and user.id == ANONYMOUS_ADMIN)
