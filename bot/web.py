"""The web side: Telegram's webhook, and /health, /ready, /metrics for who runs the bot."""

import hmac
import json
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.intake import Intake
from bot.metrics import Metrics

log = structlog.get_logger()

LARGEST = 2 * 1024 * 1024
GOODBYE = 2.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

State = Callable[[], Awaitable[dict[str, Any]]]


class CannotListenError(Exception):
    """The address to listen at is none of this machine's; the message names the setting."""


@dataclass
class Web:
    """The aiohttp server; `address` is where it listens once started."""

    intake: Intake
    secret: str | None
    state: State
    metrics: Metrics
    address: str = ""
    runner: web.AppRunner | None = None

    async def start(self, listen: str) -> None:
        """Listen at host:port; port 0 picks one.

        Raises:
            CannotListenError: There is no such address here.
            OSError: Somebody else listens there.
        """
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/telegram", self.telegram)
        app.router.add_get("/health", self.health)
        app.router.add_get("/ready", self.ready)
        app.router.add_get("/metrics", self.figures)
        self.runner = web.AppRunner(
            app, access_log=None, handle_signals=False, shutdown_timeout=GOODBYE
        )
        await self.runner.setup()
        host, _, port = listen.rpartition(":")
        site = web.TCPSite(self.runner, host.strip("[]"), int(port))
        try:
            await site.start()
        except socket.gaierror as error:
            raise CannotListenError(
                f"BAOMAT_LISTEN is wrong: there is no address {host} on this machine."
            ) from error
        bound = self.runner.addresses[0]
        self.address = f"{host}:{bound[1]}"

    async def stop(self) -> None:
        """Take no more requests; those under way end."""
        if self.runner is not None:
            await self.runner.cleanup()

    async def telegram(self, request: web.Request) -> web.Response:
        """Keep an update; 200 only once it is on disk, so that Telegram sends it again if not."""
        told = request.headers.get(SECRET_HEADER, "")
        if self.secret is None or not hmac.compare_digest(
            told.encode("utf-8", "surrogateescape"), self.secret.encode()
        ):
            return web.Response(status=403)
        body = await request.read()
        try:
            kept = await self._keep(body)
        except (SQLAlchemyError, OSError) as error:
            log.warning("update not kept", error=type(error).__name__)
            return web.Response(status=503)
        return web.Response(status=200 if kept else 400)

    async def _keep(self, body: bytes) -> bool:
        """Keep what was posted; False for what is no update. Poison is kept to be set aside."""
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return await self.intake.keep_unreadable(body)
        await self.intake.keep([update])
        return True

    async def health(self, _request: web.Request) -> web.Response:
        """The process lives."""
        return web.Response(text="ok\n")

    async def ready(self, _request: web.Request) -> web.Response:
        """Whether the bot can do its work, and what is in its way."""
        state = await self.state()
        return web.json_response(state, status=200 if state["ready"] else 503)

    async def figures(self, _request: web.Request) -> web.Response:
        """The figures in Prometheus' form."""
        state = await self.state()
        self.metrics.inbox.set(state["inbox"] or 0)
        self.metrics.outbox.set(state["outbox"] or 0)
        away = any(problem.startswith("telegram") for problem in state["problems"])
        self.metrics.telegram.set(not away)
        self.metrics.ready.set(state["ready"])
        return web.Response(body=self.metrics.page(), content_type="text/plain")
