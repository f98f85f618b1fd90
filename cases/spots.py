"""Spots: the bot's messages about a case in staff chats, so that a reply to one names the case."""

from uuid import UUID

from cases.office import Office
from storage.case_rows import cases_by_id
from storage.spot_rows import case_by_spot, keep_spot


class Spots(Office):
    """Remembers which case a message is about, beside the card that is kept up to date."""

    async def keep_spot(self, case_id: UUID, chat_row_id: UUID, message_id: int) -> None:
        """A message in a chat is about a case; nothing is kept of a case that is gone."""
        async with self.database.write() as session:
            if await cases_by_id(session, [case_id]):
                await keep_spot(session, case_id, chat_row_id, message_id)

    async def by_spot(self, chat_row_id: UUID, message_id: int) -> UUID | None:
        """The case that this message is about."""
        async with self.database.read() as session:
            return await case_by_spot(session, chat_row_id, message_id)
