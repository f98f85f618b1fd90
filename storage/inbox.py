"""The inbox: every update sealed before it is confirmed, worked off chat by chat in order."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage import leases
from storage.database import DatabaseClock, wake
from storage.days import DayGoneError, DayKeys
from storage.rows import EffectRow, InboxRow, LeaseRow
from storage.vault import place

TOPIC = "inbox"
WINDOW = 300
PER_CHAT = 20
ERASE = "erase"
"""The effect of having all that is held of a person erased."""


@dataclass(frozen=True)
class Arrival:
    """An update as it came: its number, its chat's blind index, its raw JSON.

    Without a body only the number is kept, so that a repeat is known as one.
    """

    update_id: int
    chat: str
    body: bytes | None


@dataclass(frozen=True)
class Waiting:
    """An update to work on: its inbox row's id is the cause of all it changes."""

    id: UUID
    body: bytes
    received_at: datetime
    tries: int
    #: Whether a handling that did not come to its end has left something in `effects`.
    begun: bool = False


@dataclass(frozen=True)
class ChatWork:
    """A leased chat with its oldest updates, in order."""

    chat: str
    fence: int
    updates: tuple[Waiting, ...]


@dataclass(frozen=True)
class Inbox:
    """Keeps, claims and finishes updates inside the caller's transaction."""

    days: DayKeys

    async def keep(
        self, session: AsyncSession, bot_id: int, arrivals: Sequence[Arrival], now: datetime
    ) -> int:
        """Keep a batch; return how many were new. One seen before is passed over."""
        if not arrivals:
            return 0
        day = now.date()
        key = await self.days.key(session, day)
        rows = []
        for arrival in arrivals:
            row_id, body = uuid4(), None
            if arrival.body is not None:
                where = place("inbox", "body", row_id)
                body = self.days.vault.seal(key, where, arrival.body)
            rows.append(
                {
                    "id": row_id,
                    "bot_id": bot_id,
                    "update_id": arrival.update_id,
                    "chat": arrival.chat,
                    "state": "done" if body is None else "waiting",
                    "day": day,
                    "body": body,
                    "received_at": now,
                    "tries": 0,
                    "fault": "",
                }
            )
        postgres = session.get_bind().dialect.name == "postgresql"
        new = (postgresql.insert if postgres else sqlite.insert)(InboxRow)
        # Given apart from the statement, the rows go in by one that is compiled once.
        kept = await session.scalars(new.on_conflict_do_nothing().returning(InboxRow.id), rows)
        wake(session, TOPIC)
        return len(kept.all())

    async def claim(
        self, session: AsyncSession, holder: str, limit: int, seconds: float
    ) -> list[ChatWork]:
        """Lease up to *limit* chats that have updates waiting, those that wait longest first."""
        if limit <= 0:
            return []
        chats = await self._free_chats(session, limit)
        won = await leases.take(session, chats, holder, seconds)
        return await self._work(session, won)

    async def more(self, session: AsyncSession, held: Mapping[str, int]) -> list[ChatWork]:
        """What has come meanwhile for chats that are leased already."""
        return await self._work(session, held)

    async def _free_chats(self, session: AsyncSession, limit: int) -> list[str]:
        taken = (
            select(LeaseRow.name)
            .where(LeaseRow.name == InboxRow.chat, LeaseRow.until > DatabaseClock())
            .exists()
        )
        waiting = InboxRow.state == "waiting"
        window = (
            select(InboxRow.chat, InboxRow.seq)
            .where(waiting)
            .order_by(InboxRow.seq)
            .limit(WINDOW)
            .subquery()
        )
        window_taken = (
            select(LeaseRow.name)
            .where(LeaseRow.name == window.c.chat, LeaseRow.until > DatabaseClock())
            .exists()
        )
        oldest = (
            select(window.c.chat)
            .where(~window_taken)
            .group_by(window.c.chat)
            .order_by(func.min(window.c.seq))
            .limit(limit)
        )
        found = list(await session.scalars(oldest))
        if found:
            return found
        # Every chat of the window is being worked on: look past the busiest ones.
        every = (
            select(InboxRow.chat)
            .where(waiting, ~taken)
            .group_by(InboxRow.chat)
            .order_by(func.min(InboxRow.seq))
            .limit(limit)
        )
        return list(await session.scalars(every))

    async def _work(self, session: AsyncSession, held: Mapping[str, int]) -> list[ChatWork]:
        if not held:
            return []
        order = (
            func.row_number()
            .over(partition_by=InboxRow.chat, order_by=InboxRow.seq)
            .label("place")
        )
        ranked = (
            select(
                InboxRow.chat,
                InboxRow.id,
                InboxRow.day,
                InboxRow.body,
                InboxRow.received_at,
                InboxRow.tries,
                InboxRow.seq,
                order,
            )
            .where(InboxRow.chat.in_(sorted(held)), InboxRow.state == "waiting")
            .subquery()
        )
        begun = select(EffectRow.cause).where(EffectRow.cause == ranked.c.id).exists()
        rows = await session.execute(
            select(ranked, begun.label("begun"))
            .where(ranked.c.place <= PER_CHAT)
            .order_by(ranked.c.seq)
        )
        found: defaultdict[str, list[Waiting]] = defaultdict(list)
        for row in rows:
            try:
                body = await self.days.open(session, "inbox", row.id, row.day, row.body)
            except DayGoneError:
                body = b""
            waiting = Waiting(row.id, body, row.received_at, row.tries, row.begun)
            found[row.chat].append(waiting)
        return [ChatWork(chat, fence, tuple(found[chat])) for chat, fence in held.items()]

    async def done(
        self, session: AsyncSession, ids: Collection[UUID], held: Mapping[str, int]
    ) -> None:
        """Mark updates as handled, those of chats whose lease is still *held* (chat -> fence).

        A chat that went to another worker is that one's to finish: it handles the update again.
        The update by which a person had all of theirs erased goes as well, now that it is done.
        """
        if not ids or not held:
            return
        await session.execute(
            update(InboxRow)
            .where(InboxRow.id.in_(list(ids)), InboxRow.chat.in_(leases.still(held)))
            .values(state="done", body=case((_has_erased(), None), else_=InboxRow.body))
            .execution_options(synchronize_session=False)
        )

    async def failed(self, session: AsyncSession, row_id: UUID, fault: str) -> None:
        """Count a failed try; *fault* is the error's class, never its words."""
        await _set(session, [row_id], tries=InboxRow.tries + 1, fault=fault[:80])

    async def quarantine(self, session: AsyncSession, row_id: UUID, fault: str) -> None:
        """Set an update aside, sealed as it is, so that it blocks nobody."""
        await _set(session, [row_id], state="quarantined", fault=fault[:80])

    async def waiting_count(self, session: AsyncSession) -> int:
        """How many updates wait."""
        found = select(func.count()).select_from(InboxRow).where(InboxRow.state == "waiting")
        return await session.scalar(found) or 0


def _has_erased() -> ColumnElement[bool]:
    return (
        select(EffectRow.cause)
        .where(EffectRow.cause == InboxRow.id, EffectRow.effect == ERASE)
        .exists()
    )


async def _set(session: AsyncSession, ids: Collection[UUID], **values: object) -> None:
    if not ids:
        return
    await session.execute(
        update(InboxRow)
        .where(InboxRow.id.in_(list(ids)))
        .values(**values)
        .execution_options(synchronize_session=False)
    )
