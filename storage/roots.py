"""Daily roots: one hash over the heads of all chains, kept and told to the admins."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import AuditRow, RootRow
from storage.upserts import insert_new


@dataclass(frozen=True)
class Root:
    """The root of a day: what the chains, so many of them, ended in."""

    day: str
    digest: str
    chains: int


async def root_until(session: AsyncSession, day: str, until: datetime) -> Root:
    """The root over all entries made before *until*, the end of *day*."""
    last = (
        select(AuditRow.chain, func.max(AuditRow.number).label("number"))
        .where(AuditRow.at < until)
        .group_by(AuditRow.chain)
        .subquery()
    )
    heads = (
        select(AuditRow.chain, AuditRow.number, AuditRow.digest)
        .join(last, (AuditRow.chain == last.c.chain) & (AuditRow.number == last.c.number))
        .order_by(AuditRow.chain)
    )
    root, chains = sha256(day.encode()), 0
    async for chain, number, digest in await session.stream(heads):
        root.update(f"\n{chain} {number} {digest}".encode())
        chains += 1
    return Root(day, root.hexdigest(), chains)


async def keep_root(
    session: AsyncSession, day: str, until: datetime, now: datetime
) -> Root | None:
    """Keep the root of a day that is over; None if it was kept before or nothing happened yet."""
    if await session.get(RootRow, day) is not None:
        return None
    root = await root_until(session, day, until)
    if root.chains == 0:
        return None
    new = await insert_new(
        session, RootRow, day=day, digest=root.digest, chains=root.chains, until=until, at=now
    )
    return root if new else None


async def broken_root(session: AsyncSession) -> str | None:
    """The first kept root that today's chains no longer give; None when all hold."""
    for row in await session.scalars(select(RootRow).order_by(RootRow.day)):
        if (await root_until(session, row.day, row.until)).digest != row.digest:
            return f"the root of {row.day}"
    return None
