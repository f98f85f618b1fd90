"""Requests are held against the official Bot API where its schema is at hand."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import telegram

from bot.playground.params import Params, Upload
from bot.playground.schema import Schema
from bot.playground.server import Server, start
from tests.bot.playground.conftest import Asking


@pytest.fixture
def rules(schema: Path | None) -> Schema:
    """The schema of the Bot API."""
    if schema is None:
        pytest.skip("the schema of the Bot API is not beside the project")
    return Schema.read(schema)


def test_a_good_request_has_no_problems(rules: Schema) -> None:
    """JSON types, a form's text and uploads alike."""
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    good = {"chat_id": 5, "text": "x", "protect_content": True, "reply_markup": keyboard}
    form = {"chat_id": "5", "text": "7", "protect_content": "True",
            "reply_markup": json.dumps(keyboard)}  # fmt: skip
    upload = Upload("a.txt", "text/plain", b"x")
    assert rules.problems("sendMessage", Params(good)) == []
    assert rules.problems("sendMessage", Params(form)) == []
    assert rules.problems("sendDocument", Params({"chat_id": "5"}, {"document": upload})) == []
    media = json.dumps([{"type": "photo", "media": "attach://a"}] * 2)
    album = Params({"chat_id": "5", "media": media}, {"a": upload})
    assert rules.problems("sendMediaGroup", album) == []


@pytest.mark.parametrize(
    ("method", "values", "problem"),
    [
        ("sendMessage", {"chat_id": 5}, 'required field "text"'),
        ("sendMessage", {"chat_id": 5, "text": "x", "txt": 1}, 'unknown field "txt"'),
        ("sendMessage", {"chat_id": 5, "text": ["x"]}, 'field "text" of sendMessage'),
        ("sendMessage", {"chat_id": 5, "text": "x", "protect_content": "maybe"}, "be Boolean"),
        ("sendMessage", {"chat_id": 5, "text": "x", "reply_markup": {"inline": []}}, "markup"),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_parameters": {"message_id": "x"}},
            "ReplyP",
        ),
        ("getUpdates", {"allowed_updates": [1]}, "Array of String"),
        ("sendMessages", {}, "no such method"),
    ],
)
def test_a_bad_request_is_told_why(
    rules: Schema, method: str, values: dict[str, object], problem: str
) -> None:
    """Missing, unknown, wrong type, wrong inside."""
    problems = rules.problems(method, Params(values))
    assert any(problem in said for said in problems), problems


@pytest.fixture
async def strict(schema: Path | None) -> AsyncIterator[Server]:
    """A server that holds every request against the schema."""
    if schema is None:
        pytest.skip("the schema of the Bot API is not beside the project")
    server = await start(schema=schema)
    yield server
    await server.close()


async def test_the_server_refuses_and_remembers_what_the_schema_does_not_allow(
    strict: Server,
) -> None:
    """400, and a line among the violations."""
    async with aiohttp.ClientSession() as session:
        bot = Asking(f"{strict.url}/bot{strict.token}", session)
        await bot("getMe")
        assert strict.violations == []
        assert "unknown field" in await bot.refused("getMe", me=1)
    assert strict.violations == ['getMe: unknown field "me" in getMe']


async def test_the_real_client_library_keeps_to_the_schema(strict: Server) -> None:
    """Menus, webhooks and their scopes as python-telegram-bot writes them."""
    bot = telegram.Bot(strict.token, base_url=f"{strict.url}/bot")
    scope = telegram.BotCommandScopeAllPrivateChats()
    async with bot:
        await bot.set_my_commands([("start", "Bắt đầu")], scope=scope, language_code="vi")
        assert await bot.get_my_commands(scope=scope, language_code="vi") == (
            telegram.BotCommand("start", "Bắt đầu"),
        )
        await bot.set_webhook("https://127.0.0.1:9/x", secret_token="a", allowed_updates=[])
        assert (await bot.get_webhook_info()).url == "https://127.0.0.1:9/x"
        await bot.delete_webhook(drop_pending_updates=True)
        await bot.get_updates(timeout=0, allowed_updates=["message"])
    assert strict.violations == []
