"""The Bot API over HTTP, for one bot, on this machine."""

import asyncio
import json
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage

from bot.playground.chats import Json, User
from bot.playground.desk import Desk
from bot.playground.faults import Fault, Faults
from bot.playground.intake import Intake
from bot.playground.limits import Limits
from bot.playground.methods import INTAKE, METHODS, is_writing
from bot.playground.params import Params, Upload
from bot.playground.refusal import RefusedError, bad
from bot.playground.schema import Schema
from bot.playground.world import Telegram

TOKEN = "424242:local-playground-token"  # noqa: S105 - of no real bot
USERNAME = "baomat_playground_bot"
BIGGEST_REQUEST = 80 * 2**20
RECORDED = 50_000

Other = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot, and the status it was answered with."""

    method: str
    params: Mapping[str, Any]
    at: float
    status: int

    def as_json(self) -> Json:
        """The call as the control API shows it."""
        return {"method": self.method, "params": self.params, "at": self.at, "status": self.status}


@dataclass(slots=True)
class Server:
    """A running playground; `start` makes one."""

    telegram: Telegram
    intake: Intake
    schema: Schema | None = None
    limits: Limits | None = None
    faults: Faults = field(default_factory=Faults)
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=RECORDED))
    #: Requests that the schema of the Bot API does not allow, in words.
    violations: list[str] = field(default_factory=list)
    recording: bool = True
    #: Answers every path that is not the Bot API's: the control API and the page.
    other: Other | None = None
    url: str = ""
    _runner: web.ServerRunner | None = None

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.telegram.token

    async def open(self, host: str, port: int) -> None:
        """Listen; `url` then says where."""
        site_server = web.Server(self._serve, request_factory=_request, access_log=None)
        self._runner = web.ServerRunner(site_server, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port, backlog=1024)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Stop listening and delivering."""
        await self.intake.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/bot"):
            return await self._api(request, path)
        if path.startswith("/file/bot"):
            return self._file(path) if request.method == "GET" else web.Response(status=405)
        if self.other is not None:
            return await self.other(request)
        return _answer(RefusedError(404, "Not Found").as_json(), 404)

    async def _api(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        token, _, asked = path[4:].partition("/")
        if token != self.telegram.token:
            return _answer(RefusedError(401, "Unauthorized").as_json(), 401)
        try:
            params = await read_params(request)
        except ValueError:
            return _answer(RefusedError(400, "Bad Request: can't parse request").as_json(), 400)
        word = asked.lower()
        name = METHODS[word][0] if word in METHODS else INTAKE.get(word, asked)
        if self.faults.waiting:
            fault = self.faults.take(name, params.values.get("chat_id"))
            if fault is not None:
                return await self._troubled(request, fault, name, params)
        return await self._answered(name, params)

    async def _answered(self, name: str, params: Params) -> web.Response:
        status, body = 200, {}
        try:
            body = {"ok": True, "result": await self._do(name, params)}
        except RefusedError as refused:
            status, body = refused.code, refused.as_json()
        except (TypeError, ValueError, KeyError, AttributeError) as wrong:
            self.violations.append(f"{name}: cannot be read: {type(wrong).__name__}: {wrong}")
            status, body = 400, bad("can't parse request").as_json()
        self._record(name, params, status)
        return _answer(body, status)

    async def _do(self, name: str, params: Params) -> object:
        if self.schema is not None:
            self._hold(self.schema, name, params)
        if name.lower() in INTAKE:
            return await self.intake.answer(name, params)
        if name.lower() not in METHODS:
            self.violations.append(f"{name}: the playground does not know this method")
            raise RefusedError(404, "Not Found")
        if self.limits is not None and is_writing(name):
            self.limits.take(params.integer("chat_id") or 0)
        return METHODS[name.lower()][1](self.telegram, params)

    def _hold(self, schema: Schema, name: str, params: Params) -> None:
        problems = schema.problems(name, params)
        if problems:
            self.violations += [f"{name}: {problem}" for problem in problems]
            raise RefusedError(400, f"Bad Request: {problems[0]}")

    def _record(self, name: str, params: Params, status: int) -> None:
        if self.recording:
            self.calls.append(Call(name, params.recorded(), time.time(), status))

    async def _troubled(
        self, request: web.BaseRequest, fault: Fault, name: str, params: Params
    ) -> web.StreamResponse:
        await asyncio.sleep(fault.before)
        if fault.hang:
            await asyncio.sleep(3600)
        if fault.reset == "before":
            return _cut(request)
        if fault.status:
            self._record(name, params, fault.status)
            return _ordered(fault)
        answer = await self._answered(name, params)
        await asyncio.sleep(fault.after)
        return _cut(request) if fault.reset == "after" else answer

    def _file(self, path: str) -> web.Response:
        token, _, file_path = path[len("/file/bot") :].partition("/")
        if token != self.telegram.token:
            return _answer(RefusedError(401, "Unauthorized").as_json(), 401)
        stored = self.telegram.file_paths.get(file_path)
        if stored is None:
            return _answer(RefusedError(404, "Not Found").as_json(), 404)
        return web.Response(body=stored.data, content_type="application/octet-stream")


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: "asyncio.Task[None]",
) -> web.BaseRequest:
    """A request that may be as big as Telegram's biggest upload."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(
        message, payload, protocol, writer, task, loop, client_max_size=BIGGEST_REQUEST
    )


def _answer(body: Json, status: int = 200) -> web.Response:
    # ASCII on purpose: a lone surrogate travels as an escape, and the encoder is the fast one.
    data = json.dumps(body).encode()
    return web.Response(body=data, status=status, content_type="application/json")


def _ordered(fault: Fault) -> web.Response:
    """The answer a fault asks for; a text goes out as it is, broken JSON included."""
    if isinstance(fault.body, str):
        return web.Response(text=fault.body, status=fault.status)
    body = fault.body or RefusedError(fault.status, "Ordered trouble").as_json()
    return _answer(body, fault.status)


def _cut(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def read_params(request: web.BaseRequest) -> Params:
    """The parameters of the query and of the body, whatever its kind.

    Raises:
        ValueError: the body is not what its content type says.
    """
    values: Json = dict(parse_qsl(request.query_string, keep_blank_values=True))
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, values)
    body = await request.read()
    if not body:
        return Params(values)
    if kind == "application/json":
        given = json.loads(body)
        if not isinstance(given, dict):
            raise ValueError("an object was expected")
        return Params(values | given)
    text = body.decode()
    return Params(values | dict(parse_qsl(text, keep_blank_values=True)))


async def _read_multipart(request: web.BaseRequest, values: Json) -> Params:
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read())
        if part.filename is None:
            values[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, data)
    return Params(values, uploads)


async def start(
    *,
    token: str = TOKEN,
    username: str = USERNAME,
    host: str = "127.0.0.1",
    port: int = 0,
    schema: Path | None = None,
    limits: Limits | None = None,
) -> Server:
    """Start a playground with a bot and nobody else in it; `close` it when done."""
    number = token.partition(":")[0]
    bot_id = int(number) if number.isdigit() else random.randint(10**6, 10**7)  # noqa: S311
    bot = User(bot_id, "Bảo mật", username=username, is_bot=True)
    telegram = Telegram(token, bot)
    rules = Schema.read(schema) if schema is not None else None
    server = Server(telegram, Intake(telegram.updates), rules, limits)
    server.other = Desk(server).serve
    await server.open(host, port)
    return server
