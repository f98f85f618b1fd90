"""Queries on what came lately: the opened updates of one chat, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.days import DayGoneError, DayKeys
from storage.rows import InboxRow


async def newest_updates(
    session: AsyncSession, days: DayKeys, chat: str, count: int
) -> Sequence[tuple[datetime, bytes]]:
    """The newest updates of a chat that can still be opened, with when they came."""
    rows = await session.execute(
        select(InboxRow.id, InboxRow.day, InboxRow.body, InboxRow.received_at)
        .where(InboxRow.chat == chat)
        .order_by(InboxRow.seq.desc())
        .limit(count)
    )
    opened = []
    for row in rows:
        if row.body is None:
            continue
        try:
            body = await days.open(session, "inbox", row.id, row.day, row.body)
        except DayGoneError:
            break
        opened.append((row.received_at, body))
    return opened
