"""Moves by buttons and commands, through routing, rules and the real database."""

from cases.notices import Hears
from cases.steps import Step
from handlers.texts.care_vi import VI
from tests.counter import cause
from tests.handlers.staff.cases import carried, lodged, view
from tests.handlers.staff.office import (
    ADMIN,
    GROUP,
    OTHER_STAFF,
    STAFF,
    STRANGER,
    Office,
    chat_of,
    user_of,
)


async def test_receiving_by_the_button_moves_the_case_and_tells_the_presser(
    office: Office,
) -> None:
    """The whole way: update, routing, rule, database, answer."""
    code = await lodged(office)

    await office.presses(STAFF, f"case:receive:{carried(code)}", GROUP)

    assert (await view(office, code)).step is Step.RECEIVED
    assert code in office.toast
    assert len(office.telegram.sent("answerCallbackQuery")) == 1


async def test_of_two_who_receive_one_wins_and_the_other_is_told_who(office: Office) -> None:
    """The loser of the race hears the winner's name."""
    code = await lodged(office)

    await office.presses(STAFF, f"case:receive:{carried(code)}", GROUP)
    await office.presses(OTHER_STAFF, f"case:receive:{carried(code)}", GROUP)

    assert office.toast == VI.overtaken.format(name="Lan")


async def test_a_press_handled_again_after_a_crash_says_the_same(office: Office) -> None:
    """The same cause returns the first result, and the press is answered again."""
    code = await lodged(office)

    under = await office.presses(STAFF, f"case:receive:{carried(code)}", GROUP)
    first = office.toast
    await office.presses(STAFF, f"case:receive:{carried(code)}", GROUP, again=under)

    assert office.toast == first


async def test_strangers_and_admins_who_are_not_care_move_nothing(office: Office) -> None:
    """Who may do what is checked by user id at every press."""
    code = await lodged(office)

    for user in (STRANGER, ADMIN):
        await office.presses(user, f"case:receive:{carried(code)}", GROUP)
        assert office.toast == VI.not_care
        await office.says(user, f"/nhan {code}")
        assert office.last.text == VI.not_care

    assert (await view(office, code)).step is Step.LODGED


async def test_a_wrong_code_in_a_button_or_command_is_not_found(office: Office) -> None:
    """A made-up payload gets the same answer as a mistyped code."""
    await office.presses(STAFF, "case:receive:KN00000000", GROUP)
    assert office.toast == VI.case_missing

    await office.says(STAFF, "/nhan KN-AAAA-AAAA")
    assert office.last.text.startswith("Xin ghi mã hồ sơ") or office.last.text == VI.case_missing


async def test_the_code_may_be_left_out_in_a_reply_to_the_card(office: Office) -> None:
    """The card that is replied to names the case."""
    code = await lodged(office)
    await office.deliver()

    await office.replies(STAFF, "/nhan", to=office.telegram.last_in[GROUP])

    assert (await view(office, code)).step is Step.RECEIVED


async def test_the_code_may_be_left_out_in_the_topic_of_the_case(forum: Office) -> None:
    """In a group with topics each case has its own, named by its code."""
    code = await lodged(forum)
    await forum.deliver()
    topic = forum.telegram.sent("createForumTopic")[-1]
    thread = forum.last.values["message_thread_id"]
    assert topic.values["name"] == code

    await forum.says(STAFF, "/nhan", GROUP, message_thread_id=thread, is_topic_message=True)

    assert (await view(forum, code)).step is Step.RECEIVED
    assert forum.last.values["message_thread_id"] == thread


async def test_without_code_topic_or_card_the_code_is_asked_for(office: Office) -> None:
    """A bare command does nothing but say what is missing."""
    await office.says(STAFF, "/nhan", GROUP)

    assert "/nhan KN-7F3K-92QX" in office.last.text


async def test_a_move_the_step_does_not_allow_is_refused_before_any_words(office: Office) -> None:
    """Resolving a case nobody received is refused at once, with no draft opened."""
    code = await lodged(office)

    await office.presses(STAFF, f"case:resolve:{carried(code)}", GROUP)

    assert office.toast == VI.refusals.wrong_step
    assert office.telegram.sent() == []


async def test_a_press_on_a_message_too_old_to_be_seen_still_works(office: Office) -> None:
    """Telegram then tells the chat and the id alone."""
    code = await lodged(office)
    body = {
        "id": "1",
        "from": user_of(STAFF),
        "chat_instance": "1",
        "data": f"case:receive:{carried(code)}",
        "message": {"message_id": 5, "date": 0, "chat": chat_of(GROUP)},
    }
    await office.feed("callback_query", body)
    assert (await view(office, code)).step is Step.RECEIVED


async def test_a_second_group_is_no_care_group(office: Office) -> None:
    """A bound listening chat gives its members no rights."""
    code = await lodged(office)
    await office.counter.staff.bind(-1002, "Sếp", Hears.STEPS, by=None, cause=cause())

    await office.presses(STRANGER, f"case:receive:{carried(code)}", -1002)

    assert office.toast == VI.not_care
