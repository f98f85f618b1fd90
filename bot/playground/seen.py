"""What people see in a chat: messages, buttons, answers to presses."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; `data` or `url` is empty when it has none."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it stands in a chat now; `raw` is Telegram's own object."""

    raw: Json

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Its text or caption; "" when it has none or was deleted."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def sender(self) -> int:
        """User id of who wrote it."""
        return int(self.raw["from"]["id"])

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.raw["from"]["is_bot"])

    @property
    def deleted(self) -> bool:
        """Whether it is gone."""
        return bool(self.raw.get("deleted", False))

    @property
    def protected(self) -> bool:
        """Whether it cannot be forwarded or saved."""
        return bool(self.raw.get("has_protected_content", False))

    @property
    def topic(self) -> int | None:
        """The forum topic it is in."""
        return self.raw.get("message_thread_id")

    @property
    def rows(self) -> list[list[Button]]:
        """Its inline buttons, row by row."""
        keyboard = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            [Button(b["text"], b.get("callback_data", ""), b.get("url", "")) for b in row]
            for row in keyboard
        ]

    @property
    def buttons(self) -> list[Button]:
        """Its inline buttons in one list."""
        return [button for row in self.rows for button in row]

    @property
    def file_id(self) -> str:
        """The file it carries; "" when there is none."""
        for kind in ("document", "voice"):
            if kind in self.raw:
                return str(self.raw[kind]["file_id"])
        return str(self.raw["photo"][-1]["file_id"]) if "photo" in self.raw else ""

    def button(self, label: str) -> Button | None:
        """The button with this data or text, or whose text contains it."""
        for button in self.buttons:
            if label in (button.data, button.text):
                return button
        return next((b for b in self.buttons if label.casefold() in b.text.casefold()), None)


@dataclass(frozen=True, slots=True)
class Alert:
    """The answer to a press: a toast, or a box when `boxed`; `url` is opened by the app."""

    text: str
    boxed: bool
    url: str
