"""Members come and go, groups move, and the bot's own standing changes."""

from typing import Any

import pytest

from cases.notices import Hears
from handlers.care_membership import LOST, RIGHTS_LOST
from handlers.texts.care_vi import VI
from handlers.texts.queue_vi import QUEUE_VI
from tests.counter import cause
from tests.handlers.staff.office import GROUP, STAFF, STRANGER, Office, chat_of, user_of
from tests.handlers.staff.wire import BOT

ADMIN_RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


def status(user: dict[str, Any], name: str) -> dict[str, Any]:
    """A member as Telegram describes them."""
    more: dict[str, Any] = dict.fromkeys(ADMIN_RIGHTS, False) if name == "administrator" else {}
    more |= {"until_date": 0} if name == "kicked" else {}
    return {"user": user, "status": name, **more}


async def changes(
    office: Office, kind: str, user: dict[str, Any], old: str, new: str, chat: int = GROUP
) -> None:
    """Telegram tells of a change of membership."""
    body = {
        "chat": chat_of(chat),
        "from": user_of(STRANGER) if chat < 0 else user_of(chat),
        "date": 1,
        "old_chat_member": status(user, old),
        "new_chat_member": status(user, new),
    }
    await office.feed(kind, body)


async def test_leaving_the_care_group_ends_the_rights_at_once(office: Office) -> None:
    """The next press is refused, without waiting for ten minutes."""
    await changes(office, "chat_member", user_of(STAFF), "member", "left")
    office.telegram.members[STAFF] = {"status": "left"}

    await office.says(STAFF, "/hangdoi")

    assert office.last.text == VI.not_care


async def test_joining_the_care_group_makes_a_colleague(office: Office) -> None:
    """No question is put to Telegram later."""
    await changes(office, "chat_member", user_of(4001), "left", "member")
    await office.says(4001, "/hangdoi", GROUP)
    assert office.last.text == QUEUE_VI.empty.all
    assert office.telegram.sent("getChatMember") == []


async def test_joining_another_group_makes_nobody_staff(office: Office) -> None:
    """Only the care group counts, not one that merely listens."""
    await office.counter.staff.bind(-1002, "Sếp", Hears.ALL, by=None, cause=cause())
    await changes(office, "chat_member", user_of(4001), "left", "member", -1002)
    await changes(office, "chat_member", user_of(4001), "left", "member", -1999)
    assert await office.counter.staff.colleague(4001) is None


@pytest.mark.parametrize(
    ("old", "new", "alarm"),
    [
        ("administrator", "kicked", LOST),
        ("member", "left", LOST),
        ("administrator", "member", RIGHTS_LOST),
    ],
)
async def test_losing_the_care_group_alarms_the_admins(
    office: Office, old: str, new: str, alarm: str
) -> None:
    """Removed, or no longer an administrator: somebody must know."""
    await changes(office, "my_chat_member", BOT, old, new)
    assert office.alarms == [alarm]


async def test_losing_another_group_alarms_nobody(office: Office) -> None:
    """The bot is thrown out of groups it never worked in."""
    await changes(office, "my_chat_member", BOT, "member", "kicked", -1999)
    assert office.alarms == []


async def test_blocking_and_unblocking_the_bot_is_noted(office: Office) -> None:
    """So that notices know whom they can reach."""
    person = await office.counter.customer(1001)
    for new, reachable in (("kicked", False), ("member", True)):
        await changes(office, "my_chat_member", BOT, "member", new, 1001)
        seen = await office.counter.people.by_id(person.id)
        assert seen is not None
        assert seen.reachable is reachable


async def test_a_group_that_became_a_supergroup_is_followed(office: Office) -> None:
    """Told by both chats, followed once."""
    await office.serves(GROUP, migrate_to_chat_id=-100999)
    await office.serves(-100999, migrate_from_chat_id=GROUP)

    care = await office.counter.staff.care_chat()
    assert care is not None
    assert care.chat_id == -100999


async def test_a_topic_in_the_care_group_shows_that_it_has_topics(office: Office) -> None:
    """From then on cases get topics of their own."""
    created = {"name": "x", "icon_color": 0}
    await office.serves(GROUP, forum_topic_created=created)
    care = await office.counter.staff.care_chat()
    assert care is not None
    assert care.forum


async def test_service_messages_are_passed_over(office: Office) -> None:
    """New members, new titles: no word of the bot."""
    await office.serves(GROUP, new_chat_members=[user_of(4001)])
    await office.serves(GROUP, new_chat_title="Mới")
    assert office.telegram.sent() == []
