"""What was confirmed says how far it has come, in the message in which it was."""

from cases.notices import Lost, Sent
from cases.outcomes import note_outcome
from handlers.rich import fill
from handlers.texts.care_vi import VI
from handlers.texts.delivered_vi import DELIVERED_VI
from handlers.texts.notices_vi import VI as NOTICES
from storage.outbox import Notice
from tests.counter import cause
from tests.handlers.staff.cases import lodged
from tests.handlers.staff.office import GROUP, STAFF, Office
from tests.handlers.staff.wire import Call

FILE = {"document": {"file_id": "f", "file_unique_id": "u", "file_name": "a_b.pdf"}}


async def previewed(office: Office, chat: int, **more: object) -> tuple[str, str]:
    """A reply stands as a preview: the case's code, and what its yes carries."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.deliver()
    words = f"/traloi {code} Chào <b>_anh_"
    if more:
        await office.feed("message", office.message(STAFF, chat, caption=words, **more))
    else:
        await office.says(STAFF, words, chat)
    return code, office.last.buttons[VI.confirm]


async def head(office: Office, kind: str) -> Notice:
    """The notice of this kind that waits; those before it are sent and forgotten."""
    counter = office.counter
    while True:
        async with counter.database.write() as session:
            claimed = await counter.outbox.claim(session, 50)
            assert claimed, kind
            for notice in claimed:
                if notice.kind == kind:
                    await counter.outbox.free_all(session)
                    return notice
                if notice.kind == "delivered":
                    continue
                await counter.outbox.settle(session, notice, "sent", "", counter.clock())


async def brought_up_to_date(office: Office) -> None:
    """The notice that waits to say how far it has come is sent, and no other."""
    told = next(each for each in await office.counter.told() if each.kind == "delivered")
    chat = await office.counter.staff.care_chat()
    assert chat is not None
    await office.notices.send(
        told.kind,
        told.values,
        chat_id=GROUP,
        chat_row=chat.id,
        person=None,
        case_id=None,
        cause=cause(),
        late=None,
        bot=office.application.bot,
    )


async def ends(office: Office, kind: str, state: Sent, why: Lost | None = None) -> None:
    """A notice for the customer comes to such an end, and staff are told of it."""
    counter = office.counter
    notice = await head(office, kind)
    async with counter.database.write() as session:
        if state is not Sent.RETRYING:
            settled = "sent" if state is Sent.SENT else "dead"
            await counter.outbox.settle(session, notice, settled, "", counter.clock())
        else:
            await counter.outbox.put_back(session, notice, 0.0, fault="TimedOut")
        await note_outcome(counter.outbox, session, notice, state, counter.clock(), why)


def shown(office: Office, message: int, chat: int) -> Call:
    """A message of the bot as it was changed last."""
    edits = office.telegram.sent("editMessageText")
    of_it = [each for each in edits if each.values["message_id"] == message]
    assert {each.values["chat_id"] for each in of_it} == {chat}
    return of_it[-1]


async def test_the_preview_says_when_it_was_sent(office: Office) -> None:
    """In the group: being sent at the press, then sent at which hour, without a button."""
    code, confirm = await previewed(office, GROUP)
    await office.presses(STAFF, confirm, GROUP, message=700)
    assert fill(VI.done.reply, code=code).text in shown(office, 700, GROUP).text
    await office.deliver()
    told = shown(office, 700, GROUP)
    assert "Đã gửi cho khách lúc 09:00" in told.text
    assert "Chào <b>_anh_" in told.text
    assert "Lan đã xác nhận" in told.text
    assert told.buttons == {}


async def test_a_typed_yes_is_answered_by_what_says_so_later(office: Office) -> None:
    """In private the answer to the yes is the message that is changed."""
    code, _ = await previewed(office, STAFF)
    preview = office.telegram.last_id
    await office.says(STAFF, "xác nhận")
    answer = office.telegram.last_id
    above = shown(office, preview, STAFF)
    assert above.text == fill(DELIVERED_VI.below, code=code).text
    assert above.buttons == {}
    await office.deliver()
    assert "Đã gửi cho khách lúc" in shown(office, answer, STAFF).text


async def test_a_typed_no_takes_the_buttons_off_the_preview(office: Office) -> None:
    """Nothing is left that seems to wait for a yes."""
    await previewed(office, STAFF)
    preview = office.telegram.last_id
    await office.says(STAFF, "bỏ")
    above = shown(office, preview, STAFF)
    assert (above.text, above.buttons) == (VI.dropped, {})


async def test_a_reply_that_is_lost_says_why(office: Office) -> None:
    """Never as sent; and the words stay to be told in another way."""
    _, confirm = await previewed(office, GROUP)
    await office.presses(STAFF, confirm, GROUP, message=700)
    await ends(office, "reply", Sent.LOST, Lost.BLOCKED)
    await office.deliver()
    told = shown(office, 700, GROUP).text
    assert "Không gửi được cho khách" in told
    assert NOTICES.lost_reasons.blocked in told
    assert "Chào <b>_anh_" in told


async def test_a_reply_that_is_tried_again_says_how_often(office: Office) -> None:
    """One failure is told of to nobody; at the end it is sent after all."""
    _, confirm = await previewed(office, GROUP)
    await office.presses(STAFF, confirm, GROUP, message=700)
    await ends(office, "reply", Sent.RETRYING)
    assert "delivered" not in await office.counter.kinds_told()
    await ends(office, "reply", Sent.RETRYING)
    assert "delivered" in await office.counter.kinds_told()
    await brought_up_to_date(office)
    assert "bot đang thử lại (đã thử 2 lần)" in shown(office, 700, GROUP).text
    await ends(office, "reply", Sent.SENT)
    await office.deliver()
    assert "Đã gửi cho khách lúc" in shown(office, 700, GROUP).text


async def test_a_file_that_is_lost_is_told_apart_from_the_words(office: Office) -> None:
    """The words were sent, the file was not: both are said, and the group hears of the file."""
    _, confirm = await previewed(office, GROUP, **FILE)
    await office.presses(STAFF, confirm, GROUP, message=700)
    await ends(office, "reply", Sent.SENT)
    await ends(office, "enclosed", Sent.LOST, Lost.REFUSED)
    await office.deliver()
    told = shown(office, 700, GROUP).text
    assert "Đã gửi cho khách lúc" in told
    assert "Tệp không gửi được: a_b.pdf" in told
    assert NOTICES.lost_reasons.refused in told


async def test_what_was_sent_before_the_message_was_known_is_said_at_once(office: Office) -> None:
    """Delivery may be quicker than the answer to the yes."""
    _, confirm = await previewed(office, GROUP)
    under = await office.presses(STAFF, confirm, GROUP, message=700)
    await office.deliver()
    office.telegram.calls.clear()
    await office.presses(STAFF, confirm, GROUP, message=700, again=under)
    await office.deliver()
    assert "Đã gửi cho khách lúc" in shown(office, 700, GROUP).text


async def test_a_message_that_is_gone_is_left_alone(office: Office) -> None:
    """Nothing is posted in its place."""
    _, confirm = await previewed(office, GROUP)
    await office.presses(STAFF, confirm, GROUP, message=700)
    posted = len(office.telegram.sent())
    await ends(office, "reply", Sent.SENT)
    office.telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found", GROUP)
    await brought_up_to_date(office)
    assert len(office.telegram.sent()) == posted
    assert office.alarms == []


async def test_long_words_are_left_to_the_preview_and_the_truth_is_said(office: Office) -> None:
    """What needs two messages cannot be changed in place: it says how far the words have come."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", STAFF)
    await office.says(STAFF, f"/traloi {code} " + "dài " * 1020, STAFF)
    await office.says(STAFF, "xác nhận")
    answer = office.telegram.last_id
    assert "dài dài" not in office.last.text
    await office.deliver()
    assert "Đã gửi cho khách lúc" in shown(office, answer, STAFF).text
