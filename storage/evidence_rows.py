"""Queries on files of evidence and their pieces."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import EvidenceRow, PieceRow
from storage.rows import PersonRow


async def file_row(session: AsyncSession, evidence_id: UUID) -> EvidenceRow | None:
    """The file of that id."""
    return await session.scalar(select(EvidenceRow).where(EvidenceRow.id == evidence_id))


async def loose_count(session: AsyncSession, person_id: UUID) -> int:
    """How many files of a person belong to no case yet."""
    counted = select(func.count()).where(
        EvidenceRow.person_id == person_id, EvidenceRow.case_id.is_(None)
    )
    return await session.scalar(counted) or 0


async def files_of(
    session: AsyncSession, person_id: UUID, ids: Sequence[UUID]
) -> list[EvidenceRow]:
    """Those of *ids* that are a person's."""
    return list(
        await session.scalars(
            select(EvidenceRow).where(EvidenceRow.person_id == person_id, EvidenceRow.id.in_(ids))
        )
    )


async def case_files(session: AsyncSession, case_id: UUID) -> list[EvidenceRow]:
    """The files of a case in the order they came."""
    return list(
        await session.scalars(
            select(EvidenceRow)
            .where(EvidenceRow.case_id == case_id)
            .order_by(EvidenceRow.at, EvidenceRow.id)
        )
    )


async def attach_files(
    session: AsyncSession, person_id: UUID, case_id: UUID, ids: Sequence[UUID]
) -> int:
    """Make loose files of a person part of their case; return how many there were."""
    taken = await session.scalars(
        update(EvidenceRow)
        .where(
            EvidenceRow.id.in_(ids),
            EvidenceRow.person_id == person_id,
            EvidenceRow.case_id.is_(None),
        )
        .values(case_id=case_id)
        .returning(EvidenceRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(taken.all())


async def counts_by_case(
    session: AsyncSession, case_ids: Sequence[UUID]
) -> dict[UUID, dict[str, int]]:
    """How many files each case has in each state."""
    found = await session.execute(
        select(EvidenceRow.case_id, EvidenceRow.state, func.count())
        .where(EvidenceRow.case_id.in_(case_ids))
        .group_by(EvidenceRow.case_id, EvidenceRow.state)
    )
    counts: dict[UUID, dict[str, int]] = {}
    for case_id, state, count in found:
        if case_id is not None:
            counts.setdefault(case_id, {})[state] = count
    return counts


async def to_fetch(session: AsyncSession, limit: int) -> list[tuple[EvidenceRow, PersonRow]]:
    """The files that are still to be fetched, those that failed before after the others."""
    found = await session.execute(
        select(EvidenceRow, PersonRow)
        .join(PersonRow, PersonRow.id == EvidenceRow.person_id)
        .where(EvidenceRow.state == "waiting")
        .order_by(EvidenceRow.tries, EvidenceRow.at)
        .limit(limit)
    )
    return [(row, owner) for row, owner in found]


async def piece(session: AsyncSession, evidence_id: UUID, number: int) -> bytes | None:
    """A sealed piece."""
    return await session.scalar(
        select(PieceRow.body).where(PieceRow.evidence_id == evidence_id, PieceRow.number == number)
    )


async def delete_files(session: AsyncSession, ids: Sequence[UUID]) -> None:
    """Delete files and their pieces."""
    await session.execute(delete(PieceRow).where(PieceRow.evidence_id.in_(ids)))
    await session.execute(delete(EvidenceRow).where(EvidenceRow.id.in_(ids)))


async def loose_before(session: AsyncSession, moment: datetime, limit: int) -> list[UUID]:
    """Files that came before and belong to no case."""
    return list(
        await session.scalars(
            select(EvidenceRow.id)
            .where(EvidenceRow.case_id.is_(None), EvidenceRow.at < moment)
            .limit(limit)
        )
    )


async def files_of_person(session: AsyncSession, person_id: UUID) -> list[EvidenceRow]:
    """All files of a person."""
    return list(
        await session.scalars(select(EvidenceRow).where(EvidenceRow.person_id == person_id))
    )
