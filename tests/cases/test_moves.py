"""Moves: once however many press, told to whom they concern, with the right dates."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from cases.deadlines import shifted
from cases.dossier import (
    Actor,
    CaseNotFoundError,
    CaseOvertakenError,
    EmptyTextError,
    Moved,
)
from cases.notices import Hears, NoticeKind
from cases.steps import Move, MoveRefusedError, Refusal, Role, Step
from storage.outbox import CARE, to_chat, to_person
from tests.counter import Counter, cause


async def test_a_case_goes_through_the_three_steps(counter: Counter) -> None:
    """Lodged, received, escalated, resolved; an ending keeps how far it came."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    seen = []
    for move in (Move.RECEIVE, Move.ESCALATE, Move.RESOLVE):
        moved = await counter.desk.move(code, move, care, text="Vì vậy", cause=cause())
        seen.append((moved.step, moved.reached))
        counter.clock.move(seconds=1)
    assert seen == [(Step.RECEIVED, 2), (Step.ESCALATED, 3), (Step.RESOLVED, 3)]
    view = await counter.desk.own(person, code)
    assert await counter.audit(view.id) == ["lodge", "receive", "escalate", "resolve"]
    assert [said.kind for said in view.talk] == [Move.RECEIVE, Move.ESCALATE, Move.RESOLVE]


async def test_a_repeat_of_a_cause_moves_nothing(counter: Counter) -> None:
    """It gives the first result, though the case has gone on since."""
    care, again = await counter.care(), cause()
    case = (await counter.lodged(await counter.customer())).case_id
    first = await counter.desk.move(case, Move.RECEIVE, care, cause=again)
    await counter.desk.move(case, Move.RESOLVE, care, text="Xong", cause=cause())
    told = len(await counter.told())
    assert await counter.desk.move(case, Move.RECEIVE, care, cause=again) == first
    assert len(await counter.told()) == told


async def test_of_two_who_press_at_once_one_wins(counter: Counter) -> None:
    """The other is told who; the case moves once."""
    lan, minh = await counter.care(1, "Lan"), await counter.care(2, "Minh")
    case = (await counter.lodged(await counter.customer())).case_id
    done = await asyncio.gather(
        *(counter.desk.move(case, Move.RECEIVE, who, cause=cause()) for who in (lan, minh)),
        return_exceptions=True,
    )
    winners = [each for each in done if isinstance(each, Moved)]
    losers = [each for each in done if isinstance(each, CaseOvertakenError)]
    assert (len(winners), len(losers)) == (1, 1)
    winner = "Lan" if isinstance(done[0], Moved) else "Minh"
    assert losers[0].by == winner
    assert losers[0].step is Step.RECEIVED
    assert (await counter.desk.card(case)).holder_name == winner
    assert await counter.audit(case) == ["lodge", "receive"]


async def test_pressing_twice_oneself_is_refused_plainly(counter: Counter) -> None:
    """Nobody has overtaken anybody."""
    care = await counter.care()
    case = (await counter.lodged(await counter.customer())).case_id
    await counter.desk.move(case, Move.RECEIVE, care, cause=cause())
    with pytest.raises(MoveRefusedError):
        await counter.desk.move(case, Move.RECEIVE, care, cause=cause())


async def test_a_move_too_early_is_a_refusal_and_no_overtaking(counter: Counter) -> None:
    """Escalating what nobody has received was never allowed."""
    case = (await counter.lodged(await counter.customer())).case_id
    with pytest.raises(MoveRefusedError) as refused:
        await counter.desk.move(
            case, Move.ESCALATE, await counter.care(), text="Vì", cause=cause()
        )
    assert refused.value.reason is Refusal.WRONG_STEP


async def test_a_customer_who_withdrew_first_has_no_name_for_staff(counter: Counter) -> None:
    """Nor has a colleague for the customer."""
    person, care = await counter.customer(), await counter.care()
    case = (await counter.lodged(person)).case_id
    own = Actor(Role.CUSTOMER, person.id)
    await counter.desk.move(case, Move.WITHDRAW, own, cause=cause())
    with pytest.raises(CaseOvertakenError) as overtaken:
        await counter.desk.move(case, Move.RECEIVE, care, cause=cause())
    assert overtaken.value.by is None
    other = (await counter.lodged(person)).case_id
    await counter.desk.move(other, Move.REJECT, care, text="Không thuộc", cause=cause())
    with pytest.raises(CaseOvertakenError) as overtaken:
        await counter.desk.move(other, Move.WITHDRAW, own, cause=cause())
    assert overtaken.value.by is None


async def test_another_customers_case_is_not_found(counter: Counter) -> None:
    """By the same answer as a code that does not exist."""
    lodged = await counter.lodged(await counter.customer(1))
    stranger = await counter.customer(2)
    for case in (lodged.code, lodged.case_id, "KN-1111-1111", "x", uuid4()):
        with pytest.raises(CaseNotFoundError) as missing:
            await counter.desk.move(
                case, Move.WITHDRAW, Actor(Role.CUSTOMER, stranger.id), cause=cause()
            )
        assert missing.value.args == ()
        with pytest.raises(CaseNotFoundError):
            await counter.desk.own(stranger, case)
    with pytest.raises(CaseNotFoundError):
        await counter.desk.move(
            lodged.case_id, Move.WITHDRAW, Actor(Role.CUSTOMER, None), cause=cause()
        )


async def test_nobody_moves_in_anothers_role(counter: Counter) -> None:
    """An admin who is not care moves nothing, nor does a customer what is for care."""
    person = await counter.customer()
    case = (await counter.lodged(person)).case_id
    for role, who in ((Role.ADMIN, uuid4()), (Role.CUSTOMER, person.id), (Role.TIMER, None)):
        with pytest.raises(MoveRefusedError) as refused:
            await counter.desk.move(case, Move.RECEIVE, Actor(role, who), cause=cause())
        assert refused.value.reason is Refusal.NOT_YOURS


@pytest.mark.parametrize("move", [Move.ASK, Move.ESCALATE, Move.RESOLVE, Move.REJECT])
@pytest.mark.parametrize("text", ["", "  \n", "\u200b"])
async def test_what_the_customer_is_told_needs_words(
    counter: Counter, move: Move, text: str
) -> None:
    """A reason of blanks is none, and nothing is moved."""
    care = await counter.care()
    case = (await counter.lodged(await counter.customer())).case_id
    await counter.desk.move(case, Move.RECEIVE, care, cause=cause())
    with pytest.raises(EmptyTextError):
        await counter.desk.move(case, move, care, text=text, cause=cause())
    assert await counter.audit(case) == ["lodge", "receive"]


async def test_a_question_pauses_the_promise_and_an_answer_resumes_it(counter: Counter) -> None:
    """The working days of waiting are added to the date."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    asked = await counter.desk.move(lodged.code, Move.ASK, care, text="Khi nào?", cause=cause())
    assert (asked.waiting, asked.next_due) == (True, None)
    counter.clock.move(days=2)
    own = Actor(Role.CUSTOMER, person.id)
    with pytest.raises(EmptyTextError):
        await counter.desk.move(lodged.code, Move.ANSWER, own, cause=cause())
    answered = await counter.desk.move(
        lodged.code, Move.ANSWER, own, text="Hôm qua", cause=cause()
    )
    assert not answered.waiting
    desk, began = counter.desk, counter.clock.at - timedelta(days=2)
    later = shifted(lodged.resolve_due, began, counter.clock.at, desk.calendar, desk.zone)
    assert answered.next_due == later
    assert later > lodged.resolve_due
    with pytest.raises(MoveRefusedError):
        await counter.desk.move(lodged.code, Move.ANSWER, own, text="Lại", cause=cause())


async def test_asking_counts_as_the_first_answer_and_receiving_does_not(
    counter: Counter,
) -> None:
    """The promise is of a human answer."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    received = await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    assert received.next_due == lodged.first_answer_due
    await counter.desk.move(lodged.code, Move.ASK, care, text="Khi nào?", cause=cause())
    assert (await counter.desk.own(person, lodged.code)).answered_at == counter.clock.at


async def test_reopening_owes_everything_anew(counter: Counter) -> None:
    """Within fourteen days, by the customer or by care, who then holds it."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.REJECT, care, text="Thiếu", cause=cause())
    ended = await counter.desk.own(person, code)
    assert ended.reopen_until is not None
    assert ended.moves == (Move.REOPEN,)
    counter.clock.move(days=13)
    own = Actor(Role.CUSTOMER, person.id)
    reopened = await counter.desk.move(code, Move.REOPEN, own, cause=cause())
    assert (reopened.step, reopened.reached) == (Step.RECEIVED, 2)
    view = await counter.desk.own(person, code)
    assert (view.answered_at, view.ended_at) == (None, None)
    assert view.next_due == view.first_answer_due
    assert view.first_answer_due > counter.clock.at


async def test_an_ended_case_closes_by_itself_after_its_time(counter: Counter) -> None:
    """Not before, and once; then nobody reopens it."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.REJECT, care, text="Thiếu", cause=cause())
    counter.clock.move(days=13, hours=23)
    assert await counter.desk.close_due(cause()) == 0
    counter.clock.move(hours=1)
    assert await counter.desk.close_due(cause()) == 1
    assert await counter.desk.close_due(cause()) == 0
    view = await counter.desk.own(person, code)
    assert (view.step, view.moves) == (Step.CLOSED, ())
    with pytest.raises(MoveRefusedError):
        await counter.desk.move(code, Move.REOPEN, Actor(Role.CUSTOMER, person.id), cause=cause())


async def test_who_is_told_of_a_move(counter: Counter) -> None:
    """The customer of what staff do, the care group of what the customer does, others as bound."""
    for number, hears in enumerate(Hears, start=1):
        await counter.staff.bind(-number, hears, hears, by=None, cause=cause())
    chats = {chat.hears: to_chat(chat.id) for chat in await counter.staff.chats()}
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    before = len(await counter.told())

    async def fresh(move: Move, actor: Actor) -> set[tuple[str, str]]:
        nonlocal before
        await counter.desk.move(code, move, actor, text="Lời", cause=cause())
        told = (await counter.told())[before:]
        before += len(told)
        return {
            (each.kind, each.recipient) for each in told if each.kind != NoticeKind.CUSTOMER_CARD
        }

    customer = to_person(person.id)
    steps = {("staff_event", chats[Hears.STEPS]), ("staff_event", chats[Hears.ALL])}
    assert await fresh(Move.RECEIVE, care) == {("step_told", customer), *steps}
    assert await fresh(Move.ASK, care) == {("question", customer), *steps}
    own = Actor(Role.CUSTOMER, person.id)
    assert await fresh(Move.ANSWER, own) == {("staff_event", CARE), *steps}
    assert await fresh(Move.ESCALATE, care) == {
        ("step_told", customer),
        ("staff_event", chats[Hears.STEP3]),
        *steps,
    }


async def test_a_notice_holds_no_word_that_was_said(counter: Counter) -> None:
    """It names the talk; so an erasure reaches the notices that wait."""
    person, care = await counter.customer(), await counter.care()
    code = (await counter.lodged(person)).code
    await counter.desk.move(code, Move.REJECT, care, text="Lời riêng", cause=cause())
    told = [each for each in await counter.told() if each.kind == "step_told"]
    assert "Lời" not in repr(told)
    assert told[0].values["talk"]
