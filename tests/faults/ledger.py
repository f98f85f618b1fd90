"""What the database says after the trouble: what was kept, done and told, how often."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import clock
from bot.desks import Desks, build_desks
from bot.opening import Drawers, opened
from bot.settings import Settings, read_settings
from storage import chains
from storage.case_tables import AuditRow, CardRow, CaseRow, EvidenceRow, TalkRow
from storage.days import DayKeys
from storage.outbox import Outbox
from storage.rows import DraftRow, InboxRow, OutboxRow, PolicyRow
from tests.faults.process import BotProcess

EVENTS = ("lodge", "receive", "note", "reply", "resolve")


@dataclass(frozen=True)
class Ledger:
    """The drawers of a bot, opened by the side of it."""

    drawers: Drawers
    desks: Desks

    async def counts(self, *columns: Any) -> Counter[Any]:
        """How many rows there are of each value."""
        async with self.drawers.database.read() as session:
            rows = await session.execute(select(*columns, func.count()).group_by(*columns))
            return Counter({tuple(row)[:-1]: row[-1] for row in rows})

    async def waiting(self) -> int:
        """How many updates and notices wait."""
        async with self.drawers.database.read() as session:
            return await _waiting(session)

    async def files_waiting(self) -> int:
        """How many files are yet to be fetched."""
        return (await self.counts(EvidenceRow.state))[("waiting",)]

    async def quarantined(self) -> int:
        """How many updates were set aside."""
        return (await self.counts(InboxRow.state))[("quarantined",)]

    async def numbers(self) -> list[int]:
        """The numbers of all updates that were kept."""
        async with self.drawers.database.read() as session:
            return list(await session.scalars(select(InboxRow.update_id)))

    async def chains_whole(self) -> bool:
        """Whether every audit chain is whole, and every case stands where its chain says."""
        async with self.drawers.database.read() as session:
            verdict = await chains.judged(session)
        return verdict.broken is None

    async def told(self, user_id: int) -> list[str | None]:
        """What a person's cases say has happened, as typed."""
        person = await self.desks.people.known(user_id)
        return (
            [] if person is None else [v.form.what for v in await self.desks.cases.own_all(person)]
        )


async def _waiting(session: AsyncSession) -> int:
    updates = select(func.count()).where(InboxRow.state == "waiting")
    notices = select(func.count()).where(OutboxRow.state == "waiting")
    return int(await session.scalar(updates) or 0) + int(await session.scalar(notices) or 0)


def settings_of(bot: BotProcess) -> Settings:
    """The settings that a bot's environment makes."""
    names = {name.removeprefix("BAOMAT_").lower(): v for name, v in bot.environment.items()}
    return read_settings(names)


@asynccontextmanager
async def looked_at(bot: BotProcess) -> AsyncIterator[Ledger]:
    """The ledger of a bot."""
    settings = settings_of(bot)
    async with opened(settings) as drawers:
        outbox = Outbox(DayKeys(drawers.vault))
        yield Ledger(drawers, build_desks(settings, drawers, outbox, clock(None)))


__all__ = [
    "EVENTS",
    "AuditRow",
    "CardRow",
    "CaseRow",
    "DraftRow",
    "EvidenceRow",
    "InboxRow",
    "Ledger",
    "OutboxRow",
    "PolicyRow",
    "TalkRow",
    "looked_at",
    "settings_of",
]
