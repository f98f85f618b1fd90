"""The queue by deadline, and single cards."""

from cases.queue import Filter
from cases.steps import Step
from handlers.card import Verb, case_button
from handlers.texts.care_vi import VI
from handlers.texts.queue_vi import QUEUE_VI
from tests.counter import cause
from tests.handlers.staff.office import GROUP, STAFF, STRANGER, Office

CUSTOMER = 1001
STORY = "Ai đó bán số của tôi"


async def lodged(office: Office, count: int = 1) -> list[str]:
    """The codes of fresh cases, a day between each."""
    person = await office.counter.customer(CUSTOMER)
    codes = []
    for _ in range(count):
        codes.append((await office.counter.lodged(person, STORY)).code)
        office.counter.clock.move(days=1)
    return codes


async def test_the_queue_shows_open_cases_nearest_deadline_first_in_pages(office: Office) -> None:
    """Ten a page, turned in place; no word of the customer."""
    codes = await lodged(office, 12)

    await office.says(STAFF, "/hangdoi", GROUP)
    first = office.last
    assert [code for code in codes if code in first.text] == codes[:10]
    assert first.text.index(codes[0]) < first.text.index(codes[1])
    assert QUEUE_VI.first not in first.buttons

    await office.presses(STAFF, first.buttons[QUEUE_VI.after], GROUP)
    second = office.telegram.sent("editMessageText")[-1]
    assert codes[10] in second.text
    assert codes[11] in second.text
    assert QUEUE_VI.after not in second.buttons
    assert STORY not in first.text + second.text


async def test_late_cases_say_so(office: Office) -> None:
    """Past its target, a case is marked."""
    await lodged(office)
    office.counter.clock.move(days=30)
    await office.says(STAFF, "/queue")
    assert "quá mục tiêu" in office.last.text


async def test_a_queue_button_opens_the_card_where_one_is(office: Office) -> None:
    """The card has no free text."""
    (code,) = await lodged(office)
    await office.says(STAFF, "/hangdoi", GROUP)
    await office.presses(STAFF, office.last.buttons[code], GROUP)
    assert code in office.last.text
    assert VI.labels.receive in office.last.buttons
    assert STORY not in office.last.text


async def test_a_card_opens_by_a_kindly_read_code(office: Office) -> None:
    """In any case, with or without dashes and KN."""
    (code,) = await lodged(office)
    bare = code.removeprefix("KN-").replace("-", "").lower()
    for command in (f"/hoso {code}", f"/case {bare}", f"/tim kn {bare}", f"/find {bare}"):
        await office.says(STAFF, command, GROUP)
        assert code in office.last.text
    await office.says(STAFF, "/case gì đó", GROUP)
    assert office.last.text == VI.case_missing


async def test_the_card_opens_in_private_for_staff_alone(office: Office) -> None:
    """`/hoso CODE` in private is the customer's; for staff the card is shown, for others not."""
    (code,) = await lodged(office)
    shown, (show,) = [], office.side.codes
    for user in (STRANGER, STAFF):
        update, context = office.asked(user, f"/hoso {code}")
        shown.append(await show(update, context, code))
    assert shown == [False, True]
    assert office.told(STRANGER) == ""
    assert code in office.told(STAFF)


async def test_a_mistyped_code_is_answered_with_the_open_case_that_is_near(office: Office) -> None:
    """In every command that names a case, in the group as in private; nothing is done."""
    (code,) = await lodged(office)
    typed = code[:-1] + next(each for each in "0123456789" if each != code[-1])
    near = f"{VI.case_missing}\n{VI.case_near.format(code=code)}"
    for command in ("tim", "nhan", "traloi", "doc"):
        for chat in (GROUP, STAFF):
            await office.says(STAFF, f"/{command} {typed}", chat)
            assert office.last.text == near
    await office.says(STAFF, f"/traloi {typed} Chào Anh/Chị", GROUP)
    assert office.last.text == near
    update, context = office.asked(STAFF, f"/hoso {typed}")
    assert await office.side.codes[0](update, context, typed)
    assert office.last.text == near
    update, context = office.asked(STRANGER, f"/hoso {typed}")
    assert not await office.side.codes[0](update, context, typed)


async def test_words_for_a_mistyped_code_go_to_no_other_case(forum: Office) -> None:
    """In the topic of one case, the slip in the code of another does not make it words."""
    one, other = await lodged(forum, 2)
    await forum.deliver()
    topics = forum.telegram.sent("createForumTopic")
    thread = next(
        call.values["message_thread_id"]
        for call in forum.telegram.sent()
        if call.values.get("message_thread_id") and one in call.text
    )
    assert len(topics) == 2
    await forum.says(STAFF, f"/nhan {one}", GROUP)
    slip = other[:-1] + next(each for each in "0123456789" if each != other[-1])
    await forum.says(
        STAFF, f"/traloi {slip} Lời", GROUP, message_thread_id=thread, is_topic_message=True
    )
    assert forum.last.text == f"{VI.case_missing}\n{VI.case_near.format(code=other)}"


async def test_the_parts_of_the_queue_are_buttons_with_counts(office: Office) -> None:
    """Pressed or typed; mine are those of whoever presses."""
    codes = await lodged(office, 3)
    await office.says(STAFF, f"/nhan {codes[0]}", GROUP)
    await office.says(STAFF, "/hangdoi", GROUP)
    buttons = office.last.buttons
    names = {part: QUEUE_VI.button.of(part) for part in Filter}
    assert names[Filter.FREE].format(count=2) in buttons
    assert QUEUE_VI.chosen.format(part=names[Filter.ALL].format(count=3)) in buttons

    await office.presses(STAFF, buttons[names[Filter.MINE].format(count=1)], GROUP)
    mine = office.telegram.sent("editMessageText")[-1]
    assert [code in mine.text for code in codes] == [True, False, False]
    await office.presses(STAFF, buttons[names[Filter.STEP3].format(count=0)], GROUP)
    assert office.telegram.sent("editMessageText")[-1].text == QUEUE_VI.empty.step3

    for typed, shown in (("của tôi", codes[:1]), ("chưa nhận", codes[1:]), ("overdue", [])):
        await office.says(STAFF, f"/hangdoi {typed}", GROUP)
        assert [code for code in codes if code in office.last.text] == shown


async def test_a_page_button_of_an_older_bot_shows_the_first_page(office: Office) -> None:
    """Buttons live as long as their messages."""
    (code,) = await lodged(office)
    await office.says(STAFF, "/hangdoi", GROUP)
    await office.presses(STAFF, "queue:page:7", GROUP)
    assert code in office.telegram.sent("editMessageText")[-1].text


async def test_a_reply_to_a_copy_of_a_card_names_its_case(office: Office) -> None:
    """However the copy was asked for; in the other case's reply it is that one."""
    one, other = await lodged(office, 2)
    copies = {}
    for code, command in ((one, f"/hoso {one}"), (other, f"/tim {other}")):
        await office.says(STAFF, command, GROUP)
        copies[code] = office.telegram.last_in[GROUP]
    await office.presses(STAFF, case_button(Verb.CARD, one, "").data, GROUP)
    copies_of_one = (copies[one], office.telegram.last_in[GROUP])
    assert len({*copies.values(), *copies_of_one}) == 3
    for copy in copies_of_one:
        await office.replies(STAFF, "/hoso", copy)
        assert one in office.last.text
    await office.replies(STAFF, "/nhan", copies[other])
    cards = [await office.counter.desk.card(code) for code in (one, other)]
    assert [card.step for card in cards] == [Step.LODGED, Step.RECEIVED]


async def test_of_an_erased_case_no_copy_is_remembered(office: Office) -> None:
    """A reply to one is asked for a code."""
    (code,) = await lodged(office)
    await office.says(STAFF, f"/hoso {code}", GROUP)
    copy = office.telegram.last_in[GROUP]
    await office.counter.own_data.erase(await office.counter.customer(CUSTOMER), cause())
    await office.replies(STAFF, "/nhan", copy)
    assert code not in office.last.text
