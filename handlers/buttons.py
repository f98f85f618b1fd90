"""Buttons: what they carry is a hint, never a right; every press is checked again."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.rich import clean

LONGEST_DATA = 64


@dataclass(frozen=True)
class Button:
    """A button with what it carries: `dialog:verb[:argument...]`, at most 64 bytes, or a link."""

    label: str
    data: str = ""
    url: str = ""


def keyboard(*rows: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """The rows of buttons under a message; None when there are none.

    Raises:
        ValueError: A button carries more than Telegram lets it.
    """
    for button in (button for row in rows for button in row):
        if len(button.data.encode()) > LONGEST_DATA:
            raise ValueError(f"button carries too much: {button.data}")
    shown = [[_shown(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(shown) if shown else None


def _shown(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(clean(button.label), url=button.url)
    return InlineKeyboardButton(clean(button.label), callback_data=button.data)
