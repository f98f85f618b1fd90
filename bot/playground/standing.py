"""People and the bot come, go, are promoted, block and unblock; groups migrate."""

import time

from bot.playground.asking import member
from bot.playground.chats import PRESENT, Chat, Json, User
from bot.playground.sight import sees
from bot.playground.world import Telegram


def block(telegram: Telegram, user_id: int) -> None:
    """A person stops the bot."""
    user = telegram.user(user_id)
    if not user.blocked:
        user.blocked = True
        _my_status(telegram, telegram.chats[user.id], user, "member", "kicked")


def unblock(telegram: Telegram, user_id: int) -> None:
    """A person lets the bot write again."""
    user = telegram.user(user_id)
    if user.blocked:
        user.blocked = False
        _my_status(telegram, telegram.chats[user.id], user, "kicked", "member")


def _my_status(telegram: Telegram, chat: Chat, by: User, old: str, new: str) -> None:
    telegram.updates.add("my_chat_member", _change(telegram, chat, by, telegram.bot, (old, new)))


def _change(telegram: Telegram, chat: Chat, by: User, user: User, status: tuple[str, str]) -> Json:
    kept = chat.members.get(user.id)
    shown = []
    for word in status:
        chat.members[user.id] = word
        shown.append(member(telegram, chat, user.id))
    if kept is None or chat.is_private:
        chat.members.pop(user.id, None)
    else:
        chat.members[user.id] = kept
    return {
        "chat": chat.face,
        "from": by.face(),
        "date": int(time.time()),
        "old_chat_member": shown[0],
        "new_chat_member": shown[1],
    }


def set_status(telegram: Telegram, chat_id: int, user_id: int, status: str, by: int = 0) -> None:
    """Somebody's standing in a group changes: joins, leaves, is promoted or thrown out."""
    chat, user = telegram.chat(chat_id), telegram.user(user_id)
    old = chat.status(user_id)
    chat.members[user_id] = status
    if old == status:
        return
    actor = telegram.user(by or user_id)
    if user is telegram.bot:
        _my_status(telegram, chat, actor, old, status)
    elif chat.status(telegram.bot.id) == "administrator":
        change = _change(telegram, chat, actor, user, (old, status))
        telegram.updates.add("chat_member", change)
    _announce(telegram, chat, actor, user, old)


def _announce(telegram: Telegram, chat: Chat, actor: User, user: User, old: str) -> None:
    """Post the service message of a coming or a going."""
    here, was_here = chat.status(user.id) in PRESENT, old in PRESENT
    if here is was_here:
        return
    content: Json = (
        {"new_chat_members": [user.face()]} if here else {"left_chat_member": user.face()}
    )
    message = telegram.post(chat, actor, content)
    if sees(telegram, chat, message):
        telegram.updates.add("message", message)


def migrate(telegram: Telegram, chat_id: int) -> Chat:
    """A basic group becomes a supergroup: a new id, the old one refers to it."""
    old = telegram.chat(chat_id)
    new = telegram.add_group(old.title)
    new.members = dict(old.members)
    owner = telegram.user(next((u for u, s in old.members.items() if s == "creator"),
                               telegram.bot.id))  # fmt: skip
    left = telegram.post(old, owner, {"migrate_to_chat_id": new.id})
    came = telegram.post(new, owner, {"migrate_from_chat_id": old.id})
    old.migrated_to = new.id
    for message in (left, came):
        telegram.updates.add("message", message)
    return new
