"""Ownership: a case is claimed, released, or handed over to a colleague who takes it or not."""

import json
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor
from cases.handing import (
    Handing,
    Held,
    Hold,
    NoColleagueError,
    NotHolderError,
    Offered,
    OfferGoneError,
    check_hold,
    stands_for,
)
from storage.case_rows import case_row
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.effects import first_result, keep_result
from storage.offer_rows import codes_of, drop_offer, offer_of, offers_in
from storage.staff_rows import cares


class Ownership(Handing):
    """Lets cases change hands; one hand holds a case at a time."""

    async def claim(self, case: UUID | str, actor: Actor, *, cause: Cause) -> Held:
        """Become the holder of a case that nobody holds, or that is offered to the actor.

        Its holder keeps it: what they had offered is offered no more.

        Raises:
            CaseNotFoundError: There is no such case.
            MoveRefusedError: It is not in anybody's hands at its step.
            HeldByError: A colleague holds it.
        """
        async with self.database.write(cause) as session:
            row = await self.found(session, case, held=True)
            first = await self._first(session, row, Hold.CLAIM, cause)
            if first is not None:
                return Held(row.code, first)
            check_hold(row, actor, Hold.CLAIM)
            offer = await offer_of(session, row.id)
            if offer is not None and stands_for(offer, row, actor):
                await self._taken(session, row, offer, actor, cause)
                await self._tell_answered(session, [row], offer.by, actor, Hold.TAKE)
                return self._done(session, row, Hold.CLAIM, Hold.TAKE, cause)
            if await self.claims(session, row, actor) or offer is not None:
                await self._held(session, row, Hold.CLAIM, actor, actor.person_id, cause)
            return self._done(session, row, Hold.CLAIM, Hold.CLAIM, cause)

    async def release(self, case: UUID | str, actor: Actor, *, cause: Cause) -> Held:
        """Hold a case no longer, or decline it where it is offered to the actor.

        Raises:
            CaseNotFoundError: There is no such case.
            MoveRefusedError: It is not in anybody's hands at its step.
            HeldByError: A colleague holds it.
            NotHolderError: Nobody does.
        """
        async with self.database.write(cause) as session:
            row = await self.found(session, case, held=True)
            first = await self._first(session, row, Hold.RELEASE, cause)
            if first is not None:
                return Held(row.code, first)
            check_hold(row, actor, Hold.RELEASE)
            offer = await offer_of(session, row.id)
            if offer is not None and stands_for(offer, row, actor):
                await self._declined(session, row, actor, cause)
                await self._tell_answered(session, [row], offer.by, actor, Hold.DECLINE)
                return self._done(session, row, Hold.RELEASE, Hold.DECLINE, cause)
            if await self.claims(session, row, actor):
                raise NotHolderError
            await self._held(session, row, Hold.RELEASE, actor, None, cause)
            await self._tell_released(session, row)
            return self._done(session, row, Hold.RELEASE, Hold.RELEASE, cause)

    async def may_offer(self, case: UUID | str, actor: Actor) -> str:
        """The code of a case that *actor* may hand over as it is held now.

        Raises:
            CaseNotFoundError, MoveRefusedError, HeldByError: As `offer` does.
        """
        async with self.database.read() as session:
            row = await self.found(session, case)
            check_hold(row, actor, Hold.OFFER)
            await self.claims(session, row, actor)
            return row.code

    async def offer(self, case: UUID | str, to: UUID, actor: Actor, *, cause: Cause) -> Offered:
        """Ask a colleague to take a case that the actor or nobody holds; the holder stays.

        Raises:
            CaseNotFoundError: There is no such case.
            MoveRefusedError: It is not in anybody's hands at its step.
            HeldByError: A colleague holds it.
            NoColleagueError: *to* is not another colleague in customer care.
        """
        async with self.database.write(cause) as session:
            row = await self.found(session, case, held=True)
            name = await self._name(session, to)
            if await self._first(session, row, Hold.OFFER, cause) is not None:
                return Offered((row.code,), name)
            check_hold(row, actor, Hold.OFFER)
            await self.claims(session, row, actor)
            if to == actor.person_id or not await cares(session, to):
                raise NoColleagueError
            await self._offer(session, [row], to, actor, cause)
            self._done(session, row, Hold.OFFER, Hold.OFFER, cause)
            return Offered((row.code,), name)

    async def accept(self, batch: UUID, actor: Actor, *, cause: Cause) -> tuple[str, ...]:
        """Take what is offered to the actor as one batch; return the codes of what they now hold.

        Raises:
            OfferGoneError: Nothing of it stands any more, or it is for somebody else.
        """
        return await self._answered(batch, actor, Hold.TAKE, cause)

    async def decline(self, batch: UUID, actor: Actor, *, cause: Cause) -> tuple[str, ...]:
        """Leave what is offered to the actor where it is; return the codes of it.

        Raises:
            OfferGoneError: Nothing of it stands any more, or it is for somebody else.
        """
        return await self._answered(batch, actor, Hold.DECLINE, cause)

    async def _answered(
        self, batch: UUID, actor: Actor, act: Hold, cause: Cause
    ) -> tuple[str, ...]:
        effect = f"{act}:{batch}"
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, effect)
            if first is not None:
                return tuple(json.loads(first))
            rows, by = [], None
            for offer in await offers_in(session, batch):
                row = await case_row(session, offer.case_id, held=True)
                if row is None or not stands_for(offer, row, actor):
                    continue
                if not await drop_offer(session, row.id, batch):
                    continue  # answered in this very moment
                if act is Hold.TAKE:
                    await self._taken(session, row, offer, actor, cause)
                else:
                    await self._declined(session, row, actor, cause)
                rows.append(row)
                by = offer.by
            if by is None:
                raise OfferGoneError
            await self._tell_answered(session, rows, by, actor, act)
            codes = await codes_of(session, [row.id for row in rows])
            keep_result(session, cause.id, effect, json.dumps(codes), self.now())
            return tuple(codes)

    async def _first(
        self, session: AsyncSession, row: CaseRow, asked: Hold, cause: Cause
    ) -> Hold | None:
        first = await first_result(session, cause.id, f"hold:{row.id}:{asked}")
        return None if first is None else Hold(first)

    def _done(
        self, session: AsyncSession, row: CaseRow, asked: Hold, act: Hold, cause: Cause
    ) -> Held:
        keep_result(session, cause.id, f"hold:{row.id}:{asked}", act, self.now())
        return Held(row.code, act)
