"""The staff chats: which groups an admin has bound, and what each hears."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.notices import Hears
from cases.telling import post_staff_card
from storage.audit import HOUSE, append
from storage.case_rows import nearest_open
from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.outbox import CARE, Outbox, to_chat
from storage.rows import ChatRow
from storage.staff_rows import (
    address_chat,
    bound_chats,
    care_chat,
    chat_of,
    end_memberships,
    forget_cards,
    forget_chat,
    kept_chat,
)
from storage.vault import Vault, decoded, place

POSTED_ANEW = 50
"""How many open cases get a card at once in a care group; the queue shows the others."""


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
class Chats:
    """The chats the staff work in. `by` is an admin's person id."""

    database: Database
    vault: Vault
    outbox: Outbox
    now: Callable[[], datetime]

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
        Notices that waited for a care chat go out now. A repeat does not say again what was
        replaced.
        """
        effect = f"bind:{self.vault.index('chat', chat_id)}"
        async with self.database.write(cause) as session:
            # The entry comes first: its lock lets admins who bind at once take turns.
            first = await first_result(session, cause.id, effect)
            if first is None:
                await self._audit(session, "bind", by, cause, hears)
                keep_result(session, cause.id, effect, hears, self.now())
            before = await chat_of(session, self.vault, chat_id)
            if first is not None and before is not None:
                return Bound(self._chat(before), None)
            was_care = before is not None and before.hears == Hears.CARE
            replaced = await self._make_room(session, before, hears)
            row = await kept_chat(
                session,
                self.vault,
                chat_id,
                title=title,
                hears=hears,
                forum=forum,
                now=self.now(),
            )
            if hears is Hears.CARE and not was_care:
                await self.outbox.hurry(session, CARE)
                await self._post_cards(session)
            return Bound(self._chat(row), replaced)

    async def _make_room(
        self, session: AsyncSession, chat: ChatRow | None, hears: Hears
    ) -> BoundChat | None:
        """End what the binding of a chat ends: the care group there was, if it is no more."""
        old = await care_chat(session)
        stays = old is chat and hears is Hears.CARE
        goes = old is chat or hears is Hears.CARE
        if old is None or stays or not goes:
            return None
        await end_memberships(session)
        if old is chat:
            return None
        replaced = self._chat(old)
        await forget_chat(session, replaced.id)
        return replaced

    async def _move_cards(self, session: AsyncSession, row: ChatRow) -> None:
        """Forget where the cards of a chat stood; the care group gets those of open cases anew."""
        await forget_cards(session, row.id)
        if row.hears == Hears.CARE:
            await self._post_cards(session)

    async def _post_cards(self, session: AsyncSession) -> None:
        for case_id in await nearest_open(session, POSTED_ANEW):
            await post_staff_card(self.outbox, session, case_id, self.now())

    async def readmitted(self, chat_id: int, cause: Cause) -> None:
        """Let what waited for a bound chat to be open to the bot again go out now."""
        async with self.database.write(cause) as session:
            row = await chat_of(session, self.vault, chat_id)
            if row is None:
                return
            await self.outbox.hurry(session, to_chat(row.id))
            if row.hears == Hears.CARE:
                await self.outbox.hurry(session, CARE)

    async def unbind(self, chat_id: int, by: UUID | None, cause: Cause) -> BoundChat | None:
        """Let a chat hear nothing any more; None if it was not bound.

        A repeat gives the chat again, without its title.
        """
        effect = f"unbind:{self.vault.index('chat', chat_id)}"
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, effect)
            if first is not None:
                row_id, hears, forum = first.split()
                return BoundChat(UUID(row_id), chat_id, "", Hears(hears), forum == "forum")
            row = await chat_of(session, self.vault, chat_id)
            if row is None:
                return None
            gone = self._chat(row)
            if gone.hears is Hears.CARE:
                await end_memberships(session)
            await forget_chat(session, gone.id)
            await self._audit(session, "unbind", by, cause, gone.hears)
            said = f"{gone.id} {gone.hears} {'forum' if gone.forum else 'plain'}"
            keep_result(session, cause.id, effect, said, self.now())
            return gone

    async def chat(self, chat_id: int) -> BoundChat | None:
        """The bound chat of a Telegram id."""
        async with self.database.read() as session:
            row = await chat_of(session, self.vault, chat_id)
            return None if row is None else self._chat(row)

    async def chat_by_id(self, chat_row_id: UUID) -> BoundChat | None:
        """The bound chat of an id of ours."""
        async with self.database.read() as session:
            row = await session.get(ChatRow, chat_row_id)
            return None if row is None else self._chat(row)

    async def care_chat(self) -> BoundChat | None:
        """The care group, None while there is none."""
        async with self.database.read() as session:
            row = await care_chat(session)
            return None if row is None else self._chat(row)

    async def chats(self) -> tuple[BoundChat, ...]:
        """All bound chats."""
        async with self.database.read() as session:
            return tuple(self._chat(row) for row in await bound_chats(session))

    async def migrated(
        self, old_chat_id: int, new_chat_id: int, cause: Cause | None = None
    ) -> None:
        """Follow a group that became a supergroup.

        Its old messages cannot be edited any more: the open cases get their cards anew.
        """
        async with self.database.write(cause) as session:
            row = await chat_of(session, self.vault, old_chat_id)
            if row is not None and await chat_of(session, self.vault, new_chat_id) is None:
                address_chat(self.vault, row, new_chat_id)
                await self._move_cards(session, row)

    async def forum(self, chat_id: int, yes: bool, cause: Cause | None = None) -> None:
        """Note whether a chat has topics; the open cases get their cards anew, old ones stay."""
        async with self.database.write(cause) as session:
            row = await chat_of(session, self.vault, chat_id)
            if row is not None and row.forum != yes:
                row.forum = yes
                await self._move_cards(session, row)

    async def _audit(
        self, session: AsyncSession, move: str, by: UUID | None, cause: Cause, end: str
    ) -> None:
        await append(
            session,
            HOUSE,
            move,
            role="admin",
            actor=by,
            cause=cause.id,
            now=self.now(),
            end=end,
        )

    def _chat(self, row: ChatRow) -> BoundChat:
        opened = (
            decoded(self.vault.house_open(place("chats", column, row.id), sealed))
            for column, sealed in (("chat_id", row.chat_id), ("title", row.title))
        )
        number, title = opened
        return BoundChat(row.id, int(number), title, Hears(row.hears), row.forum)
