"""Telling: who is told of a change, written to the outbox in the change's own transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.notices import Hears, Lost, NoticeKind, card_merge
from storage.abuse_rows import is_hushed
from storage.outbox import CARE, Outbox, to_chat, to_person
from storage.own_card_rows import card_reader
from storage.staff_rows import other_hearers


async def post_card(outbox: Outbox, session: AsyncSession, case_id: UUID, now: datetime) -> None:
    """Have the case's card brought up to date, in the care group and in its customer's chat."""
    await post_staff_card(outbox, session, case_id, now)
    await show_customer(outbox, session, case_id, now)


async def show_customer(
    outbox: Outbox, session: AsyncSession, case_id: UUID, now: datetime
) -> None:
    """Have the card in the customer's chat brought up to date, if they can be written to."""
    reader = await card_reader(session, case_id)
    if reader is not None:
        await outbox.add(
            session,
            NoticeKind.CUSTOMER_CARD,
            to_person(reader),
            {"case": str(case_id)},
            now,
            case_id=case_id,
            merge=f"mine:{case_id}",
        )


async def post_staff_card(
    outbox: Outbox, session: AsyncSession, case_id: UUID, now: datetime
) -> None:
    """Have the case's card in the care group posted, or brought up to date.

    Not while staff are spared the case: then its card comes when that ends.
    """
    if await is_hushed(session, case_id):
        return
    await outbox.add(
        session,
        NoticeKind.CARD,
        CARE,
        {"case": str(case_id)},
        now,
        case_id=case_id,
        merge=card_merge(case_id),
    )


async def tell_chats(
    outbox: Outbox,
    session: AsyncSession,
    kind: NoticeKind,
    values: dict[str, Any],
    now: datetime,
    *,
    hears: Callable[[Hears], bool],
    merge: str | None = None,
) -> None:
    """Tell the chats, the care group among them, that hear of such a thing.

    Events of a case that staff are spared are left to its card.
    """
    case_id = UUID(values["case"])
    if kind is NoticeKind.STAFF_EVENT and await is_hushed(session, case_id):
        return
    chats = [(CARE, Hears.CARE)]
    chats += [(to_chat(row), Hears(heard)) for row, heard in await other_hearers(session)]
    for recipient, heard in chats:
        if hears(heard):
            await outbox.add(session, kind, recipient, values, now, case_id=case_id, merge=merge)


async def tell_customer(
    outbox: Outbox,
    session: AsyncSession,
    kind: NoticeKind,
    person_id: UUID,
    values: dict[str, Any],
    now: datetime,
) -> UUID:
    """Tell the customer of a case; return the notice's id."""
    case_id = UUID(values["case"])
    return await outbox.add(session, kind, to_person(person_id), values, now, case_id=case_id)


async def tell_lost(
    outbox: Outbox,
    session: AsyncSession,
    told: dict[str, Any],
    why: Lost,
    said_at: datetime,
    now: datetime,
) -> None:
    """Tell the care group that what was *told* to a customer, at *said_at*, never arrived.

    Of a case that staff are spared its card tells, when it comes.
    """
    case_id = UUID(told["case"])
    if await is_hushed(session, case_id):
        return
    values = {
        "case": told["case"],
        "move": told.get("move"),
        "at": told.get("at") or said_at.isoformat(),
        "lost": why,
    }
    kind = NoticeKind.UNREACHABLE
    await outbox.add(session, kind, CARE, values, now, case_id=case_id)
    await post_staff_card(outbox, session, case_id, now)
