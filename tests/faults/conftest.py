"""Fixtures of the fault tests: a stage with people, and bots as processes to be ill-treated."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.playground.demo import Playground
from storage.keyring import new_ring, write_ring
from tests.conftest import Postgres
from tests.faults.line import Line
from tests.faults.process import BotProcess, environment_of
from tests.journeys.conftest import further, play, playground, settings

__all__ = ["further", "play", "playground", "settings"]

MakeBot = Callable[..., Awaitable[BotProcess]]


@pytest.fixture
def forum() -> bool:
    """A plain care group."""
    return False


@pytest.fixture(params=["sqlite"])
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Polling on SQLite, unless a test asks for another database or for the webhook."""
    asked = str(request.param)
    return ("webhook", "sqlite") if asked == "webhook" else ("polling", asked)


@pytest.fixture
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of the kind the test is parametrized with."""
    kind = getattr(request, "param", "sqlite")
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'baomat.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return await server.copy(request.getfixturevalue("postgres_template"))


@pytest.fixture
async def make_bot(playground: Playground, place: str, tmp_path: Path) -> AsyncIterator[MakeBot]:
    """Makes bots on one database, not started yet; whatever still lives at the end is killed."""
    made: list[BotProcess] = []
    if not place.startswith("sqlite"):
        write_ring(tmp_path / "data.key", new_ring())

    async def make(name: str = "bot", **environment: str) -> BotProcess:
        values = {**environment_of(playground, place, tmp_path), **environment}
        bot = BotProcess(values, tmp_path / "runs", name)
        made.append(bot)
        return bot

    yield make
    for bot in made:
        bot.kills -= 1
        await bot.kill()


@pytest.fixture
async def line(place: str) -> AsyncIterator[Line]:
    """A line to the PostgreSQL server of *place*."""
    folder = parse_qs(urlsplit(place).query)["host"][0]
    made = Line(0, socket=f"{folder}/.s.PGSQL.5432")
    await made.heal()
    yield made
    await made.close()
