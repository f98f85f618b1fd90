"""What the dialogs and the personas promise each other, so that none has to know the other."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from telegram import Update
from telegram.ext import BaseHandler

from cases.drafts import Draft
from cases.people import Person
from handlers.context import Context

Handler = BaseHandler[Update, Context, Any]

LinkTaker = Callable[[Update, Context, str], Awaitable[None]]
"""Takes what stands after the dash of a deep link: `start=admin-<token>`, `start=read-<token>`."""

FileTaker = Callable[[Update, Context], Awaitable[bool]]
"""Offered a private file nobody asked for (a policy sent by an admin); True when it is theirs."""

CodeTaker = Callable[[Update, Context, str], Awaitable[bool]]
"""Offered the words after /hoso in private when they name no case of the writer's own.

True when the writer is care staff and has been answered; else nothing was said.
"""


class Dialog(Protocol):
    """A dialog whose state is a draft: it is handed every message of the chat while it is open."""

    @property
    def kind(self) -> str:
        """The kind of its drafts."""

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take the message (text, file or anything else) as the dialog's answer."""


class Persona(Protocol):
    """Someone's side of the bot, as the handlers it consists of."""

    def handlers(self) -> list[Handler]:
        """Its handlers, in the order in which they are tried."""
