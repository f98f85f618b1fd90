"""Referrals: a case taken to an authority, its number there, the answer, and reminders of both."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import TIMER, Actor, Moved, Spoken
from cases.masking import mask
from cases.notices import NoticeKind, hears_referral
from cases.office import Office, need_words
from cases.outside import Notifiable
from cases.outside_sealed import referral_place
from cases.staff import NotStaffError
from cases.steps import Role, Step
from cases.telling import tell_chats
from storage.case_rows import case_row
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.desk_tables import ReferralRow
from storage.effects import first_result, keep_result
from storage.outbox import to_person
from storage.people_rows import key_of
from storage.referral_rows import change_referral, due_referrals, last_referral, reminded_of
from storage.remind_rows import hearing_holder

REFERRED: Final = "refer"
ANSWERED: Final = "refer_answer"
NOTIFIABLE: Final = "notifiable"
REMINDED: Final = "refer_due"
_MORNING: Final = time(9)
"""When staff are reminded, on a working day: nobody is to be woken by it."""


class NotReferredError(Exception):
    """The case is with no authority: take it to step 3 first."""


@dataclass(frozen=True)
class Referring:
    """Where a case is taken, and whether the violation is held to be notifiable.

    `authority` is empty for one that is not in the directory. `notify_due` is by when the
    authority is to be notified, if it is; `admins` are the people who are then told.
    """

    authority: str
    name: str
    notifiable: Notifiable
    notify_due: datetime | None = None
    admins: tuple[UUID, ...] = ()

    @property
    def due(self) -> datetime | None:
        """By when to notify; None unless the violation is notifiable."""
        return self.notify_due if self.notifiable is Notifiable.YES else None


class Referrals(Office):
    """Follows the cases that are with an authority."""

    async def refer(
        self, session: AsyncSession, row: CaseRow, to: Referring, moved: Moved, actor: Actor
    ) -> None:
        """Keep where a case goes, in the transaction of the move that takes it there."""
        session.add(
            ReferralRow(
                id=uuid4(),
                case_id=row.id,
                authority=to.authority,
                authority_name=to.name,
                at=moved.at,
                by=actor.person_id,
                notifiable=to.notifiable,
                notify_due=to.due,
                remind_at=self._referral_morning(moved.at),
            )
        )
        await self._tell_notifiable(session, row, to)

    async def decided(
        self, case: UUID | str, decision: Referring, actor: Actor, *, cause: Cause
    ) -> Notifiable:
        """Keep another answer to the 72-hour question, and return the one that stands.

        A yes stands for good: the admins act on it. The authority stays too.

        Raises:
            CaseNotFoundError, NotStaffError, NotReferredError: It cannot be kept.
        """
        async with self.database.write(cause) as session:
            row, referral = await self._referral_of(session, case, actor)
            if referral.notifiable == Notifiable.YES:
                return Notifiable.YES
            if await first_result(session, cause.id, f"{NOTIFIABLE}:{row.id}") is None:
                values = {"notifiable": decision.notifiable, "notify_due": decision.due}
                await change_referral(session, referral.id, **values)
                await self._referral_noted(
                    session, row, NOTIFIABLE, decision.notifiable, actor, cause
                )
                await self._tell_notifiable(session, row, decision)
            return decision.notifiable

    async def referred(
        self, case: UUID | str, reference: str, actor: Actor, *, cause: Cause
    ) -> Spoken:
        """Keep the number the authority gave the case; the wait for its answer begins anew.

        Raises:
            CaseNotFoundError, NotStaffError, NotReferredError, EmptyTextError: It cannot be kept.
        """
        now = self.now()
        more = {"referred_at": now, "remind_at": self._referral_morning(now), "reminded": 0}
        return await self._referral_kept(
            case, REFERRED, "reference", reference, more, actor, cause
        )

    async def authority_answered(
        self, case: UUID | str, answer: str, actor: Actor, *, cause: Cause
    ) -> Spoken:
        """Keep what the authority answered; nobody is reminded any more.

        Raises:
            CaseNotFoundError, NotStaffError, NotReferredError, EmptyTextError: It cannot be kept.
        """
        more = {"answered_at": self.now(), "remind_at": None}
        words = mask(answer).text
        return await self._referral_kept(case, ANSWERED, "answer", words, more, actor, cause)

    async def _referral_kept(
        self,
        case: UUID | str,
        entry: str,
        column: str,
        words: str,
        more: dict[str, Any],
        actor: Actor,
        cause: Cause,
    ) -> Spoken:
        need_words(words)
        async with self.database.write(cause) as session:
            row, referral = await self._referral_of(session, case, actor)
            if await first_result(session, cause.id, f"{entry}:{row.id}") is None:
                key = await key_of(session, self.vault, row.person_id)
                where = referral_place(column, referral.id)
                sealed = self.vault.seal_text(key, where, words)
                if referral.answered_at is not None:
                    more = {**more, "remind_at": None}
                await change_referral(session, referral.id, **{column: sealed}, **more)
                await self._referral_noted(session, row, entry, "", actor, cause)
            return Spoken(row.id, row.code, None)

    async def _referral_of(
        self, session: AsyncSession, case: UUID | str, actor: Actor
    ) -> tuple[CaseRow, ReferralRow]:
        if actor.role is not Role.CARE:
            raise NotStaffError
        row = await self.found_for(session, case, actor)
        referral = await last_referral(session, row.id)
        if referral is None:
            raise NotReferredError
        return row, referral

    async def _referral_noted(
        self, session: AsyncSession, row: CaseRow, entry: str, end: str, actor: Actor, cause: Cause
    ) -> None:
        await self.record(session, row.id, entry, actor, cause, start=row.step, end=end)
        keep_result(session, cause.id, f"{entry}:{row.id}", "", self.now())

    async def _tell_notifiable(self, session: AsyncSession, row: CaseRow, to: Referring) -> None:
        """Tell the admins that a violation is held to be notifiable, and by when."""
        if to.due is None:
            return
        now = self.now()
        values = {"case": str(row.id), "due": to.due.isoformat(), "at": now.isoformat()}
        for admin in to.admins:
            await self.outbox.add(
                session, NoticeKind.NOTIFY, to_person(admin), values, now, case_id=row.id
            )

    def _referral_morning(self, moment: datetime) -> datetime:
        """The working morning on which staff are reminded of what is open at *moment*."""
        days = self.promise.referral_remind
        return self.calendar.add_working_days(moment, days, self.zone, ends=_MORNING)

    async def remind_referrals(self, cause: Cause, limit: int = 50) -> int:
        """Remind staff of authorities that have not answered; return of how many cases."""
        now = self.now()
        async with self.database.read() as session:
            if not await due_referrals(session, now, limit):
                return 0
        async with self.database.write(cause) as session:
            due = await due_referrals(session, now, limit)
            return sum(
                [await self._remind_of_referral(session, referral, cause) for referral in due]
            )

    async def _remind_of_referral(
        self, session: AsyncSession, referral: ReferralRow, cause: Cause
    ) -> bool:
        """Tell the holder the first time, the group from then on; nobody once it is over."""
        row, due, now = await case_row(session, referral.case_id), referral.remind_at, self.now()
        if row is None or due is None:
            return False
        open_still = row.step == Step.ESCALATED
        again, times = self._referral_morning(now) if open_still else None, referral.reminded + 1
        if not await reminded_of(session, referral.id, due, again, times) or not open_still:
            return False
        await self.record(session, row.id, REMINDED, TIMER, cause, start=row.step)
        values = {
            "case": str(row.id),
            "authority": referral.authority_name if referral.authority else "",
            "number": "yes" if referral.reference else "",
            "unsure": "yes" if referral.notifiable == Notifiable.UNSURE else "",
            "since": referral.at.isoformat(),
            "at": now.isoformat(),
        }
        holder = await hearing_holder(session, row)
        if times == 1 and holder is not None:
            to = to_person(holder)
            await self.outbox.add(
                session, NoticeKind.REFERRAL_DUE, to, values, now, case_id=row.id
            )
        else:
            await tell_chats(
                self.outbox,
                session,
                NoticeKind.REFERRAL_DUE,
                values,
                now,
                hears=hears_referral,
            )
        return True
