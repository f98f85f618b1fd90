"""The daily root goes to the admins, so that the chains cannot be rewritten unseen."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from bot.alarms import Alarms
from bot.clock import Now
from cases.notices import NoticeKind
from storage.database import Database
from storage.outbox import Outbox, to_person
from storage.roots import keep_root


@dataclass
class DailyRoot:
    """Keeps the root of each day once it is over, and tells it."""

    database: Database
    outbox: Outbox
    alarms: Alarms
    zone: tzinfo
    now: Now
    kept: str = ""

    async def keep(self) -> None:
        """Keep yesterday's root, if that has not been done."""
        now = self.now()
        midnight = datetime.combine(now.astimezone(self.zone), time(), self.zone)
        day = (midnight - timedelta(days=1)).date().isoformat()
        if day == self.kept:
            return
        admins = await self.alarms.admins()
        async with self.database.write() as session:
            root = await keep_root(session, day, midnight, now)
            if root is not None:
                told = {"day": root.day, "digest": root.digest, "chains": root.chains}
                for admin in admins:
                    await self.outbox.add(session, NoticeKind.ROOT, to_person(admin.id), told, now)
        self.kept = day
