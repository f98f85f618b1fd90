"""People's verbs: what they do reaches the bot, what the bot does reaches their eyes."""

import asyncio

import pytest

from bot.playground.people import NotSeenError, Person
from bot.playground.stage import Stage
from bot.playground.wire import StageError, Wire
from tests.bot.playground.conftest import Asking


async def test_each_kind_of_message_reaches_the_bot(bot: Asking, customer: Person) -> None:
    """Text, files, voice, sticker, contact, place, forward."""
    said = await customer.says("/khieunai ngay")
    await customer.sends_photo(caption="ảnh")
    await customer.sends_file(b"pdf", "đơn.pdf", caption="/napchinhsach")
    await customer.sends_voice()
    await customer.sends_sticker()
    await customer.sends_contact()
    await customer.sends_location()
    await customer.forwards(said)
    messages = [update["message"] for update in await bot.updates()]
    assert messages[0]["entities"] == [{"type": "bot_command", "offset": 0, "length": 9}]
    assert messages[1]["photo"][-1]["file_size"] == len(b"\xff\xd8jpeg")
    assert messages[2]["document"]["file_name"] == "đơn.pdf"
    assert messages[2]["caption_entities"][0]["type"] == "bot_command"
    kinds = ("voice", "sticker", "contact", "location", "forward_origin")
    assert all(kind in message for kind, message in zip(kinds, messages[3:], strict=True))
    assert {message["from"]["language_code"] for message in messages} == {"vi"}


async def test_an_edit_reaches_the_bot_and_the_chat(bot: Asking, customer: Person) -> None:
    """The same id under edited_message; another's message cannot be edited."""
    said = await customer.says("một")
    await customer.edits(said, "hai")
    _, update = await bot.updates()
    assert update["edited_message"]["message_id"] == said.id
    assert [message.text for message in await customer.transcript()] == ["hai"]
    sent = await bot("sendMessage", chat_id=customer.id, text="của bot")
    with pytest.raises(StageError, match="own messages"):
        await customer.edits(sent["message_id"], "x")


async def test_seeing_waits_for_the_bot_and_looks_only_at_what_is_new(
    bot: Asking, customer: Person
) -> None:
    """Words from before the person's last act do not count."""
    await bot("sendMessage", chat_id=customer.id, text="bước 1 cũ")
    await customer.says("tiếp")

    async def later() -> None:
        await asyncio.sleep(0.1)
        await bot("sendMessage", chat_id=customer.id, text="bước 1 mới")

    task = asyncio.create_task(later())
    assert (await customer.sees("bước 1")).text == "bước 1 mới"
    await task
    with pytest.raises(NotSeenError, match=r"Lan waited for 'bước 2'; saw .*bước 1 mới"):
        await customer.sees("bước 2", within=0.1)


async def test_an_edit_of_an_old_message_is_news(bot: Asking, customer: Person) -> None:
    """A card that changes is seen again."""
    sent = await bot("sendMessage", chat_id=customer.id, text="một")
    await customer.says("x")
    await bot("editMessageText", chat_id=customer.id, message_id=sent["message_id"], text="hai")
    assert (await customer.sees("hai")).id == sent["message_id"]
    with pytest.raises(NotSeenError):
        await customer.sees_nothing(0)


async def test_pressing_finds_the_newest_button_by_text_or_data(
    bot: Asking, customer: Person
) -> None:
    """A part of the text is enough; none is an error that says so."""
    for number in (1, 2):
        keyboard = {
            "inline_keyboard": [[{"text": "✅ Gửi ngay", "callback_data": f"go:{number}"}]]
        }
        await bot("sendMessage", chat_id=customer.id, text=str(number), reply_markup=keyboard)
    await customer.presses("gửi")
    await customer.presses("go:1")
    presses = [update["callback_query"] for update in await bot.updates()]
    assert [press["data"] for press in presses] == ["go:2", "go:1"]
    assert [press["message"]["text"] for press in presses] == ["2", "1"]


async def test_a_person_cannot_write_into_anothers_chat(customer: Person, stage: Stage) -> None:
    """Each private chat has one person."""
    other = await stage.person("Minh")
    with pytest.raises(StageError, match="another person's private chat"):
        await other.at(customer.id).says("xin chào")


async def test_many_people_write_at_once(bot: Asking, stage: Stage) -> None:
    """For loads: one call, many updates, in order."""
    crowd = await stage.crowd(120)
    said = [{"chat": p.id, "user": p.id, "text": str(n)} for n, p in enumerate(crowd)]
    assert await stage.act("many", said=said) == 120
    first = await bot.updates()
    rest = await bot.updates(first[-1]["update_id"] + 1)
    texts = [update["message"]["text"] for update in first + rest]
    assert texts == [str(n) for n in range(120)]


async def test_a_closed_stage_says_how_to_open_it(stage: Stage) -> None:
    """An error in plain words."""
    with pytest.raises(StageError, match="async with"):
        await Wire(stage.url).act("state")
