"""Queries on the papers that were made of cases."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CaseRow
from storage.desk_tables import PaperRow


def add_paper(
    session: AsyncSession,
    case_id: UUID,
    kind: str,
    *,
    by: UUID | None,
    options: str,
    sha256: str,
    at: datetime,
) -> None:
    """Note a paper that was made of a case."""
    row = PaperRow(
        id=uuid4(), case_id=case_id, kind=kind, by=by, options=options, sha256=sha256, at=at
    )
    session.add(row)


async def papers_of(session: AsyncSession, person_id: UUID) -> list[tuple[str, PaperRow]]:
    """The papers made of a customer's cases with the cases' codes, the oldest first."""
    found = await session.execute(
        select(CaseRow.code, PaperRow)
        .join(PaperRow, PaperRow.case_id == CaseRow.id)
        .where(CaseRow.person_id == person_id)
        .order_by(PaperRow.at, PaperRow.id)
    )
    return [(code, row) for code, row in found]
