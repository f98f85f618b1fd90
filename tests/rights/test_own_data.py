"""Own data: all of it shown, and all of it gone when asked for."""

import json
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from cases.dossier import CaseNotFoundError, Lodged
from cases.notices import Hears
from cases.people import Person, PersonGoneError
from cases.steps import Move
from rights.consent import Purpose
from rights.own_data import Erased
from storage.audit import HOUSE
from storage.case_tables import TalkRow
from storage.database import Cause
from storage.desk_tables import OfferRow
from storage.people_rows import key_of
from storage.rows import InboxRow, OutboxRow, PersonRow, Row
from storage.vault import place
from tests.counter import Counter, cause
from tests.desk_rows import of_a_case

OF_NO_ONE = {
    "audit",  # ids and codes alone, which outlive an erasure
    "authorities",
    "canned",
    "chats",
    "day_keys",
    "effects",  # ids and codes alone, until the sweep
    "inbox",  # emptied, not deleted: looked at below
    "leases",
    "meta",
    "outbox",  # the last words to staff stay: looked at below
    "paces",
    "policies",
    "roots",
}
"""The tables that hold nothing of a customer, or that a test of its own looks at."""

OF_A_PERSON = [table for table in Row.metadata.sorted_tables if table.name not in OF_NO_ONE]


async def rows(counter: Counter) -> dict[str, int]:
    """How many rows each table has that can hold something of a person."""
    async with counter.database.read() as session:
        return {
            table.name: await session.scalar(select(func.count()).select_from(table)) or 0
            for table in OF_A_PERSON
        }


async def full_life(counter: Counter, user_id: int) -> tuple[Person, Lodged]:
    """Someone of whom something is held in every drawer."""
    person = await counter.customer(user_id)
    await counter.consents.give(person, Purpose.COMPLAINT, "Văn bản", "vi", "1", cause=cause())
    file = await counter.evidence.keep(person, "photo", "F", "anh.jpg", 3, cause=cause())
    await counter.evidence.store_piece(file, 0, b"abc")
    await counter.evidence.keep(person, "photo", "F", "roi.jpg", 4, cause=cause())
    lodged = await counter.lodged(person, "Lộ số điện thoại", files=(file,))
    await counter.desk.add(lodged.code, person, text="Thêm một điều", cause=cause())
    await counter.drafts.save("form", user_id, person, {"what": "Đang viết"}, cause())
    await counter.tickets.issue("read", "x", person.id, 15, cause())
    await counter.removals.keep(person.id, (9,), counter.clock.at, cause())
    chat = await counter.staff.care_chat()
    if chat is not None:
        await counter.desk.keep_card(lodged.case_id, chat.id, user_id, None)
    await at_the_desk(counter, person, lodged, None if chat is None else chat.id)
    return person, lodged


async def at_the_desk(
    counter: Counter, person: Person, lodged: Lodged, chat_id: UUID | None
) -> None:
    """What hangs on the case, and a question kept."""
    async with counter.database.write() as session:
        of_the_case = select(TalkRow.id).where(TalkRow.case_id == lodged.case_id)
        talk_id = await session.scalar(of_the_case)
        assert talk_id is not None
        key = await key_of(session, counter.vault, person.id)

        def sealed(table: str, column: str, row: UUID) -> bytes:
            words = {"talk_files": "Biên bản.pdf", "edits": "Điều đã sửa"}.get(table, "Kho Hàng")
            return counter.vault.seal_text(key, place(table, column, row), words)

        rows = of_a_case(lodged.case_id, talk_id, chat_id, uuid4(), counter.clock.at, sealed)
        session.add_all(rows)
    await counter.consents.give(person, Purpose.MISSES, "Được", "vi", "1", cause=cause())
    await counter.misses.keep(person, 5, "Sao?", policy_number=1, outcome="1.5", cause=cause())


async def with_care_group(counter: Counter) -> None:
    """A care group."""
    await counter.staff.bind(-100, "Chăm sóc", Hears.CARE, by=None, cause=cause())


async def test_what_is_held_is_counted(counter: Counter) -> None:
    """Notes that staff keep for themselves are not part of it."""
    person, lodged = await full_life(counter, 1)
    await counter.desk.note(lodged.code, "Ghi chú", await counter.care(), cause=cause())
    held = await counter.own_data.held(person)
    assert (held.cases, held.open_cases, held.said) == (1, 1, 2)
    assert (held.files, held.file_bytes, held.drafts, held.staff) == (2, 7, 1, False)
    assert {each.purpose for each in held.consents} == {Purpose.COMPLAINT, Purpose.MISSES}


async def test_the_copy_has_everything_as_json(counter: Counter) -> None:
    """The customer's own words and what was said to them; no note, no colleague's name."""
    person, lodged = await full_life(counter, 1)
    care = await counter.care(name="Lan Anh")
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    await counter.desk.reply(lodged.code, "Chào Anh/Chị", care, cause=cause())
    await counter.desk.note(lodged.code, "Ghi chú riêng", care, cause=cause())
    copy = json.dumps(await counter.own_data.copy(person), ensure_ascii=False)
    for said in (
        "Lộ số điện thoại",
        "Thêm một điều",
        "Điều đã sửa",
        "Đang viết",
        "Chào Anh/Chị",
        "anh.jpg",
        "roi.jpg",
        "Biên bản.pdf",
        lodged.code,
        "Cục A05",
    ):
        assert said in copy
    (paper,) = (await counter.own_data.copy(person))["papers"]
    assert (paper["case"], paper["kind"]) == (lodged.code, "dossier")
    assert set(paper) == {"case", "kind", "options", "sha256", "made_at"}
    for hidden in ("Ghi chú riêng", "Lan Anh", "Kho Hàng", str(care.person_id)):
        assert hidden not in copy


async def test_an_erasure_leaves_no_row_of_the_person(counter: Counter) -> None:
    """Nor does it touch anybody else's."""
    await with_care_group(counter)
    await full_life(counter, 2)
    await counter.care()
    others = await rows(counter)
    assert all(others.values()), "a table without a row proves nothing"
    person, lodged = await full_life(counter, 1)
    erased = await counter.own_data.erase(person, cause())
    assert erased == Erased(cases=1, withdrawn=1, files=2, still_staff=False, language="vi")
    assert await rows(counter) == others
    assert await counter.people.known(1) is None
    with pytest.raises(CaseNotFoundError):
        await counter.desk.card(lodged.code)
    with pytest.raises(PersonGoneError):
        await counter.own_data.held(person)


async def test_the_audit_outlives_an_erasure(counter: Counter) -> None:
    """Open cases are withdrawn first; the chains stay whole."""
    person, lodged = await full_life(counter, 1)
    await counter.own_data.erase(person, cause())
    assert await counter.audit(lodged.case_id) == ["lodge", "add", "withdraw", "erase"]
    assert await counter.audit(HOUSE) == ["consent", "consent", "erase"]


async def test_staff_are_told_and_no_other_notice_of_the_person_waits(counter: Counter) -> None:
    """The card is to say that the case is gone."""
    await with_care_group(counter)
    person, lodged = await full_life(counter, 1)
    care = await counter.care()
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    await counter.own_data.erase(person, cause())
    told = await counter.told()
    assert [(each.kind, each.values["code"], each.values["message"]) for each in told] == [
        ("erased", lodged.code, 1)
    ]


async def test_a_repeat_of_an_erasure_says_the_same(counter: Counter) -> None:
    """And one of whom nothing is held is erased already."""
    person, _ = await full_life(counter, 1)
    again = cause()
    first = await counter.own_data.erase(person, again)
    assert await counter.own_data.erase(person, again) == first
    assert (await counter.own_data.erase(person, cause())).cases == 0


async def arrived(counter: Counter, number: int, user_id: int, state: str) -> UUID:
    """An update of a private chat in the inbox."""
    update = cause()
    async with counter.database.write() as session:
        session.add(
            InboxRow(
                id=update.id,
                bot_id=1,
                update_id=number,
                chat=counter.vault.index("chat", user_id),
                state=state,
                day=counter.clock.at.date(),
                body=b"sealed",
                received_at=counter.clock.at,
            )
        )
    return update.id


async def test_the_messages_of_the_person_are_emptied(counter: Counter) -> None:
    """But for the one that asks for the erasure, which is still being answered."""
    person, _ = await full_life(counter, 1)
    asking = await arrived(counter, 1, 1, "waiting")
    await arrived(counter, 2, 1, "done")
    await arrived(counter, 3, 2, "done")
    await counter.own_data.erase(person, Cause(asking))
    async with counter.database.read() as session:
        found = await session.execute(select(InboxRow.update_id).where(InboxRow.body.is_not(None)))
        assert sorted(number for (number,) in found) == [1, 3]


async def test_a_colleague_stays_a_colleague_under_a_fresh_key(counter: Counter) -> None:
    """What they did as a customer is gone with the old key."""
    person, _ = await full_life(counter, 1)
    await counter.staff.joined(1, "Lan", cause())
    async with counter.database.read() as session:
        old_key = await session.scalar(select(PersonRow.data_key).where(PersonRow.id == person.id))
    erased = await counter.own_data.erase(person, cause())
    assert (erased.still_staff, erased.cases) == (True, 1)
    found = await counter.staff.colleague(1)
    assert found is not None
    assert (found.name, found.is_care) == ("Lan", True)
    assert await counter.people.known(1) is not None
    async with counter.database.read() as session:
        new_key = await session.scalar(select(PersonRow.data_key).where(PersonRow.id == person.id))
    assert new_key != old_key
    left = {name: count for name, count in (await rows(counter)).items() if count}
    assert left == {"people": 1, "staff": 1}


async def test_one_who_has_left_the_staff_is_erased_whole(counter: Counter) -> None:
    """An entry nothing is left in is no reason to keep them."""
    await counter.staff.joined(1, "Lan", cause())
    await counter.staff.left(1, cause())
    person = await counter.customer(1)
    assert not (await counter.own_data.erase(person, cause())).still_staff
    assert await counter.people.known(1) is None
    async with counter.database.read() as session:
        assert (await session.scalars(select(OutboxRow))).all() == []


@pytest.mark.parametrize("end", ["giver", "taker"])
async def test_an_erased_colleague_is_offered_nothing_any_more(counter: Counter, end: str) -> None:
    """Nor do their own offers stand; those between others do."""
    for case_of in (1, 2):
        await full_life(counter, case_of)
    await counter.staff.joined(3, "Lan", cause())
    await counter.staff.left(3, cause())
    leaver = await counter.customer(3)
    async with counter.database.write() as session:
        theirs, others = (await session.scalars(select(OfferRow))).all()
        setattr(theirs, end, leaver.id)
        kept = others.case_id
    await counter.own_data.erase(leaver, cause())
    async with counter.database.read() as session:
        assert (await session.scalars(select(OfferRow.case_id))).all() == [kept]
