"""Queries on the authorities as admins have changed them."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.desk_tables import AuthorityRow
from storage.upserts import insert_new


async def changed_authorities(session: AsyncSession) -> list[AuthorityRow]:
    """The authorities that admins added or changed, by their short names."""
    return list(await session.scalars(select(AuthorityRow).order_by(AuthorityRow.slug)))


async def keep_authority(session: AsyncSession, slug: str, **values: Any) -> None:  # noqa: ANN401
    """Keep an authority as it is from now on."""
    if await insert_new(session, AuthorityRow, slug=slug, **values):
        return
    await session.execute(
        update(AuthorityRow)
        .where(AuthorityRow.slug == slug)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
