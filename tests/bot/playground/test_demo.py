"""The demo's people and page, and the server in a process of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.playground.demo import Playground, start_playground
from bot.playground.stage import Stage
from tests.bot.playground.conftest import Asking


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A demo without limits."""
    playground = await start_playground(limits=False)
    yield playground
    await playground.close()


async def test_everybody_is_there_and_the_bot_rules_the_group(playground: Playground) -> None:
    """The care group has its two members of staff, the admin owns it."""
    async with aiohttp.ClientSession() as session:
        bot = Asking(f"{playground.url}/bot{playground.token}", session)
        group = playground.care_group
        statuses = {}
        for person in (*playground.staff, playground.admin, playground.customer):
            found = await bot("getChatMember", chat_id=group, user_id=person.id)
            statuses[person.name] = found["status"]
        assert list(statuses.values()) == ["member", "member", "creator", "left"]
        assert (await bot("getChat", chat_id=group))["is_forum"] is True
        await bot("createForumTopic", chat_id=group, name="x")


async def test_the_page_is_served_with_its_files_and_nothing_else(playground: Playground) -> None:
    """Its types are right, it may load only from here, other files stay closed."""
    async with aiohttp.ClientSession() as session:
        for name, kind in [
            ("", "text/html"),
            ("page.js", "text/javascript"),
            ("page.css", "text/css"),
        ]:
            async with session.get(playground.page_url + name) as answer:
                assert (answer.status, answer.content_type) == (200, kind)
        for name in ("../server.py", "%2e%2e/server.py", "page", "etc/passwd"):
            async with session.get(playground.page_url + name) as answer:
                assert answer.status == 404


async def test_the_page_learns_who_plays_whom(playground: Playground) -> None:
    """Three columns; the group can be written to by staff and by the admin."""
    cast = await playground.stage.act("cast")
    assert [pane["key"] for pane in cast["panes"]] == ["customer", "care", "admin"]
    group = cast["panes"][1]["chats"][0]
    assert group["chat"] == playground.care_group
    assert [sender["name"] for sender in group["senders"]] == ["An", "Bình", "Quản trị"]


async def test_a_menu_shows_the_narrowest_commands(playground: Playground) -> None:
    """The chat's own before all private chats' before the default."""
    async with aiohttp.ClientSession() as session:
        bot = Asking(f"{playground.url}/bot{playground.token}", session)

        async def teach(name: str, **scope: object) -> None:
            commands = [{"command": name, "description": name}]
            await bot("setMyCommands", commands=commands, **({"scope": scope} if scope else {}))

        async def known(chat: int, user: int) -> list[str]:
            menu = await playground.stage.act("menu", chat=chat, user=user)
            return [command["command"] for command in menu]

        admin, customer, an = playground.admin.id, playground.customer.id, playground.staff[0].id
        await teach("default")
        await teach("private", type="all_private_chats")
        await teach("admin", type="chat", chat_id=admin)
        await teach("care", type="chat", chat_id=playground.care_group)
        assert await known(admin, admin) == ["admin"]
        assert await known(customer, customer) == ["private"]
        assert await known(playground.care_group, an) == ["care"]


async def test_watching_tells_only_of_chats_with_news(playground: Playground) -> None:
    """One long poll for the whole page."""
    lan, minh = playground.customer, playground.second_customer
    watching = asyncio.create_task(
        playground.stage.act("watch_all", chats={str(lan.id): 0, str(minh.id): 0})
    )
    await asyncio.sleep(0.05)
    await minh.says("xin chào")
    news = await asyncio.wait_for(watching, 2)
    assert list(news) == [str(minh.id)]
    assert news[str(minh.id)]["messages"][0]["text"] == "xin chào"


async def test_the_server_runs_in_a_process_of_its_own() -> None:
    """It prints its address as one line, and SIGTERM ends it cleanly."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.playground", "--token", "7:x", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with Stage(url) as stage:
        assert (await stage.state())["bot_id"] == 7
    process.terminate()
    assert await process.wait() == 0
