"""Handing over: what it takes for a case to come into other hands, and who is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor
from cases.holding import Holding
from cases.notices import Hears, NoticeKind
from cases.steps import MoveRefusedError, Refusal, Role, Step
from cases.telling import post_card, tell_chats
from storage.case_rows import case_row, hold
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.desk_tables import OfferRow
from storage.offer_rows import codes_of, drop_offer, offers_in, put_offer
from storage.outbox import CARE, to_person
from storage.people_rows import person, user_of
from storage.staff_rows import names

HELD = frozenset({Step.RECEIVED, Step.ESCALATED})
"""The steps at which a case changes hands; one that is only lodged is received instead."""


class Hold(StrEnum):
    """What is done about who holds a case: entries of its audit chain, no moves."""

    CLAIM = "claim"
    RELEASE = "release"
    OFFER = "offer"
    TAKE = "take"
    DECLINE = "decline"


class NotHolderError(Exception):
    """Nobody holds the case, so there is nothing to give back."""


class NoColleagueError(Exception):
    """The one named is not another colleague in customer care: choose one who is."""


class OfferGoneError(Exception):
    """The offer stands no longer, or is for somebody else: look at the case again."""


@dataclass(frozen=True)
class Held:
    """What was done about who holds a case."""

    code: str
    act: Hold


@dataclass(frozen=True)
class Offered:
    """Cases that a colleague has been asked to take, and that colleague's name."""

    codes: tuple[str, ...]
    taker: str


@dataclass(frozen=True)
class Handover:
    """Cases on their way from hand to hand: names for colleagues alone.

    `giver` is who held them; None if nobody did, or they are no longer known. `taker_user` is the
    Telegram id of the colleague asked, None if nothing is held of them any more.
    """

    codes: tuple[str, ...]
    cases: tuple[UUID, ...]
    by: str
    giver: str | None
    taker: str
    taker_user: int | None


class Handing(Holding):
    """Puts cases into other hands, or on offer, and tells of it."""

    async def handover(self, batch: UUID) -> Handover | None:
        """What still stands of an offer, for its notice; None if nothing does."""
        async with self.database.read() as session:
            standing = []
            for offer in await offers_in(session, batch):
                row = await case_row(session, offer.case_id)
                if row is not None and stands(offer, row):
                    standing.append(offer)
            if not standing:
                return None
            one = standing[0]
            return await self._handover(
                session, [each.case_id for each in standing], one.by, one.taker, one.giver
            )

    async def handover_answered(
        self, cases: Sequence[UUID], by: UUID, taker: UUID
    ) -> Handover | None:
        """What an answer was about, for its notice; None if all those cases have been erased."""
        async with self.database.read() as session:
            return await self._handover(session, cases, by, taker, None)

    async def _handover(
        self,
        session: AsyncSession,
        cases: Sequence[UUID],
        by: UUID,
        taker: UUID,
        giver: UUID | None,
    ) -> Handover | None:
        codes = await codes_of(session, cases)
        known = await names(session, self.vault, [by, taker, giver])
        if not codes:
            return None
        asked = await person(session, taker)
        return Handover(
            codes=tuple(codes),
            cases=tuple(cases),
            by=known.get(by, ""),
            giver=known.get(giver) if giver is not None and giver != by else None,
            taker=known.get(taker, ""),
            taker_user=user_of(self.vault, asked) if asked is not None else None,
        )

    async def _offer(
        self,
        session: AsyncSession,
        rows: Sequence[CaseRow],
        to: UUID,
        actor: Actor,
        cause: Cause,
    ) -> None:
        """Offer cases as one batch, and ask the colleague once for all of them."""
        batch, at = uuid4(), self.now()
        by = _who(actor)
        for row in rows:
            await put_offer(session, row, taker=to, by=by, batch=batch, at=at)
            await self.record(
                session, row.id, Hold.OFFER, actor, cause, start=row.step, end=str(to)
            )
        await self._tell_colleague(session, NoticeKind.OFFERED, to, {"batch": str(batch)})

    async def _taken(
        self, session: AsyncSession, row: CaseRow, offer: OfferRow, actor: Actor, cause: Cause
    ) -> None:
        end = str(offer.giver or "")
        await self._held(session, row, Hold.TAKE, actor, actor.person_id, cause, end)

    async def _declined(
        self, session: AsyncSession, row: CaseRow, actor: Actor, cause: Cause
    ) -> None:
        await drop_offer(session, row.id)
        await self.record(session, row.id, Hold.DECLINE, actor, cause, start=row.step)

    async def _held(
        self,
        session: AsyncSession,
        row: CaseRow,
        act: Hold,
        actor: Actor,
        holder: UUID | None,
        cause: Cause,
        end: str = "",
    ) -> None:
        """Put a case into other hands, or into none; what was offered of it is no more."""
        await drop_offer(session, row.id)
        await hold(session, row.id, holder)
        await self.record(session, row.id, act, actor, cause, start=row.step, end=end)
        await post_card(self.outbox, session, row.id, self.now())

    async def _tell_released(self, session: AsyncSession, row: CaseRow) -> None:
        """The care group hears that the case needs a holder: its card is edited silently."""
        at = self.now()
        values = {
            "case": str(row.id),
            "move": Hold.RELEASE,
            "role": Role.CARE,
            "step": row.step,
            "at": at.isoformat(),
        }
        await tell_chats(
            self.outbox,
            session,
            NoticeKind.STAFF_EVENT,
            values,
            at,
            hears=lambda hears: hears is Hears.CARE,
        )

    async def _tell_answered(
        self, session: AsyncSession, rows: Sequence[CaseRow], by: UUID, actor: Actor, act: Hold
    ) -> None:
        values = {
            "answer": act,
            "cases": [str(row.id) for row in rows],
            "by": str(by),
            "taker": str(actor.person_id),
        }
        await self._tell_colleague(session, NoticeKind.OFFER_ANSWERED, by, values)

    async def _tell_colleague(
        self, session: AsyncSession, kind: NoticeKind, colleague: UUID, values: dict[str, Any]
    ) -> None:
        """Tell a colleague in private; in the care group if the bot cannot write to them."""
        owner = await person(session, colleague)
        private = owner is not None and owner.started and owner.reachable
        recipient = to_person(colleague) if private else CARE
        await self.outbox.add(session, kind, recipient, values, self.now())

    async def _name(self, session: AsyncSession, person_id: UUID) -> str:
        return (await names(session, self.vault, [person_id])).get(person_id, "")


def check_hold(row: CaseRow, actor: Actor, act: Hold) -> None:
    """Pass if customer care may change at this step who holds the case.

    Raises:
        MoveRefusedError: The step is wrong for it, or the actor is not care staff.
    """
    step = Step(row.step)
    if actor.role is not Role.CARE:
        raise MoveRefusedError(step, act, actor.role, Refusal.NOT_YOURS)
    if step not in HELD:
        raise MoveRefusedError(step, act, actor.role, Refusal.WRONG_STEP)


def stands(offer: OfferRow, row: CaseRow) -> bool:
    """Whether an offer is good: the case is held as it was when it was offered."""
    return Step(row.step) in HELD and row.holder == offer.giver


def stands_for(offer: OfferRow, row: CaseRow, actor: Actor) -> bool:
    """Whether an offer is good, and the actor's to answer."""
    return offer.taker == actor.person_id and actor.role is Role.CARE and stands(offer, row)


def _who(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise NoColleagueError
    return actor.person_id
