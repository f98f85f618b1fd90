"""The staff: members of the care group, those an admin names, admins, and the chats they bound."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.notices import Hears
from cases.people import Person
from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.vault import Vault


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


@dataclass(frozen=True)
class BoundChat:
    """A staff chat; `id` is our own, `chat_id` Telegram's."""

    id: UUID
    chat_id: int
    title: str
    hears: Hears
    forum: bool


@dataclass(frozen=True)
class Bound:
    """A chat as bound now; `replaced` is the care chat that it took the place of."""

    chat: BoundChat
    replaced: BoundChat | None


@dataclass(frozen=True)
class Staff:
    """Who may act for the firm, and the chats they work in. `by` is an admin's person id."""

    database: Database
    vault: Vault
    outbox: Outbox
    now: Callable[[], datetime]

    async def colleague(self, user_id: int) -> Colleague | None:
        """The colleague of a Telegram id, None for who has no part in the staff (any more)."""
        raise NotImplementedError

    async def roll(self) -> tuple[Colleague, ...]:
        """All of the staff."""
        raise NotImplementedError

    async def admins(self) -> tuple[Person, ...]:
        """The admins."""
        raise NotImplementedError

    async def joined(self, user_id: int, name: str, cause: Cause) -> Colleague:
        """Take in a member of the care group, or note that they were seen there again."""
        raise NotImplementedError

    async def left(self, user_id: int, cause: Cause) -> None:
        """End a membership at once; who is named or an admin stays that."""
        raise NotImplementedError

    async def name(self, user_id: int, name: str, by: UUID | None, cause: Cause) -> Colleague:
        """Name someone care staff, member of the group or not."""
        raise NotImplementedError

    async def unname(self, user_id: int, by: UUID | None, cause: Cause) -> Colleague | None:
        """Take a naming back; None if nothing of the staff is left in them."""
        raise NotImplementedError

    async def make_admin(self, user_id: int, name: str, cause: Cause) -> Colleague:
        """Make someone an admin; an empty *name* leaves a known one as it is."""
        raise NotImplementedError

    async def end_admin(self, user_id: int, by: UUID | None, cause: Cause) -> None:
        """Make someone no longer an admin."""
        raise NotImplementedError

    async def bind(
        self,
        chat_id: int,
        title: str,
        hears: Hears,
        *,
        forum: bool = False,
        by: UUID | None,
        cause: Cause,
    ) -> Bound:
        """Bind a chat, or change what it hears; a new care chat takes the old one's place.

        With the care chat its membership changes: members of the old one are no longer staff.
        Notices that waited for a care chat go out now.
        """
        raise NotImplementedError

    async def unbind(self, chat_id: int, by: UUID | None, cause: Cause) -> BoundChat | None:
        """Let a chat hear nothing any more; None if it was not bound."""
        raise NotImplementedError

    async def chat(self, chat_id: int) -> BoundChat | None:
        """The bound chat of a Telegram id."""
        raise NotImplementedError

    async def chat_by_id(self, chat_row_id: UUID) -> BoundChat | None:
        """The bound chat of an id of ours."""
        raise NotImplementedError

    async def care_chat(self) -> BoundChat | None:
        """The care group, None while there is none."""
        raise NotImplementedError

    async def chats(self) -> tuple[BoundChat, ...]:
        """All bound chats."""
        raise NotImplementedError

    async def migrated(
        self, old_chat_id: int, new_chat_id: int, cause: Cause | None = None
    ) -> None:
        """Follow a group that became a supergroup; its old messages cannot be edited any more."""
        raise NotImplementedError

    async def forum(self, chat_id: int, yes: bool, cause: Cause | None = None) -> None:
        """Note whether a chat has topics."""
        raise NotImplementedError
