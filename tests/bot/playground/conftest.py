"""A playground with a bot that only asks, for each test."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.playground.people import Person
from bot.playground.server import Server, start
from bot.playground.stage import Stage

SCHEMA = Path(__file__).parents[4] / "shared" / "telegram" / "bot-api.json"
Json = dict[str, Any]


class Asking:
    """The bot's side: one method of the Bot API at a time, over HTTP."""

    def __init__(self, root: str, session: aiohttp.ClientSession) -> None:
        self.root = root
        self.session = session

    async def raw(self, method: str, **params: Any) -> Json:
        """The whole answer, refusals too."""
        async with self.session.post(f"{self.root}/{method}", json=params) as answer:
            body: Json = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def __call__(self, method: str, **params: Any) -> Any:
        """The result of a request that must be granted."""
        body = await self.raw(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description of a request that must be refused."""
        body = await self.raw(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def updates(self, offset: int = 0, **params: Any) -> list[Json]:
        """What getUpdates gives."""
        return list(await self("getUpdates", offset=offset, **params))


@pytest.fixture
def schema() -> Path | None:
    """The official Bot API as a schema, where this machine has it."""
    return SCHEMA if SCHEMA.exists() else None


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server without the schema, which would hide its own rules."""
    server = await start()
    yield server
    await server.close()


@pytest.fixture
async def stage(server: Server) -> AsyncIterator[Stage]:
    """The playground from outside."""
    async with Stage(server.url) as stage:
        yield stage


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Asking]:
    """The bot's side of the server."""
    async with aiohttp.ClientSession() as session:
        yield Asking(f"{server.url}/bot{server.token}", session)


@pytest.fixture
async def customer(stage: Stage) -> Person:
    """A person who has started the bot."""
    return await stage.person("Lan", started=True)
