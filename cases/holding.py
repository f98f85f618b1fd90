"""Holding: one colleague at a time answers the customer of a case."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor, HeldByError
from cases.office import Office
from storage.case_tables import CaseRow
from storage.staff_rows import cares, names

CLAIM = "claim"
"""The audit entry of a colleague who became the holder by answering."""


class Holding(Office):
    """Knows who may answer; notes and reading are free to every colleague."""

    async def may_answer(self, case: UUID | str, actor: Actor) -> None:
        """Pass if *actor* may answer the customer of a case as it is held now.

        Raises:
            CaseNotFoundError: There is no such case.
            HeldByError: A colleague holds it.
        """
        async with self.database.read() as session:
            await self.claims(session, await self.found(session, case), actor)

    async def claims(self, session: AsyncSession, row: CaseRow, actor: Actor) -> bool:
        """Whether *actor* becomes the holder by answering: nobody in customer care is it.

        Raises:
            HeldByError: A colleague who is still in customer care holds the case.
        """
        if row.holder is None:
            return True
        if row.holder == actor.person_id:
            return False
        if await cares(session, row.holder):
            known = await names(session, self.vault, [row.holder])
            raise HeldByError(known[row.holder])
        return True
