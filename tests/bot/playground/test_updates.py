"""getUpdates: offsets, allowed kinds, one poller, counts."""

import asyncio

from bot.playground.people import Person
from bot.playground.server import Server
from bot.playground.stage import Stage
from tests.bot.playground.conftest import Asking


async def test_updates_stay_until_an_offset_confirms_them(bot: Asking, customer: Person) -> None:
    """Ids are sequential; each fetch is the same until confirmed."""
    for text in ("một", "hai", "ba"):
        await customer.says(text)
    first = await bot.updates(limit=2)
    ids = [update["update_id"] for update in first]
    assert ids[1] == ids[0] + 1
    assert [update["message"]["text"] for update in first] == ["một", "hai"]
    assert await bot.updates(limit=2) == first
    [last] = await bot.updates(ids[1] + 1)
    assert last["message"]["text"] == "ba"
    assert await bot.updates(last["update_id"] + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(bot: Asking, customer: Person) -> None:
    """-1 forgets all but the last."""
    for text in ("một", "hai", "ba"):
        await customer.says(text)
    [kept] = await bot.updates(-1)
    assert kept["message"]["text"] == "ba"
    assert len(await bot.updates()) == 1


async def test_a_long_poll_ends_when_something_comes(bot: Asking, customer: Person) -> None:
    """The answer comes at once, not at the end of the timeout."""
    poll = asyncio.create_task(bot.updates(timeout=30))
    await asyncio.sleep(0.05)
    await customer.says("chào")
    [update] = await asyncio.wait_for(poll, 2)
    assert update["message"]["text"] == "chào"


async def test_a_second_poller_ousts_the_first(bot: Asking, customer: Person) -> None:
    """409 for the one that waited; the newer one goes on."""
    first = asyncio.create_task(bot.raw("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.updates(timeout=30))
    body = await asyncio.wait_for(first, 2)
    assert body["error_code"] == 409
    assert "terminated by other getUpdates request" in body["description"]
    await customer.says("chào")
    assert len(await asyncio.wait_for(second, 2)) == 1


async def test_chat_member_comes_only_when_named(bot: Asking, stage: Stage) -> None:
    """The default leaves chat_member out; [] is the default again; silence keeps the wish."""
    owner, newcomer = await stage.person("Chủ"), await stage.person("An")
    group = await stage.group(members=[owner])

    async def kinds_of_joining() -> set[str]:
        await newcomer.at(group).joins()
        await newcomer.at(group).leaves()
        updates = await bot.updates()
        await bot.updates(updates[-1]["update_id"] + 1)
        return {kind for update in updates for kind in update} - {"update_id"}

    assert "chat_member" not in await kinds_of_joining()
    await bot.updates(allowed_updates=["message", "chat_member"])
    assert await kinds_of_joining() == {"message", "chat_member"}
    await bot.updates(allowed_updates=[])
    assert await kinds_of_joining() == {"message"}


async def test_raw_updates_are_handed_out_as_they_are(bot: Asking, stage: Stage) -> None:
    """Poison, lone surrogates included, and a count of its fetches."""
    poison = {"message": {"chat": "no chat", "text": "\ud83d", "date": [1e400]}}
    [number] = await stage.inject(poison)
    for _ in range(3):
        [update] = await bot.updates()
    assert update == {"update_id": number, **poison}
    assert (await stage.state())["fetches"] == {str(number): 3}


async def test_polling_is_refused_while_a_webhook_is_set(bot: Asking, server: Server) -> None:
    """409 until deleteWebhook."""
    await bot("setWebhook", url="http://127.0.0.1:9/")
    assert "while webhook is active" in await bot.refused("getUpdates")
    await bot("deleteWebhook")
    assert await bot.updates() == []
