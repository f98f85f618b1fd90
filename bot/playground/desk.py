"""The control API and the page over HTTP, for this machine only."""

import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground.chats import User
from bot.playground.control import Control
from bot.playground.looking import Looking
from bot.playground.refusal import RefusedError

if TYPE_CHECKING:
    from bot.playground.server import Server

PAGE = Path(__file__).parent / "page"
_KINDS = MappingProxyType({
    ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
})  # fmt: skip
_LOCAL = ("127.0.0.1", "localhost", "::1")


class Desk:
    """Takes `POST /control/<act>` with a JSON object, and serves the page."""

    def __init__(self, server: "Server") -> None:
        self._telegram = server.telegram
        self._acts = Control(server).acts()
        self._views = Looking(server).views()

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
            if name in self._views:
                return _said(await self._views[name](given))
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
