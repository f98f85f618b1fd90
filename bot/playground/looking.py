"""What can be looked at from outside: chats as people see them, the records, the page's cast."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.playground.chats import Chat, Json
from bot.playground.menu import menu
from bot.playground.pulse import wait_any
from bot.playground.refusal import bad

if TYPE_CHECKING:
    from bot.playground.server import Server

View = Callable[[Json], Awaitable[Any]]
LONGEST_WATCH = 25.0


class Looking:
    """Views by name; the watching ones wait until there is something new."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._telegram = server.telegram
        #: What the page needs to know: who plays whom. Empty where no demo runs.
        self._known: Json = {}

    def views(self) -> Mapping[str, View]:
        """All views, as `POST /control/<name>` calls them."""
        return {
            "transcript": self._transcript, "watch": self._watch, "watch_all": self._watch_all,
            "topics": self._topics, "menu": self._menu, "calls": self._calls,
            "state": self._state, "cast": self._cast,
        }  # fmt: skip

    def _chat(self, given: Json) -> Chat:
        chat = self._telegram.chats.get(given["chat"])
        if chat is None:
            raise bad("chat not found")
        return chat

    async def _transcript(self, given: Json) -> Json:
        """Messages that are new or different since a change number, as *viewer* sees them."""
        chat, since = self._chat(given), given.get("since", 0)
        changes = chat.changes[since:]
        ids = sorted({change.message_id for change in changes if change.message_id})
        viewer = given.get("viewer")
        alerts = [c.alert for c in changes if c.alert and viewer in (None, c.alert["user_id"])]
        messages = [chat.messages[i] for i in ids if i in chat.messages]
        return {"now": len(chat.changes), "messages": messages, "alerts": alerts}

    async def _watch(self, given: Json) -> Json:
        """The transcript, as soon as there is something new in it."""
        chat = self._chat(given)
        if len(chat.changes) <= given.get("since", 0):
            await chat.pulse.wait(min(given.get("seconds", LONGEST_WATCH), LONGEST_WATCH))
        return await self._transcript(given)

    async def _watch_all(self, given: Json) -> Json:
        """Transcripts of several chats, those with news, as soon as there is any."""
        seen = {int(chat_id): since for chat_id, since in given["chats"].items()}
        chats = [self._chat({"chat": chat_id}) for chat_id in seen]
        if not any(len(chat.changes) > seen[chat.id] for chat in chats):
            await wait_any([chat.pulse for chat in chats], LONGEST_WATCH)
        return {
            str(chat.id): await self._transcript({"chat": chat.id, "since": seen[chat.id]})
            for chat in chats
            if len(chat.changes) > seen[chat.id]
        }

    async def _menu(self, given: Json) -> list[Json]:
        user = self._telegram.user(given["user"])
        return menu(self._telegram, self._chat(given), user)

    async def _topics(self, given: Json) -> list[Json]:
        return [
            {"id": topic.id, "name": topic.name, "closed": topic.closed}
            for topic in self._chat(given).topics.values()
        ]

    async def _calls(self, given: Json) -> list[Json]:
        method = given.get("method")
        return [c.as_json() for c in self._server.calls if method in (None, c.method)]

    async def _state(self, given: Json) -> Json:
        updates = self._telegram.updates
        return {
            "token": self._server.token,
            "username": self._telegram.bot.username,
            "bot_id": self._telegram.bot.id,
            "violations": self._server.violations,
            "pending": len(updates.waiting()),
            "fetches": {str(number): times for number, times in updates.fetches.items()},
            "calls": len(self._server.calls),
            "commands": self._telegram.commands,
            "about": self._telegram.about,
        }

    async def _cast(self, given: Json) -> Json:
        self._known |= given
        bot = self._telegram.bot
        return self._known | {"bot": bot.face()}
