"""What a handler is given beside the update: the cause of whatever it changes."""

from contextvars import ContextVar

from telegram.ext import CallbackContext, ExtBot

from storage.database import Cause

CURRENT_CAUSE: ContextVar[Cause] = ContextVar("cause")

type_of_data = dict[str, object]


class Context(CallbackContext[ExtBot[None], type_of_data, type_of_data, type_of_data]):
    """PTB's context with the cause: the inbox row that is being worked on, under its lease."""

    @property
    def cause(self) -> Cause:
        """The cause of every change made while handling this update."""
        return CURRENT_CAUSE.get()


__all__ = ["CURRENT_CAUSE", "Cause", "Context"]
