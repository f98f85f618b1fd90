"""The desk: every use case of a complaint, one method and one transaction each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from cases.calendar import Calendar
from cases.deadlines import Promise
from cases.dossier import (
    Actor,
    Card,
    CardPlace,
    CaseView,
    Lodged,
    Moved,
    QueuePage,
    Spoken,
)
from cases.form import Form
from cases.notices import NoticeView
from cases.people import Person
from cases.steps import Move
from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.vault import Vault


@dataclass(frozen=True)
class CaseDesk:
    """Lodges, moves, talks in and shows cases.

    A case is named by its id or by its code, read kindly. Wherever one is named,
    CaseNotFoundError says that there is none such for the one who asks.
    """

    database: Database
    vault: Vault
    outbox: Outbox
    calendar: Calendar
    promise: Promise
    zone: tzinfo
    now: Callable[[], datetime]

    async def lodge(
        self, person: Person, form: Form, *, consent_id: UUID, policy_number: int, cause: Cause
    ) -> Lodged:
        """Open a case from a filled form, with the files it names, and tell the staff."""
        raise NotImplementedError

    async def move(
        self, case: UUID | str, move: Move, actor: Actor, *, text: str = "", cause: Cause
    ) -> Moved:
        """Make a move; *text* (question, answer, reason, outcome) goes to the customer with it.

        Raises:
            MoveRefusedError: The rules do not allow it.
            CaseOvertakenError: It was allowed until somebody else moved the case.
            EmptyTextError: This move needs words.
        """
        raise NotImplementedError

    async def close_due(self, cause: Cause, limit: int = 50) -> int:
        """Close cases that ended longer ago than they can be reopened; return how many."""
        raise NotImplementedError

    async def remind(self, cause: Cause, limit: int = 50) -> int:
        """Tell staff once before and once after a due date; return of how many cases."""
        raise NotImplementedError

    async def reply(self, case: UUID | str, text: str, actor: Actor, *, cause: Cause) -> Spoken:
        """Write to the customer, previewed and confirmed before.

        Raises:
            MoveRefusedError: The case is not at a step for it.
        """
        raise NotImplementedError

    async def note(self, case: UUID | str, text: str, actor: Actor, *, cause: Cause) -> Spoken:
        """Leave a note that colleagues alone can read."""
        raise NotImplementedError

    async def add(
        self,
        case: UUID | str,
        person: Person,
        *,
        text: str = "",
        files: Sequence[UUID] = (),
        cause: Cause,
    ) -> Spoken:
        """Add the customer's words or files to their open case; the card tells of it."""
        raise NotImplementedError

    async def own(self, person: Person, case: UUID | str) -> CaseView:
        """A customer's own case as they may see it."""
        raise NotImplementedError

    async def own_all(self, person: Person) -> tuple[CaseView, ...]:
        """All cases of a customer, the newest first."""
        raise NotImplementedError

    async def staff_view(self, case: UUID | str, actor: Actor, *, cause: Cause) -> CaseView:
        """A case in full for care staff; each opening is audited."""
        raise NotImplementedError

    async def card(self, case: UUID | str) -> Card:
        """What staff chats may see of a case."""
        raise NotImplementedError

    async def queue(self, page: int = 0, size: int = 10) -> QueuePage:
        """The open cases, the nearest deadline first, those without one after them."""
        raise NotImplementedError

    async def notice_view(self, kind: str, values: Mapping[str, Any]) -> NoticeView | None:
        """What rendering a notice needs; None when its case is gone and it is not to be sent."""
        raise NotImplementedError

    async def keep_card(
        self, case_id: UUID, chat_row_id: UUID, message_id: int, thread_id: int | None
    ) -> None:
        """Remember where a case's card stands in a chat."""
        raise NotImplementedError

    async def card_at(self, case_id: UUID, chat_row_id: UUID) -> CardPlace | None:
        """Where a case's card stands in a chat."""
        raise NotImplementedError

    async def forget_card(self, case_id: UUID, chat_row_id: UUID) -> None:
        """Forget a card that is there no more, so that the next one is posted anew."""
        raise NotImplementedError

    async def by_thread(self, chat_row_id: UUID, thread_id: int) -> UUID | None:
        """The case whose topic this is."""
        raise NotImplementedError

    async def by_card(self, chat_row_id: UUID, message_id: int) -> UUID | None:
        """The case whose card this message is."""
        raise NotImplementedError
