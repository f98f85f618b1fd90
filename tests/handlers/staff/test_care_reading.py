"""Reading in full: in private alone, protected, audited, deleted after a day."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from handlers.card import Verb
from handlers.texts.care_vi import VI
from storage import leases
from storage.database import Cause
from storage.rows import LeaseRow
from tests.counter import cause
from tests.handlers.staff.office import GROUP, OTHER_STAFF, STAFF, STRANGER, Office
from tests.handlers.staff.wire import Call, Recorder

CUSTOMER = 1001
STORY = "Ai đó bán số của tôi _*[ <b>&amp; 😀"


async def lodged(office: Office, story: str = STORY) -> str:
    """The code of a fresh case with this story."""
    person = await office.counter.customer(CUSTOMER)
    return (await office.counter.lodged(person, story)).code


def carried(verb: Verb, code: str) -> str:
    """The data of a button."""
    return f"case:{verb}:{code.replace('-', '')}"


def shown(office: Office, chat: int) -> list[Call]:
    """What was sent to a chat."""
    return [call for call in office.telegram.sent() if call.values["chat_id"] == chat]


async def test_the_full_text_goes_to_the_readers_private_chat_protected(office: Office) -> None:
    """Pressed in the group, the words never stand there."""
    code = await lodged(office)
    await office.deliver()

    await office.presses(STAFF, carried(Verb.READ, code), GROUP)

    opened = shown(office, STAFF)
    assert STORY in opened[-1].text
    assert all(call.values["protect_content"] is True for call in opened)
    assert all("bán số" not in call.text for call in shown(office, GROUP))
    assert office.toast == VI.reading.opened


async def test_each_opening_is_audited_and_deleted_after_a_day(office: Office) -> None:
    """The chain of the case says so; the message is due for removal in 24 hours."""
    code = await lodged(office, "câu chuyện dài " * 500)
    case = (await office.counter.desk.card(code)).case_id

    await office.says(STAFF, f"/doc {code}")

    assert (await office.counter.audit(case)).count("read") == 1
    pages = len(shown(office, STAFF))
    assert pages > 1
    assert await office.counter.removals.due() == ()
    office.counter.clock.at += timedelta(hours=24, seconds=1)
    assert len(await office.counter.removals.due()) == pages


async def test_who_never_started_the_bot_gets_a_link_that_only_they_can_use(
    office: Office,
) -> None:
    """Under a press as the answer's link, once, in the right hands."""
    code = await lodged(office)
    office.telegram.refuse("sendChatAction", 403, "Forbidden: bot can't initiate conversation")

    await office.presses(STAFF, carried(Verb.READ, code), GROUP)
    link = str(office.telegram.sent("answerCallbackQuery")[-1].values["url"])
    assert link.startswith("https://t.me/baomat_bot?start=read-")
    assert len(link.partition("start=")[2]) <= 64
    assert shown(office, STAFF) == []
    token = link.rpartition("-")[2]

    for user, opens in ((OTHER_STAFF, False), (STRANGER, False), (STAFF, True), (STAFF, False)):
        before = office.told(user)
        update, context = office.asked(user, f"/start read-{token}")
        await office.side.links["read"](update, context, token)
        assert (STORY in office.told(user).removeprefix(before)) is opens


async def test_by_command_in_the_group_the_link_stands_under_a_button(office: Office) -> None:
    """The reason is said beside it."""
    code = await lodged(office)
    office.telegram.refuse("sendChatAction", 400, "Bad Request: chat not found")

    await office.says(STAFF, f"/doc {code}", GROUP)

    assert office.last.text == VI.reading.start_first
    assert "start=read-" in office.last.buttons[VI.reading.start_label]


async def test_files_are_sent_whole_in_private_and_refused_in_the_group(office: Office) -> None:
    """Piece by piece from the sealed store, protected, under their own names."""
    counter = office.counter
    person = await counter.customer(CUSTOMER)
    one = await counter.evidence.keep(person, "document", "f1", "ảnh_*.png", 9, cause=cause())
    counter.clock.move(seconds=1)
    two = await counter.evidence.keep(person, "photo", "f2", "", 9, cause=cause())
    code = (await counter.lodged(person, STORY, files=(one, two))).code
    await counter.evidence.store_piece(one, 0, b"abc")
    await counter.evidence.store_piece(one, 1, b"def")
    await counter.evidence.finish(one, hashlib.sha256(b"abcdef").hexdigest())

    await office.presses(STAFF, carried(Verb.FILES, code), GROUP)
    assert office.toast == VI.reading.in_private
    await office.presses(STAFF, carried(Verb.FILES, code))

    (sent,) = office.telegram.sent("sendDocument")
    assert sent.values["protect_content"] is True
    assert VI.reading.file_waiting.format(number=2) in office.told(STAFF)


async def test_an_album_of_the_customer_comes_as_one(office: Office) -> None:
    """Its files keep their names and their place among the others, and are removed with them."""
    counter = office.counter
    person = await counter.customer(CUSTOMER)
    kept = []
    for name, album in (("a.png", "9"), ("b<i>.png", "9"), ("c.png", "9"), ("d.png", "")):
        counter.clock.move(seconds=1)
        file = await counter.evidence.keep(
            person, "document", name, name, 9, album=album, cause=cause()
        )
        kept.append(file)
    code = (await counter.lodged(person, STORY, files=kept)).code
    for file in (kept[0], kept[1], kept[3]):
        await counter.evidence.store_piece(file, 0, b"abc")
        await counter.evidence.finish(file, hashlib.sha256(b"abc").hexdigest())

    await office.presses(STAFF, carried(Verb.FILES, code))

    (album_sent,) = office.telegram.sent("sendMediaGroup")
    assert album_sent.values["protect_content"] is True
    assert len(album_sent.values["media"]) == 2
    assert len(office.telegram.sent("sendDocument")) == 1
    assert VI.reading.file_waiting.format(number=3) in office.told(STAFF)
    counter.clock.move(hours=25)
    assert len(await counter.removals.due()) == 4


async def test_the_reader_can_answer_from_where_they_read(office: Office) -> None:
    """Under the full text stand the words that may be sent now."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}")
    await office.says(STAFF, f"/doc {code}")

    await office.presses(STAFF, shown(office, STAFF)[-1].buttons[VI.labels.reply])

    assert office.last.text.startswith(f"Anh/Chị muốn trả lời khách của hồ sơ {code}")


async def test_a_missing_case_is_said_wherever_it_is_named(office: Office) -> None:
    """Wrong codes get one answer."""
    await office.presses(STAFF, "case:read:KN00000000", GROUP)
    assert office.toast == VI.case_missing
    await office.presses(STAFF, "case:files:KN00000000")
    assert office.toast == VI.case_missing


async def test_a_text_that_is_out_is_deleted_though_the_lease_was_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another worker took the chat while it was being sent: this copy has to go all the same."""
    code, database = await lodged(office), office.counter.database
    async with database.write() as session:
        fence = (await leases.take(session, ["chat"], "me", 60.0))["chat"]
    send = Recorder.do_request

    async def sent_late(self: Recorder, url: str, *more: Any, **named: Any) -> tuple[int, bytes]:
        if url.endswith("sendMessage"):
            async with database.write() as session:
                await session.execute(update(LeaseRow).values(fence=fence + 1))
        return await send(self, url, *more, **named)

    monkeypatch.setattr(Recorder, "do_request", sent_late)
    await office.says(STAFF, f"/doc {code}", again=Cause(uuid4(), "chat", fence))
    office.counter.clock.at += timedelta(hours=24, seconds=1)
    assert len(await office.counter.removals.due()) == 1
