"""Groups: members, privacy mode, topics."""

import pytest

from bot.playground.people import Person
from bot.playground.stage import Stage
from bot.playground.wire import StageError
from tests.bot.playground.conftest import Asking


@pytest.fixture
async def an(stage: Stage) -> Person:
    """A member of staff."""
    return await stage.person("An")


async def _texts(bot: Asking) -> list[str]:
    updates = await bot.updates()
    return [update["message"].get("text", "") for update in updates if "message" in update]


async def test_an_administrator_bot_hears_all_talk(bot: Asking, stage: Stage, an: Person) -> None:
    """Privacy mode does not bind an administrator."""
    group = await stage.group(members=[an])
    await an.at(group).says("chuyện phiếm")
    assert (await _texts(bot))[-1] == "chuyện phiếm"


async def test_privacy_mode_shows_a_plain_member_only_what_is_meant_for_it(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """Commands, not those of another bot, and replies to it."""
    group = await stage.group(members=[an], bot="member")
    sent = await bot("sendMessage", chat_id=group, text="thẻ")
    there = an.at(group)
    await there.says("chuyện phiếm")
    await there.says("/hangdoi")
    await there.says("/hangdoi@other_bot")
    await there.says("/hangdoi@baomat_playground_bot")
    await there.says("trả lời", reply_to=sent["message_id"])
    _joined, *heard = await _texts(bot)
    assert heard == ["/hangdoi", "/hangdoi@baomat_playground_bot", "trả lời"]


async def test_members_come_and_go_and_the_bot_can_ask(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """Status by getChatMember, chat_member for an administrator who asked for it."""
    owner = await stage.person("Chủ")
    group = await stage.group(members=[owner])
    await bot.updates(allowed_updates=["chat_member"])

    async def status(person: Person) -> str:
        found = await bot("getChatMember", chat_id=group, user_id=person.id)
        return str(found["status"])

    assert (await status(owner), await status(an)) == ("creator", "left")
    await an.at(group).joins()
    assert await status(an) == "member"
    await an.at(group).leaves()
    changes = [update["chat_member"] for update in await bot.updates() if "chat_member" in update]
    assert [
        (change["old_chat_member"]["status"], change["new_chat_member"]["status"])
        for change in changes
    ] == [("left", "member"), ("member", "left")]
    with pytest.raises(StageError, match="not a member"):
        await an.at(group).says("còn đây không?")
    ruling = await bot("getChatAdministrators", chat_id=group)
    assert {admin["user"]["id"] for admin in ruling} == {owner.id, 424242}


async def test_the_bot_is_told_of_its_own_coming_and_of_blocks(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """my_chat_member, with the person who did it."""
    group = await stage.group(members=[an])
    await an.starts()
    await an.blocks()
    changes = [u["my_chat_member"] for u in await bot.updates() if "my_chat_member" in u]
    assert [(c["chat"]["id"], c["new_chat_member"]["status"]) for c in changes] == [
        (group, "administrator"),
        (an.id, "kicked"),
    ]
    assert {c["from"]["id"] for c in changes} == {an.id}


async def test_words_in_a_topic_reply_to_its_opening(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """Telegram's trap: a plain message in a topic seems to reply to the bot that opened it."""
    group = await stage.group(members=[an], forum=True)
    topic = await bot("createForumTopic", chat_id=group, name="KN-7F3K-92QX")
    thread = topic["message_thread_id"]
    said = await an.at(group, thread).says("nói trong chủ đề")
    assert (said.topic, said.raw["is_topic_message"]) == (thread, True)
    assert said.raw["reply_to_message"]["forum_topic_created"]["name"] == "KN-7F3K-92QX"
    answer = await bot("sendMessage", chat_id=group, text="đáp", message_thread_id=thread)
    assert answer["is_topic_message"] is True


async def test_topics_are_renamed_closed_and_deleted(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """Doing it twice is TOPIC_NOT_MODIFIED; what is gone is not found."""
    group = await stage.group(members=[an], forum=True)
    topic = await bot("createForumTopic", chat_id=group, name="một")
    place = {"chat_id": group, "message_thread_id": topic["message_thread_id"]}
    await bot("sendMessage", text="bên trong", **place)
    await bot("editForumTopic", name="hai", **place)
    assert "TOPIC_NOT_MODIFIED" in await bot.refused("editForumTopic", name="hai", **place)
    await bot("closeForumTopic", **place)
    assert "TOPIC_NOT_MODIFIED" in await bot.refused("closeForumTopic", **place)
    with pytest.raises(StageError, match="TOPIC_CLOSED"):
        await an.at(group, topic["message_thread_id"]).says("đóng rồi")
    await bot("reopenForumTopic", **place)
    await bot("deleteForumTopic", **place)
    assert "message thread not found" in await bot.refused("sendMessage", text="x", **place)
    left = [message.text for message in await stage.transcript(group)]
    assert "bên trong" not in left


async def test_topics_need_a_forum_and_an_administrator(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """Two refusals in Telegram's words."""
    plain = await stage.group(members=[an])
    forum = await stage.group(members=[an], forum=True, bot="member")
    refused = await bot.refused("createForumTopic", chat_id=plain, name="x")
    assert refused == "Bad Request: the chat is not a forum"
    refused = await bot.refused("createForumTopic", chat_id=forum, name="x")
    assert refused == "Bad Request: not enough rights to create the topic"


async def test_a_reply_in_a_plain_supergroup_has_a_thread_that_is_no_topic(
    bot: Asking, stage: Stage, an: Person
) -> None:
    """Sending to that thread as if it were a topic fails, as it does at Telegram."""
    group = await stage.group(members=[an])
    sent = await bot("sendMessage", chat_id=group, text="thẻ")
    said = await an.at(group).says("trả lời", reply_to=sent["message_id"])
    assert "is_topic_message" not in said.raw
    assert said.topic == sent["message_id"]
    refused = await bot.refused(
        "sendMessage", chat_id=group, text="x", message_thread_id=said.topic
    )
    assert "message thread not found" in refused
