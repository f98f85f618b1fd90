"""What a bot is shown of a chat's talk."""

from bot.playground.chats import PRESENT, Chat, Json
from bot.playground.world import Telegram


def sees(telegram: Telegram, chat: Chat, message: Json) -> bool:
    """Whether the bot is shown a message; privacy mode hides talk from a plain member."""
    if chat.is_private:
        return not telegram.users[chat.id].blocked
    status = chat.status(telegram.bot.id)
    if status not in PRESENT:
        return False
    if status != "member" or not telegram.privacy_mode:
        return True
    if "text" not in message and "caption" not in message and "media_group_id" not in message:
        service = not message.keys() & {"document", "photo", "voice", "sticker", "contact"}
        if service:
            return True
    replied = message.get("reply_to_message", {})
    return replied.get("from", {}).get("id") == telegram.bot.id or _commands(telegram, message)


def _commands(telegram: Telegram, message: Json) -> bool:
    text = str(message.get("text", message.get("caption", "")))
    word = text.split(maxsplit=1)[0] if text.split() else ""
    if not word.startswith("/"):
        return False
    _, at, name = word.partition("@")
    return not at or name.casefold() == telegram.bot.username.casefold()
