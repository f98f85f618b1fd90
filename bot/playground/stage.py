"""A playground from outside: its people and groups, trouble on order, the records.

The server may run in another process.
"""

from collections.abc import Sequence
from typing import Any

from bot.playground.people import Person
from bot.playground.seen import Json, Seen
from bot.playground.wire import Wire


class Stage(Wire):
    """Makes people and groups, orders trouble, looks at what the bot asked for."""

    async def person(
        self,
        first_name: str = "Lan",
        *,
        language_code: str = "vi",
        **fields: Any,  # noqa: ANN401
    ) -> Person:
        """A new person; fields: id, last_name, username, started."""
        user = await self.act(
            "person", first_name=first_name, language_code=language_code, **fields
        )
        return Person(self, user["id"], user["id"], first_name)

    async def crowd(self, count: int) -> list[Person]:
        """Many people who have all started the bot."""
        return [Person(self, n, n, "Khách") for n in await self.act("people", count=count)]

    async def group(
        self,
        title: str = "Chăm sóc khách hàng",
        *,
        members: Sequence[Person] = (),
        forum: bool = False,
        basic: bool = False,
        bot: str = "administrator",
    ) -> int:
        """A new group, and its chat id; the first member owns it; bot="" keeps the bot out."""
        face = await self.act(
            "group", title=title, members=[p.id for p in members], forum=forum, basic=basic,
            bot=bot,
        )  # fmt: skip
        return int(face["id"])

    async def bot_status(self, chat: int, status: str) -> None:
        """The bot's own standing in a group: administrator, member, left, kicked."""
        await self.act("status", chat=chat, status=status)

    async def migrate(self, chat: int) -> int:
        """Make a basic group a supergroup; return its new id."""
        return int(await self.act("migrates", chat=chat))

    async def inject(self, *updates: Json) -> list[int]:
        """Queue raw updates, as broken as one likes; return their ids."""
        return list(await self.act("inject", updates=list(updates)))

    async def fault(self, method: str = "*", **fields: Any) -> None:  # noqa: ANN401
        """Order trouble: see `bot.playground.faults.Fault` for the fields."""
        await self.act("fault", method=method, **fields)

    async def limits(self, **fields: float) -> None:
        """Switch flood limits on (see `Limits`), or off with no field."""
        await self.act("limits", **fields)

    async def settings(self, **fields: Any) -> None:  # noqa: ANN401
        """Change open_house, privacy_mode, keep or recording."""
        await self.act("settings", **fields)

    async def calls(self, method: str | None = None) -> list[Json]:
        """The bot's requests so far: method, params, at, status."""
        return list(await self.act("calls", method=method))

    async def state(self) -> Json:
        """Token, username, violations, pending, fetches (update id -> times), commands."""
        return dict(await self.act("state"))

    async def transcript(self, chat: int) -> list[Seen]:
        """Everything in a chat as it stands now, deleted messages left out."""
        found = await self.act("transcript", chat=chat)
        return [Seen(raw) for raw in found["messages"] if "deleted" not in raw]
