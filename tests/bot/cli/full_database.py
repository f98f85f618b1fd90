"""A database with something in every table that a backup takes along."""

import random
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.audit import HOUSE, append
from storage.case_tables import (
    CardRow,
    CaseRow,
    ConsentRow,
    EvidenceRow,
    MissRow,
    PieceRow,
    TalkRow,
)
from storage.database import Database
from storage.days import DayKeys
from storage.desk_tables import AuthorityRow, CannedRow
from storage.outbox import Outbox, to_person
from storage.people_rows import met
from storage.roots import keep_root
from storage.rows import (
    DraftRow,
    EffectRow,
    InboxRow,
    LeaseRow,
    PaceRow,
    PolicyRow,
    RemovalRow,
    Row,
    TicketRow,
)
from storage.schema import check_key
from storage.staff_rows import kept_chat, taken_in
from storage.vault import Vault, encoded, place
from tests.desk_rows import of_a_case

SECRET = "Nhân viên của anh đã gọi cho hàng xóm của tôi"
CUSTOMER, COLLEAGUE, CARE = 4_000_000_001, 4_000_000_002, -1_001_234_567_890


async def fill(database: Database, vault: Vault, now: datetime) -> UUID:
    """Put rows into every table; return the case's id."""
    await check_key(database, vault)
    async with database.write() as session:
        customer = await met(session, vault, CUSTOMER, language="vi", now=now)
        owner = await met(session, vault, COLLEAGUE, language="en", now=now)
        await taken_in(session, vault, owner, "Ân", now)
        chat = await kept_chat(
            session, vault, CARE, title="Chăm sóc", hears="care", forum=True, now=now
        )
        case_id = await _case(session, vault, customer.id, now)
        session.add(CardRow(case_id=case_id, chat_id=chat.id, message_id=2**40, thread_id=None))
        talk_id = await session.scalar(select(TalkRow.id))
        assert talk_id is not None
        session.add_all(of_a_case(case_id, talk_id, chat.id, owner.id, now))
        outbox = Outbox(DayKeys(vault))
        values = {"text": SECRET}
        await outbox.add(session, "receipt", to_person(customer.id), values, now, case_id=case_id)
        session.add_all(_passing(customer.id, case_id, now))
        earlier = now - timedelta(hours=1)
        for move, end in (("lodge", "lodged"), ("receive", "received")):
            await append(
                session,
                case_id,
                move,
                role="care",
                actor=owner.id,
                cause=uuid4(),
                now=earlier,
                end=end,
            )
        await append(session, HOUSE, "load", role="house", actor=None, cause=uuid4(), now=earlier)
        await keep_root(session, "2026-11-22", now, now)
        await session.flush()
        assert await _empty_tables(session) == []
    return case_id


async def _empty_tables(session: AsyncSession) -> list[str]:
    """The tables without a row: one that was made later and forgotten here."""
    return [
        table.name
        for table in Row.metadata.sorted_tables
        if await session.scalar(select(1).select_from(table).limit(1)) is None
    ]


async def _case(session: AsyncSession, vault: Vault, person: UUID, now: datetime) -> UUID:
    key, _ = vault.new_key(person)
    case_id, consent, evidence = uuid4(), uuid4(), uuid4()
    session.add(
        ConsentRow(
            id=consent,
            person_id=person,
            purpose="complaint",
            version="1",
            sha256="0" * 64,
            language="vi",
            given_at=now,
        )
    )
    await session.flush()
    session.add(
        CaseRow(
            id=case_id,
            code="KN7F3K92QX",
            person_id=person,
            step="received",
            reached=2,
            role="customer",
            kinds="phone",
            clause="2.4",
            policy_number=1,
            consent_id=consent,
            language="vi",
            lodged_at=now,
            first_answer_due=now,
            resolve_due=now,
            form=vault.seal(key, place("cases", "form", case_id), encoded(SECRET)),
        )
    )
    await session.flush()
    session.add(
        TalkRow(id=uuid4(), case_id=case_id, kind="note", role="care", body=b"\0\xff", at=now)
    )
    session.add(
        EvidenceRow(
            id=evidence,
            person_id=person,
            case_id=case_id,
            kind="photo",
            file_id=b"f",
            name=b"n",
            size=3,
            state="kept",
            at=now,
        )
    )
    await session.flush()
    body = random.Random(7).randbytes(512 * 1024)
    session.add(PieceRow(evidence_id=evidence, number=0, body=body))
    return case_id


def _passing(person: UUID, case_id: UUID, now: datetime) -> list[Row]:
    return [
        InboxRow(
            id=uuid4(),
            bot_id=1,
            update_id=2**33,
            chat="c" * 32,
            state="waiting",
            day=now.date(),
            body=b"sealed",
            received_at=now,
        ),
        EffectRow(cause=uuid4(), effect="lodge", result="{}", at=now),
        DraftRow(
            id=uuid4(),
            chat="c" * 32,
            person_id=person,
            kind="complaint",
            body=b"sealed",
            cause=uuid4(),
            touched_at=now,
        ),
        MissRow(
            id=uuid4(),
            person_id=person,
            body=b"sealed",
            policy_number=1,
            outcome="1.5",
            at=now,
        ),
        TicketRow(digest="d" * 64, purpose="read", subject=str(case_id), expires_at=now),
        RemovalRow(id=uuid4(), person_id=person, message_id=5, case_id=case_id, due_at=now),
        PolicyRow(
            number=1,
            title="Chính sách",
            text="Chính sách\n“ý”",
            sha256="0" * 64,
            loaded_at=now,
            in_force_since=now,
        ),
        AuthorityRow(
            slug="a05",
            name="Cục A05",
            address="Hà Nội",
            portal="https://a05.example",
            source="",
            changed_at=now,
        ),
        CannedRow(slug="hello", language="vi", title="Chào", body="Chào {code}", changed_at=now),
        LeaseRow(name="chat:1", holder="me", until=0.0, fence=7),
        PaceRow(bucket="overall", free_at=0.0),
    ]
