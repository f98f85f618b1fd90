"""Lodging: a form becomes a case once."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from cases.deadlines import due_dates
from cases.form import Form
from cases.lodging import FormUnfinishedError
from cases.notices import Hears
from cases.people import PersonGoneError
from cases.steps import Step
from storage.case_tables import CaseRow
from storage.outbox import CARE, to_chat, to_person
from tests.counter import Counter, cause, form


async def test_a_receipt_says_the_code_and_the_dates(counter: Counter) -> None:
    """The firm's own promise, counted in working days from now."""
    lodged = await counter.lodged(await counter.customer())
    assert lodged.code.startswith("KN-")
    desk = counter.desk
    due = due_dates(counter.clock.at, desk.promise, desk.calendar, desk.zone)
    assert (lodged.first_answer_due, lodged.resolve_due) == (due.first_answer, due.resolve)


async def test_a_repeat_lodges_nothing_and_gives_the_same_receipt(counter: Counter) -> None:
    """A handler that runs again after a crash makes no second case."""
    person, again = await counter.customer(), cause()
    receipts = [
        await counter.desk.lodge(
            person, form("Lộ số điện thoại"), consent_id=uuid4(), policy_number=1, cause=again
        )
        for _ in range(2)
    ]
    assert receipts[0] == receipts[1]
    assert len(await counter.desk.own_all(person)) == 1
    assert await counter.audit(receipts[0].case_id) == ["lodge"]


async def test_the_customer_reads_what_they_wrote(counter: Counter) -> None:
    """Every word, markup and broken signs included."""
    person, words = await counter.customer(), "<b>_*[ \u202e \ud83d \x00 Đủ dấu"
    lodged = await counter.lodged(person, words)
    view = await counter.desk.own(person, lodged.code.lower().replace("-", " "))
    assert view.form.what == words
    assert (view.step, view.reached, view.kinds) == (Step.LODGED, 1, ("phone", "email"))
    assert [event.move for event in view.timeline] == ["lodge"]


async def test_no_personal_word_stands_in_the_row(counter: Counter) -> None:
    """Only where the case stands is in clear."""
    await counter.lodged(await counter.customer(), "Chuyen rieng tu")
    async with counter.database.read() as session:
        row = (await session.scalars(select(CaseRow))).one()
    assert b"Chuyen" not in row.form
    assert "Chuyen" not in repr(vars(row))


async def test_who_hears_of_a_new_case(counter: Counter) -> None:
    """The care group by its card, those that hear of steps by an event, nobody else."""
    for number, hears in enumerate(Hears, start=1):
        await counter.staff.bind(-number, hears, hears, by=None, cause=cause())
    chats = {chat.hears: to_chat(chat.id) for chat in await counter.staff.chats()}
    person = await counter.customer()
    await counter.lodged(person)
    told = {(each.kind, each.recipient) for each in await counter.told()}
    assert told == {
        ("receipt", to_person(person.id)),
        ("receipt_paper", to_person(person.id)),
        ("card", CARE),
        ("staff_event", chats[Hears.STEPS]),
        ("staff_event", chats[Hears.ALL]),
    }


async def test_an_unfinished_form_is_not_lodged(counter: Counter) -> None:
    """Without consent or without what happened there is no case."""
    person = await counter.customer()
    with pytest.raises(FormUnfinishedError):
        await counter.desk.lodge(
            person, Form(), consent_id=uuid4(), policy_number=1, cause=cause()
        )
    assert await counter.desk.own_all(person) == ()


async def test_somebody_erased_lodges_nothing(counter: Counter) -> None:
    """There is no key to seal their words under."""
    person = await counter.customer()
    await counter.own_data.erase(person, cause())
    with pytest.raises(PersonGoneError):
        await counter.lodged(person)


async def test_a_taken_code_is_not_given_twice(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one is drawn instead."""
    first = await counter.lodged(await counter.customer())
    drawn = iter([first.code, first.code, "KN-0000-0000"])
    monkeypatch.setattr("cases.lodging.new_code", lambda: next(drawn))
    second = await counter.lodged(await counter.customer(1002))
    assert second.code == "KN-0000-0000"
