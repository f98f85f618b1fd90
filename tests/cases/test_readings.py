"""Readings: to each their own view, and each opening by staff on record."""

from uuid import uuid4

import pytest

from cases.dossier import Actor, CaseNotFoundError
from cases.notices import NoticeKind
from cases.staff import NotStaffError
from cases.steps import Move, Role, Step, Talk
from tests.counter import Counter, Told, cause


async def test_a_customer_sees_their_cases_newest_first(counter: Counter) -> None:
    """And those of nobody else."""
    one, two = await counter.customer(1), await counter.customer(2)
    first = await counter.lodged(one)
    counter.clock.move(hours=1)
    second = await counter.lodged(one)
    await counter.lodged(two)
    assert [view.code for view in await counter.desk.own_all(one)] == [second.code, first.code]
    assert [card.code for card in await counter.desk.own_cards(one)] == [second.code, first.code]


async def test_a_customers_view_names_no_colleague(counter: Counter) -> None:
    """Neither as the holder nor beside what was said."""
    person, care = await counter.customer(), await counter.care(name="Lan Anh")
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.reply(code, "Chào", care, cause=cause())
    await counter.desk.staff_view(code, care, cause=cause())
    view = await counter.desk.own(person, code)
    assert "Lan Anh" not in repr(view)
    assert str(care.person_id) not in repr(view)
    assert [event.move for event in view.timeline] == ["lodge", "receive", "reply"]


async def test_staff_read_the_whole_case_and_that_is_on_record(counter: Counter) -> None:
    """Once for each opening, not for a repeat of it."""
    person, care, opening = await counter.customer(), await counter.care(), cause()
    lodged = await counter.lodged(person, "Toàn văn")
    for _ in range(2):
        view = await counter.desk.staff_view(lodged.code, care, cause=opening)
    assert view.form.what == "Toàn văn"
    assert (view.moves, view.talks) == ((Move.RECEIVE, Move.REJECT, Move.SPAM), (Talk.NOTE,))
    await counter.desk.staff_view(lodged.case_id, care, cause=cause())
    assert await counter.audit(lodged.case_id) == ["lodge", "read", "read"]


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.ADMIN, Role.TIMER])
async def test_nobody_but_care_opens_the_whole_case(counter: Counter, role: Role) -> None:
    """Not even its own customer by this door, nor an admin."""
    person = await counter.customer()
    lodged = await counter.lodged(person)
    with pytest.raises(NotStaffError):
        await counter.desk.staff_view(lodged.code, Actor(role, person.id), cause=cause())
    assert await counter.audit(lodged.case_id) == ["lodge"]


async def test_staff_get_the_same_answer_for_any_code_that_is_none(counter: Counter) -> None:
    """A mistyped code and an unknown id."""
    care = await counter.care()
    for case in ("KN-7F3K-92QY", "", "\ud800", uuid4()):
        with pytest.raises(CaseNotFoundError):
            await counter.desk.staff_view(case, care, cause=cause())


async def told_one(counter: Counter, kind: NoticeKind) -> Told:
    """The waiting notice of that kind."""
    return next(each for each in await counter.told() if each.kind == kind)


async def test_a_notice_to_the_customer_is_read_when_it_goes_out(counter: Counter) -> None:
    """In the language they read by then, with the words, without names."""
    person, care = await counter.customer(language="vi"), await counter.care()
    code = (await counter.lodged(person)).code
    moved = await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, Move.ASK, care, text="Từ bao giờ?", cause=cause())
    await counter.people.speak(person.id, "en", cause())
    question = await told_one(counter, NoticeKind.QUESTION)
    view = await counter.desk.notice_view(question.kind, question.values)
    assert view is not None
    assert view.said is not None
    assert view.case is not None
    assert (view.language, view.said.text, view.said.name) == ("en", "Từ bao giờ?", None)
    assert (view.case.code, view.card, view.due) == (code, None, None)
    step = await told_one(counter, NoticeKind.STEP_TOLD)
    told = await counter.desk.notice_view(step.kind, step.values)
    assert told is not None
    assert (told.move, told.step, told.reached, told.due, told.said) == (
        Move.RECEIVE,
        Step.RECEIVED,
        2,
        moved.next_due,
        None,
    )


async def test_a_notice_to_staff_has_the_bare_card(counter: Counter) -> None:
    """And nothing of what the customer said."""
    person = await counter.customer()
    lodged = await counter.lodged(person, "Chuyện riêng")
    await counter.desk.add(lodged.code, person, text="Chuyện nữa", cause=cause())
    for kind in (NoticeKind.CARD, NoticeKind.STAFF_EVENT):
        told = await told_one(counter, kind)
        view = await counter.desk.notice_view(told.kind, told.values)
        assert view is not None
        assert view.card is not None
        assert view.card.code == lodged.code
        assert "Chuyện" not in repr(view)


async def test_a_notice_of_an_erased_case_is_not_sent(counter: Counter) -> None:
    """There is nothing to render."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.REJECT, care, text="Vì", cause=cause())
    waiting = await counter.told()
    await counter.own_data.erase(person, cause())
    assert [await counter.desk.notice_view(each.kind, each.values) for each in waiting] == [
        None
    ] * len(waiting)


async def test_a_notice_of_no_case_gives_its_values(counter: Counter) -> None:
    """Such as an erased card's place."""
    view = await counter.desk.notice_view("erased", {"code": "KN-1", "message": 5, "thread": None})
    assert view is not None
    assert (view.kind, view.values["message"]) == (NoticeKind.ERASED, 5)
