"""Where a notice goes: a private chat or a bound staff chat, by which bot, and whether late."""

from dataclasses import dataclass

from telegram import Bot

from cases.people import Person
from cases.staff import BoundChat
from handlers.rich import Rich, lines


@dataclass(frozen=True)
class Destination:
    """Where a notice goes; `person` is whose private chat it is, `chat` which bound chat.

    `late` is the line that says so under a notice that comes late, None in time.
    """

    bot: Bot
    chat_id: int
    person: Person | None
    chat: BoundChat | None
    late: Rich | None

    def timely(self, message: Rich) -> Rich:
        """*message*, which says so if it comes late."""
        return message if self.late is None else lines(message, self.late)
