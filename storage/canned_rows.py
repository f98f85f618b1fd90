"""Queries on the ready replies as admins have changed them."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CaseRow
from storage.desk_tables import CannedRow
from storage.rows import PersonRow
from storage.upserts import insert_new


async def changed_canned(session: AsyncSession) -> list[CannedRow]:
    """The replies that admins added or changed, by their short names."""
    found = select(CannedRow).order_by(CannedRow.slug, CannedRow.language)
    return list(await session.scalars(found))


async def keep_canned(
    session: AsyncSession,
    slug: str,
    language: str,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Keep a reply as it is from now on."""
    if await insert_new(session, CannedRow, slug=slug, language=language, **values):
        return
    await session.execute(
        update(CannedRow)
        .where(CannedRow.slug == slug, CannedRow.language == language)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def language_read(session: AsyncSession, case_id: UUID) -> str | None:
    """The language that the customer of a case reads now."""
    owner = select(PersonRow.language).join(CaseRow, CaseRow.person_id == PersonRow.id)
    return await session.scalar(owner.where(CaseRow.id == case_id))
