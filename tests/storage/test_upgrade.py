"""A database in use goes up to the next version and back, with all that is in it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Column, column, func, insert, inspect, select, table, update
from sqlalchemy.ext.asyncio import AsyncSession

from cases.urging import Urging
from storage import schema
from storage.case_rows import NEVER, nearest_open, open_counts
from storage.case_tables import CardRow, CaseRow, EvidenceRow, TalkRow
from storage.database import Database
from storage.desk_tables import CaseKindRow
from storage.rows import Row
from storage.vault import Vault
from tests.bot.cli.full_database import fill
from tests.conftest import MovableClock

NEW_TABLES = {
    "authorities",
    "canned",
    "case_kinds",
    "customer_cards",
    "edits",
    "offers",
    "papers",
    "parties",
    "referrals",
    "spots",
    "talk_files",
}
PERSON, CHAT = uuid4(), uuid4()


async def columns(database: Database) -> dict[str, set[str]]:
    """The tables there are, with their columns."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(
            lambda sync: {
                name: {each["name"] for each in inspect(sync).get_columns(name)}
                for name in inspect(sync).get_table_names()
            }
        )


async def put(session: AsyncSession, model: type[Row], *rows: dict[str, Any]) -> None:
    """Insert rows as code that knows these columns alone does."""
    known = {each.name: each for each in model.__table__.columns if isinstance(each, Column)}
    target = table(model.__tablename__, *(column(name, known[name].type) for name in rows[0]))
    await session.execute(insert(target), list(rows))


async def put_people(session: AsyncSession, at: datetime) -> None:
    """A customer and a staff chat of the first version."""
    people, chats = (Row.metadata.tables[name] for name in ("people", "chats"))
    await session.execute(
        insert(people).values(
            id=PERSON,
            user_index="u" * 32,
            user_id=b"u",
            data_key=b"k",
            language="vi",
            started=True,
            reachable=True,
            created_at=at,
        )
    )
    await session.execute(
        insert(chats).values(
            id=CHAT,
            chat_index="c" * 32,
            chat_id=b"c",
            title=b"t",
            hears="care",
            forum=False,
            bound_at=at,
        )
    )


def a_case(
    at: datetime,
    code: str,
    *,
    due: datetime | None,
    step: str = "received",
    kinds: str = "",
) -> dict[str, Any]:
    """A case as the first version writes it."""
    return {
        "id": uuid4(),
        "code": code,
        "person_id": PERSON,
        "step": step,
        "reached": 1,
        "role": "",
        "kinds": kinds,
        "clause": "",
        "policy_number": 1,
        "consent_id": uuid4(),
        "language": "vi",
        "lodged_at": at,
        "first_answer_due": at,
        "resolve_due": at,
        "next_due": due,
        "ended_at": at if step == "closed" else None,
        "reminded": 0,
        "form": b"sealed",
    }


async def put_case(session: AsyncSession, *of: Any, **more: Any) -> UUID:
    """Insert a case; return its id."""
    case = a_case(*of, **more)
    await put(session, CaseRow, case)
    case_id: UUID = case["id"]
    return case_id


async def put_what_hangs_on(session: AsyncSession, case_id: UUID, at: datetime) -> None:
    """A word, a file and a card of a case as the first version writes them."""
    await put(session, CardRow, {"case_id": case_id, "chat_id": CHAT, "message_id": 2**40})
    said = {
        "id": uuid4(),
        "case_id": case_id,
        "kind": "reply",
        "role": "care",
        "body": b"\0\xff",
        "at": at,
        "notice_id": uuid4(),
    }
    await put(session, TalkRow, said)
    file = {
        "id": uuid4(),
        "person_id": PERSON,
        "case_id": case_id,
        "kind": "photo",
        "file_id": b"f",
        "name": b"n",
        "size": 3,
        "sha256": "",
        "state": "kept",
        "tries": 0,
        "at": at,
    }
    await put(session, EvidenceRow, file)


async def counted(session: AsyncSession, models: Iterable[type[Row]]) -> list[int]:
    """How many rows each has."""
    return [await session.scalar(select(func.count()).select_from(model)) or 0 for model in models]


async def test_the_rows_of_the_first_version_are_there_after_the_upgrade(
    database: Database, clock: MovableClock
) -> None:
    """In the queue's order, watched by the timer, found by each kind; and they go down again."""
    at = clock.at
    await schema.upgrade(database, "0001")
    async with database.write() as session:
        await put_people(session, at)
        waits = await put_case(session, at, "KNAAAAAAAA", due=None, kinds="phone email phone")
        owed = await put_case(session, at, "KNBBBBBBBB", due=at + timedelta(days=1))
        ended = await put_case(session, at, "KNCCCCCCCC", due=None, step="closed", kinds="tax")
        await put_what_hangs_on(session, waits, at)
    before = await columns(database)

    await schema.upgrade(database)

    async with database.read() as session:
        assert await nearest_open(session, 10) == [owed, waits]
        rows = {row.id: row for row in await session.scalars(select(CaseRow))}
        assert rows[owed].queue_at == at + timedelta(days=1)
        assert {rows[waits].queue_at, rows[ended].queue_at} == {NEVER}
        assert {row.clock_from for row in rows.values()} == {at}
        assert [rows[each].remind_at for each in (owed, waits, ended)] == [at, None, None]
        found = await session.scalars(select(CaseKindRow).order_by(CaseKindRow.kind))
        assert [(row.kind, row.case_id, row.lodged_at) for row in found] == [
            ("email", waits, at),
            ("phone", waits, at),
            ("tax", ended, at),
        ]
        said = (await session.scalars(select(TalkRow))).one()
        assert (said.sent_state, said.fault, said.preview_id) == ("", "", None)
        assert (await session.scalars(select(EvidenceRow.album))).one() == ""
        assert (await session.scalars(select(CardRow.topic_state))).one() == ""

    await schema.upgrade(database, "0001")

    assert await columns(database) == before
    async with database.read() as session:
        steps = await session.execute(select(CaseRow.code, CaseRow.step).order_by(CaseRow.code))
        assert [step for _, step in steps] == ["received", "received", "closed"]
        assert await counted(session, (CardRow, TalkRow, EvidenceRow)) == [1, 1, 1]


async def test_what_was_told_of_a_date_is_not_told_again_after_the_upgrade(
    database: Database, clock: MovableClock
) -> None:
    """Half of the time now comes before the warning: near and past count as one more, and back."""
    await schema.upgrade(database, "0001")
    async with database.write() as session:
        await put_people(session, clock.at)
        many = [{**a_case(clock.at, f"KN{n:08}", due=clock.at), "reminded": n} for n in range(3)]
        await put(session, CaseRow, *many)

    async def told() -> list[int]:
        async with database.read() as session:
            return list(await session.scalars(select(CaseRow.reminded).order_by(CaseRow.code)))

    await schema.upgrade(database)
    assert await told() == [0, Urging.SOON.number, Urging.LATE.number]
    async with database.write() as session:
        late = update(CaseRow).where(CaseRow.reminded == Urging.LATE.number)
        await session.execute(late.values(reminded=Urging.OVERDUE.number))
        unsaid = update(CaseRow).where(CaseRow.reminded == 0)
        await session.execute(unsaid.values(reminded=Urging.HALF.number))
    await schema.upgrade(database, "0001")
    assert await told() == [0, 1, 2]


async def test_more_cases_than_are_read_at_once_are_found_by_kind(
    database: Database, clock: MovableClock
) -> None:
    """None is left out where one reading ends and the next begins."""
    await schema.upgrade(database, "0001")
    async with database.write() as session:
        await put_people(session, clock.at)
        many = [
            a_case(clock.at, f"KN{number:08}", due=None, kinds="phone") for number in range(2001)
        ]
        await put(session, CaseRow, *many)

    await schema.upgrade(database)

    async with database.read() as session:
        assert await counted(session, (CaseKindRow,)) == [2001]


async def test_a_case_that_old_code_writes_after_the_upgrade_is_still_shown(
    database: Database, clock: MovableClock
) -> None:
    """Replicas of both versions run side by side for a while; such a case comes first."""
    async with database.write() as session:
        await put_people(session, clock.at)
        day = timedelta(days=1)
        late = await put_case(session, clock.at, "KNAAAAAAAA", due=clock.at + day)
        await put_what_hangs_on(session, late, clock.at)
    async with database.read() as session:
        assert await nearest_open(session, 10) == [late]
        assert await open_counts(session, clock.at) == ({"received": 1}, 0, 0)
        assert await open_counts(session, clock.at + 2 * day) == ({"received": 1}, 1, 0)
        assert (await session.scalars(select(TalkRow.sent_state))).one() == ""


async def test_a_full_database_goes_down_and_up_again(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    """What only the newer version knows is gone, and nothing else."""
    await fill(database, vault, clock())
    full = await columns(database)

    await schema.upgrade(database, "0001")
    assert full.keys() - (await columns(database)).keys() == NEW_TABLES
    await schema.upgrade(database)

    assert await columns(database) == full
    async with database.read() as session:
        assert await counted(session, (CaseRow, TalkRow, EvidenceRow, CardRow)) == [1, 1, 1, 1]
        assert (await session.scalars(select(CaseKindRow.kind))).all() == ["phone"]
