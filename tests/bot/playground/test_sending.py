"""What the bot may write, and where: the rules of sendMessage and its kin."""

import json
from typing import Any

import pytest

from bot.playground.people import Person
from bot.playground.stage import Stage
from bot.playground.wire import StageError
from tests.bot.playground.conftest import Asking

Json = dict[str, Any]


def _keyboard(**button: Any) -> Json:
    return {"inline_keyboard": [[{"text": "Nút"} | button]]}


async def test_a_message_comes_back_as_telegram_writes_it(bot: Asking, customer: Person) -> None:
    """Own id, sender, chat, date and text; HTML has become entities."""
    sent = await bot("sendMessage", chat_id=customer.id, text=" <b>a</b> &lt; 😀<i>b</i> ",
                     parse_mode="HTML", protect_content=True)  # fmt: skip
    assert sent["text"] == "a < 😀b"
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "italic", "offset": 6, "length": 1},
    ]
    assert sent["has_protected_content"] is True
    assert (sent["from"]["id"], sent["chat"]["id"]) == (424242, customer.id)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("😀" * 2049, "message is too long"),
        ("a < b", 'can\'t parse entities: Unsupported start tag ""'),
        ("<script>", 'can\'t parse entities: Unsupported start tag "script" at byte offset 0'),
        ("é<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<b>x</i>", 'Unmatched end tag, expected "</b>", found "</i>" at byte offset 4'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("\ud83d", "strings must be encoded in UTF-8"),
    ],
)
async def test_a_text_that_breaks_a_rule_is_refused(
    bot: Asking, customer: Person, text: str, refusal: str
) -> None:
    """400, and the customer sees nothing."""
    body = await bot.raw("sendMessage", chat_id=customer.id, text=text, parse_mode="HTML")
    assert body["error_code"] == 400
    assert refusal in body["description"]
    assert await customer.transcript() == []


async def test_4096_utf16_units_pass_after_the_markup_is_read(
    bot: Asking, customer: Person
) -> None:
    """Tags do not count, an emoji counts twice."""
    await bot("sendMessage", chat_id=customer.id, text=f"<b>{'😀' * 2048}</b>", parse_mode="HTML")


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (_keyboard(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (_keyboard(callback_data="đ" * 33), "BUTTON_DATA_INVALID"),
        (_keyboard(callback_data=""), "BUTTON_DATA_INVALID"),
        (_keyboard(), "Text buttons are unallowed"),
        (_keyboard(callback_data="a", url="https://a.vn"), "Text buttons are unallowed"),
        (_keyboard(url="javascript:alert(1)"), "is invalid"),
        ({"inline_keyboard": [[{"callback_data": "a"}]]}, 'Can\'t find field "text"'),
        ({"inline_keyboard": [{"text": "a"}]}, "must be an Array of Arrays"),
        ({"keys": []}, "inline keyboard expected"),
        ("{broken", "can't parse reply markup JSON object"),
    ],
)
async def test_a_keyboard_that_breaks_a_rule_is_refused(
    bot: Asking, customer: Person, markup: Any, refusal: str
) -> None:
    """Every button has a text and exactly one action."""
    said = await bot.refused("sendMessage", chat_id=customer.id, text="x", reply_markup=markup)
    assert refusal in said


async def test_64_bytes_of_data_and_a_form_text_are_a_good_keyboard(
    bot: Asking, customer: Person
) -> None:
    """JSON in a string is read as JSON."""
    markup = json.dumps(_keyboard(callback_data="x" * 64))
    sent = await bot("sendMessage", chat_id=customer.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == json.loads(markup)


async def test_strangers_and_silent_people_cannot_be_written_to(bot: Asking, stage: Stage) -> None:
    """400 for one nobody knows, 403 before the first word and after a block."""
    silent = await stage.person("Im lặng")
    assert await bot.refused("sendMessage", chat_id=5, text="x") == "Bad Request: chat not found"
    send = ("sendMessage", silent.id, "x")
    assert "can't initiate conversation" in await _refused(bot, *send)
    await silent.starts()
    await bot("sendMessage", chat_id=silent.id, text="x")
    await silent.blocks()
    assert await _refused(bot, *send) == "Forbidden: bot was blocked by the user"
    await silent.says("tôi quay lại")
    await bot("sendMessage", chat_id=silent.id, text="x")


async def _refused(bot: Asking, method: str, chat: int, text: str) -> str:
    return await bot.refused(method, chat_id=chat, text=text)


async def test_the_bot_cannot_write_where_it_is_not(bot: Asking, stage: Stage) -> None:
    """403 in a group that threw it out or that it left, another word for each."""
    owner = await stage.person("Chủ")
    group = await stage.group(members=[owner])
    await stage.bot_status(group, "kicked")
    assert await _refused(bot, "sendMessage", group, "x") == (
        "Forbidden: bot was kicked from the supergroup chat"
    )
    await stage.bot_status(group, "member")
    await bot("leaveChat", chat_id=group)
    assert "bot is not a member of the supergroup chat" in await _refused(
        bot, "sendMessage", group, "x"
    )


async def test_a_migrated_group_names_its_new_id(bot: Asking, stage: Stage) -> None:
    """400 with migrate_to_chat_id; both chats got their service message."""
    owner = await stage.person("Chủ")
    group = await stage.group(members=[owner], basic=True)
    new = await stage.migrate(group)
    body = await bot.raw("sendMessage", chat_id=group, text="x")
    assert body["parameters"] == {"migrate_to_chat_id": new}
    messages = [update["message"] for update in await bot.updates() if "message" in update]
    assert messages[-2]["migrate_to_chat_id"] == new
    assert messages[-1]["migrate_from_chat_id"] == group
    await bot("sendMessage", chat_id=new, text="x")


async def test_a_reply_carries_the_message_or_is_refused(bot: Asking, customer: Person) -> None:
    """Unless it may go without."""
    asked = await customer.says("hỏi")
    reply = {"message_id": asked.id}
    sent = await bot("sendMessage", chat_id=customer.id, text="x", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "hỏi"
    lost: Json = {"chat_id": customer.id, "text": "x", "reply_parameters": {"message_id": 999}}
    assert "message to be replied not found" in await bot.refused("sendMessage", **lost)
    lost["reply_parameters"]["allow_sending_without_reply"] = True
    assert "reply_to_message" not in await bot("sendMessage", **lost)


async def test_protected_words_are_neither_forwarded_nor_copied(
    bot: Asking, customer: Person, stage: Stage
) -> None:
    """The app refuses, and so does copyMessage."""
    other = await stage.person("Minh")
    sent = await bot("sendMessage", chat_id=customer.id, text="kín", protect_content=True)
    [secret] = await customer.transcript()
    with pytest.raises(StageError, match="protected"):
        await other.forwards(secret, customer.id)
    copied = await bot.refused(
        "copyMessage", chat_id=customer.id, from_chat_id=customer.id, message_id=sent["message_id"]
    )
    assert "can't be copied" in copied


async def test_a_copy_has_the_content_and_no_origin(bot: Asking, customer: Person) -> None:
    """The file goes with it, the caption may be new."""
    sent = await customer.sends_file(b"data", caption="cũ")
    await bot("copyMessage", chat_id=customer.id, from_chat_id=customer.id, message_id=sent.id,
              caption="mới")  # fmt: skip
    copy = await customer.sees("mới")
    assert copy.file_id == sent.file_id
    assert "forward_origin" not in copy.raw
