"""The wire: which failures are surely not sent, which are unknown, and what a 429 does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from bot.pacer import Pacer, Rates
from bot.transport import IN_BACKGROUND, NotSentError, PacedRequest, RefusedError, Wire
from storage.paces import MemoryLedger

TOKEN = "123456:AAsecretsecretsecretsecretsecret"
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]
SENT = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"}


@asynccontextmanager
async def serving(answer: Answering) -> AsyncIterator[str]:
    """A server on this machine that answers every request with *answer*."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot_at(url: str) -> AsyncIterator[ExtBot[None]]:
    """A bot on our wire."""
    wire = Wire(url, TOKEN)
    request = PacedRequest(wire, Pacer(Rates(0, 0, 0), MemoryLedger(), str))
    try:
        yield ExtBot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
    finally:
        await wire.close()


async def test_nobody_listening_is_surely_not_sent() -> None:
    """So it may be sent again freely."""
    async with bot_at("http://127.0.0.1:9") as bot:
        with pytest.raises(NotSentError):
            await bot.send_message(5, "x")


async def test_a_connection_that_breaks_after_the_request_is_unknown() -> None:
    """It is no NotSentError: the message may be out."""

    async def cut(request: web.Request) -> web.StreamResponse:
        await request.read()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async with serving(cut) as url, bot_at(url) as bot:
        with pytest.raises(NetworkError) as told:
            await bot.send_message(5, "x")
    assert not isinstance(told.value, NotSentError)


async def test_no_answer_in_time_is_unknown() -> None:
    """A read timeout says nothing about what the server did."""

    async def hang(_request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    async with serving(hang) as url, bot_at(url) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(5, "x", read_timeout=0.2)


async def test_a_short_429_is_waited_out_and_the_message_goes_once() -> None:
    """A direct reply waits as told and comes through."""
    answers = [429, 200]

    async def answer(_request: web.Request) -> web.StreamResponse:
        status = answers.pop(0)
        if status == 429:
            body = {"ok": False, "description": "Too Many", "parameters": {"retry_after": 1}}
            return web.json_response(body, status=429)
        return web.json_response({"ok": True, "result": SENT})

    async with serving(answer) as url, bot_at(url) as bot:
        before = asyncio.get_running_loop().time()
        await bot.send_message(5, "x")
    assert not answers
    assert asyncio.get_running_loop().time() - before >= 1.0


async def test_a_notice_does_not_sit_on_the_wire_while_told_to_wait() -> None:
    """It goes back to the outbox, which knows when to try again."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        body = {"ok": False, "description": "Too Many", "parameters": {"retry_after": 40}}
        return web.json_response(body, status=429)

    IN_BACKGROUND.set(True)
    async with serving(answer) as url, bot_at(url) as bot:
        with pytest.raises(RetryAfter):
            await bot.send_message(5, "x")


@pytest.mark.parametrize(
    ("name", "arrives"),
    [
        ("Ảnh “biên bản”.pdf", "Ảnh “biên bản”.pdf"),
        ('a_*[<&"\\ 😀.pdf', 'a_*[<&"\\ 😀.pdf'),
        ("hai\r\ndòng: x.pdf", "hai  dòng: x.pdf"),
    ],
)
async def test_a_file_arrives_under_its_own_name(name: str, arrives: str) -> None:
    """With all marks, and on one line, so that it can be no further header."""
    names: list[str] = []

    async def take(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        names.extend(each.filename for each in form.values() if isinstance(each, web.FileField))
        return web.json_response({"ok": True, "result": SENT})

    async with serving(take) as url, bot_at(url) as bot:
        await bot.send_document(5, b"%PDF", filename=name)
    assert names == [arrives]


async def test_an_answer_that_is_no_json_is_trouble_on_the_network() -> None:
    """A proxy's page is not taken for Telegram's word."""

    async def page(_request: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>", status=502)

    async with serving(page) as url, bot_at(url) as bot:
        with pytest.raises(NetworkError):
            await bot.send_message(5, "x")
        wire = Wire(url, TOKEN)
        with pytest.raises(NetworkError):
            await wire.call("getUpdates", 1.0)
        await wire.close()


async def test_a_raw_call_tells_a_no_with_its_wait() -> None:
    """Polling waits as long as it is told."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        body = {"ok": False, "description": "no", "parameters": {"retry_after": 7}}
        return web.json_response(body, status=429)

    async with serving(answer) as url:
        wire = Wire(url, TOKEN)
        with pytest.raises(RefusedError) as told:
            await wire.call("getUpdates", 1.0)
        await wire.close()
    assert told.value.retry_after == 7.0
    assert "secret" not in str(told.value)
