"""What a handler raised: PTB swallows it, so an error handler notes it for the worker."""

from contextvars import ContextVar

from handlers.context import Context

FAULT: ContextVar[list[Exception]] = ContextVar("fault")
"""The list a worker laid out for the update it handles; its error lands here."""


async def note_fault(update: object, context: Context) -> None:
    """Note the error of the update being handled; nothing of the update is logged."""
    del update
    if isinstance(context.error, Exception):
        FAULT.get().append(context.error)
