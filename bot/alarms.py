"""Alarms: what an admin must act on, counted, logged without words, and told to the admins."""

from dataclasses import dataclass

import structlog

from bot.clock import Now
from bot.metrics import Metrics
from cases.notices import NoticeKind
from cases.staff import Staff
from storage.database import Database
from storage.outbox import Outbox, to_person

log = structlog.get_logger()


@dataclass(frozen=True)
class Alarms:
    """Tells the admins; the same alarm is told once until it has gone out."""

    database: Database
    outbox: Outbox
    staff: Staff
    now: Now
    metrics: Metrics

    async def sound(self, what: str, **detail: str | int) -> None:
        """Tell every admin of *what*; *detail* holds ids, codes and classes of errors only."""
        self.metrics.alarms.labels(what).inc()
        log.error("alarm", what=what, **detail)
        admins = await self.staff.admins()
        if not admins:
            return
        async with self.database.write() as session:
            for admin in admins:
                await self.outbox.add(
                    session,
                    NoticeKind.ALARM,
                    to_person(admin.id),
                    {"what": what, **detail},
                    self.now(),
                    merge=f"alarm:{what}",
                )
