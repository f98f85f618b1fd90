"""Who comes and goes: membership of the care group, the bot's own standing, moved groups."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from cases.notices import Hears
from cases.people import People
from cases.staff import Staff
from handlers.access import LEFT_BEHIND
from handlers.belonging import belongs
from handlers.context import Context
from handlers.dialogs import Handler

LOST: Final = "care group lost"
RIGHTS_LOST: Final = "care rights lost"
TOPICS_LOST: Final = "care topics lost"


@dataclass(frozen=True)
class Membership:
    """Follows what Telegram says of members; `alarm` tells the admins."""

    people: People
    staff: Staff
    alarm: Callable[[str], Awaitable[None]]

    async def member(self, update: Update, context: Context) -> None:
        """End or begin a membership of the care group at once."""
        changed = update.chat_member
        if changed is None or not await self._is_care(changed.chat.id):
            return
        user = changed.new_chat_member.user
        if user.is_bot:
            return
        if belongs(changed.new_chat_member):
            await self.staff.joined(user.id, user.full_name, context.cause)
        elif await self.staff.colleague(user.id) is not None:
            await self.staff.left(user.id, context.cause)
            if await self.staff.left_cases(user.id):
                await self.alarm(LEFT_BEHIND)

    async def own_standing(self, update: Update, context: Context) -> None:
        """Note where the bot may write; tell the admins when the care group is lost to it."""
        changed = update.my_chat_member
        if changed is None:
            return
        if changed.chat.type == ChatType.PRIVATE:
            await self._private(changed, context)
            return
        if belongs(changed.new_chat_member) and not belongs(changed.old_chat_member):
            await self.staff.readmitted(changed.chat.id, context.cause)
        if await self._is_care(changed.chat.id):
            await self._note_forum(changed.chat.id, bool(changed.chat.is_forum), context)
            await self._care_standing(changed)

    async def _private(self, changed: ChatMemberUpdated, context: Context) -> None:
        known = await self.people.known(changed.from_user.id)
        if known is not None:
            may_write = belongs(changed.new_chat_member)
            await self.people.reached(known.id, may_write, context.cause)

    async def _care_standing(self, changed: ChatMemberUpdated) -> None:
        before, now = changed.old_chat_member, changed.new_chat_member
        if not belongs(now):
            await self.alarm(LOST)
        elif (
            before.status == ChatMemberStatus.ADMINISTRATOR
            and now.status != ChatMemberStatus.ADMINISTRATOR
        ):
            await self.alarm(RIGHTS_LOST)
        elif changed.chat.is_forum and opens_topics(before) and not opens_topics(now):
            await self.alarm(TOPICS_LOST)

    async def moved(self, update: Update, context: Context) -> None:
        """Follow a group that became a supergroup; both chats say so, once is enough."""
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            old, new = message.chat.id, message.migrate_to_chat_id
        elif message.migrate_from_chat_id is not None:
            old, new = message.migrate_from_chat_id, message.chat.id
        else:
            return
        await self.staff.migrated(old, new, context.cause)

    async def served(self, update: Update, context: Context) -> None:
        """Pass over what a group says of itself, but note that it has topics."""
        message = update.message
        if message is not None and speaks_of_topics(message):
            await self._note_forum(message.chat.id, True, context)

    async def _note_forum(self, chat_id: int, yes: bool, context: Context) -> None:
        chat = await self.staff.chat(chat_id)
        if chat is not None and chat.forum != yes:
            await self.staff.forum(chat_id, yes, context.cause)

    async def _is_care(self, chat_id: int) -> bool:
        chat = await self.staff.chat(chat_id)
        return chat is not None and chat.hears is Hears.CARE

    def handlers(self) -> list[Handler]:
        """Members, the bot itself, and the service messages of groups."""
        service = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.StatusUpdate.ALL
        return [
            ChatMemberHandler(self.member, ChatMemberHandler.CHAT_MEMBER),
            ChatMemberHandler(self.own_standing, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(service & filters.StatusUpdate.MIGRATE, self.moved),
            MessageHandler(service, self.served),
        ]


def opens_topics(member: ChatMember) -> bool:
    """Whether this member may open topics as an administrator of the group."""
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)


def speaks_of_topics(message: Message) -> bool:
    """Whether this service message can only come from a group with topics."""
    return message.forum_topic_created is not None or bool(message.chat.is_forum)
