"""Cards: what staff chats may see of cases, and where the cards stand."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Card, CardPlace, Event
from cases.edits import EDIT
from cases.office import Office
from cases.reference import one_slip_off
from cases.steps import Move, Role, Step, Talk, may_talk, moves_open
from storage.case_rows import (
    card_row,
    case_by_place,
    cases_by_id,
    forget_card,
    keep_card,
    last_entries,
    open_codes,
)
from storage.case_tables import AuditRow, CaseRow
from storage.evidence_rows import counts_by_case
from storage.people_rows import reachable
from storage.staff_rows import caring, names

_SHOWN = frozenset({*Move, *Talk, EDIT})


class Cards(Office):
    """Shows bare cards."""

    async def card(self, case: UUID | str) -> Card:
        """What staff chats may see of a case: no free text, no name of the customer.

        Raises:
            CaseNotFoundError: There is no such case.
        """
        async with self.database.read() as session:
            row = await self.found(session, case)
            return (await self.cards(session, [row]))[0]

    async def codes_near(self, text: str) -> tuple[str, ...]:
        """The codes of open cases that *text*, which names none, is or begins with, mistyped."""
        near = one_slip_off(text)
        if not near:
            return ()
        async with self.database.read() as session:
            return await open_codes(session, near)

    async def cards(self, session: AsyncSession, rows: Sequence[CaseRow]) -> list[Card]:
        """The cards of these cases; five queries however many they are."""
        ids = [row.id for row in rows]
        files = await counts_by_case(session, ids)
        last = await last_entries(session, ids, only=_SHOWN)
        holders = await names(session, self.vault, [row.holder for row in rows])
        still_care = await caring(session, [row.holder for row in rows])
        reached = await reachable(session, [row.person_id for row in rows])
        return [
            self._card(
                row,
                files.get(row.id, {}),
                last.get(row.id),
                holders.get(row.holder) if row.holder else None,
                reachable=row.person_id in reached,
                holder_left=row.holder is not None and row.holder not in still_care,
            )
            for row in rows
        ]

    def _card(
        self,
        row: CaseRow,
        files: dict[str, int],
        last: AuditRow | None,
        holder: str | None,
        *,
        reachable: bool,
        holder_left: bool,
    ) -> Card:
        step = Step(row.step)
        return Card(
            case_id=row.id,
            code=row.code,
            step=step,
            reached=row.reached,
            waiting_since=row.waiting_since,
            role=row.role,
            kinds=tuple(row.kinds.split()),
            clause=row.clause,
            policy_number=row.policy_number,
            language=row.language,
            lodged_at=row.lodged_at,
            first_answer_due=row.first_answer_due,
            resolve_due=row.resolve_due,
            next_due=row.next_due,
            answered_at=row.answered_at,
            ended_at=row.ended_at,
            holder_name=holder,
            reachable=reachable,
            files=sum(files.values()),
            arriving=files.get("waiting", 0),
            failed=files.get("failed", 0),
            last=None if last is None else as_event(last),
            moves=self.moves_for(row, Role.CARE),
            talks=talks_for(step, Role.CARE),
            holder_left=holder_left,
        )

    def moves_for(self, row: CaseRow, role: Role) -> tuple[Move, ...]:
        """The moves of a case that are open to a role now."""
        return moves_open(
            Step(row.step),
            role,
            waiting=row.waiting_since is not None,
            spam=row.spam_at is not None,
            extended=row.extended_at is not None,
            due=row.resolve_due,
            ended_at=row.ended_at,
            now=self.now(),
            reopen_within=self.promise.reopen_within,
        )

    async def keep_card(
        self, case_id: UUID, chat_row_id: UUID, message_id: int, thread_id: int | None
    ) -> None:
        """Remember where a case's card stands in a chat; nothing if the case is gone."""
        async with self.database.write() as session:
            if await cases_by_id(session, [case_id]):
                await keep_card(session, case_id, chat_row_id, message_id, thread_id)

    async def card_at(self, case_id: UUID, chat_row_id: UUID) -> CardPlace | None:
        """Where a case's card stands in a chat."""
        async with self.database.read() as session:
            row = await card_row(session, case_id, chat_row_id)
            return None if row is None else CardPlace(row.message_id, row.thread_id)

    async def forget_card(self, case_id: UUID, chat_row_id: UUID) -> None:
        """Forget a card that is there no more, so that the next one is posted anew."""
        async with self.database.write() as session:
            await forget_card(session, case_id, chat_row_id)

    async def by_thread(self, chat_row_id: UUID, thread_id: int) -> UUID | None:
        """The case whose topic this is."""
        async with self.database.read() as session:
            return await case_by_place(session, chat_row_id, thread_id=thread_id)

    async def by_card(self, chat_row_id: UUID, message_id: int) -> UUID | None:
        """The case whose card this message is."""
        async with self.database.read() as session:
            return await case_by_place(session, chat_row_id, message_id=message_id)


def talks_for(step: Step, role: Role) -> tuple[Talk, ...]:
    """What may be said at a step by a role."""
    return tuple(talk for talk in Talk if may_talk(step, talk, role))


def as_event(row: AuditRow) -> Event:
    """The line of the timeline that an audit entry is."""
    return Event(row.at, row.move, Role(row.role), row.start, row.end)
