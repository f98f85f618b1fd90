"""Bad input at the desk: a plain sentence to who acted, an alarm where admins must act.

And each time the case stands as it stood.
"""

import asyncio
from dataclasses import dataclass, field

import pytest
from telegram.error import Forbidden, TelegramError

from bot.alarms import Alarms
from bot.delivery import Address, Delivery
from bot.metrics import Metrics
from cases.dossier import CaseView
from cases.notices import NoticeKind
from cases.reference import ALPHABET, read_code
from handlers.care_membership import LOST, RIGHTS_LOST, TOPICS_LOST
from handlers.rich import fill
from handlers.texts.care_vi import VI
from handlers.texts.notices_vi import VI as TOLD
from storage.outbox import Notice
from tests.counter import cause
from tests.handlers.staff.cases import CUSTOMER, carried, lodged, view
from tests.handlers.staff.office import (
    ADMIN,
    GROUP,
    OTHER_STAFF,
    STAFF,
    Office,
    chat_of,
    user_of,
)
from tests.handlers.staff.test_care_membership import changes, status
from tests.handlers.staff.wire import BOT

FIFTY_MB = 50 * 1024 * 1024
HUGE = {"file_id": "d", "file_unique_id": "u", "file_name": "phim.mp4", "file_size": FIFTY_MB}
MOVED = -100999


async def received(office: Office) -> str:
    """The code of a case that Lan holds."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.deliver()
    return code


async def intact(office: Office, before: CaseView) -> None:
    """The case stands as it stood: same step, same words, same files, same history."""
    assert await view(office, before.code) == before


@pytest.mark.parametrize(
    ("command", "verb"), [("traloi", "reply"), ("giaiquyet", "resolve"), ("chuyen", "escalate")]
)
async def test_a_wrong_state_is_refused_before_a_word_is_written(
    office: Office, command: str, verb: str
) -> None:
    """By command and by an old button alike: receive it first."""
    before = await view(office, await lodged(office))
    await office.says(STAFF, f"/{command} {before.code} Lời", GROUP)
    assert office.last.text == VI.refusals.wrong_step
    await office.presses(STAFF, f"case:{verb}:{carried(before.code)}", GROUP)
    assert office.toast == VI.refusals.wrong_step[:200]
    await intact(office, before)


@pytest.mark.parametrize("command", ["traloi", "hoi", "giaiquyet", "chuyen", "tuchoi", "spam"])
async def test_a_wrong_owner_is_told_who_is_on_it(office: Office, command: str) -> None:
    """Minh beside Lan: her name, and what is free to him."""
    before = await view(office, await received(office))
    await office.says(OTHER_STAFF, f"/{command} {before.code} Lời", GROUP)
    assert office.last.text == VI.held_by.format(name="Lan")
    await intact(office, before)


async def test_a_gone_preview_does_not_keep_the_words_from_leaving(office: Office) -> None:
    """Somebody deleted it in the moment of the yes: it is said under the press."""
    code = await received(office)
    await office.says(STAFF, f"/traloi {code} Đã xóa số của Anh/Chị", GROUP)
    office.telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await office.presses(STAFF, office.last.buttons[VI.confirm], GROUP)
    assert code in office.toast
    await office.deliver()
    assert "Đã xóa số của Anh/Chị" in office.told(CUSTOMER)


async def test_a_gone_card_comes_back_with_the_next_change(office: Office) -> None:
    """And the case can be named by it."""
    code = await received(office)
    office.telegram.refuse("editMessageText", 400, "Bad Request: message to edit not found")
    await office.says(STAFF, f"/ghichu {code} Đã gọi", GROUP)
    await office.deliver()
    assert office.last.text.startswith(f"Hồ sơ {code}")
    await office.replies(STAFF, "/ghichu Gọi lần nữa", to=office.telegram.last_id)
    assert office.last.text == VI.done.note.format(code=code)


async def test_a_customer_who_blocked_the_bot_is_told_of_before_anything_is_sent(
    office: Office,
) -> None:
    """In the preview, with what to do instead; the words are not sent unseen."""
    before = await view(office, await received(office))
    await changes(office, "my_chat_member", BOT, "member", "kicked", CUSTOMER)
    await office.says(STAFF, f"/traloi {before.code} Chào", GROUP)
    assert fill(VI.preview_unreachable).text in office.last.text
    await office.deliver()
    assert fill(VI.card.unreachable).text in office.telegram.sent("editMessageText")[-1].text
    await intact(office, before)


async def test_a_group_turned_supergroup_goes_on_where_it_is_now(office: Office) -> None:
    """The cards come anew there, and commands work; in the old one nothing is told."""
    before = await view(office, await received(office))
    await office.serves(GROUP, migrate_to_chat_id=MOVED)
    await office.serves(MOVED, migrate_from_chat_id=GROUP)
    with office.fresh() as made:
        await office.deliver()
        await office.says(STAFF, f"/hoso {before.code}", MOVED)
    assert {call.values["chat_id"] for call in made if "chat_id" in call.values} == {MOVED}
    assert sum(before.code in call.text for call in made) >= 2
    await office.says(STAFF, f"/nhan {before.code}", GROUP)
    assert office.last.text == VI.only_care_room
    await intact(office, before)


@pytest.mark.parametrize(
    ("old", "new", "alarm"),
    [
        ("administrator", "member", RIGHTS_LOST),
        ("administrator", "left", LOST),
        ("member", "kicked", LOST),
    ],
)
async def test_a_bot_without_its_place_alarms_admins_and_staff_go_on_in_private(
    office: Office, old: str, new: str, alarm: str
) -> None:
    """The alarm says in words what to do; the case takes moves as before."""
    code = await lodged(office)
    await changes(office, "my_chat_member", BOT, old, new)
    assert office.alarms == [alarm]
    assert "quản trị viên" in TOLD.alarm.of(alarm)
    office.telegram.refuse("getChatMember", 403, "Forbidden: bot was kicked")
    await office.says(STAFF, f"/nhan {code}")
    assert office.last.text == VI.done.receive.format(code=code)


async def test_a_bot_that_may_open_no_topics_any_more_alarms_admins(forum: Office) -> None:
    """Still an administrator, but without that right: the case comes to the group at large."""
    may, may_not = (
        {**status(BOT, "administrator"), "can_manage_topics": may} for may in (True, False)
    )
    chat = {**chat_of(GROUP), "is_forum": True}
    changed = {"chat": chat, "from": user_of(ADMIN), "date": 1}
    for old, new in ((may, may), (may, may_not), (may_not, may_not)):
        body = {**changed, "old_chat_member": old, "new_chat_member": new}
        await forum.feed("my_chat_member", body)
    assert forum.alarms == [TOPICS_LOST]
    assert "quyền quản lý chủ đề" in TOLD.alarm.of(TOPICS_LOST)
    forum.telegram.refuse("createForumTopic", 400, "Bad Request: not enough rights")
    code = await lodged(forum)
    await forum.deliver()
    assert code in forum.told(GROUP)


async def test_a_member_whose_group_cannot_be_seen_is_told_why(office: Office) -> None:
    """Not taken for a stranger: a day later they hear what is wrong, and so do the admins."""
    before = await view(office, await received(office))
    office.counter.clock.move(hours=25)
    office.telegram.refuse("getChatMember", 403, "Forbidden: bot was kicked")
    await office.says(STAFF, f"/giaiquyet {before.code} Xong")
    assert office.last.text == VI.group_unseen
    assert office.alarms
    await intact(office, before)


@dataclass
class ShutGroup:
    """Telegram, where one group does not let the bot in."""

    sent: list[tuple[int, str]] = field(default_factory=list)

    async def send(self, notice: Notice, address: Address, _late: bool) -> None:
        """Note the notice, or refuse it."""
        if address.chat_id == GROUP:
            refused: TelegramError = Forbidden("Forbidden: bot was kicked from the group chat")
            raise refused
        self.sent.append((address.chat_id, notice.kind))


async def test_what_a_shut_group_is_to_hear_waits_and_admins_are_told(office: Office) -> None:
    """Nothing is dropped: once the bot is back, the card is there to be sent."""
    counter, wire, metrics = office.counter, ShutGroup(), Metrics()
    people, staff, now = counter.people, counter.staff, counter.clock
    await lodged(office)
    admins = frozenset({ADMIN})
    alarms = Alarms(counter.database, counter.outbox, people, staff, admins, now, metrics)
    delivery = Delivery(
        counter.database, counter.outbox, people, staff, wire.send, alarms, now, metrics
    )
    running = asyncio.create_task(delivery.run())
    async with asyncio.timeout(10):
        while (ADMIN, NoticeKind.ALARM) not in wire.sent:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.02)
    await delivery.stop(1)
    await running
    assert await counter.kinds_told() == ["card"]
    await office.says(ADMIN, "/suckhoe")
    assert "Chăm sóc" in office.last.text


CLOSED = "Bad Request: TOPIC_CLOSED"


async def test_a_topic_closed_by_hand_loses_no_news(forum: Office) -> None:
    """What the customer adds is told in the group at large, under a card that says why."""
    code = await received(forum)
    person = await forum.counter.customer(CUSTOMER)
    forum.telegram.refuse("sendMessage", 400, CLOSED, GROUP)
    forum.telegram.refuse("reopenForumTopic", 400, "Bad Request: not enough rights")
    await forum.counter.desk.add(code, person, text="Họ lại gọi", cause=cause())
    await forum.deliver()
    assert fill(TOLD.topic_closed).text in forum.told(GROUP)
    assert "Họ lại gọi" not in forum.told(GROUP)
    assert [said.text for said in (await view(forum, code)).talk] == ["Họ lại gọi"]


def slips(code: str) -> list[str]:
    """The code with its neighbours swapped, one symbol wrong, one left out, one too many."""
    bare = carried(code).removeprefix("KN")
    other = next(each for each in ALPHABET if each != bare[2])
    typed = [
        bare[:2] + other + bare[3:],
        bare[:4] + bare[5:],
        bare[:5] + "7" + bare[5:],
    ]
    at = next((n for n in range(7) if bare[n] != bare[n + 1]), None)
    if at is not None:
        typed.append(bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :])
    return [each for each in typed if read_code(each) is None]


async def test_a_code_with_a_typo_is_answered_with_the_one_that_is_meant(office: Office) -> None:
    """Nothing is done to any case, not even to the only one."""
    before = await view(office, await received(office))
    near = VI.case_near.format(code=before.code)
    for typed in slips(before.code):
        for command in ("hoso", "giaiquyet", "spam"):
            await office.says(STAFF, f"/{command} KN-{typed} Xong", GROUP)
            assert office.last.text == f"{VI.case_missing}\n{near}"
    await intact(office, before)


@pytest.mark.parametrize("command", ["traloi", "hoi", "giaiquyet"])
async def test_a_file_of_fifty_megabytes_goes_to_nobody_and_that_is_said(
    office: Office, command: str
) -> None:
    """It is not even fetched; the words beside it wait for a yes."""
    before = await view(office, await received(office))
    caption = f"/{command} {before.code} Xem phim"
    with office.fresh() as made:
        body = office.message(STAFF, STAFF, document=HUGE, caption=caption)
        await office.feed("message", body)
    assert "tệp" in office.last.text.lower()
    assert {call.method for call in made} <= {"sendMessage", "getChatMember"}
    await intact(office, before)


async def test_a_policy_of_fifty_megabytes_is_refused_without_being_fetched(
    office: Office,
) -> None:
    """The policy in force stays."""
    with office.fresh() as made:
        body = office.message(ADMIN, ADMIN, document=HUGE, caption="/napchinhsach")
        await office.feed("message", body)
    assert "lớn hơn 1 MB" in office.last.text
    assert "getFile" not in {call.method for call in made}
