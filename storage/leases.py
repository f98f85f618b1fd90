"""Leases: who works on a chat or plays a role, for a few seconds at a time, fenced."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, case, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import DatabaseClock
from storage.rows import LeaseRow


async def take(
    session: AsyncSession, names: Sequence[str], holder: str, seconds: float
) -> dict[str, int]:
    """Take the leases that are free; return the fence number of each one won."""
    if not names:
        return {}
    rows = [
        {"name": name, "holder": holder, "until": DatabaseClock() + seconds, "fence": 1}
        for name in sorted(names)
    ]
    insert = (
        postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    )
    new = insert(LeaseRow).values(rows)
    won = await session.execute(
        new.on_conflict_do_update(
            index_elements=[LeaseRow.name],
            set_={
                "holder": new.excluded.holder,
                "until": new.excluded.until,
                "fence": LeaseRow.fence + 1,
            },
            where=LeaseRow.until <= DatabaseClock(),
        ).returning(LeaseRow.name, LeaseRow.fence)
    )
    return {name: fence for name, fence in won}  # noqa: C416 - rows become a typed dict


async def renew(session: AsyncSession, held: Mapping[str, int], seconds: float) -> set[str]:
    """Prolong the leases that are still ours; return the names of those."""
    if not held:
        return set()
    kept = await session.scalars(
        update(LeaseRow)
        .where(*_mine(held))
        .values(until=DatabaseClock() + seconds)
        .returning(LeaseRow.name)
        .execution_options(synchronize_session=False)
    )
    return set(kept)


async def release(
    session: AsyncSession, held: Mapping[str, float], fences: Mapping[str, int]
) -> None:
    """Give leases back; each is free again after as many seconds as *held* says (0: now)."""
    if not held:
        return
    waits = case(dict(held), value=LeaseRow.name)
    await session.execute(
        update(LeaseRow)
        .where(*_mine({name: fences[name] for name in held}))
        .values(until=DatabaseClock() + waits, holder="")
        .execution_options(synchronize_session=False)
    )


def still(held: Mapping[str, int]) -> Select[str]:
    """The names among *held* whose fence has not moved on, as a query."""
    return select(LeaseRow.name).where(*_mine(held))


def _mine(held: Mapping[str, int]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    fences = case(dict(held), value=LeaseRow.name)
    return LeaseRow.name.in_(sorted(held)), LeaseRow.fence == fences


async def holder_of(session: AsyncSession, name: str) -> str | None:
    """Who holds the lease now; None if nobody does."""
    held = select(LeaseRow.holder).where(LeaseRow.name == name, LeaseRow.until > DatabaseClock())
    return await session.scalar(held)


async def free_all(session: AsyncSession) -> None:
    """End all leases: right only for the one process that holds the SQLite file's lock."""
    await session.execute(
        update(LeaseRow).values(until=0.0).execution_options(synchronize_session=False)
    )


async def end(session: AsyncSession, name: str) -> None:
    """Free a lease at once, whoever holds it."""
    await session.execute(
        update(LeaseRow)
        .where(LeaseRow.name == name)
        .values(until=0.0)
        .execution_options(synchronize_session=False)
    )
