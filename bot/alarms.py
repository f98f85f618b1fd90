"""Alarms: what an admin must act on, counted, logged without words, and told to the admins."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

import structlog

from bot.clock import Now
from bot.metrics import Metrics
from cases.notices import NoticeKind
from cases.people import People, Person
from cases.staff import Staff
from handlers.access import UNSEEN
from handlers.admins import all_admins
from storage.database import Cause, Database
from storage.outbox import Outbox, to_person

log = structlog.get_logger()

AGAIN = timedelta(hours=1)
LASTING = frozenset({UNSEEN, "another poller"})
"""What is met again and again while it lasts: told once an hour by each process."""


@dataclass(frozen=True)
class Alarms:
    """Tells the admins; the same alarm is told once until it has gone out."""

    database: Database
    outbox: Outbox
    people: People
    staff: Staff
    admin_ids: frozenset[int]
    now: Now
    metrics: Metrics
    sounded: dict[str, datetime] = field(default_factory=dict)

    async def sound(self, what: str, **detail: str | int) -> None:
        """Tell every admin of *what*; *detail* holds ids, codes and classes of errors only."""
        at, before = self.now(), self.sounded.get(what)
        if what in LASTING and before is not None and at - before < AGAIN:
            return
        self.sounded[what] = at
        self.metrics.alarms.labels(what).inc()
        log.error("alarm", what=what, **detail)
        admins = await self.admins()
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

    async def admins(self) -> list[Person]:
        """Those the settings name and those who came by the admin link, each once."""
        return await all_admins(self.people, self.staff, self.admin_ids, Cause(uuid4()))
