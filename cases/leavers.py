"""Leavers: who cares for cases no more leaves the open ones behind, to be handed over at once."""

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor, HeldByError
from cases.handing import HELD, Handing, NoColleagueError, Offered, OfferGoneError
from cases.steps import Step
from storage.case_rows import case_row
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.effects import first_result, keep_result
from storage.offer_rows import codes_of, held_open, left_behind
from storage.staff_rows import cares, names

AT_ONCE = 100
"""How many of a leaver's cases are offered in one go: as many codes as one message holds."""


@dataclass(frozen=True)
class Leaver:
    """Who cares for cases no more but still holds `count` open ones; their name, if known."""

    person_id: UUID
    name: str | None
    count: int


class Leavers(Handing):
    """Hands over what leavers hold."""

    async def offer_all(self, left: UUID, to: UUID, actor: Actor, *, cause: Cause) -> Offered:
        """Ask a colleague to take all open cases that one who *left* customer care still holds.

        At most AT_ONCE of them, the nearest deadline first.

        Raises:
            HeldByError: They are back in customer care.
            NoColleagueError: *to* is no colleague in customer care.
            OfferGoneError: They hold no open case any more.
        """
        effect = f"offer:{left}"
        async with self.database.write(cause) as session:
            name = await self._name(session, to)
            first = await first_result(session, cause.id, effect)
            if first is not None:
                return Offered(tuple(json.loads(first)), name)
            if await cares(session, left):
                raise HeldByError(await self._name(session, left))
            if not await cares(session, to):
                raise NoColleagueError
            rows = await self._locked(session, left)
            if not rows:
                raise OfferGoneError
            await self._offer(session, rows, to, actor, cause)
            codes = await codes_of(session, [row.id for row in rows])
            keep_result(session, cause.id, effect, json.dumps(codes), self.now())
            return Offered(tuple(codes), name)

    async def leavers(self) -> tuple[Leaver, ...]:
        """Who cares for cases no more but holds open ones, the most first."""
        async with self.database.read() as session:
            found = await left_behind(session)
            known = await names(session, self.vault, [each for each, _ in found])
            return tuple(Leaver(each, known.get(each), count) for each, count in found)

    async def left_codes(self, left: UUID) -> tuple[str, ...]:
        """The codes of open cases of one holder, the nearest deadline first; at most AT_ONCE."""
        async with self.database.read() as session:
            return tuple([code for _, code in await held_open(session, left, AT_ONCE)])

    async def _locked(self, session: AsyncSession, holder: UUID) -> list[CaseRow]:
        """The open cases of a holder, held till the end of the write, always in one order."""
        found = sorted(case_id for case_id, _ in await held_open(session, holder, AT_ONCE))
        rows = [await case_row(session, each, held=True) for each in found]
        return [row for row in rows if row and row.holder == holder and Step(row.step) in HELD]
