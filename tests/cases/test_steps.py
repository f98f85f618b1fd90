"""The table of moves, held against the design line by line."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.steps import (
    ENDED,
    OPEN,
    RULES,
    Mark,
    Move,
    MoveRefusedError,
    Refusal,
    Role,
    Step,
    Talk,
    check_talk,
    may_talk,
    moves_open,
    next_step,
    step_line,
    step_marks,
    step_number,
    waits_after,
)

ENDED_AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
DAY_13 = ENDED_AT + timedelta(days=13)
DAY_14 = ENDED_AT + timedelta(days=14)

ALLOWED = {
    (None, Move.LODGE, Role.CUSTOMER): Step.LODGED,
    (Step.LODGED, Move.RECEIVE, Role.CARE): Step.RECEIVED,
    (Step.RECEIVED, Move.ASK, Role.CARE): Step.RECEIVED,
    (Step.RECEIVED, Move.ANSWER, Role.CUSTOMER): Step.RECEIVED,
    (Step.RECEIVED, Move.ESCALATE, Role.CARE): Step.ESCALATED,
    (Step.RECEIVED, Move.RESOLVE, Role.CARE): Step.RESOLVED,
    (Step.ESCALATED, Move.RESOLVE, Role.CARE): Step.RESOLVED,
    (Step.LODGED, Move.REJECT, Role.CARE): Step.REJECTED,
    (Step.RECEIVED, Move.REJECT, Role.CARE): Step.REJECTED,
    (Step.LODGED, Move.WITHDRAW, Role.CUSTOMER): Step.WITHDRAWN,
    (Step.RECEIVED, Move.WITHDRAW, Role.CUSTOMER): Step.WITHDRAWN,
    (Step.ESCALATED, Move.WITHDRAW, Role.CUSTOMER): Step.WITHDRAWN,
    (Step.RESOLVED, Move.REOPEN, Role.CUSTOMER): Step.RECEIVED,
    (Step.RESOLVED, Move.REOPEN, Role.CARE): Step.RECEIVED,
    (Step.REJECTED, Move.REOPEN, Role.CUSTOMER): Step.RECEIVED,
    (Step.REJECTED, Move.REOPEN, Role.CARE): Step.RECEIVED,
    (Step.RESOLVED, Move.CLOSE, Role.TIMER): Step.CLOSED,
    (Step.REJECTED, Move.CLOSE, Role.TIMER): Step.CLOSED,
    (Step.LODGED, Move.SPAM, Role.CARE): Step.REJECTED,
    (Step.RECEIVED, Move.SPAM, Role.CARE): Step.REJECTED,
    (Step.REJECTED, Move.UNSPAM, Role.ADMIN): Step.RECEIVED,
    (Step.RECEIVED, Move.EXTEND, Role.CARE): Step.RECEIVED,
}


def attempt(step: Step | None, move: Move, role: Role) -> Step | None:
    """Return where a move leads at a time that suits it, None when it is refused."""
    now = DAY_14 if move is Move.CLOSE else DAY_13
    try:
        return next_step(
            step,
            move,
            role,
            waiting=move is Move.ANSWER,
            spam=True,
            due=DAY_14,
            ended_at=ENDED_AT,
            now=now,
        )
    except MoveRefusedError:
        return None


def refusal(step: Step | None, move: Move, role: Role, now: datetime | None = None) -> Refusal:
    """Return why a move is refused."""
    with pytest.raises(MoveRefusedError) as refused:
        next_step(step, move, role, ended_at=ENDED_AT if now else None, now=now)
    return refused.value.reason


def test_exactly_the_moves_of_the_table_are_allowed() -> None:
    """All 8 x 13 x 4 combinations: what is not written is refused."""
    everything = {
        (step, move, role): attempt(step, move, role)
        for step in (None, *Step)
        for move in Move
        for role in Role
    }
    assert {key: end for key, end in everything.items() if end is not None} == ALLOWED


def test_every_move_has_a_rule() -> None:
    """No move can be asked for that the table does not know."""
    assert set(RULES) == set(Move)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.TIMER])
def test_an_admin_and_the_timer_have_no_button(role: Role) -> None:
    """An admin is no care staff; what the timer does, it does unasked."""
    assert all(moves_open(step, role, ended_at=ENDED_AT, now=DAY_13) == () for step in Step)


def test_a_refused_move_says_why() -> None:
    """Whose it is comes first, then where the case stands, then the time."""
    assert refusal(Step.LODGED, Move.RECEIVE, Role.CUSTOMER) is Refusal.NOT_YOURS
    assert refusal(Step.RECEIVED, Move.RECEIVE, Role.CARE) is Refusal.WRONG_STEP
    assert refusal(Step.RECEIVED, Move.ANSWER, Role.CUSTOMER) is Refusal.NOT_WAITING
    assert refusal(Step.RESOLVED, Move.REOPEN, Role.CUSTOMER, DAY_14) is Refusal.TOO_LATE
    assert refusal(Step.RESOLVED, Move.CLOSE, Role.TIMER, DAY_13) is Refusal.TOO_EARLY
    assert refusal(Step.REJECTED, Move.UNSPAM, Role.ADMIN, DAY_13) is Refusal.NOT_SPAM


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, Refusal.OVERDUE),
        ({"due": DAY_13, "now": DAY_13}, Refusal.OVERDUE),
        ({"due": DAY_14, "now": DAY_13, "waiting": True}, Refusal.PAUSED),
        ({"due": DAY_14, "now": DAY_13, "extended": True}, Refusal.EXTENDED),
        ({"due": DAY_14, "now": DAY_13}, None),
    ],
)
def test_a_date_is_put_off_once_while_it_runs_and_lies_ahead(
    more: dict[str, Any], reason: Refusal | None
) -> None:
    """And not while the customer is waited for, when there is nothing to put off."""
    if reason is None:
        assert next_step(Step.RECEIVED, Move.EXTEND, Role.CARE, **more) is Step.RECEIVED
        return
    with pytest.raises(MoveRefusedError) as refused:
        next_step(Step.RECEIVED, Move.EXTEND, Role.CARE, **more)
    assert refused.value.reason is reason


def test_a_refusal_tells_in_plain_words_what_to_do() -> None:
    """The message is fit to be read by a person."""
    refused = MoveRefusedError(Step.RESOLVED, Move.REOPEN, Role.CUSTOMER, Refusal.TOO_LATE)
    assert "Lodge a new complaint" in str(refused)


@pytest.mark.parametrize("move", [Move.REOPEN, Move.CLOSE])
def test_without_times_an_ended_case_neither_reopens_nor_closes(move: Move) -> None:
    """What cannot be told is refused."""
    role = Role.TIMER if move is Move.CLOSE else Role.CUSTOMER
    with pytest.raises(MoveRefusedError):
        next_step(Step.RESOLVED, move, role)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=60)))
def test_at_any_time_an_ended_case_can_be_either_reopened_or_closed(age: timedelta) -> None:
    """There is no gap and no overlap between the two."""
    now = ENDED_AT + age
    reopens = Move.REOPEN in moves_open(Step.REJECTED, Role.CUSTOMER, ended_at=ENDED_AT, now=now)
    closes = Move.CLOSE in moves_open(Step.REJECTED, Role.TIMER, ended_at=ENDED_AT, now=now)
    assert reopens is not closes
    assert reopens is (age < timedelta(days=14))


def test_the_firm_sets_how_long_a_case_can_be_reopened() -> None:
    """The 14 days are a promise, given from outside."""
    opened = moves_open(
        Step.RESOLVED,
        Role.CUSTOMER,
        ended_at=ENDED_AT,
        now=DAY_13,
        reopen_within=timedelta(days=7),
    )
    assert opened == ()


def test_the_buttons_follow_the_step() -> None:
    """Staff of a received case see all they can do with it, in the table's order."""
    assert moves_open(Step.LODGED, Role.CARE) == (Move.RECEIVE, Move.REJECT, Move.SPAM)
    assert moves_open(Step.RECEIVED, Role.CARE) == (
        Move.ASK,
        Move.ESCALATE,
        Move.RESOLVE,
        Move.REJECT,
        Move.SPAM,
    )
    assert moves_open(Step.ESCALATED, Role.CARE) == (Move.RESOLVE,)
    assert moves_open(Step.CLOSED, Role.CARE) == ()


def test_an_answer_is_open_only_while_the_case_waits_for_one() -> None:
    """Nobody answers what nobody asked."""
    assert Move.ANSWER in moves_open(Step.RECEIVED, Role.CUSTOMER, waiting=True)
    assert Move.ANSWER not in moves_open(Step.RECEIVED, Role.CUSTOMER)


def test_only_asking_makes_a_case_wait() -> None:
    """Any other move ends the waiting."""
    assert [move for move in Move if waits_after(move)] == [Move.ASK]


def test_the_steps_are_open_and_the_endings_ended() -> None:
    """Three and four."""
    assert {Step.LODGED, Step.RECEIVED, Step.ESCALATED} == OPEN
    assert {Step.RESOLVED, Step.REJECTED, Step.WITHDRAWN, Step.CLOSED} == ENDED


def test_customers_add_to_open_cases_only_and_never_write_notes() -> None:
    """Adding to an ended case begins with reopening it."""
    assert {step for step in Step if may_talk(step, Talk.ADD, Role.CUSTOMER)} == OPEN
    assert not any(may_talk(step, Talk.NOTE, Role.CUSTOMER) for step in Step)
    assert not may_talk(Step.LODGED, Talk.REPLY, Role.CARE)
    assert may_talk(Step.RECEIVED, Talk.REPLY, Role.CARE)
    assert may_talk(Step.CLOSED, Talk.NOTE, Role.CARE)


def test_refused_talk_says_why() -> None:
    """As a refused move does."""
    check_talk(Step.RECEIVED, Talk.REPLY, Role.CARE)
    with pytest.raises(MoveRefusedError) as not_yours:
        check_talk(Step.RECEIVED, Talk.REPLY, Role.CUSTOMER)
    with pytest.raises(MoveRefusedError) as wrong_step:
        check_talk(Step.LODGED, Talk.REPLY, Role.CARE)
    assert not_yours.value.reason is Refusal.NOT_YOURS
    assert wrong_step.value.reason is Refusal.WRONG_STEP


@pytest.mark.parametrize(
    ("step", "reached", "line"),
    [
        (Step.LODGED, 1, "1 ● 2 ○ 3 ○"),
        (Step.RECEIVED, 2, "1 ● 2 ● 3 ○"),
        (Step.ESCALATED, 3, "1 ● 2 ● 3 ●"),
        (Step.RESOLVED, 2, "1 ● 2 ● 3 ○"),
        (Step.RESOLVED, 3, "1 ● 2 ● 3 ●"),
        (Step.WITHDRAWN, 1, "1 ● 2 ○ 3 ○"),
    ],
)
def test_the_line_of_steps_shows_how_far_the_case_came(
    step: Step, reached: int, line: str
) -> None:
    """An ending shows the step it was reached from."""
    assert step_line(step, reached) == line


def test_an_open_step_is_current_and_an_ended_case_has_no_current_step() -> None:
    """A solved case is not still being worked on."""
    assert step_marks(Step.RECEIVED, 1) == (Mark.DONE, Mark.CURRENT, Mark.AHEAD)
    assert step_marks(Step.CLOSED, 2) == (Mark.DONE, Mark.DONE, Mark.AHEAD)


def test_what_a_case_stores_as_reached_survives_its_ending_and_reopening() -> None:
    """Escalated, resolved, reopened: 3, 3, and 2 again."""
    reached = step_number(Step.ESCALATED, 2)
    assert reached == 3
    assert step_number(Step.RESOLVED, reached) == 3
    assert step_number(Step.RECEIVED, reached) == 2
