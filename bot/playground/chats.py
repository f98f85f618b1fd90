"""People, chats, topics and files, as the playground's Telegram knows them."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.pulse import Pulse

Json = dict[str, Any]

PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
"""Statuses of those who are in a chat."""


@dataclass(slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    #: Has written to the bot at least once: before that the bot cannot write to them.
    started: bool = False
    blocked: bool = False

    def face(self) -> Json:
        """The User object of the Bot API."""
        face: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                face[name] = value
        return face


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the id of the message that opened it."""

    id: int
    name: str
    icon_color: int = 7322096
    closed: bool = False


@dataclass(slots=True)
class Change:
    """One thing that became visible in a chat: a message (new, edited, deleted) or an alert."""

    message_id: int = 0
    alert: Json | None = None


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a supergroup, with everything said in it."""

    id: int
    kind: str
    title: str = ""
    forum: bool = False
    #: user id -> status; of groups only
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0
    changes: list[Change] = field(default_factory=list)
    migrated_to: int | None = None
    face: Json = field(default_factory=dict)
    pulse: Pulse = field(default_factory=Pulse)

    def __post_init__(self) -> None:
        if not self.face:
            self.face = {"id": self.id, "type": self.kind, "title": self.title}
            if self.forum:
                self.face["is_forum"] = True

    @property
    def is_private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return self.kind == "private"

    def status(self, user_id: int) -> str:
        """The person's status here; "left" for a stranger."""
        return self.members.get(user_id, "left")

    def changed(self, message_id: int) -> None:
        """Note that a message is new or different, and wake whoever watches."""
        self.changes.append(Change(message_id))
        self.pulse.beat()

    def alerted(self, alert: Json) -> None:
        """Note the answer to a press, which only the presser sees."""
        self.changes.append(Change(alert=alert))
        self.pulse.beat()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes that were sent once, under the id Telegram gave them."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    kind: str
    data: bytes

    def face(self) -> Json:
        """The fields every kind of file has."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }


def private_chat(user: User) -> Chat:
    """The chat of *user* with the bot."""
    face = {k: v for k, v in user.face().items() if k not in ("is_bot", "language_code")}
    return Chat(user.id, "private", face=face | {"type": "private"})
