"""The audit chains: each entry's hash covers the one before, case by case."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import AuditRow

HOUSE = UUID(int=0)
"""The chain of what belongs to no case: policy, staff, chats, erasures."""


@dataclass(frozen=True)
class Entry:
    """What an entry says; ids and codes only."""

    chain: UUID
    number: int
    at: datetime
    move: str
    role: str
    actor: UUID | None
    start: str
    end: str
    cause: UUID


def entry_digest(entry: Entry, previous: str) -> str:
    """The hash of *entry* on top of *previous*, as hex."""
    said = [
        str(entry.chain),
        entry.number,
        entry.at.isoformat(),
        entry.move,
        entry.role,
        str(entry.actor),
        entry.start,
        entry.end,
        str(entry.cause),
        previous,
    ]
    return sha256(json.dumps(said).encode()).hexdigest()


async def append(
    session: AsyncSession,
    chain: UUID,
    move: str,
    *,
    role: str,
    actor: UUID | None,
    cause: UUID,
    now: datetime,
    start: str = "",
    end: str = "",
) -> AuditRow:
    """Add an entry at the end of *chain*, in the transaction of the change it tells of.

    Two that append at once take turns: SQLite writes one by one, PostgreSQL locks the chain.
    """
    await take_turn(session, chain)
    last = await session.scalar(
        select(AuditRow).where(AuditRow.chain == chain).order_by(AuditRow.number.desc()).limit(1)
    )
    number, previous = (1, "") if last is None else (last.number + 1, last.digest)
    entry = Entry(chain, number, now, move, role, actor, start, end, cause)
    row = AuditRow(**vars(entry), previous=previous, digest=entry_digest(entry, previous))
    session.add(row)
    await session.flush()
    return row


async def take_turn(session: AsyncSession, chain: UUID) -> None:
    """Wait for those who add to *chain*, and keep others waiting until the commit."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(chain.int % 2**63)))


def entry_of(row: AuditRow) -> Entry:
    """The entry a row holds."""
    return Entry(
        row.chain,
        row.number,
        row.at,
        row.move,
        row.role,
        row.actor,
        row.start,
        row.end,
        row.cause,
    )


def first_break(rows: Iterable[AuditRow]) -> str | None:
    """Where the chains break, in words; None when all are whole.

    *rows* come ordered by chain and number.
    """
    chain, number, previous = None, 0, ""
    for row in rows:
        if row.chain != chain:
            chain, number, previous = row.chain, 0, ""
        number += 1
        expected = entry_digest(entry_of(row), previous)
        if (row.number, row.previous, row.digest) != (number, previous, expected):
            return f"chain {row.chain}, entry {number}"
        previous = row.digest
    return None
