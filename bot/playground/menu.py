"""Which commands a person sees in a chat's menu, by the scopes of the Bot API."""

from bot.playground.chats import Chat, Json, User
from bot.playground.world import Telegram


def menu(telegram: Telegram, chat: Chat, user: User) -> list[Json]:
    """The commands of the narrowest scope that has any, in the person's language if given."""
    for scope in _scopes(chat, user):
        for language in (user.language_code, ""):
            commands = telegram.commands.get(f"{scope}:{language}")
            if commands:
                return commands
    return []


def _scopes(chat: Chat, user: User) -> list[str]:
    """Scopes from the narrowest to the widest, in Telegram's order."""
    if chat.is_private:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    scopes = [f"chat_member:{chat.id}:{user.id}"]
    ruling = chat.status(user.id) in ("administrator", "creator")
    if ruling:
        scopes.append(f"chat_administrators:{chat.id}")
    scopes.append(f"chat:{chat.id}")
    if ruling:
        scopes.append("all_chat_administrators")
    return [*scopes, "all_group_chats", "default"]
