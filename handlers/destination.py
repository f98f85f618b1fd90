"""Where a notice goes: a private chat or a bound staff chat, by which bot, and whether late."""

from dataclasses import dataclass

from telegram import Bot

from cases.people import Person
from cases.staff import BoundChat


@dataclass(frozen=True)
class Destination:
    """Where a notice goes; `person` is whose private chat it is, `chat` which bound chat.

    A *late* notice to a customer says that it is.
    """

    bot: Bot
    chat_id: int
    person: Person | None
    chat: BoundChat | None
    late: bool
