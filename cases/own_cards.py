"""Own cards: where the one live card of a case stands in its customer's chat."""

from uuid import UUID

from cases.office import Office
from cases.people import Person
from storage.case_rows import case_row
from storage.own_card_rows import keep_own_card, own_card, own_cards_of


class OwnCards(Office):
    """Remembers the cards that customers have."""

    async def own_card_at(self, case_id: UUID) -> int | None:
        """The message that the card is, None where none was posted yet."""
        async with self.database.read() as session:
            return await own_card(session, case_id)

    async def keep_own_card(self, case_id: UUID, message_id: int) -> int | None:
        """The card stands in this message now; return the one that it stood in before, if any.

        Of a case that is gone nothing is kept.
        """
        async with self.database.write() as session:
            if await case_row(session, case_id) is None:
                return None
            before = await own_card(session, case_id)
            await keep_own_card(session, case_id, message_id, self.now())
            return before if before != message_id else None

    async def own_cards_of(self, person: Person) -> tuple[int, ...]:
        """The messages of all their cards, the oldest first."""
        async with self.database.read() as session:
            return await own_cards_of(session, person.id)
