"""Whether somebody is in the care group: as Telegram says, or that it cannot be seen."""

from enum import StrEnum
from typing import Final

from telegram import Bot, ChatMember
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden

NOBODY: Final = (
    "user not found",
    "member not found",
    "user_not_participant",
    "participant_id_invalid",
    "user_id_invalid",
    "invalid user_id",
)
"""How Telegram says that it knows no such member; any other refusal says nothing of them."""


class Belonging(StrEnum):
    """What a look into a group tells of a person."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNSEEN = "unseen"


async def belonging(bot: Bot, chat_id: int, user_id: int) -> Belonging:
    """Whether Telegram counts a user among the members of a group now.

    UNSEEN where the bot cannot look: it was put out of the group, or may not see its members.
    """
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except (Forbidden, ChatMigrated):
        return Belonging.UNSEEN
    except BadRequest as error:
        said = error.message.lower()
        unknown = any(words in said for words in NOBODY)
        return Belonging.OUTSIDE if unknown else Belonging.UNSEEN
    return Belonging.INSIDE if belongs(member) else Belonging.OUTSIDE


def belongs(member: ChatMember) -> bool:
    """Whether this status is a membership."""
    if member.status == ChatMemberStatus.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status in {
        ChatMemberStatus.OWNER,
        ChatMemberStatus.ADMINISTRATOR,
        ChatMemberStatus.MEMBER,
    }
