"""Re-wrapping: what the key ring seals, sealed anew under its newest key."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from storage.database import DatabaseClock
from storage.rows import ChatRow, DayKeyRow, LeaseRow, MetaRow, PersonRow
from storage.vault import Vault, place

AT_ONCE = 500


@dataclass(frozen=True)
class Wrapped:
    """A column whose values the ring seals, the key of its row, and where each is sealed."""

    column: InstrumentedAttribute[bytes]
    row: InstrumentedAttribute[Any]
    where: Callable[[Any], str]


WRAPPED = (
    Wrapped(PersonRow.data_key, PersonRow.id, lambda row: f"key|{row}"),
    Wrapped(DayKeyRow.key, DayKeyRow.day, lambda row: f"key|{row}"),
    Wrapped(ChatRow.chat_id, ChatRow.id, lambda row: place("chats", "chat_id", row)),
    Wrapped(ChatRow.title, ChatRow.id, lambda row: place("chats", "title", row)),
    Wrapped(MetaRow.value, MetaRow.name, lambda row: f"meta|{row}"),
)
"""Everything under the ring itself; what is under a person's or a day's key stays as it is."""


async def seals_by_key(session: AsyncSession) -> Counter[int]:
    """How many values each key of the ring seals."""
    counts: Counter[int] = Counter()
    for each in WRAPPED:
        number = func.substr(each.column, 1, 2, type_=each.column.type)
        for start, count in await session.execute(select(number, func.count()).group_by(number)):
            counts[int.from_bytes(start, "big")] += count
    return counts


async def rewrap(session: AsyncSession, vault: Vault) -> int:
    """Seal anew what an older key of the ring sealed; return how many values that were.

    Raises:
        SealBrokenError: A value does not open with this ring.
    """
    newest = vault.ring.active[0].to_bytes(2, "big")
    return sum([await _rewrap(session, vault, each, newest) for each in WRAPPED])


async def _rewrap(session: AsyncSession, vault: Vault, wrapped: Wrapped, newest: bytes) -> int:
    done, last = 0, None
    while True:
        page = select(wrapped.row, wrapped.column).order_by(wrapped.row).limit(AT_ONCE)
        if last is not None:
            page = page.where(wrapped.row > last)
        found = (await session.execute(page)).all()
        if not found:
            return done
        for row, sealed in found:
            if sealed[:2] != newest:
                where = wrapped.where(row)
                fresh = vault.house_seal(where, vault.house_open(where, sealed))
                await _keep(session, wrapped, row, fresh)
                done += 1
        last = found[-1][0]


async def _keep(session: AsyncSession, wrapped: Wrapped, row: object, fresh: bytes) -> None:
    change = update(wrapped.column.class_).where(wrapped.row == row)
    await session.execute(
        change.values({wrapped.column.key: fresh}),
        execution_options={"synchronize_session": False},
    )


async def somebody_works(session: AsyncSession) -> bool:
    """Whether a bot works on this database now: it would not know a new key."""
    held = select(LeaseRow.name).where(LeaseRow.until > DatabaseClock()).limit(1)
    return await session.scalar(held) is not None
