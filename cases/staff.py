"""The staff: members of the care group, those an admin names, admins, and the chats they bound."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.chats import Bound, BoundChat, Chats
from cases.people import VIETNAMESE, Person, as_person
from storage.audit import HOUSE, append
from storage.database import Cause
from storage.offer_rows import held_open
from storage.people_rows import met, person_of, user_of
from storage.rows import PersonRow, StaffRow
from storage.staff_rows import active, cares, entry, name_of, taken_in

__all__ = ["Bound", "BoundChat", "Colleague", "NotStaffError", "Staff"]


class NotStaffError(Exception):
    """Only care staff may do so: ask an admin to add you to the care group or to name you."""


@dataclass(frozen=True)
class Colleague:
    """Someone on the staff; `checked_at` is when membership of the care group was last seen."""

    person_id: UUID
    user_id: int
    name: str
    is_member: bool
    is_named: bool
    is_admin: bool
    checked_at: datetime

    @property
    def is_care(self) -> bool:
        """Whether they care for cases: an admin does so only as a member or when named."""
        return self.is_member or self.is_named

    @property
    def is_active(self) -> bool:
        """Whether they have any part in the staff."""
        return self.is_care or self.is_admin


@dataclass(frozen=True)
class Staff(Chats):
    """Who may act for the firm, and the chats they work in. `by` is an admin's person id."""

    async def colleague(self, user_id: int) -> Colleague | None:
        """The colleague of a Telegram id, None for who has no part in the staff (any more)."""
        async with self.database.read() as session:
            owner = await person_of(session, self.vault, user_id)
            row = None if owner is None else await entry(session, owner.id)
            if owner is None or row is None:
                return None
            found = self._colleague(row, owner)
            return found if found.is_active else None

    async def roll(self) -> tuple[Colleague, ...]:
        """All of the staff."""
        async with self.database.read() as session:
            return tuple(self._colleague(row, owner) for row, owner in await active(session))

    async def admins(self) -> tuple[Person, ...]:
        """The admins."""
        async with self.database.read() as session:
            found = await active(session)
            return tuple(as_person(self.vault, owner) for row, owner in found if row.admin)

    async def joined(self, user_id: int, name: str, cause: Cause) -> Colleague:
        """Take in a member of the care group, or note that they were seen there again."""
        return await self._entered(user_id, name, "join", None, cause)

    async def left(self, user_id: int, cause: Cause) -> None:
        """End a membership at once; who is named or an admin stays that."""
        await self._ended(user_id, "leave", None, cause)

    async def left_cases(self, user_id: int) -> bool:
        """Whether one who cares for cases no more still holds open ones."""
        async with self.database.read() as session:
            owner = await person_of(session, self.vault, user_id)
            if owner is None or await cares(session, owner.id):
                return False
            return bool(await held_open(session, owner.id, 1))

    async def name(self, user_id: int, name: str, by: UUID | None, cause: Cause) -> Colleague:
        """Name someone care staff, member of the group or not."""
        return await self._entered(user_id, name, "name", by, cause)

    async def unname(self, user_id: int, by: UUID | None, cause: Cause) -> Colleague | None:
        """Take a naming back; None if nothing of the staff is left in them."""
        return await self._ended(user_id, "unname", by, cause)

    async def make_admin(self, user_id: int, name: str, cause: Cause) -> Colleague:
        """Make someone an admin; an empty *name* leaves a known one as it is."""
        return await self._entered(user_id, name, "make_admin", None, cause)

    async def end_admin(self, user_id: int, by: UUID | None, cause: Cause) -> Colleague | None:
        """Make someone no longer an admin; None if nothing of the staff is left in them."""
        return await self._ended(user_id, "end_admin", by, cause)

    async def _entered(
        self, user_id: int, name: str, move: str, by: UUID | None, cause: Cause
    ) -> Colleague:
        async with self.database.write(cause) as session:
            now = self.now()
            owner = await met(session, self.vault, user_id, language=VIETNAMESE, now=now)
            row = await taken_in(session, self.vault, owner, name, now)
            row.checked_at = now
            await self._set(session, row, move, True, by, cause)
            return self._colleague(row, owner)

    async def _ended(
        self, user_id: int, move: str, by: UUID | None, cause: Cause
    ) -> Colleague | None:
        async with self.database.write(cause) as session:
            owner = await person_of(session, self.vault, user_id)
            row = None if owner is None else await entry(session, owner.id)
            if owner is None or row is None:
                return None
            await self._set(session, row, move, False, by, cause)
            found = self._colleague(row, owner)
            return found if found.is_active else None

    async def _set(
        self,
        session: AsyncSession,
        row: StaffRow,
        move: str,
        yes: bool,
        by: UUID | None,
        cause: Cause,
    ) -> None:
        flag = _FLAGS[move]
        if getattr(row, flag) == yes:
            return
        setattr(row, flag, yes)
        await append(
            session,
            HOUSE,
            move,
            role="admin" if by else "house",
            actor=by,
            cause=cause.id,
            now=self.now(),
            start=str(row.person_id),
            end=flag if yes else "",
        )

    def _colleague(self, row: StaffRow, owner: PersonRow) -> Colleague:
        return Colleague(
            owner.id,
            user_of(self.vault, owner),
            name_of(self.vault, row, owner),
            row.member,
            row.named,
            row.admin,
            row.checked_at,
        )


_FLAGS = {
    "join": "member",
    "leave": "member",
    "name": "named",
    "unname": "named",
    "make_admin": "admin",
    "end_admin": "admin",
}
