"""The control API: people act and look at chats over HTTP, from this machine only."""

import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground import acts, standing
from bot.playground.chats import Chat, Json, User
from bot.playground.faults import Fault
from bot.playground.limits import Limits
from bot.playground.refusal import RefusedError, bad

if TYPE_CHECKING:
    from bot.playground.server import Server

PAGE = Path(__file__).parent / "page"
_KINDS = MappingProxyType({
    ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
})  # fmt: skip
_LOCAL = ("127.0.0.1", "localhost", "::1")
LONGEST_WATCH = 25.0


class Desk:
    """Takes `POST /control/<act>` with a JSON object, and serves the page."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._telegram = server.telegram
        #: What the page needs to know: who plays whom. Empty where no demo runs.
        self.cast: Json = {}
        self._acts: Mapping[str, Callable[[Json], Any]] = {
            "person": self._person, "people": self._people, "group": self._group,
            "status": self._status, "says": self._says, "many": self._many, "sends": self._sends,
            "file": self._send_file, "forwards": self._forwards, "edits": self._edits,
            "deletes": self._deletes, "presses": self._presses, "blocks": self._blocks,
            "migrates": self._migrates, "inject": self._inject, "fault": self._fault,
            "limits": self._limits, "settings": self._settings, "transcript": self._transcript,
            "state": self._state, "calls": self._calls, "cast": self._cast,
            "topics": self._topics,
        }  # fmt: skip
        self._waiting: Mapping[str, Callable[[Json], Awaitable[Any]]] = {"watch": self._watch}

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request that is not the Bot API's."""
        host = urlsplit(f"//{request.host}").hostname
        if request.remote not in _LOCAL or host not in _LOCAL:
            return _said({"error": "only from this machine"}, 403)
        if request.path.startswith("/control/file/"):
            return self._download(request.path.removeprefix("/control/file/"))
        if request.path.startswith("/control/"):
            return await self._act(request)
        return _page(request.path)

    async def _act(self, request: web.BaseRequest) -> web.Response:
        # A page of another origin cannot send this content type without asking first.
        if request.method != "POST" or request.content_type != "application/json":
            return _said({"error": "POST a JSON object"}, 405)
        name = request.path.removeprefix("/control/")
        try:
            given = json.loads(await request.read() or b"{}")
            if name in self._waiting:
                return _said(await self._waiting[name](given))
            if name not in self._acts:
                return _said({"error": f"no such act: {name}"}, 404)
            return _said(self._acts[name](given))
        except RefusedError as refused:
            return _said({"error": refused.description}, 400)
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            return _said({"error": f"{name}: {type(wrong).__name__}: {wrong}"}, 400)

    def _download(self, file_id: str) -> web.Response:
        stored = self._telegram.files.get(file_id)
        if stored is None:
            return _said({"error": "no such file"}, 404)
        headers = {"X-Content-Type-Options": "nosniff"}
        if stored.kind != "photo":
            headers["Content-Disposition"] = "attachment"
        mime = stored.mime if stored.kind == "photo" else "application/octet-stream"
        return web.Response(body=stored.data, content_type=mime, headers=headers)

    # the world

    def _person(self, given: Json) -> Json:
        given = {"first_name": "Khách"} | given
        user = self._telegram.add_user(given.pop("first_name"), **given)
        return user.face() | {"started": user.started}

    def _people(self, given: Json) -> list[int]:
        """Many people at once, who have all started the bot."""
        return [
            self._telegram.add_user(f"Khách {n}", started=True).id for n in range(given["count"])
        ]

    def _group(self, given: Json) -> Json:
        chat = self._telegram.add_group(
            given["title"], forum=given.get("forum", False), basic=given.get("basic", False)
        )
        for number, user_id in enumerate(given.get("members", [])):
            chat.members[self._telegram.user(user_id).id] = "member" if number else "creator"
        if standing := given.get("bot", "administrator"):
            adder = next(iter(chat.members), self._telegram.bot.id)
            standing.set_status(self._telegram, chat.id, self._telegram.bot.id, standing, by=adder)
        return chat.face

    def _status(self, given: Json) -> bool:
        user_id = given.get("user") or self._telegram.bot.id
        standing.set_status(
            self._telegram, given["chat"], user_id, given["status"], given.get("by", 0)
        )
        return True

    def _settings(self, given: Json) -> bool:
        for name in ("open_house", "privacy_mode", "keep"):
            if name in given:
                setattr(self._telegram, name, given[name])
        if "recording" in given:
            self._server.recording = given["recording"]
        return True

    def _limits(self, given: Json) -> bool:
        self._server.limits = Limits(**given) if given else None
        return True

    def _fault(self, given: Json) -> bool:
        names = {field.name for field in fields(Fault)}
        if given.keys() - names:
            raise bad(f"a fault has only {sorted(names)}")
        self._server.faults.waiting.append(Fault(**given))
        return True

    def _cast(self, given: Json) -> Json:
        self.cast |= given
        bot = self._telegram.bot
        return self.cast | {"bot": bot.face()}

    # people act

    def _says(self, given: Json) -> Json:
        return acts.say(self._telegram, given["chat"], given["user"], given["text"],
                        reply_to=given.get("reply_to"), topic=given.get("topic"))  # fmt: skip

    def _many(self, given: Json) -> int:
        """Many people write at once: for loads."""
        for said in given["said"]:
            self._says(said)
        return len(given["said"])

    def _sends(self, given: Json) -> Json:
        """Any message content: sticker, contact, location, or something new."""
        return acts.write(self._telegram, given["chat"], given["user"], given["content"],
                          reply_to=given.get("reply_to"), topic=given.get("topic"))  # fmt: skip

    def _send_file(self, given: Json) -> Json:
        where = {name: given.get(name) for name in ("reply_to", "topic")}
        return acts.send_file(
            self._telegram,
            given["chat"],
            given["user"],
            kind=given.get("kind", "document"),
            name=given["name"],
            mime=given.get("mime", "application/octet-stream"),
            data=base64.b64decode(given["data"]),
            caption=given.get("caption", ""),
            album=given.get("album", ""),
            **where,
        )

    def _forwards(self, given: Json) -> Json:
        return acts.forward(
            self._telegram, given["chat"], given["user"], given["source"], given["message"]
        )

    def _edits(self, given: Json) -> Json:
        return acts.edit(
            self._telegram, given["chat"], given["user"], given["message"], given["text"]
        )

    def _deletes(self, given: Json) -> bool:
        return acts.delete(self._telegram, given["chat"], given["user"], given["message"])

    def _presses(self, given: Json) -> str:
        deed = acts.press_old if given.get("old") else acts.press
        return deed(self._telegram, given["chat"], given["user"], given["message"], given["data"])

    def _blocks(self, given: Json) -> bool:
        deed = standing.block if given.get("blocked", True) else standing.unblock
        deed(self._telegram, given["user"])
        return True

    def _migrates(self, given: Json) -> int:
        return standing.migrate(self._telegram, given["chat"]).id

    def _inject(self, given: Json) -> list[int]:
        """Raw updates, as broken as one likes; their ids are given where they have none."""
        return [self._telegram.updates.inject(acts.as_raw(raw)) for raw in given["updates"]]

    # looking

    def _chat(self, given: Json) -> Chat:
        chat = self._telegram.chats.get(given["chat"])
        if chat is None:
            raise bad("chat not found")
        return chat

    def _transcript(self, given: Json) -> Json:
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
        return self._transcript(given)

    def _topics(self, given: Json) -> list[Json]:
        return [
            {"id": topic.id, "name": topic.name, "closed": topic.closed}
            for topic in self._chat(given).topics.values()
        ]

    def _calls(self, given: Json) -> list[Json]:
        method = given.get("method")
        return [c.as_json() for c in self._server.calls if method in (None, c.method)]

    def _state(self, given: Json) -> Json:
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


def _said(result: object, status: int = 200) -> web.Response:
    body = {"result": result} if status == 200 else result
    return web.Response(
        body=json.dumps(body, default=_plain).encode(),
        status=status,
        content_type="application/json",
    )


def _plain(value: object) -> object:
    return value.face() if isinstance(value, User) else str(value)


def _page(path: str) -> web.Response:
    """One of the page's files."""
    files = {f"/{file.name}": file for file in PAGE.iterdir() if file.suffix in _KINDS}
    file = files.get("/index.html" if path == "/" else path)
    if file is None:
        return _said({"error": "not found"}, 404)
    return web.Response(
        body=file.read_bytes(),
        content_type=_KINDS[file.suffix],
        charset="utf-8",
        headers={"Cache-Control": "no-store"},
    )
