"""Alarms: what an admin must act on, counted, logged without words, and told to the admins."""

from dataclasses import dataclass
from uuid import uuid4

import structlog

from bot.clock import Now
from bot.metrics import Metrics
from cases.notices import NoticeKind
from cases.people import People, Person
from cases.staff import Staff
from storage.database import Cause, Database
from storage.outbox import Outbox, to_person

log = structlog.get_logger()


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

    async def sound(self, what: str, **detail: str | int) -> None:
        """Tell every admin of *what*; *detail* holds ids, codes and classes of errors only."""
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
        found = {admin.user_id: admin for admin in await self.staff.admins()}
        for user_id in self.admin_ids - found.keys():
            found[user_id] = await self.people.meet(user_id, started=False, cause=Cause(uuid4()))
        return list(found.values())
