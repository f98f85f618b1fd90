"""Urging: when staff are reminded of a date, each time more of them, and never at a quiet hour."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum

from cases.calendar import Calendar
from cases.deadlines import Promise


class Stage(IntEnum):
    """How far urging has come with a date: the later the stage, the more people hear."""

    NONE = 0
    HALF = 1  # half of the working days are over: the holder
    SOON = 2  # a working day before: the holder, and the staff chats that hear of dates
    LATE = 3  # the date has passed: those chats
    LATER = 4  # it passed a working day ago or more: the admins


@dataclass(frozen=True)
class Urging:
    """Reckons with one firm's promise, calendar and clock."""

    promise: Promise
    calendar: Calendar
    zone: tzinfo

    def due_now(self, begun: datetime, due: datetime, now: datetime) -> Stage:
        """The furthest stage whose time has come; what came before it is not said any more."""
        come = (stage for stage, at in self._times(begun, due).items() if at <= now)
        return max(come, default=Stage.NONE)

    def next_look(self, begun: datetime, due: datetime, told: Stage) -> datetime | None:
        """When to look at a date of which the stage *told* has been said; None after the last."""
        times = self._times(begun, due)
        return min((at for stage, at in times.items() if stage > told), default=None)

    def spoken(self, moment: datetime) -> datetime:
        """The first time from *moment* on at which staff may be spoken to.

        That is on a working day, from the hour at which it begins until it gets quiet.
        """
        local = moment.astimezone(self.zone)
        today, begins = local.date(), self.promise.day_starts
        if self.calendar.is_working_day(today):
            if local.time() < begins:
                return self._at(today, begins)
            if local.time() < self.promise.quiet_from:
                return moment
        following = self.calendar.working_days_after(today)
        return self._at(next(following), begins)

    def _times(self, begun: datetime, due: datetime) -> dict[Stage, datetime]:
        """When each stage is said; those that would be said of a date before it began are not."""
        days = self.calendar.working_days_between(begun, due, self.zone)
        soon = self.calendar.take_working_days(
            due, self.promise.warn_before, self.zone, ends=self.promise.day_ends
        )
        later = self.calendar.add_working_days(
            due, self.promise.admins_after, self.zone, ends=self.promise.day_starts
        )
        after = due + timedelta(microseconds=1)
        times = {Stage.SOON: soon, Stage.LATE: after, Stage.LATER: later}
        if days >= 2:
            times[Stage.HALF] = self.calendar.add_working_days(
                begun, days // 2, self.zone, ends=self.promise.day_starts
            )
        return {stage: self.spoken(at) for stage, at in times.items() if at > begun}

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone).astimezone(UTC)
