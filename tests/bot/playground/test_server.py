"""The server's doors: tokens, ways to send parameters, files, recorded calls."""

import json
from typing import Any

import aiohttp
import pytest
import telegram
from yarl import URL

from bot.playground.people import Person
from bot.playground.server import Server
from bot.playground.stage import Stage


async def _get(url: str, **options: Any) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as session, session.get(url, **options) as answer:
        return answer.status, await answer.json()


async def test_a_wrong_token_and_an_unknown_method_are_refused(server: Server) -> None:
    """401 and 404, as api.telegram.org says them."""
    assert await _get(f"{server.url}/bot1:wrong/getMe") == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )
    status, body = await _get(f"{server.url}/bot{server.token}/getMeat")
    assert (status, body["description"]) == (404, "Not Found")
    assert server.violations == ["getMeat: the playground does not know this method"]


async def test_the_token_may_be_percent_encoded(server: Server) -> None:
    """python-telegram-bot writes %3A in addresses of files."""
    token = server.token.replace(":", "%3A")
    async with (
        aiohttp.ClientSession() as session,
        session.get(URL(f"{server.url}/bot{token}/getme", encoded=True)) as answer,
    ):
        body = await answer.json()
    assert body["result"]["id"] == 424242


@pytest.mark.parametrize("kind", ["params", "data", "json", "multipart"])
async def test_parameters_come_in_every_way(server: Server, customer: Person, kind: str) -> None:
    """Query, form, JSON and multipart mean the same."""
    keyboard = {"inline_keyboard": [[{"text": "Có", "callback_data": "yes"}]]}
    values: dict[str, Any] = {"chat_id": str(customer.id), "text": "Chào"}
    values["reply_markup"] = keyboard if kind == "json" else json.dumps(keyboard)
    options: dict[str, Any] = {kind: values}
    if kind == "multipart":
        form = aiohttp.FormData(values, default_to_multipart=True)
        options = {"data": form}
    url = f"{server.url}/bot{server.token}/sendMessage"
    async with aiohttp.ClientSession() as session, session.post(url, **options) as answer:
        assert answer.status == 200
    seen = await customer.sees("Chào")
    assert [button.data for button in seen.buttons] == ["yes"]


async def test_a_body_that_cannot_be_read_is_a_400(server: Server) -> None:
    """Neither broken JSON nor a list ends in a 500."""
    url = f"{server.url}/bot{server.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        for body in ("{broken", "[1]"):
            async with session.post(url, data=body, headers=headers) as answer:
                assert answer.status == 400


async def test_a_value_of_a_strange_shape_is_a_400_and_remembered(
    server: Server, customer: Person
) -> None:
    """What no rule foresaw is the request's fault, never a 500."""
    url = f"{server.url}/bot{server.token}/sendMessage"
    strange = {"chat_id": customer.id, "text": "x", "reply_parameters": [1]}
    async with aiohttp.ClientSession() as session, session.post(url, json=strange) as answer:
        assert answer.status == 400
    assert "cannot be read" in server.violations[0]


async def test_the_real_client_library_sends_and_fetches_files(
    server: Server, customer: Person, stage: Stage
) -> None:
    """Upload, getFile and download through python-telegram-bot."""
    bot = telegram.Bot(
        server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot"
    )
    async with bot:
        sent = await bot.send_document(customer.id, b"%PDF xin", filename="bien-nhan.pdf")
        assert sent.document is not None
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"%PDF xin"
        album = await bot.send_media_group(
            customer.id, [telegram.InputMediaPhoto(b"one"), telegram.InputMediaPhoto(b"two")]
        )
    assert len({message.media_group_id for message in album}) == 1
    seen = [message async for message in _files(customer)]
    assert [await stage.file(file_id) for file_id in seen] == [b"%PDF xin", b"one", b"two"]


async def _files(customer: Person) -> Any:
    for message in await customer.transcript():
        yield message.file_id


async def test_a_file_over_20_mb_cannot_be_fetched(server: Server, customer: Person) -> None:
    """The 20 MB of getFile."""
    sent = await customer.sends_file(b"x" * (20 * 2**20 + 1))
    url = f"{server.url}/bot{server.token}/getFile"
    status, body = await _get(url, params={"file_id": sent.file_id})
    assert (status, body["description"]) == (400, "Bad Request: file is too big")


async def test_the_control_api_is_for_this_machine_and_for_json_only(server: Server) -> None:
    """A web page of another origin can neither post here nor rebind a name."""
    async with aiohttp.ClientSession() as session:
        url = f"{server.url}/control/state"
        async with session.post(url, data="{}") as answer:
            assert answer.status == 405
        async with session.post(url, json={}, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
        async with session.post(url, json={}) as answer:
            assert (await answer.json())["result"]["bot_id"] == 424242


async def test_calls_are_recorded_with_their_status(server: Server, stage: Stage) -> None:
    """What the bot asked for, refused requests too."""
    await _get(f"{server.url}/bot{server.token}/sendMessage", params={"chat_id": "5"})
    [call] = await stage.calls("sendMessage")
    assert (call["params"], call["status"]) == ({"chat_id": "5"}, 400)
