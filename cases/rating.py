"""Rating: whether it was solved, as the customer of a case that has come to its end sees it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor
from cases.office import Office, need_words
from cases.people import Person
from cases.steps import Role, Step
from cases.telling import show_customer
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.effects import first_result, keep_result
from storage.own_card_rows import rating_counts
from storage.people_rows import key_of
from storage.vault import DataKey, Vault, place

RATE = "rate"
"""The audit entry of a rating; the number itself goes with the case when it is erased."""

WORST, BEST = 1, 5
_RATED_AT = frozenset({Step.RESOLVED, Step.REJECTED})


class RatingRefusedError(Exception):
    """There is no outcome to rate, or no longer: rate a case between its end and its closing."""


def rateable(step: Step, *, spam: bool = False) -> bool:
    """Whether the customer is asked if it was solved: they have been told an outcome."""
    return step in _RATED_AT and not spam


class Ratings(Office):
    """Keeps what customers say of the outcome."""

    async def rate(self, case: UUID | str, person: Person, rating: int, *, cause: Cause) -> None:
        """Keep a rating from 1 to 5; the last one of an ending counts.

        Raises:
            CaseNotFoundError: There is no such case of this customer.
            RatingRefusedError: It has no outcome, or is closed.
        """
        if not WORST <= rating <= BEST:
            raise RatingRefusedError
        async with self.database.write(cause) as session:
            row = await self._rated(session, case, person)
            effect = f"{RATE}:{row.id}"
            if await first_result(session, cause.id, effect) is not None:
                return
            if current_rating(row) is None:
                row.rating_words = None  # they were about an outcome before
            row.rating, row.rated_at = rating, self.now()
            actor = Actor(Role.CUSTOMER, person.id)
            await self.record(session, row.id, RATE, actor, cause, start=row.step)
            await show_customer(self.outbox, session, row.id, self.now())
            keep_result(session, cause.id, effect, str(rating), self.now())

    async def rate_in_words(
        self, case: UUID | str, person: Person, text: str, *, cause: Cause
    ) -> None:
        """Keep a few words beside the rating, sealed under the customer's key.

        Raises:
            CaseNotFoundError: There is no such case of this customer.
            RatingRefusedError: It is not rated, or closed.
            EmptyTextError: There are no words.
        """
        need_words(text)
        async with self.database.write(cause) as session:
            row = await self._rated(session, case, person)
            if current_rating(row) is None:
                raise RatingRefusedError
            key = await key_of(session, self.vault, person.id)
            row.rating_words = self.vault.seal_text(key, _place(row), text)
            await show_customer(self.outbox, session, row.id, self.now())

    async def ratings(self) -> dict[int, int]:
        """How many cases have each rating; numbers alone."""
        async with self.database.read() as session:
            return await rating_counts(session)

    async def _rated(self, session: AsyncSession, case: UUID | str, person: Person) -> CaseRow:
        row = await self.found(session, case, person.id, held=True)
        if not rateable(Step(row.step), spam=row.spam_at is not None):
            raise RatingRefusedError
        return row


def current_rating(row: CaseRow) -> int | None:
    """The rating of the case's present ending; one of an ending before a reopening is past."""
    if row.rated_at is None or row.ended_at is None or row.rated_at < row.ended_at:
        return None
    return row.rating


def words_of_rating(vault: Vault, key: DataKey, row: CaseRow) -> str:
    """The words beside the rating, if there are any."""
    sealed = row.rating_words if current_rating(row) is not None else None
    return "" if sealed is None else vault.open_text(key, _place(row), sealed)


def _place(row: CaseRow) -> str:
    return place("cases", "rating_words", row.id)
