"""What a chat said lately, read from its sealed inbox rows as long as they can be opened."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from storage.database import Database
from storage.days import DayKeys
from storage.recent_rows import newest_updates
from storage.vault import Vault

LATELY: Final = timedelta(minutes=15)
FEW: Final = 8
MANY: Final = 200


@dataclass(frozen=True)
class Came:
    """What came in a chat: words typed, or what a pressed button carried; "" for neither."""

    at: datetime
    message_id: int
    text: str = ""
    pressed: str = ""


@dataclass(frozen=True)
class Recent:
    """Looks back in a private chat; nothing more is kept for it than the inbox has."""

    database: Database
    vault: Vault
    days: DayKeys

    async def came(self, chat_id: int, count: int = FEW) -> tuple[Came, ...]:
        """The newest that came, of *count* updates, the newest first; about seven days back."""
        chat = self.vault.index("chat", chat_id)
        async with self.database.read() as session:
            opened = await newest_updates(session, self.days, chat, count)
        return tuple(_came(at, json.loads(body)) for at, body in opened)


def typed_in(came: Sequence[Came], message_id: int) -> str | None:
    """The words that were typed in a message; None when they can be read no more."""
    found = (each.text for each in came if each.message_id == message_id and each.text)
    return next(found, None)


def typed_before(came: Sequence[Came], message_id: int) -> tuple[str, ...]:
    """The words typed in the quarter of an hour before a message, the newest first.

    Commands are left out.
    """
    asked = next((each for each in came if each.text and each.message_id == message_id), None)
    if asked is None:
        return ()
    return tuple(
        each.text
        for each in came
        if each.text
        and each.message_id < message_id
        and not each.text.lstrip().startswith("/")
        and asked.at - each.at <= LATELY
    )


def _came(at: datetime, update: Any) -> Came:  # noqa: ANN401 - whatever Telegram sent
    query, message = _dict(update, "callback_query"), _dict(update, "message")
    if query:
        return Came(at, 0, pressed=str(query.get("data") or ""))
    number, text = message.get("message_id"), message.get("text")
    return Came(
        at, number if isinstance(number, int) else 0, text if isinstance(text, str) else ""
    )


def _dict(value: Any, name: str) -> dict[str, Any]:  # noqa: ANN401 - whatever Telegram sent
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
