"""The whole bot against a local Bot API server over HTTP, on each database, each way in."""

import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from bot.assembly import House
from bot.opening import opened
from bot.playground.demo import Playground, start_playground
from bot.playground.people import Person
from bot.runtime import running
from bot.settings import Settings, read_settings
from policy.answers import Answerer
from storage.keyring import new_ring, write_ring
from tests.conftest import NO_SCHEMA, SCHEMA, Postgres

WAYS = [
    ("polling", "sqlite"),
    ("polling", "postgresql"),
    ("webhook", "sqlite"),
    ("webhook", "postgresql"),
]


@dataclass(frozen=True)
class Play:
    """A playground with the bot at work in it."""

    playground: Playground
    house: House
    settings: Settings
    #: Whether the care group has topics.
    forum: bool

    @property
    def customer(self) -> Person:
        """A customer in their private chat."""
        return self.playground.customer

    @property
    def stranger(self) -> Person:
        """Another customer."""
        return self.playground.second_customer

    @property
    def admin(self) -> Person:
        """The admin in their private chat."""
        return self.playground.admin

    @property
    def an(self) -> Person:
        """A member of staff, in the care group."""
        return self.playground.staff[0].at(self.playground.care_group)

    @property
    def binh(self) -> Person:
        """Another member of staff, in the care group."""
        return self.playground.staff[1].at(self.playground.care_group)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session", autouse=True)
def well_read() -> Iterator[None]:
    """Each policy is studied once a run: it takes a second, and every bot comes to the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("policy.shelf.Answerer", cache(Answerer))
        yield


@pytest.fixture(params=[False, True], ids=["plain", "forum"])
def forum(request: pytest.FixtureRequest) -> bool:
    """Whether the care group has topics."""
    return bool(request.param)


@pytest.fixture(params=WAYS, ids="-".join)
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    """How updates come in, and where they are kept."""
    found: tuple[str, str] = request.param
    return found


@pytest.fixture
def further() -> dict[str, object]:
    """Settings that a test has otherwise."""
    return {}


@pytest.fixture
async def playground(forum: bool) -> AsyncIterator[Playground]:
    """A Bot API server with everybody there; each request is held to the official schema."""
    if SCHEMA is None:
        print(NO_SCHEMA)
    stage = await start_playground(forum=forum, limits=False, schema=SCHEMA)
    yield stage
    state = await stage.stage.state()
    await stage.close()
    assert state["violations"] == []


@pytest.fixture
async def settings(
    way: tuple[str, str],
    further: dict[str, object],
    playground: Playground,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Settings:
    """Settings for the bot in this playground, with a database and key ring of its own."""
    monkeypatch.chdir(tmp_path)
    port = free_port()
    values: dict[str, object] = {
        "bot_token": playground.token,
        "telegram_api_url": playground.url,
        "data_dir": tmp_path / "data",
        "admin_ids": frozenset({playground.admin.id}),
        "care_chat_id": playground.care_group,
        "listen": f"127.0.0.1:{port}",
        "pace_overall": 0,
        "pace_chat": 0,
        "pace_group": 0,
        "clock_file": tmp_path / "clock",
    }
    (tmp_path / "clock").write_text("0")
    if way[0] == "webhook":
        values["webhook_url"] = f"http://127.0.0.1:{port}/telegram"
        values["webhook_secret"] = "a-secret"
    if way[1] == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        template = request.getfixturevalue("postgres_template")
        values["database_url"] = await server.copy(template)
        write_ring(tmp_path / "data.key", new_ring())
    return read_settings(values | further)


@pytest.fixture
async def play(playground: Playground, settings: Settings, forum: bool) -> AsyncIterator[Play]:
    """The bot at work."""
    async with opened(settings, make=True) as drawers, running(settings, drawers) as house:
        yield Play(playground, house, settings, forum)
