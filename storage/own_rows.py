"""Queries on a customer's own cases that open nothing sealed: cheap however many they have."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import WAITING, CaseRow


async def waiting_codes(
    session: AsyncSession,
    person_id: UUID,
    *,
    among: Collection[str] | None = None,
    or_these: Collection[UUID] = (),
) -> tuple[str, ...]:
    """The codes of a customer's cases that wait for them, or are *or_these*, the newest first.

    Of the codes *among* alone, where those are given.
    """
    found = select(CaseRow.code).where(
        CaseRow.person_id == person_id, or_(WAITING, CaseRow.id.in_(or_these))
    )
    if among is not None:
        found = found.where(CaseRow.code.in_(among))
    return tuple(await session.scalars(found.order_by(CaseRow.lodged_at.desc(), CaseRow.id)))


async def last_role(session: AsyncSession, person_id: UUID) -> str:
    """As what a customer lodged their newest case; empty if they have none, or did not say."""
    newest = select(CaseRow.role).where(CaseRow.person_id == person_id)
    return await session.scalar(newest.order_by(CaseRow.lodged_at.desc()).limit(1)) or ""
