"""Edits, deletions, reactions and the answers to presses."""

import pytest

from bot.playground.people import Person
from bot.playground.server import Server
from bot.playground.stage import Stage
from bot.playground.wire import StageError
from tests.bot.playground.conftest import Asking

YES = {"inline_keyboard": [[{"text": "Có", "callback_data": "yes"}]]}


async def test_an_edit_changes_text_and_takes_away_the_keyboard(
    bot: Asking, customer: Person
) -> None:
    """As the Bot API does when no reply_markup is given."""
    sent = await bot("sendMessage", chat_id=customer.id, text="một", reply_markup=YES)
    await bot("editMessageText", chat_id=customer.id, message_id=sent["message_id"], text="hai")
    [seen] = await customer.transcript()
    assert (seen.text, seen.buttons) == ("hai", [])
    assert "edit_date" in seen.raw


async def test_an_edit_that_changes_nothing_is_refused(bot: Asking, customer: Person) -> None:
    """The words differ from the markup: entities count too."""
    sent = await bot("sendMessage", chat_id=customer.id, text="một", reply_markup=YES)
    same = {"chat_id": customer.id, "message_id": sent["message_id"], "reply_markup": YES}
    refusal = await bot.refused("editMessageText", text="một", **same)
    assert refusal.startswith("Bad Request: message is not modified: specified new message")
    assert "not modified" in await bot.refused("editMessageReplyMarkup", **same)
    await bot("editMessageText", text="<b>một</b>", parse_mode="HTML", **same)


async def test_only_the_bots_own_messages_are_edited(bot: Asking, customer: Person) -> None:
    """Others' cannot be, unknown ones are not found, a file has no text."""
    said = await customer.says("của tôi")
    edit = {"chat_id": customer.id, "text": "x"}
    assert "can't be edited" in await bot.refused("editMessageText", message_id=said.id, **edit)
    assert "message to edit not found" in await bot.refused(
        "editMessageText", message_id=99, **edit
    )


async def test_deleted_messages_are_gone_for_good(bot: Asking, customer: Person) -> None:
    """Not seen, not edited, not deleted twice; a press of its button is still heard."""
    sent = await bot("sendMessage", chat_id=customer.id, text="một", reply_markup=YES)
    place = {"chat_id": customer.id, "message_id": sent["message_id"]}
    await bot("deleteMessage", **place)
    assert await customer.transcript() == []
    assert "message to delete not found" in await bot.refused("deleteMessage", **place)
    assert "message to edit not found" in await bot.refused("editMessageText", text="x", **place)
    with pytest.raises(StageError):
        await customer.presses("yes", sent["message_id"])
    await customer.presses("yes", sent["message_id"], old=True)
    [update] = await bot.updates()
    assert update["callback_query"]["message"]["date"] == 0


async def test_the_bot_deletes_its_own_for_48_hours_only(
    bot: Asking, customer: Person, server: Server
) -> None:
    """An old message stays."""
    sent = await bot("sendMessage", chat_id=customer.id, text="cũ")
    server.telegram.chats[customer.id].messages[sent["message_id"]]["date"] -= 48 * 3600 + 5
    assert "can't be deleted" in await bot.refused(
        "deleteMessage", chat_id=customer.id, message_id=sent["message_id"]
    )


async def test_a_press_is_answered_once(bot: Asking, customer: Person) -> None:
    """A second answer, and one to a press nobody made, is too old."""
    await bot("sendMessage", chat_id=customer.id, text="một", reply_markup=YES)
    query_id = await customer.presses("Có")
    [update] = await bot.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["message"]["text"]) == (query_id, "yes", "một")
    await bot("answerCallbackQuery", callback_query_id=query_id, text="Được", show_alert=True)
    alert = await customer.alerted("Được")
    assert alert.boxed
    for stale in (query_id, "123"):
        refusal = await bot.refused("answerCallbackQuery", callback_query_id=stale)
        assert "query is too old and response timeout expired" in refusal


async def test_a_press_left_waiting_grows_too_old(
    bot: Asking, customer: Person, server: Server
) -> None:
    """An answer after minutes is refused."""
    await bot("sendMessage", chat_id=customer.id, text="một", reply_markup=YES)
    query_id = await customer.presses("Có")
    server.telegram.queries[query_id].at -= 3600
    assert "too old" in await bot.refused("answerCallbackQuery", callback_query_id=query_id)


async def test_an_answer_may_open_only_the_bots_own_link(bot: Asking, customer: Person) -> None:
    """Any other address is refused."""
    await bot("sendMessage", chat_id=customer.id, text="một", reply_markup=YES)
    query_id = await customer.presses("Có")
    answer = {"callback_query_id": query_id}
    assert "URL_INVALID" in await bot.refused(
        "answerCallbackQuery", url="https://example.vn", **answer
    )
    link = "https://t.me/baomat_playground_bot?start=doc-1"
    await bot("answerCallbackQuery", url=link, **answer)
    opened = await customer.opens((await customer.alerted()).url)
    assert opened.text == "/start doc-1"


async def test_an_alert_is_seen_by_the_presser_alone(bot: Asking, stage: Stage) -> None:
    """Two people in one group: one presses, the other sees nothing."""
    an, binh = await stage.person("An"), await stage.person("Bình")
    group = await stage.group(members=[an, binh])
    an_there, binh_there = an.at(group), binh.at(group)
    await bot("sendMessage", chat_id=group, text="thẻ", reply_markup=YES)
    await binh_there.mark()
    query_id = await an_there.presses("Có")
    await bot("answerCallbackQuery", callback_query_id=query_id, text="Đã nhận")
    await an_there.alerted("Đã nhận")
    await binh_there.sees_nothing(0.05)


async def test_only_telegrams_reactions_are_allowed(bot: Asking, customer: Person) -> None:
    """A check mark is not one of them."""
    said = await customer.says("chào")
    react = {"chat_id": customer.id, "message_id": said.id}
    mark = [{"type": "emoji", "emoji": "✅"}]
    assert "REACTION_INVALID" in await bot.refused("setMessageReaction", reaction=mark, **react)
    await bot("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **react)
