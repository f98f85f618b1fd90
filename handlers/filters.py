"""Which updates a handler takes: commands in text or caption, and words by place."""

import re

from telegram import Message
from telegram.ext import filters

_COMMAND = re.compile(r"^\s*/([A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?$", re.DOTALL)


def command_in(message: Message) -> tuple[str, str] | None:
    """The command of a message or caption, lower-case, with the words after it.

    PTB's own CommandHandler passes over captions and needs an entity; this reads the text. A
    command for another bot (`/start@other_bot`) is none of ours.
    """
    text = message.text or message.caption or ""
    found = _COMMAND.match(text)
    if found is None:
        return None
    name, bot, rest = found.groups()
    if bot is not None and bot.lower() != message.get_bot().username.lower():
        return None
    return name.lower(), (rest or "").strip()


class Command(filters.MessageFilter):
    """Messages that are one of these commands, in any spelling given."""

    def __init__(self, *names: str) -> None:
        super().__init__(name=f"Command({', '.join(names)})")
        self.names = frozenset(names)

    def filter(self, message: Message) -> bool:
        """Whether *message* is one of the commands."""
        found = command_in(message)
        return found is not None and found[0] in self.names


class AnyCommand(filters.MessageFilter):
    """Messages that are a command for this bot, known or not."""

    def filter(self, message: Message) -> bool:
        """Whether *message* is a command."""
        return command_in(message) is not None
