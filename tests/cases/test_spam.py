"""Spam: marked with a reason that colleagues alone read, taken up again by an admin."""

import pytest

from cases.dossier import Actor, CaseOvertakenError, EmptyTextError, HeldByError
from cases.steps import Move, MoveRefusedError, Refusal, Role, Step, Talk
from tests.counter import Counter, cause

WHY = "Quảng cáo gửi hàng loạt, không liên quan đến dữ liệu"


async def spam(counter: Counter, *, received: bool = False) -> str:
    """The code of a case that Lan has marked."""
    care = await counter.care()
    code = (await counter.lodged(await counter.customer())).code
    if received:
        await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, Move.SPAM, care, text=WHY, cause=cause())
    return code


async def admin(counter: Counter, user_id: int = 3001) -> Actor:
    """An admin who is no care staff."""
    person = await counter.customer(user_id)
    return Actor(Role.ADMIN, person.id, "Quản trị")


@pytest.mark.parametrize("received", [False, True])
async def test_the_reason_is_read_by_colleagues_alone(counter: Counter, received: bool) -> None:
    """The customer is told that the case is not taken up; the reason is kept as a note."""
    code = await spam(counter, received=received)
    own = await counter.desk.own(await counter.customer(), code)
    assert (own.step, own.talk) == (Step.REJECTED, ())
    assert Move.REOPEN in own.moves
    (told,) = [each for each in await counter.told() if each.values.get("move") == "spam"]
    assert (told.kind, told.values["talk"]) == ("step_told", None)

    view = await counter.desk.staff_view(code, await counter.care(), cause=cause())
    assert [(said.kind, said.text) for said in view.talk] == [(Talk.NOTE, WHY)]
    copy = await counter.own_data.copy(await counter.customer())
    assert WHY not in str(copy)


async def test_marking_needs_words_and_is_for_care_and_the_holder(counter: Counter) -> None:
    """No mark without a reason; a colleague's case is theirs."""
    care, code = await counter.care(), (await counter.lodged(await counter.customer())).code
    with pytest.raises(EmptyTextError):
        await counter.desk.move(code, Move.SPAM, care, text=" ", cause=cause())
    with pytest.raises(MoveRefusedError):
        await counter.desk.move(code, Move.SPAM, await admin(counter), text=WHY, cause=cause())
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    minh = await counter.care(2002, "Minh")
    with pytest.raises(HeldByError):
        await counter.desk.move(code, Move.SPAM, minh, text=WHY, cause=cause())
    assert (await counter.desk.card(code)).step is Step.RECEIVED


async def test_an_admin_undoes_it_once_and_the_promise_runs_anew(counter: Counter) -> None:
    """At step 2 with fresh dates, its customer told; a repeat is one undoing."""
    code, again = await spam(counter), cause()
    assert [(each.code, each.by) for each in (await counter.desk.marked()).cases] == [
        (code, "Lan")
    ]
    counter.clock.move(days=3)
    for _ in range(2):
        moved = await counter.desk.move(code, Move.UNSPAM, await admin(counter), cause=again)
    card = await counter.desk.card(code)
    assert (card.step, card.answered_at) == (Step.RECEIVED, None)
    assert moved.next_due == card.first_answer_due > counter.clock.at
    assert (await counter.desk.marked()).total == 0
    assert "unspam" in {each.values.get("move") for each in await counter.told()}
    assert await counter.audit(card.case_id) == ["lodge", "claim", "spam", "unspam"]


async def test_only_what_is_marked_can_be_undone_and_by_admins_alone(counter: Counter) -> None:
    """A case that was rejected for a reason, or reopened meanwhile, is none."""
    care, who = await counter.care(), await admin(counter)
    code = (await counter.lodged(await counter.customer())).code
    await counter.desk.move(code, Move.REJECT, care, text="Không thuộc phạm vi", cause=cause())
    with pytest.raises(MoveRefusedError) as refused:
        await counter.desk.move(code, Move.UNSPAM, who, cause=cause())
    assert refused.value.reason is Refusal.NOT_SPAM

    marked = await spam(counter)
    with pytest.raises(MoveRefusedError) as refused:
        await counter.desk.move(marked, Move.UNSPAM, care, cause=cause())
    assert refused.value.reason is Refusal.NOT_YOURS
    customer = Actor(Role.CUSTOMER, (await counter.customer()).id)
    await counter.desk.move(marked, Move.REOPEN, customer, cause=cause())
    with pytest.raises(CaseOvertakenError):
        await counter.desk.move(marked, Move.UNSPAM, who, cause=cause())
    assert (await counter.desk.marked()).total == 0


async def test_of_two_admins_the_second_is_told_who_was_first(counter: Counter) -> None:
    """One undoing, however many press."""
    code = await spam(counter)
    await counter.desk.move(code, Move.UNSPAM, await admin(counter), cause=cause())
    with pytest.raises(CaseOvertakenError):
        await counter.desk.move(code, Move.UNSPAM, await admin(counter, 3002), cause=cause())


async def test_a_mark_stays_on_a_case_that_closes_and_leaves_the_list(counter: Counter) -> None:
    """After fourteen days nothing is left to undo."""
    code = await spam(counter)
    counter.clock.move(days=15)
    await counter.desk.close_due(cause())
    assert (await counter.desk.card(code)).step is Step.CLOSED
    assert (await counter.desk.marked()).total == 0


async def test_the_list_holds_the_last_and_counts_all(counter: Counter) -> None:
    """The newest first."""
    codes = list[str]()
    for _ in range(4):
        counter.clock.move(minutes=1)
        codes.append(await spam(counter))
    page = await counter.desk.marked(limit=3)
    assert [each.code for each in page.cases] == codes[:0:-1]
    assert page.total == 4
