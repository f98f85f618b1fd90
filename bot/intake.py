"""Intake: what Telegram hands over is sealed and committed before it is confirmed."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.clock import Now
from bot.metrics import Metrics
from storage.database import Database
from storage.inbox import Arrival, Inbox
from storage.vault import Vault

KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "chat_member",
    "my_chat_member",
)
"""What we ask Telegram for; `chat_member` comes only when it is named."""

SERVICE = (
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "new_chat_members",
    "left_chat_member",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
    "group_chat_created",
    "supergroup_chat_created",
)
NOWHERE = "nowhere"
NUMBER = re.compile(rb'"update_id"\s*:\s*(-?\d{1,18})\b')


@dataclass(frozen=True)
class Intake:
    """Turns raw updates into sealed inbox rows, in one commit a batch."""

    bot_id: int
    database: Database
    vault: Vault
    inbox: Inbox
    now: Now
    metrics: Metrics

    async def keep(self, updates: list[Any]) -> None:
        """Keep a batch; when this returns it is on disk and may be confirmed."""
        arrivals = [arrival for update in updates if (arrival := self.arrival(update)) is not None]
        if not arrivals:
            return
        async with self.database.write() as session:
            new = await self.inbox.keep(session, self.bot_id, arrivals, self.now())
        self.metrics.updates.inc(new)

    async def keep_unreadable(self, body: bytes) -> bool:
        """Keep JSON that cannot be read, to be set aside with an alarm; False without a number."""
        number = number_in(body)
        if number is None:
            return False
        arrival = Arrival(number, self.vault.index("chat", NOWHERE), body)
        async with self.database.write() as session:
            await self.inbox.keep(session, self.bot_id, [arrival], self.now())
        return True

    def arrival(self, update: object) -> Arrival | None:
        """What to keep of an update; None for what carries no number and so is no update."""
        if not isinstance(update, dict):
            return None
        number = update.get("update_id")
        if (
            isinstance(number, bool)
            or not isinstance(number, int)
            or not -(2**63) <= number < 2**63
        ):
            return None
        chat = self.vault.index("chat", chat_of(update))
        if not is_ours(update, self.bot_id):
            return Arrival(number, chat, None)
        return Arrival(number, chat, json.dumps(update).encode())


def number_in(body: bytes) -> int | None:
    """The first update number that stands in what cannot be read as JSON."""
    found = NUMBER.search(body)
    return int(found[1]) if found is not None else None


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def message_of(update: dict[str, Any]) -> dict[str, Any]:
    """The message an update carries, new, edited or pressed on; empty if none."""
    for kind in ("message", "edited_message", "channel_post", "edited_channel_post"):
        if isinstance(update.get(kind), dict):
            return _dict(update[kind])
    return _dict(_dict(update.get("callback_query")).get("message"))


def chat_of(update: dict[str, Any]) -> str:
    """Whose order an update keeps: its chat's id, else its person's."""
    places = [message_of(update)]
    places += [_dict(update.get(kind)) for kind in ("my_chat_member", "chat_member")]
    for place in places:
        found = _dict(place.get("chat")).get("id")
        if isinstance(found, int):
            return str(found)
    person = _dict(_dict(update.get("callback_query")).get("from")).get("id")
    return str(person) if isinstance(person, int) else NOWHERE


def is_ours(update: dict[str, Any], bot_id: int) -> bool:
    """Whether an update's words may be kept.

    Of a group's talk only commands, replies to the bot, presses and service messages are.
    """
    message = _dict(update.get("message") or update.get("edited_message"))
    if not message or _dict(message.get("chat")).get("type") == "private":
        return True
    if any(name in message for name in SERVICE):
        return True
    words = message.get("text") or message.get("caption")
    if isinstance(words, str) and words.lstrip().startswith("/"):
        return True
    answered = _dict(message.get("reply_to_message"))
    # Plain talk in a topic carries the topic's opening message, which may be the bot's own.
    opening = "forum_topic_created" in answered
    return not opening and _dict(answered.get("from")).get("id") == bot_id
