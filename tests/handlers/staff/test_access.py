"""Who may do what: by user id, at every command and press, whatever a button carries."""

from datetime import timedelta
from typing import Any

import pytest

from handlers.access import ANONYMOUS_ADMIN, UNSEEN, Refusal, refusal_words
from handlers.acts import RIGHTS, Act
from handlers.texts.care_vi import VI
from handlers.texts.queue_vi import QUEUE_VI
from tests.counter import cause
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, STRANGER, Office

CARE_COMMANDS = [
    "hangdoi",
    "queue",
    "tim",
    "find",
    "nhan",
    "receive",
    "doc",
    "read",
    "traloi",
    "reply",
    "hoi",
    "askcustomer",
    "ghichu",
    "note",
    "giaiquyet",
    "resolve",
    "chuyen",
    "escalate",
    "tuchoi",
    "reject",
    "bohoso",
    "dossier",
    "spam",
    "case",
    "lienquan",
    "parties",
    "sochuyen",
    "referral",
    "giu",
    "claim",
    "tra",
    "release",
    "giao",
    "handover",
]
ADMIN_COMMANDS = [
    "napchinhsach",
    "reload",
    "phienban",
    "versions",
    "nhansu",
    "staff",
    "gospam",
    "unspam",
    "thongke",
    "stats",
    "suckhoe",
    "doctor",
    "danhba",
    "authorities",
    "mautraloi",
    "templates",
    "nguoiroi",
    "leavers",
    "datrieng",
    "aside",
]


def test_every_act_has_its_line_in_the_table() -> None:
    """No act is without a right."""
    assert set(RIGHTS) == set(Act)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_refusal_has_its_sentence(language: str) -> None:
    """Nobody is refused without a word."""
    assert all(refusal_words(reason, language) for reason in Refusal)


@pytest.mark.parametrize("command", CARE_COMMANDS)
async def test_care_commands_are_refused_to_strangers(office: Office, command: str) -> None:
    """In private and in a group, in both spellings."""
    await office.says(STRANGER, f"/{command}")
    assert office.last.text == VI.not_care
    await office.says(STRANGER, f"/{command}", -1005)
    assert office.last.text == VI.not_care
    assert await office.counter.people.known(STRANGER) is None


@pytest.mark.parametrize("command", ADMIN_COMMANDS)
async def test_admin_commands_are_refused_to_care_staff(office: Office, command: str) -> None:
    """To care for cases is not to administer."""
    await office.says(STAFF, f"/{command}")
    assert office.last.text == VI.not_admin


@pytest.mark.parametrize(
    "data", ["policy:confirm:0", "policy:sure:1", "auth:hide:a05", "auth:add:", "canned:add:vi:"]
)
async def test_admin_buttons_are_refused_to_others(office: Office, data: str) -> None:
    """What a button carries gives no right."""
    await office.presses(STAFF, data)
    assert office.toast == VI.not_admin


@pytest.mark.parametrize(
    "data",
    [
        *("case:read:KN7F3K92QX", "case:card:KN7F3K92QX", "queue:page:0", "staff:confirm:0"),
        *("party:show:KN7F3K92QX", "refer:show:KN7F3K92QX", f"refer:go:{'0' * 32}"),
    ],
)
async def test_care_buttons_are_refused_to_strangers(office: Office, data: str) -> None:
    """A forwarded or forged button is refused by the id of who presses."""
    await office.presses(STRANGER, data, GROUP)
    assert office.toast == VI.not_care


async def test_who_writes_in_private_can_be_written_to_there(office: Office) -> None:
    """A colleague whom the bot knows from the group alone, once they command it in private."""
    await office.says(STAFF, "/hangdoi", GROUP)
    known = await office.counter.people.known(STAFF)
    assert known is not None
    assert not known.started
    await office.says(STAFF, "/hangdoi")
    known = await office.counter.people.known(STAFF)
    assert known is not None
    assert known.started


async def test_binding_needs_an_admin_and_a_group(office: Office) -> None:
    """A member of staff binds nothing; an admin is told to type it in the group."""
    await office.says(STAFF, "/gannhom all", -1007)
    assert office.last.text == VI.not_admin
    await office.says(ADMIN, "/gannhom all")
    assert office.last.text == VI.only_group
    await office.says(ADMIN, "/napchinhsach", GROUP)
    assert office.last.text == VI.only_private


async def test_an_anonymous_admin_of_the_group_is_refused_with_the_reason(office: Office) -> None:
    """No person stands behind an anonymous command."""
    group: dict[str, Any] = {"id": GROUP, "type": "supergroup", "title": "Nhóm"}
    await office.says(ANONYMOUS_ADMIN, "/hangdoi", GROUP, sender_chat=group)
    assert office.last.text == VI.anonymous


async def test_a_member_seen_long_ago_is_looked_up_again(office: Office) -> None:
    """After ten minutes Telegram is asked; who is no longer a member is staff no more."""
    office.counter.clock.at += timedelta(minutes=11)
    office.telegram.members[STAFF] = {"status": "left"}

    await office.says(STAFF, "/hangdoi")

    assert office.last.text == VI.not_care
    assert await office.counter.staff.colleague(STAFF) is None


async def test_care_staff_work_in_the_care_group_or_in_private_alone(office: Office) -> None:
    """In a group of strangers not even codes are shown."""
    for command in ("/hangdoi", "/nhan KN-7F3K-92QX", "/doc KN-7F3K-92QX"):
        await office.says(STAFF, command, -1005)
        assert office.last.text == VI.only_care_room


async def test_a_member_seen_lately_is_not_looked_up(office: Office) -> None:
    """Ten presses are not ten requests."""
    await office.says(STAFF, "/hangdoi")
    assert office.telegram.sent("getChatMember") == []


async def test_a_member_the_bot_never_met_is_let_in_after_a_look(office: Office) -> None:
    """Telegram's word on membership is enough, restricted members included."""
    office.telegram.members[4001] = {
        "status": "restricted",
        "is_member": True,
        "until_date": 0,
        **dict.fromkeys(
            [
                "can_change_info",
                "can_invite_users",
                "can_pin_messages",
                "can_send_messages",
                "can_send_polls",
                "can_send_other_messages",
                "can_add_web_page_previews",
                "can_manage_topics",
                "can_send_audios",
                "can_send_documents",
                "can_send_photos",
                "can_send_videos",
                "can_send_video_notes",
                "can_send_voice_notes",
                "can_edit_tag",
                "can_react_to_messages",
            ],
            False,
        ),
    }
    await office.says(4001, "/hangdoi", GROUP)
    assert office.last.text == QUEUE_VI.empty.all


async def test_whom_an_admin_named_is_care_without_the_group(office: Office) -> None:
    """Naming outlasts leaving the group."""
    await office.counter.staff.name(OTHER_STAFF, "Minh", None, cause())
    await office.counter.staff.left(OTHER_STAFF, cause())
    office.telegram.members[OTHER_STAFF] = {"status": "left"}

    await office.says(OTHER_STAFF, "/hangdoi")

    assert office.last.text == QUEUE_VI.empty.all


SHUT_OUT = [
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (403, "Forbidden: bot is not a member of the supergroup chat"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: CHAT_ADMIN_REQUIRED"),
]


@pytest.mark.parametrize(("status", "description"), SHUT_OUT)
async def test_a_group_that_shut_the_bot_out_takes_no_rights_from_its_members(
    office: Office, status: int, description: str
) -> None:
    """Known members go on for a day, then are told why not; once it is back all is as before."""
    office.counter.clock.move(hours=23)
    office.telegram.refuse("getChatMember", status, description)
    await office.says(STAFF, "/hangdoi")
    assert office.last.text == QUEUE_VI.empty.all
    assert office.alarms == [UNSEEN]

    office.counter.clock.move(hours=2)
    office.telegram.refuse("getChatMember", status, description)
    await office.says(STAFF, "/hangdoi")
    assert office.last.text == VI.group_unseen
    seen = await office.counter.staff.colleague(STAFF)
    assert seen is not None
    assert seen.is_member

    await office.says(STAFF, "/hangdoi")
    assert office.last.text == QUEUE_VI.empty.all


@pytest.mark.parametrize(("status", "description"), SHUT_OUT)
async def test_a_group_that_shut_the_bot_out_gives_no_membership(
    office: Office, status: int, description: str
) -> None:
    """Who was never seen there gets no right, but the reason; the admins are told."""
    office.telegram.refuse("getChatMember", status, description)
    await office.says(4002, "/hangdoi")
    assert office.last.text == VI.group_unseen
    assert office.alarms == [UNSEEN]
    assert await office.counter.people.known(4002) is None


@pytest.mark.parametrize(
    "description", ["Bad Request: user not found", "Bad Request: PARTICIPANT_ID_INVALID"]
)
async def test_whom_telegram_does_not_know_is_no_member(office: Office, description: str) -> None:
    """That is an answer about them, not a group that cannot be seen."""
    office.counter.clock.move(minutes=11)
    office.telegram.refuse("getChatMember", 400, description)
    await office.says(STAFF, "/hangdoi")
    assert office.last.text == VI.not_care
    assert await office.counter.staff.colleague(STAFF) is None
    assert office.alarms == []


async def test_a_colleague_known_from_the_group_can_be_written_to_once_they_write(
    office: Office,
) -> None:
    """Reminders go to their private chat from then on."""
    await office.says(STAFF, "/hangdoi", GROUP)
    known = await office.counter.people.known(STAFF)
    assert known is not None
    assert not known.started
    await office.says(STAFF, "/hangdoi")
    known = await office.counter.people.known(STAFF)
    assert known is not None
    assert known.started
