"""Queries that count, and take away for good, what is held of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CardRow, CaseRow, ConsentRow, EvidenceRow, MissRow, TalkRow
from storage.desk_tables import OF_A_CASE, EditRow, OfferRow
from storage.evidence_rows import delete_files
from storage.outbox import to_person
from storage.people_rows import sealed_user, user_of
from storage.rows import (
    DraftRow,
    InboxRow,
    OutboxRow,
    PersonRow,
    RemovalRow,
    StaffRow,
    TicketRow,
)
from storage.staff_rows import name_of, sealed_name
from storage.vault import Vault


@dataclass(frozen=True)
class Counts:
    """How much is held of a person, notes of staff left out."""

    said: int
    files: int
    file_bytes: int
    drafts: int
    misses: int


async def counts(session: AsyncSession, person_id: UUID, *, note: str) -> Counts:
    """How much is held; *note* is the kind of talk that is the staff's own.

    An edit is something said as well.
    """
    said = (
        select(func.count())
        .select_from(TalkRow)
        .join(CaseRow, CaseRow.id == TalkRow.case_id)
        .where(CaseRow.person_id == person_id, TalkRow.kind != note)
    )
    edited = (
        select(func.count())
        .select_from(EditRow)
        .join(CaseRow, CaseRow.id == EditRow.case_id)
        .where(CaseRow.person_id == person_id)
    )
    files = select(func.count(), func.coalesce(func.sum(EvidenceRow.size), 0)).where(
        EvidenceRow.person_id == person_id
    )
    drafts = select(func.count()).where(
        DraftRow.person_id == person_id, DraftRow.body.is_not(None)
    )
    misses = select(func.count(MissRow.id)).where(MissRow.person_id == person_id)
    number, size = (await session.execute(files)).one()
    return Counts(
        (await session.scalar(said) or 0) + (await session.scalar(edited) or 0),
        number,
        int(size),
        await session.scalar(drafts) or 0,
        await session.scalar(misses) or 0,
    )


async def cards_of(session: AsyncSession, case_ids: Sequence[UUID]) -> list[CardRow]:
    """Where the cards of these cases stand."""
    return list(await session.scalars(select(CardRow).where(CardRow.case_id.in_(case_ids))))


async def take_cases(
    session: AsyncSession, person_id: UUID, case_ids: Sequence[UUID], files: Sequence[UUID]
) -> None:
    """Delete cases with all that hangs on them, notices and files included."""
    told = or_(OutboxRow.case_id.in_(case_ids), OutboxRow.recipient == to_person(person_id))
    await session.execute(delete(OutboxRow).where(told))
    for table in OF_A_CASE:
        await session.execute(delete(table).where(table.case_id.in_(case_ids)))
    await session.execute(delete(CardRow).where(CardRow.case_id.in_(case_ids)))
    await session.execute(delete(TalkRow).where(TalkRow.case_id.in_(case_ids)))
    await delete_files(session, files)
    await session.execute(delete(CaseRow).where(CaseRow.id.in_(case_ids)))


async def take_person(session: AsyncSession, vault: Vault, row: PersonRow) -> None:
    """Delete what else is held of a person, but for their row and their staff entry.

    Messages that are still to be worked on, the asking one among them, keep their bodies.
    """
    for table in (DraftRow, MissRow, ConsentRow, RemovalRow, TicketRow):
        await session.execute(delete(table).where(table.person_id == row.id))
    chat = vault.index("chat", user_of(vault, row))
    await session.execute(
        update(InboxRow)
        .where(InboxRow.chat == chat, InboxRow.state != "waiting")
        .values(body=None, state="done")
        .execution_options(synchronize_session=False)
    )


async def take_draft(session: AsyncSession, chat: str, person_id: UUID, kind: str) -> None:
    """Delete a dialog with what it was before, which a closed one still has until the sweep."""
    await session.execute(
        delete(DraftRow).where(
            DraftRow.chat == chat, DraftRow.person_id == person_id, DraftRow.kind == kind
        )
    )


async def take_stranger(session: AsyncSession, row: PersonRow) -> None:
    """Delete a person of whom nothing is held but who they are; anybody else stays."""
    held = [
        exists().where(CaseRow.person_id == row.id),
        exists().where(ConsentRow.person_id == row.id),
        exists().where(EvidenceRow.person_id == row.id),
        exists().where(MissRow.person_id == row.id),
        exists().where(StaffRow.person_id == row.id),
        exists().where(RemovalRow.person_id == row.id),
        exists().where(DraftRow.person_id == row.id, DraftRow.body.is_not(None)),
    ]
    if await session.scalar(select(or_(*held))):
        return
    await session.execute(delete(DraftRow).where(DraftRow.person_id == row.id))
    await session.execute(delete(PersonRow).where(PersonRow.id == row.id))


async def drop_key(session: AsyncSession, row: PersonRow) -> None:
    """Delete the person with their key, and a staff entry nothing is left in.

    What was offered to or by one who was a colleague is offered no more.
    """
    theirs = or_(OfferRow.giver == row.id, OfferRow.taker == row.id)
    await session.execute(delete(OfferRow).where(theirs))
    await session.execute(delete(StaffRow).where(StaffRow.person_id == row.id))
    await session.execute(delete(PersonRow).where(PersonRow.id == row.id))


async def renew_key(session: AsyncSession, vault: Vault, row: PersonRow, staff: StaffRow) -> None:
    """Put a colleague's own entry under a fresh key: the old one, and what it sealed, is gone."""
    user_id, name = user_of(vault, row), name_of(vault, staff, row)
    key, wrapped = vault.new_key(row.id)
    row.data_key = wrapped
    row.user_id = sealed_user(vault, key, row.id, user_id)
    staff.name = sealed_name(vault, row, name)
    await session.flush()
