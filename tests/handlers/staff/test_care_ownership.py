"""Cases change hands by buttons and commands, through routing, rules and the real database."""

from uuid import UUID

from handlers.access import LEFT_BEHIND
from handlers.rich import units
from handlers.texts.care_vi import VI as CARE
from handlers.texts.holding_vi import VI
from tests.counter import cause
from tests.handlers.staff.cases import carried, lodged
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, Office, chat_of, user_of
from tests.handlers.staff.wire import Call

THIRD = 2003
STRANGE = "Lan _*[<b>&amp;{name}** 😀 Ngọc\u202e"


async def received(office: Office) -> str:
    """A case that Lan has received, its card in the group."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.deliver()
    return code


async def holder(office: Office, code: str) -> str | None:
    """Who holds the case."""
    return (await office.counter.desk.card(code)).holder_name


async def starts(office: Office, user: int) -> None:
    """A colleague has written to the bot in private."""
    await office.counter.people.meet(user, started=True, cause=cause())


def asked(office: Office, chat: int) -> Call:
    """The question to take cases that was sent to a chat."""
    sent = office.telegram.sent()
    return next(
        call for call in reversed(sent) if call.values["chat_id"] == chat and VI.no in call.buttons
    )


async def test_a_case_is_given_back_and_taken_on_by_the_buttons_of_its_card(
    office: Office,
) -> None:
    """The card shows who holds it, and the group hears that nobody does."""
    code = await received(office)
    await office.presses(STAFF, f"case:release:{carried(code)}", GROUP)
    assert office.toast == CARE.done.release.format(code=code)
    await office.deliver()
    assert CARE.events.release in office.last.text
    assert await holder(office, code) is None
    await office.presses(OTHER_STAFF, f"case:claim:{carried(code)}", GROUP)
    assert office.toast == CARE.done.claim.format(code=code)
    assert await holder(office, code) == "Minh"
    await office.presses(STAFF, f"case:claim:{carried(code)}", GROUP)
    assert office.toast == CARE.held_by.format(name="Minh")[:200]


async def test_a_case_is_handed_to_a_named_colleague_who_takes_it(office: Office) -> None:
    """Asked in private, answered by a button; then the one who asked is told."""
    code = await received(office)
    await starts(office, OTHER_STAFF)
    await starts(office, STAFF)
    await office.says(STAFF, f"/giao {code} minh", GROUP)
    assert office.last.text == CARE.done.give.format(name="Minh", code=code)
    await office.deliver()
    question = asked(office, OTHER_STAFF)
    assert question.text.startswith(VI.asked.format(by="Lan", taker="Minh", codes=code))
    assert await holder(office, code) == "Lan"

    await office.presses(OTHER_STAFF, question.buttons[VI.yes])

    assert office.toast == VI.taken.format(codes=code)
    assert await holder(office, code) == "Minh"
    await office.deliver()
    assert VI.answer_take.format(taker="Minh", codes=code) in office.told(STAFF)


async def test_a_colleague_without_a_private_chat_is_asked_under_the_card(forum: Office) -> None:
    """In the case's topic; a press of anybody else changes nothing."""
    code = await received(forum)
    thread = next(
        call.values["message_thread_id"]
        for call in forum.telegram.sent()
        if call.values.get("message_thread_id")
    )
    await forum.says(STAFF, f"/giao {code} Minh", GROUP)
    await forum.deliver()
    question = asked(forum, GROUP)
    assert question.values["message_thread_id"] == thread
    await forum.presses(STAFF, question.buttons[VI.yes], GROUP)
    assert forum.toast == VI.offer_gone
    await forum.presses(OTHER_STAFF, question.buttons[VI.no], GROUP)
    assert forum.toast == VI.declined.format(codes=code)
    assert await holder(forum, code) == "Lan"
    await forum.deliver()
    assert VI.answer_decline.format(taker="Minh", codes=code) in forum.told(GROUP)
    await forum.presses(OTHER_STAFF, question.buttons[VI.yes], GROUP)
    assert forum.toast == VI.offer_gone


async def test_an_offer_finds_its_way_when_the_topic_is_gone(forum: Office) -> None:
    """Deleted, or closed to a bot that may not open it: then in the group at large."""
    code = await received(forum)
    await forum.says(STAFF, f"/giao {code} Minh", GROUP)
    forum.telegram.refuse("sendMessage", 400, "Bad Request: message thread not found", GROUP)
    await forum.deliver()
    question = asked(forum, GROUP)
    assert "message_thread_id" not in question.values
    assert question is forum.last


async def test_the_card_asks_who_is_to_take_the_case(office: Office) -> None:
    """By buttons that fit, for each other colleague; whose name is strange stays as it is."""
    code = await received(office)
    await office.counter.care(THIRD, STRANGE)
    await office.presses(STAFF, f"case:give:{carried(code)}", GROUP)
    assert office.last.text == VI.choose.format(code=code)
    assert set(office.last.buttons) == {"Minh", STRANGE}
    assert all(len(data.encode()) <= 64 for data in office.last.buttons.values())

    await office.presses(STAFF, office.last.buttons[STRANGE], GROUP)

    changed = office.telegram.sent("editMessageText")[-1]
    assert changed.text == CARE.done.give.format(name=STRANGE, code=code)
    await office.deliver()
    question = asked(office, GROUP)
    assert VI.asked.format(by="Lan", taker=STRANGE, codes=code) in question.text
    (called,) = [each for each in question.values["entities"] if each["type"] == "text_mention"]
    assert (called["user"]["id"], called["length"]) == (THIRD, units(STRANGE))


async def test_a_name_that_is_not_clear_is_asked_about(office: Office) -> None:
    """Several that match are shown; of none, all are; who shares a name is told apart."""
    code = await received(office)
    await office.counter.care(THIRD, "Minh")
    await office.counter.care(2004, "Trần Ngọc Minh")
    await office.says(STAFF, f"/giao {code} ngoc")
    assert office.last.text == CARE.done.give.format(name="Trần Ngọc Minh", code=code)
    await office.says(STAFF, f"/giao {code} Minh")
    assert office.last.text == VI.choose_among.format(code=code)
    assert set(office.last.buttons) == {"Minh (…002)", "Minh (…003)"}
    await office.says(STAFF, f"/giao {code} Bảo")
    assert office.last.text == VI.choose_again.format(code=code)
    assert len(office.last.buttons) == 3


async def test_what_cannot_be_handed_on_is_refused_in_plain_words(office: Office) -> None:
    """A case in other hands, in none, or not received; a colleague who is gone; nobody there."""
    code = await received(office)
    await office.says(OTHER_STAFF, f"/giao {code} Lan")
    assert office.last.text == CARE.held_by.format(name="Lan")
    await office.says(STAFF, f"/giao {code}")
    button = office.last.buttons["Minh"]
    await office.counter.staff.left(OTHER_STAFF, cause())
    await office.presses(STAFF, button)
    assert office.toast == VI.no_colleague
    await office.says(STAFF, f"/giao {code}")
    assert office.last.text == VI.alone.format(code=code)
    await office.says(STAFF, f"/tra {code}")
    await office.says(STAFF, f"/tra {code}")
    assert office.last.text == VI.not_holder
    fresh = await lodged(office)
    await office.says(STAFF, f"/giu {fresh}")
    assert office.last.text == CARE.refusals.wrong_step
    await office.says(STAFF, "/giu")
    assert "/giu KN-7F3K-92QX" in office.last.text


async def test_a_press_that_comes_again_says_the_same(office: Office) -> None:
    """After a crash the first result is told again."""
    code = await received(office)
    under = await office.says(STAFF, f"/giao {code} Minh", GROUP)
    await office.says(STAFF, f"/giao {code} Minh", GROUP, again=under)
    await office.deliver()
    questions = [call for call in office.telegram.sent() if VI.no in call.buttons]
    assert len(questions) == 1
    pressed = await office.presses(OTHER_STAFF, questions[0].buttons[VI.yes], GROUP)
    first = office.toast
    await office.presses(OTHER_STAFF, questions[0].buttons[VI.yes], GROUP, again=pressed)
    assert office.toast == first == VI.taken.format(codes=code)


async def leaves(office: Office, user: int) -> None:
    """A member goes out of the care group."""
    office.telegram.members[user] = {"status": "left"}
    await office.feed(
        "chat_member",
        {
            "chat": chat_of(GROUP),
            "from": user_of(user),
            "date": 1,
            "old_chat_member": {"user": user_of(user), "status": "member"},
            "new_chat_member": {"user": user_of(user), "status": "left"},
        },
    )


async def test_a_leavers_cases_are_handed_over_in_one_go(office: Office) -> None:
    """The admins hear of it; a list, a colleague, one yes for all, and the answer."""
    codes = [await received(office), await received(office)]
    await leaves(office, OTHER_STAFF)
    assert office.alarms == []
    await office.counter.care(OTHER_STAFF, "Minh")
    await leaves(office, STAFF)
    assert office.alarms == [LEFT_BEHIND]

    await starts(office, ADMIN)
    await office.says(ADMIN, "/nguoiroi")
    await office.presses(ADMIN, office.last.buttons["Lan (2)"])
    opened = office.telegram.sent("editMessageText")[-1]
    assert all(code in opened.text for code in codes)
    assert all(len(data.encode()) <= 64 for data in opened.buttons.values())
    await office.presses(ADMIN, opened.buttons["Minh"])
    assert "Đã hỏi Minh về 2 hồ sơ" in office.toast

    await office.deliver()
    question = asked(office, GROUP)
    assert VI.was_held.format(giver="Lan") in question.text
    await office.presses(OTHER_STAFF, question.buttons[VI.yes_many], GROUP)
    assert [await holder(office, code) for code in codes] == ["Minh", "Minh"]
    await office.deliver()
    assert "Minh đã nhận và từ nay phụ trách 2 hồ sơ" in office.told(ADMIN)
    await office.says(ADMIN, "/nguoiroi")
    assert office.last.text == VI.leavers_none


async def test_old_buttons_of_the_leavers_list_say_how_it_stands(office: Office) -> None:
    """They are back, nobody could take over, or another did already."""
    await received(office)
    await leaves(office, STAFF)
    await office.says(ADMIN, "/nguoiroi")
    listed = office.last.buttons["Lan (1)"]
    await office.presses(ADMIN, listed)
    to_minh = office.telegram.sent("editMessageText")[-1].buttons["Minh"]
    await office.counter.care(STAFF, "Lan")
    await office.presses(ADMIN, to_minh)
    assert office.toast == VI.leaver_back.format(name="Lan")
    await office.presses(ADMIN, listed)
    assert office.telegram.sent("editMessageText")[-1].text == VI.leavers_none
    await leaves(office, STAFF)
    await leaves(office, OTHER_STAFF)
    await office.presses(ADMIN, to_minh)
    assert office.toast == VI.no_colleague
    await office.presses(ADMIN, listed)
    assert VI.leaver_alone in office.telegram.sent("editMessageText")[-1].text


async def test_an_admin_who_takes_a_naming_back_hears_of_cases_left_behind(
    office: Office,
) -> None:
    """As when somebody leaves the group."""
    code = await lodged(office)
    await office.counter.staff.name(THIRD, "Hoa", None, cause())
    await office.says(THIRD, f"/nhan {code}")
    await office.says(ADMIN, f"/nhansu bớt {THIRD}")
    assert office.alarms == [LEFT_BEHIND]


async def test_an_answer_about_an_erased_case_is_not_told(office: Office) -> None:
    """Nor is anybody asked to take it."""
    code = await received(office)
    await office.says(STAFF, f"/giao {code} Minh", GROUP)
    person = await office.counter.customer()
    await office.counter.own_data.erase(person, cause())
    with office.fresh() as made:
        await office.deliver()
    assert not [call for call in made if call.method == "sendMessage" and VI.no in call.buttons]
    assert await office.counter.desk.handover(UUID(int=5)) is None
