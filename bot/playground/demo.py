"""The playground of the demo: two customers, the care group, an admin, the page."""

from dataclasses import dataclass
from pathlib import Path

from bot.playground.limits import Limits
from bot.playground.people import Person
from bot.playground.seen import Json
from bot.playground.server import TOKEN, Server, start
from bot.playground.stage import Stage


def real_limits() -> Limits:
    """About what Telegram allows; short bursts in a private chat pass, as they do there."""
    return Limits(overall_per_second=30, chat_per_second=1, chat_burst=5, group_per_minute=20)


@dataclass(slots=True)
class Playground:
    """A running playground with everybody in it."""

    server: Server
    stage: Stage
    customer: Person
    second_customer: Person
    #: chat id of the care group
    care_group: int
    staff: tuple[Person, Person]
    admin: Person

    @property
    def url(self) -> str:
        """Root of the Bot API server, as BAOMAT_TELEGRAM_API_URL wants it."""
        return self.server.url

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.server.token

    @property
    def page_url(self) -> str:
        """Address of the page with the three chats."""
        return f"{self.server.url}/"

    async def close(self) -> None:
        """Close the curtain."""
        await self.stage.close()
        await self.server.close()


async def start_playground(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    token: str = TOKEN,
    forum: bool = True,
    limits: bool = True,
    schema: Path | None = None,
) -> Playground:
    """Start the server with the demo's people in it; `close` it when done.

    The customers and the admin have not written to the bot yet; the admin owns the group.
    """
    rules = real_limits() if limits else None
    server = await start(host=host, port=port, token=token, schema=schema, limits=rules)
    stage = await Stage(server.url).__aenter__()
    lan = await stage.person("Lan", last_name="Nguyễn", username="lan_nguyen")
    minh = await stage.person("Minh", last_name="Trần", username="minh_tran")
    an = await stage.person("An", username="an_care")
    binh = await stage.person("Bình", username="binh_care")
    admin = await stage.person("Quản trị", username="quan_tri")
    group = await stage.group("Chăm sóc khách hàng", members=[admin, an, binh], forum=forum)
    await stage.act("cast", panes=_panes((lan, minh), group, (an, binh), admin))
    return Playground(server, stage, lan, minh, group, (an, binh), admin)


def _panes(
    customers: tuple[Person, Person], group: int, staff: tuple[Person, Person], admin: Person
) -> list[Json]:
    """The three columns of the page: their chats, and who can write in each."""
    return [
        _pane("customer", "Khách hàng", "Customer", [_private(person) for person in customers]),
        _pane(
            "care",
            "Nhóm chăm sóc",
            "Care group",
            [
                {"chat": group, "name": "Nhóm", "senders": [_sender(p) for p in (*staff, admin)]},
                *(_private(person) for person in staff),
            ],
        ),
        _pane("admin", "Quản trị", "Admin", [_private(admin)]),
    ]


def _pane(key: str, title: str, english: str, chats: list[Json]) -> Json:
    return {"key": key, "title": title, "english": english, "chats": chats}


def _private(person: Person) -> Json:
    return {"chat": person.id, "name": person.name, "senders": [_sender(person)]}


def _sender(person: Person) -> Json:
    return {"id": person.id, "name": person.name}
