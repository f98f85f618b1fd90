"""Queries on people: found by blind index, made on first sight, their keys unwrapped."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import PersonRow
from storage.upserts import insert_new
from storage.vault import DataKey, Vault, place


class PersonGoneError(Exception):
    """The person is not known, or was erased meanwhile: begin again with /start."""


async def person(session: AsyncSession, person_id: UUID) -> PersonRow | None:
    """The person of that id."""
    return await session.scalar(select(PersonRow).where(PersonRow.id == person_id))


async def person_of(session: AsyncSession, vault: Vault, user_id: int) -> PersonRow | None:
    """The person of a Telegram id."""
    index = vault.index("user", user_id)
    return await session.scalar(select(PersonRow).where(PersonRow.user_index == index))


async def met(
    session: AsyncSession, vault: Vault, user_id: int, *, language: str, now: datetime
) -> PersonRow:
    """The person of a Telegram id, made with a key of their own if there is none.

    Raises:
        PersonGoneError: They were erased in this very moment.
    """
    row = await person_of(session, vault, user_id)
    if row is not None:
        return row
    person_id = uuid4()
    key, wrapped = vault.new_key(person_id)
    await insert_new(
        session,
        PersonRow,
        id=person_id,
        user_index=vault.index("user", user_id),
        user_id=sealed_user(vault, key, person_id, user_id),
        data_key=wrapped,
        language=language,
        started=False,
        reachable=True,
        created_at=now,
    )
    row = await person_of(session, vault, user_id)
    if row is None:
        raise PersonGoneError
    return row


def sealed_user(vault: Vault, key: DataKey, person_id: UUID, user_id: int) -> bytes:
    """A Telegram id, sealed for the row of its person."""
    return vault.seal_text(key, place("people", "user_id", person_id), str(user_id))


def user_of(vault: Vault, row: PersonRow) -> int:
    """The Telegram id of a person."""
    where = place("people", "user_id", row.id)
    return int(vault.open_text(vault.unwrap(row.id, row.data_key), where, row.user_id))


async def key_of(session: AsyncSession, vault: Vault, person_id: UUID) -> DataKey:
    """The data key of a person.

    Raises:
        PersonGoneError: There is no such person (any more).
    """
    wrapped = await session.scalar(select(PersonRow.data_key).where(PersonRow.id == person_id))
    if wrapped is None:
        raise PersonGoneError
    return vault.unwrap(person_id, wrapped)


async def reachable(session: AsyncSession, person_ids: Sequence[UUID]) -> set[UUID]:
    """Those of *person_ids* who can be written to, as far as is known."""
    found = await session.scalars(
        select(PersonRow.id).where(PersonRow.id.in_(person_ids), PersonRow.reachable)
    )
    return set(found)
