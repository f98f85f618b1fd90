"""Moves by buttons and commands, through routing, rules and the real database."""

from cases.dossier import CaseView
from cases.notices import Hears
from cases.steps import Step
from handlers.texts.care_vi import VI
from tests.counter import cause
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

CUSTOMER = 1001


async def lodged(office: Office) -> str:
    """The code of a fresh case of the customer."""
    person = await office.counter.customer(CUSTOMER)
    return (await office.counter.lodged(person)).code


async def view(office: Office, code: str) -> CaseView:
    """The customer's view of the case."""
    person = await office.counter.customer(CUSTOMER)
    return await office.counter.desk.own(person, code)


def carried(code: str) -> str:
    """The code as buttons carry it."""
    return code.replace("-", "")


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


async def test_a_reply_is_previewed_and_leaves_on_confirm_alone(office: Office) -> None:
    """Nothing reaches the customer before the yes; afterwards exactly the previewed words do."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.deliver()

    await office.says(STAFF, f"/traloi {code} Chào _anh_ *chị* [x](y) <b>", GROUP)
    await office.deliver()
    preview = office.last
    assert "_anh_ *chị* [x](y) <b>" in preview.text
    assert "_anh_" not in office.told(CUSTOMER)

    await office.presses(STAFF, preview.buttons[VI.confirm], GROUP)
    await office.deliver()
    assert "Chào _anh_ *chị* [x](y) <b>" in office.told(CUSTOMER)


async def test_only_the_writer_confirms_a_preview(office: Office) -> None:
    """Another colleague's press, also with a preview of their own, sends nothing."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/traloi {code} Lời của Lan", GROUP)
    confirm = office.last.buttons[VI.confirm]
    await office.says(OTHER_STAFF, f"/traloi {code} Lời của Minh", GROUP)

    await office.presses(OTHER_STAFF, confirm, GROUP)

    assert office.toast == VI.not_your_preview
    assert (await view(office, code)).talk == ()


async def test_a_preview_dropped_or_replaced_is_outdated(office: Office) -> None:
    """The button of an older preview never sends the newer words."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/traloi {code} Một", GROUP)
    old = office.last.buttons
    await office.says(STAFF, f"/traloi {code} Hai", GROUP)
    await office.presses(STAFF, old[VI.confirm], GROUP)
    assert office.toast == VI.not_your_preview

    await office.presses(STAFF, office.last.buttons[VI.drop], GROUP)
    assert office.toast == VI.dropped
    assert (await view(office, code)).talk == ()


async def test_words_left_out_are_asked_for_and_taken_from_a_reply_in_the_group(
    office: Office,
) -> None:
    """A press on Resolve asks; the reply is previewed; the typed yes resolves."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)

    await office.presses(STAFF, f"case:resolve:{carried(code)}", GROUP)
    assert office.last.values["reply_markup"]["force_reply"] is True
    assert f"@u{STAFF}" in office.last.text
    await office.replies(STAFF, "Đã xóa dữ liệu của khách", to=office.telegram.last_id)
    assert "Đã xóa dữ liệu của khách" in office.last.text
    await office.replies(STAFF, "xac nhan", to=office.telegram.last_id)

    assert (await view(office, code)).step is Step.RESOLVED


async def test_private_text_goes_on_with_the_words_that_were_asked_for(office: Office) -> None:
    """By typed words alone, in a private chat: ask, reword, confirm."""
    code = await lodged(office)
    await office.says(STAFF, f"/receive {code}")
    await office.says(STAFF, f"/askcustomer {code}")
    await office.says(STAFF, "Từ khi nào ạ?")
    await office.says(STAFF, "Từ ngày nào ạ?")
    await office.says(STAFF, "Xác nhận")
    await office.deliver()

    assert (await view(office, code)).waiting
    assert "Từ ngày nào ạ?" in office.told(CUSTOMER)
    assert "Từ khi nào ạ?" not in office.told(CUSTOMER)


async def test_talk_in_the_group_sends_nothing_to_the_customer(office: Office) -> None:
    """A reply to the card in plain words is answered with how to write to the customer."""
    code = await lodged(office)
    await office.deliver()
    card = office.telegram.last_id

    await office.replies(STAFF, "Khách này hay gọi lắm", to=card)
    await office.deliver()

    assert office.last.text == VI.not_sent
    assert "hay gọi" not in office.told(CUSTOMER)
    assert (await view(office, code)).talk == ()


async def test_a_note_is_kept_without_preview_and_never_shown_to_the_customer(
    office: Office,
) -> None:
    """Notes are between colleagues."""
    code = await lodged(office)

    await office.says(STAFF, f"/ghichu {code} khách gọi hai lần", GROUP)
    await office.deliver()

    assert office.last.text != ""
    assert "gọi hai lần" not in office.told(CUSTOMER)
    lan = await office.counter.care(STAFF, "Lan")
    full = await office.counter.desk.staff_view(code, lan, cause=cause())
    assert [said.text for said in full.talk] == ["khách gọi hai lần"]


async def test_the_code_may_be_left_out_in_a_reply_to_the_card(office: Office) -> None:
    """The card that is replied to names the case."""
    code = await lodged(office)
    await office.deliver()

    await office.replies(STAFF, "/nhan", to=office.telegram.last_id)

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


async def test_what_the_desk_refuses_on_confirm_is_said_with_the_words_kept_in_sight(
    office: Office,
) -> None:
    """A colleague resolved meanwhile: the words are not lost, the customer gets one outcome."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(STAFF, f"/giaiquyet {code} Lời của Lan", GROUP)
    of_lan = office.last.buttons[VI.confirm]
    await office.says(OTHER_STAFF, f"/giaiquyet {code} Lời của Minh", GROUP)
    await office.presses(OTHER_STAFF, office.last.buttons[VI.confirm], GROUP)

    await office.presses(STAFF, of_lan, GROUP)
    await office.deliver()

    assert office.toast == VI.overtaken.format(name="Minh")
    edited = office.telegram.sent("editMessageText")
    assert any("Lời của Lan" in call.text for call in edited)
    assert "Lời của Lan" not in office.told(CUSTOMER)


async def test_hostile_words_travel_whole(office: Office) -> None:
    """Markup, emoji, NUL, a lone surrogate and 4,096 characters: no crash, no markup."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}")
    for words in ("a\ud800b\x00 <b>&", "😀" * 2000, "_*[" * 1365):
        await office.says(STAFF, f"/traloi {code}")
        await office.says(STAFF, words)
        confirm = next(b for b in (c.buttons for c in reversed(office.telegram.sent())) if b)
        await office.presses(STAFF, confirm[VI.confirm])
        await office.deliver()
        office.counter.clock.move(minutes=1)
    assert "parse_mode" not in {name for call in office.telegram.calls for name in call.values}
    assert (await view(office, code)).talk[-1].text == "_*[" * 1365


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
