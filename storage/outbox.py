"""The outbox: notices written with the change they tell of, claimed, sent and settled."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.database import DatabaseClock, wake
from storage.days import DayKeys
from storage.rows import OutboxRow

CLAIM_SECONDS = 15.0
TOPIC = "outbox"
CARE = "care"
"""The recipient that is whichever group is the care group when the notice goes out."""


def to_person(person_id: UUID) -> str:
    """The recipient that is a person's private chat."""
    return f"person:{person_id}"


def to_chat(chat_id: UUID) -> str:
    """The recipient that is a bound staff chat (its row's id)."""
    return f"chat:{chat_id}"


@dataclass(frozen=True)
class Notice:
    """A claimed notice: what to tell whom, and the fence that settling it must show."""

    id: UUID
    kind: str
    recipient: str
    case_id: UUID | None
    values: dict[str, Any]
    created_at: datetime
    tries: int
    fence: int


@dataclass(frozen=True)
class Outbox:
    """Writes and settles notices inside the caller's transaction."""

    days: DayKeys

    async def add(
        self,
        session: AsyncSession,
        kind: str,
        recipient: str,
        values: dict[str, Any],
        now: datetime,
        *,
        case_id: UUID | None = None,
        merge: str | None = None,
    ) -> UUID:
        """Add a notice, to go out after the commit.

        A notice with *merge* is left out when one like it still waits unclaimed: such kinds
        render what is true when they go out (a card), so one is enough. The one that waits is
        locked until the commit: claimed before it, it would render what was true until now.
        """
        if merge is not None:
            waiting = await session.scalar(
                select(OutboxRow.id)
                .where(
                    OutboxRow.state == "waiting",
                    OutboxRow.recipient == recipient,
                    OutboxRow.merge == merge,
                    OutboxRow.lease_until < DatabaseClock(),
                )
                .limit(1)
                .with_for_update()
            )
            if waiting is not None:
                return waiting
        notice_id = uuid4()
        plain = json.dumps(values).encode()
        day, body = await self.days.seal(session, "outbox", notice_id, plain, now)
        session.add(
            OutboxRow(
                id=notice_id,
                kind=kind,
                recipient=recipient,
                case_id=case_id,
                merge=merge,
                day=day,
                body=body,
                state="waiting",
                created_at=now,
                not_before=0.0,
            )
        )
        await session.flush()
        wake(session, TOPIC)
        return notice_id

    async def claim(self, session: AsyncSession, limit: int) -> list[Notice]:
        """Lease the oldest waiting notice of up to *limit* recipients, oldest first."""
        earlier = aliased(OutboxRow)
        heads = (
            select(func.min(earlier.seq))
            .where(earlier.state == "waiting")
            .group_by(earlier.recipient)
        )
        free = (
            select(OutboxRow)
            .where(
                OutboxRow.seq.in_(heads),
                OutboxRow.not_before <= DatabaseClock(),
                OutboxRow.lease_until < DatabaseClock(),
                OutboxRow.state == "waiting",
            )
            .order_by(OutboxRow.seq)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = (await session.scalars(free)).all()
        notices = []
        for row in rows:
            fence = row.fence + 1
            await self._set(
                session, row.id, lease_until=DatabaseClock() + CLAIM_SECONDS, fence=fence
            )
            plain = await self.days.open(session, "outbox", row.id, row.day, row.body or b"")
            notices.append(
                Notice(
                    row.id,
                    row.kind,
                    row.recipient,
                    row.case_id,
                    json.loads(plain),
                    row.created_at,
                    row.tries,
                    fence,
                )
            )
        return notices

    async def _set(self, session: AsyncSession, notice_id: UUID, **values: Any) -> None:  # noqa: ANN401
        await session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == notice_id)
            .values(**values)
            .execution_options(synchronize_session=False)
        )

    async def settle(
        self, session: AsyncSession, notice: Notice, state: str, fault: str, now: datetime
    ) -> bool:
        """Mark a claimed notice `sent` or `dead`; False if the claim went to another since."""
        done = await session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == notice.id, OutboxRow.fence == notice.fence)
            .where(OutboxRow.state == "waiting")
            .values(state=state, fault=fault[:80], ended_at=now, lease_until=0.0, body=None)
            .execution_options(synchronize_session=False)
        )
        return bool(done.rowcount)  # type: ignore[attr-defined]

    async def put_back(
        self, session: AsyncSession, notice: Notice, seconds: float, *, fault: str
    ) -> bool:
        """Let a claimed notice wait *seconds*; False if the claim went to another since."""
        waits = await session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == notice.id, OutboxRow.fence == notice.fence)
            .values(
                not_before=DatabaseClock() + seconds,
                lease_until=0.0,
                tries=OutboxRow.tries + 1,
                fault=fault[:80],
            )
            .execution_options(synchronize_session=False)
        )
        return bool(waits.rowcount)  # type: ignore[attr-defined]

    async def free_all(self, session: AsyncSession) -> None:
        """End all claims: right only for the one process that holds the SQLite file's lock."""
        await session.execute(
            update(OutboxRow)
            .where(OutboxRow.state == "waiting")
            .values(lease_until=0.0)
            .execution_options(synchronize_session=False)
        )

    async def renew(self, session: AsyncSession, notices: Collection[Notice]) -> None:
        """Prolong the claims that are still ours: a send may take longer than one lasts."""
        for notice in notices:
            await session.execute(
                update(OutboxRow)
                .where(OutboxRow.id == notice.id, OutboxRow.fence == notice.fence)
                .where(OutboxRow.state == "waiting", OutboxRow.lease_until > 0.0)
                .values(lease_until=DatabaseClock() + CLAIM_SECONDS)
                .execution_options(synchronize_session=False)
            )

    async def hurry(self, session: AsyncSession, recipient: str) -> None:
        """Let the notices of *recipient* go out now: what they waited for has come."""
        await session.execute(
            update(OutboxRow)
            .where(OutboxRow.recipient == recipient, OutboxRow.state == "waiting")
            .values(not_before=0.0)
            .execution_options(synchronize_session=False)
        )
        wake(session, TOPIC)

    async def hurry_held_up(self, session: AsyncSession, faults: Collection[str]) -> None:
        """Let the notices that wait because of *faults* go out now; those tries do not count."""
        await session.execute(
            update(OutboxRow)
            .where(OutboxRow.state == "waiting", OutboxRow.fault.in_(faults))
            .values(not_before=0.0, tries=0)
            .execution_options(synchronize_session=False)
        )

    async def waiting_count(self, session: AsyncSession) -> int:
        """How many notices wait."""
        found = select(func.count()).select_from(OutboxRow).where(OutboxRow.state == "waiting")
        return await session.scalar(found) or 0
