"""Telegram itself, in memory: who is there, what was said, what waits for the bot."""

import random
import time
from dataclasses import dataclass, field
from typing import Any

from bot.playground.chats import PRESENT, Chat, Json, StoredFile, Topic, User, private_chat
from bot.playground.markup import width
from bot.playground.refusal import bad, forbidden
from bot.playground.updates import Updates

QUERY_LIFE = 300.0
"""Seconds in which a press can be answered."""


@dataclass(slots=True)
class Query:
    """One press of an inline button that waits for its answer."""

    id: str
    user_id: int
    chat_id: int
    at: float


@dataclass(slots=True)
class Telegram:
    """The whole world of one bot; every other part of the playground acts on it."""

    token: str
    bot: User
    privacy_mode: bool = True
    #: Anyone may be written to: for loads whose people were never made.
    open_house: bool = False
    #: Messages kept per chat; older ones go, so that a long load does not fill the memory.
    keep: int = 20_000
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    file_paths: dict[str, StoredFile] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    updates: Updates = field(default_factory=lambda: Updates(random.randint(10**8, 9 * 10**8)))  # noqa: S311
    _next_id: int = 1_000_001

    def new_id(self) -> int:
        """A number nothing else has here."""
        self._next_id += 1
        return self._next_id

    # people and places

    def add_user(self, first_name: str, **fields: Any) -> User:  # noqa: ANN401 - fields of User
        """Let a person exist, with their private chat."""
        user_id = fields.pop("id", None) or self.new_id()
        user = User(user_id, first_name, **fields)
        self.users[user.id] = user
        self.chats[user.id] = private_chat(user)
        return user

    def add_group(self, title: str, *, forum: bool = False, basic: bool = False) -> Chat:
        """Let a group exist: a supergroup unless *basic*."""
        kind = "group" if basic else "supergroup"
        number = self.new_id()
        chat = Chat(-number if basic else -1_000_000_000_000 - number, kind, title, forum)
        self.chats[chat.id] = chat
        return chat

    def user(self, user_id: int) -> User:
        """The person; 400 for a stranger."""
        user = self.bot if user_id == self.bot.id else self.users.get(user_id)
        if user is None:
            raise bad("user not found")
        return user

    def chat(self, chat_id: Any) -> Chat:  # noqa: ANN401 - whatever the bot sent
        """The chat the bot named; 400 when there is none or it has a new number."""
        number = _number(chat_id)
        chat = self.chats.get(number)
        if chat is None and self.open_house and number > 0:
            self.add_user("Guest", id=number, started=True)
            chat = self.chats[number]
        if chat is None:
            raise bad("chat not found")
        if chat.migrated_to is not None:
            refusal = bad("group chat was upgraded to a supergroup chat")
            refusal.parameters = {"migrate_to_chat_id": chat.migrated_to}
            raise refusal
        return chat

    def writable(self, chat_id: Any) -> Chat:  # noqa: ANN401 - whatever the bot sent
        """The chat, if the bot may write there now; else 400 or 403."""
        chat = self.chat(chat_id)
        if chat.is_private:
            user = self.users[chat.id]
            if user.blocked:
                raise forbidden("bot was blocked by the user")
            if not user.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif (status := chat.status(self.bot.id)) not in PRESENT:
            what = "was kicked from" if status == "kicked" else "is not a member of"
            raise forbidden(f"bot {what} the {chat.kind} chat")
        return chat

    # messages

    def post(self, chat: Chat, sender: User, content: Json) -> Json:
        """Put a message into a chat, and return it."""
        chat.last_id += 1
        message: Json = {
            "message_id": chat.last_id,
            "from": sender.face(),
            "chat": chat.face,
            "date": int(time.time()),
        } | content
        chat.messages[chat.last_id] = message
        if len(chat.messages) > self.keep:
            del chat.messages[next(iter(chat.messages))]
        chat.changed(chat.last_id)
        return message

    def replied(self, chat: Chat, message_id: int) -> Json | None:
        """The message a reply carries along, without the one it replied to.

        Of its markup it keeps an inline keyboard alone, as Telegram does.
        """
        message = chat.messages.get(message_id)
        if message is None or "deleted" in message:
            return None
        dropped = {"reply_to_message"}
        if "inline_keyboard" not in message.get("reply_markup", {}):
            dropped.add("reply_markup")
        return {k: v for k, v in message.items() if k not in dropped}

    def topic(self, chat: Chat, thread_id: int) -> Topic:
        """The topic of a forum; 400 where there is none."""
        topic = chat.topics.get(thread_id)
        if topic is None:
            raise bad("message thread not found")
        return topic

    # files

    def keep_file(self, kind: str, name: str, mime: str, data: bytes) -> StoredFile:
        """Store bytes under new ids."""
        number = self.new_id()
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        file_id = f"BQACAgUAAxk{number:x}F{random.getrandbits(64):016x}"
        path = f"{kind}s/file_{number}.{suffix}"
        stored = StoredFile(file_id, f"AgAD{number:x}", path, name, mime, kind, data)
        self.files[stored.id] = self.file_paths[path] = stored
        return stored

    def file(self, file_id: str) -> StoredFile:
        """The stored file; 400 for an unknown id."""
        if file_id not in self.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return self.files[file_id]


def _number(chat_id: Any) -> int:  # noqa: ANN401 - whatever the bot sent
    if chat_id in (None, ""):
        raise bad("chat_id is empty")
    try:
        return int(chat_id)
    except (TypeError, ValueError):
        raise bad("chat not found") from None


def check_length(text: str, most: int, empty: str, long: str) -> None:
    """Refuse a text that is empty or longer than *most* UTF-16 units."""
    if not text:
        raise bad(empty)
    if width(text) > most:
        raise bad(long)
