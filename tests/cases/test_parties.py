"""Parties concerned: whom staff contacted, when and how, and what came back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cases.contacts import Contact, FutureContactError, read_contact, read_day
from cases.dossier import Actor, CaseNotFoundError, EmptyTextError
from cases.parties import PartyUnknownError
from cases.staff import NotStaffError
from cases.steps import Role
from storage.desk_tables import PartyRow
from tests.counter import ZONE, Counter, cause

STRANGE = "Công ty _A_ *B* [x](y) <b>&Con 😀"


def contact(counter: Counter, name: str, how: str = "") -> Contact:
    """A contact of this moment."""
    return Contact(name, counter.clock.at, how)


async def test_parties_are_listed_for_care_staff_with_their_answers(counter: Counter) -> None:
    """Name, way, day and answer come out as they were written, in their order."""
    customer, lan = await counter.customer(), await counter.care()
    case = (await counter.lodged(customer)).code
    await counter.desk.contacted(case, contact(counter, STRANGE, "Gọi điện"), lan, cause=cause())
    counter.clock.at += timedelta(hours=1)
    await counter.desk.contacted(case, contact(counter, "Kho hàng"), lan, cause=cause())
    await counter.desk.party_answered(case, 1, "Đã xóa danh sách", lan, cause=cause())

    view = await counter.desk.staff_view(case, lan, cause=cause())

    assert [(each.name, each.how, each.answer) for each in view.parties] == [
        (STRANGE, "Gọi điện", "Đã xóa danh sách"),
        ("Kho hàng", "", ""),
    ]
    assert view.parties[0].answered_at == counter.clock.at
    assert view.parties[1].answered_at is None
    assert (await counter.audit(view.id))[1:] == ["party", "party", "party_answer", "read"]


async def test_a_customer_does_not_see_whom_staff_contacted(counter: Counter) -> None:
    """Neither the parties nor a line of the timeline."""
    customer, lan = await counter.customer(), await counter.care()
    case = (await counter.lodged(customer)).code
    await counter.desk.contacted(case, contact(counter, "Kho hàng"), lan, cause=cause())

    own = await counter.desk.own(customer, case)

    assert own.parties == ()
    assert [event.move for event in own.timeline] == ["lodge"]


async def test_the_words_are_sealed_and_their_secrets_masked(counter: Counter) -> None:
    """No clear word stands in the table, and a password is never kept at all."""
    customer, lan = await counter.customer(), await counter.care()
    case = (await counter.lodged(customer)).code
    said = contact(counter, "Kho hàng", "mật khẩu là hunter22x")
    await counter.desk.contacted(case, said, lan, cause=cause())

    view = await counter.desk.staff_view(case, lan, cause=cause())
    assert "hunter22x" not in view.parties[0].how
    async with counter.database.read() as session:
        row = (await session.scalars(select(PartyRow))).one()
    assert b"Kho" not in row.name


async def test_the_same_update_again_writes_nothing_twice(counter: Counter) -> None:
    """One cause, one contact, one answer."""
    customer, lan = await counter.customer(), await counter.care()
    case, once, then = (await counter.lodged(customer)).code, cause(), cause()
    for _ in range(2):
        await counter.desk.contacted(case, contact(counter, "Kho"), lan, cause=once)
        await counter.desk.party_answered(case, 1, "Rồi", lan, cause=then)
    view = await counter.desk.staff_view(case, lan, cause=cause())
    assert len(view.parties) == 1
    assert (await counter.audit(view.id)).count("party_answer") == 1


async def test_what_cannot_be_written_down_is_refused(counter: Counter) -> None:
    """No case, no name, no such number, and nobody but care staff."""
    customer, lan = await counter.customer(), await counter.care()
    case = (await counter.lodged(customer)).code
    desk, stranger = counter.desk, Actor(Role.CUSTOMER, customer.id)
    with pytest.raises(CaseNotFoundError):
        await desk.contacted("KN-0000-0000", contact(counter, "Kho"), lan, cause=cause())
    with pytest.raises(EmptyTextError):
        await desk.contacted(case, contact(counter, " \u200b"), lan, cause=cause())
    with pytest.raises(NotStaffError):
        await desk.contacted(case, contact(counter, "Kho"), stranger, cause=cause())
    for number in (0, 1, -1):
        with pytest.raises(PartyUnknownError):
            await desk.party_answered(case, number, "Rồi", lan, cause=cause())


NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kho", Contact("Kho", NOW, "")),
        ("A; 24/11; gọi; hẹn", Contact("A", datetime(2026, 11, 24, 5, tzinfo=UTC), "gọi; hẹn")),
        ("Kho; hôm nay; gọi", Contact("Kho", NOW, "gọi")),
        ("Kho ; Hôm qua.", Contact("Kho", datetime(2026, 11, 25, 5, tzinfo=UTC), "")),
        ("Kho; gọi; hẹn thứ Hai", Contact("Kho", NOW, "gọi; hẹn thứ Hai")),
        ("Kho; 31/02; gọi", Contact("Kho", NOW, "31/02; gọi")),
        ("; 24/11", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_contact_is_read_as_it_is_typed(text: str, expected: Contact | None) -> None:
    """A name, then a day if the next part is one, then how."""
    assert read_contact(text, NOW, ZONE) == expected


def test_a_day_without_a_year_is_the_latest_one() -> None:
    """In January, 30/12 was last year; a day to come is refused where its year is given."""
    assert read_day("30/12", date(2026, 1, 5)) == date(2025, 12, 30)
    assert read_day("5/1", date(2026, 1, 5)) == date(2026, 1, 5)
    with pytest.raises(FutureContactError):
        read_contact("Kho; 27/11/2026", NOW, ZONE)


@given(
    st.text(), st.integers(0, 3 * 10**9).map(lambda second: datetime.fromtimestamp(second, UTC))
)
@settings(max_examples=60)
def test_whatever_is_typed_is_a_contact_of_the_past_or_none(text: str, now: datetime) -> None:
    """Nothing typed breaks it, and no contact lies in the future."""
    try:
        found = read_contact(text, now, ZONE)
    except FutureContactError:
        return
    assert found is None or (found.name and found.at <= now)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 364))
@settings(max_examples=60)
def test_a_day_written_out_is_read_back(today: date, ago: int) -> None:
    """With its year always; without it when it lies within the last year."""
    then = today - timedelta(days=ago)
    assert read_day(f"{then:%d/%m/%Y}", today) == then
    if (then.month, then.day) != (2, 29):
        assert read_day(f"{then.day}.{then.month}", today) == then
