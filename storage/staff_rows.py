"""Queries on the staff and on the chats they have bound."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CardRow
from storage.desk_tables import SpotRow
from storage.rows import ChatRow, PersonRow, StaffRow
from storage.vault import Vault, encoded, place

ACTIVE = or_(StaffRow.member, StaffRow.named, StaffRow.admin)
CARE_CHAT = "care"


def sealed_name(vault: Vault, row: PersonRow, name: str) -> bytes:
    """A colleague's name, sealed under their own key."""
    key = vault.unwrap(row.id, row.data_key)
    return vault.seal_text(key, place("staff", "name", row.id), name)


def name_of(vault: Vault, row: StaffRow, owner: PersonRow) -> str:
    """The name of a colleague."""
    key = vault.unwrap(owner.id, owner.data_key)
    return vault.open_text(key, place("staff", "name", owner.id), row.name)


async def entry(session: AsyncSession, person_id: UUID) -> StaffRow | None:
    """The staff entry of a person, whether or not anything is left in it."""
    return await session.scalar(select(StaffRow).where(StaffRow.person_id == person_id))


async def active_entry(session: AsyncSession, person_id: UUID) -> StaffRow | None:
    """The staff entry of a person who has a part in the staff now."""
    return await session.scalar(select(StaffRow).where(StaffRow.person_id == person_id, ACTIVE))


async def taken_in(
    session: AsyncSession, vault: Vault, owner: PersonRow, name: str, now: datetime
) -> StaffRow:
    """The staff entry of a person, made if there is none; an empty *name* changes none."""
    row = await entry(session, owner.id)
    if row is None:
        row = StaffRow(
            person_id=owner.id,
            name=sealed_name(vault, owner, name),
            member=False,
            named=False,
            admin=False,
            checked_at=now,
        )
        session.add(row)
    elif name:
        row.name = sealed_name(vault, owner, name)
    return row


async def active(session: AsyncSession) -> list[tuple[StaffRow, PersonRow]]:
    """All who have a part in the staff now."""
    found = await session.execute(
        select(StaffRow, PersonRow)
        .join(PersonRow, PersonRow.id == StaffRow.person_id)
        .where(ACTIVE)
        .order_by(StaffRow.checked_at, StaffRow.person_id)
    )
    return [(row, owner) for row, owner in found]


async def names(
    session: AsyncSession, vault: Vault, person_ids: Iterable[UUID | None]
) -> dict[UUID, str]:
    """The names of those of *person_ids* who are or were on the staff."""
    wanted = {each for each in person_ids if each is not None}
    if not wanted:
        return {}
    found = await session.execute(
        select(StaffRow, PersonRow)
        .join(PersonRow, PersonRow.id == StaffRow.person_id)
        .where(StaffRow.person_id.in_(wanted))
    )
    return {owner.id: name_of(vault, row, owner) for row, owner in found}


async def cares(session: AsyncSession, person_id: UUID) -> bool:
    """Whether a person is in customer care now: a member of its group, or named."""
    found = select(StaffRow.person_id).where(StaffRow.person_id == person_id)
    member = await session.scalar(found.where(or_(StaffRow.member, StaffRow.named)))
    return member is not None


async def caring(session: AsyncSession, person_ids: Iterable[UUID | None]) -> set[UUID]:
    """Those of *person_ids* who are in customer care now."""
    wanted = {each for each in person_ids if each is not None}
    if not wanted:
        return set()
    found = select(StaffRow.person_id).where(StaffRow.person_id.in_(wanted))
    return set(await session.scalars(found.where(or_(StaffRow.member, StaffRow.named))))


async def end_memberships(session: AsyncSession) -> None:
    """End every membership of the care group: there is no such group any more."""
    await session.execute(
        update(StaffRow)
        .where(StaffRow.member)
        .values(member=False)
        .execution_options(synchronize_session=False)
    )


async def chat_of(session: AsyncSession, vault: Vault, chat_id: int) -> ChatRow | None:
    """The bound chat of a Telegram id."""
    index = vault.index("chat", chat_id)
    return await session.scalar(select(ChatRow).where(ChatRow.chat_index == index))


async def care_chat(session: AsyncSession) -> ChatRow | None:
    """The care group."""
    return await session.scalar(select(ChatRow).where(ChatRow.hears == CARE_CHAT))


async def bound_chats(session: AsyncSession) -> list[ChatRow]:
    """All bound chats, the longest bound first."""
    return list(await session.scalars(select(ChatRow).order_by(ChatRow.bound_at, ChatRow.id)))


async def other_hearers(session: AsyncSession) -> list[tuple[UUID, str]]:
    """The bound chats beside the care group, with what each hears."""
    found = await session.execute(
        select(ChatRow.id, ChatRow.hears).where(ChatRow.hears != CARE_CHAT)
    )
    return [(chat_id, hears) for chat_id, hears in found]


async def kept_chat(
    session: AsyncSession,
    vault: Vault,
    chat_id: int,
    *,
    title: str,
    hears: str,
    forum: bool,
    now: datetime,
) -> ChatRow:
    """The bound chat of a Telegram id as it is to be from now on."""
    row = await chat_of(session, vault, chat_id)
    if row is None:
        row = ChatRow(id=uuid4(), bound_at=now)
        session.add(row)
    address_chat(vault, row, chat_id)
    row.title = vault.house_seal(place("chats", "title", row.id), encoded(title))
    row.hears, row.forum = hears, forum
    await session.flush()
    return row


def address_chat(vault: Vault, row: ChatRow, chat_id: int) -> None:
    """Give a bound chat its Telegram id."""
    row.chat_index = vault.index("chat", chat_id)
    row.chat_id = vault.house_seal(place("chats", "chat_id", row.id), str(chat_id).encode())


async def forget_cards(session: AsyncSession, chat_row_id: UUID) -> None:
    """Forget the cards that stand in a chat, and what else there is about a case."""
    await session.execute(delete(SpotRow).where(SpotRow.chat_id == chat_row_id))
    await session.execute(delete(CardRow).where(CardRow.chat_id == chat_row_id))


async def forget_chat(session: AsyncSession, chat_row_id: UUID) -> None:
    """Forget a bound chat with the cards in it."""
    await forget_cards(session, chat_row_id)
    await session.execute(delete(ChatRow).where(ChatRow.id == chat_row_id))
