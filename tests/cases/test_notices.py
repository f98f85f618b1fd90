"""The table of who hears of what."""

import pytest

from cases.notices import Hears, NoticeKind, hears_event, told_to_customer
from cases.steps import Move, Role, Step

EVENTS = [
    (Role.CUSTOMER, None, Step.LODGED, {Hears.STEPS, Hears.ALL}),
    (Role.CARE, Step.LODGED, Step.RECEIVED, {Hears.STEPS, Hears.ALL}),
    (Role.CUSTOMER, Step.RECEIVED, Step.RECEIVED, {Hears.CARE, Hears.STEPS, Hears.ALL}),
    (Role.CARE, Step.RECEIVED, Step.ESCALATED, {Hears.STEPS, Hears.STEP3, Hears.ALL}),
    (Role.CARE, Step.ESCALATED, Step.RESOLVED, {Hears.STEPS, Hears.STEP3, Hears.ALL}),
    (
        Role.CUSTOMER,
        Step.ESCALATED,
        Step.WITHDRAWN,
        {Hears.CARE, Hears.STEPS, Hears.STEP3, Hears.ALL},
    ),
    (Role.TIMER, Step.RESOLVED, Step.CLOSED, {Hears.STEPS, Hears.ALL}),
]


@pytest.mark.parametrize(("by", "start", "end", "heard"), EVENTS)
def test_each_chat_hears_what_it_asked_for(
    by: Role, start: Step | None, end: Step, heard: set[Hears]
) -> None:
    """No more and no less."""
    assert {hears for hears in Hears if hears_event(hears, by, start, end)} == heard


@pytest.mark.parametrize("move", set(Move) - {Move.LODGE, Move.ANSWER, Move.WITHDRAW})
def test_every_move_of_others_is_told_to_the_customer(move: Move) -> None:
    """Their own are answered at once where they made them."""
    assert told_to_customer(move, Role.CARE) is not None
    assert told_to_customer(move, Role.CUSTOMER) is None


def test_a_question_is_told_as_one() -> None:
    """So that it can be answered."""
    assert told_to_customer(Move.ASK, Role.CARE) is NoticeKind.QUESTION
