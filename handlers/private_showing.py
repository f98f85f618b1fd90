"""Showing personal words to a colleague: in private, protected, gone after a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cases.dossier import CaseView
from cases.removals import Removals
from handlers.access import Caller
from handlers.buttons import Button, keyboard
from handlers.context import Cause, Context
from handlers.rich import Rich, pages

READABLE: Final = timedelta(hours=24)


@dataclass(frozen=True)
class PrivateShowing:
    """Sends what a case holds to a colleague's private chat, and has it deleted in time."""

    removals: Removals
    now: Callable[[], datetime]

    async def show(
        self,
        view: CaseView,
        message: Rich,
        rows: Sequence[Sequence[Button]],
        caller: Caller,
        context: Context,
    ) -> None:
        """Send *message* with buttons under its last page."""
        cut = pages(message)
        for number, page in enumerate(cut, start=1):
            sent = await context.bot.send_message(
                caller.person.user_id,
                page.text,
                entities=page.entities,
                protect_content=True,
                reply_markup=keyboard(*rows) if number == len(cut) else None,
            )
            # Kept even when the chat's lease was lost meanwhile: the message is out, and must go.
            sent_by, due = Cause(context.cause.id), self.now() + READABLE
            await self.removals.keep(
                caller.person.id, (sent.message_id,), due, sent_by, case_id=view.id
            )
