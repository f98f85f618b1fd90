"""Looking whether the audit chains are whole, one chain in memory at a time."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.audit import first_break
from storage.case_tables import AuditRow, CaseRow
from storage.counts import STEPS
from storage.roots import broken_root

AT_ONCE = 500


class EntryBrokenError(ValueError):
    """A line is not an audit entry: export the chains again."""


@dataclass
class Verdict:
    """How many chains and entries were looked at, and where the first break is."""

    chains: int = 0
    entries: int = 0
    broken: str | None = None

    def look_at(self, chain: Sequence[AuditRow]) -> None:
        """Look at one whole chain, in order."""
        self.chains += 1
        self.entries += len(chain)
        self.broken = self.broken or first_break(chain)


async def judged(session: AsyncSession) -> Verdict:
    """The verdict on the chains in a database."""
    verdict = Verdict()
    chain: list[AuditRow] = []
    async for row in entries(session):
        if chain and chain[0].chain != row.chain:
            verdict.look_at(chain)
            chain = []
        chain.append(row)
    if chain:
        verdict.look_at(chain)
    verdict.broken = verdict.broken or await _case_unlike_its_chain(session)
    verdict.broken = verdict.broken or await broken_root(session)
    return verdict


async def _case_unlike_its_chain(session: AsyncSession) -> str | None:
    """A case that is not at the step its chain ends at: moved behind its back, or cut short."""
    last = (
        select(AuditRow.chain, func.max(AuditRow.number).label("number"))
        .where(AuditRow.end.in_(STEPS))
        .group_by(AuditRow.chain)
        .subquery()
    )
    told = and_(AuditRow.chain == last.c.chain, AuditRow.number == last.c.number)
    unlike = (
        select(CaseRow.id)
        .outerjoin(last, last.c.chain == CaseRow.id)
        .outerjoin(AuditRow, told)
        .where(or_(AuditRow.end.is_(None), AuditRow.end != CaseRow.step))
        .limit(1)
    )
    found = await session.scalar(unlike)
    return None if found is None else f"case {found}, which is not at the step its chain ends at"


def judged_export(rows: Iterable[AuditRow]) -> Verdict:
    """The verdict on exported chains; they stand one after the other."""
    verdict = Verdict()
    seen: set[UUID] = set()
    for name, chain in groupby(rows, key=lambda row: row.chain):
        if name in seen:
            verdict.broken = verdict.broken or f"chain {name}, which stands in two places"
        seen.add(name)
        verdict.look_at(list(chain))
    return verdict


async def entries(session: AsyncSession) -> AsyncIterator[AuditRow]:
    """Every audit entry, chain by chain."""
    ordered = select(AuditRow).order_by(AuditRow.chain, AuditRow.number)
    async for row in await session.stream_scalars(ordered.execution_options(yield_per=AT_ONCE)):
        session.expunge(row)
        yield row


def as_json(row: AuditRow) -> dict[str, Any]:
    """An entry as the export has it."""
    return {
        "chain": str(row.chain),
        "number": row.number,
        "at": row.at.isoformat(),
        "move": row.move,
        "role": row.role,
        "actor": None if row.actor is None else str(row.actor),
        "start": row.start,
        "end": row.end,
        "cause": str(row.cause),
        "previous": row.previous,
        "digest": row.digest,
    }


def from_json(entries_said: Iterable[dict[str, Any]]) -> Iterator[AuditRow]:
    """The entries that `as_json` wrote.

    Raises:
        EntryBrokenError: One is not an entry; the message says which.
    """
    for number, said in enumerate(entries_said, start=1):
        try:
            yield AuditRow(
                chain=UUID(said["chain"]),
                number=int(said["number"]),
                at=datetime.fromisoformat(said["at"]),
                move=str(said["move"]),
                role=str(said["role"]),
                actor=None if said["actor"] is None else UUID(said["actor"]),
                start=str(said["start"]),
                end=str(said["end"]),
                cause=UUID(said["cause"]),
                previous=str(said["previous"]),
                digest=str(said["digest"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EntryBrokenError(f"line {number} is not an audit entry") from error
