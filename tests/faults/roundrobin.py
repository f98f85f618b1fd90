"""A round-robin before webhook replicas: each post goes to the next one that takes it."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from tests.faults.process import BotProcess
from tests.journeys.conftest import free_port


@dataclass
class RoundRobin:
    """Posts to the replicas in turn; one that does not answer is passed over."""

    targets: list[str]
    url: str = ""
    #: How many updates each replica took.
    taken: dict[str, int] = field(default_factory=dict)
    _turn: "itertools.count[int]" = field(default_factory=itertools.count)
    _runner: web.AppRunner | None = None
    _session: aiohttp.ClientSession | None = None

    async def start(self, port: int) -> None:
        """Listen on *port*."""
        app = web.Application(client_max_size=2**23)
        app.router.add_post("/telegram", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=1))
        self.url = f"http://127.0.0.1:{port}/telegram"

    async def stop(self) -> None:
        """End."""
        if self._session is not None and self._runner is not None:
            await self._session.close()
            await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body, status = await request.read(), 502
        headers = {
            name: value for name, value in request.headers.items() if name.startswith("X-T")
        }
        for _ in self.targets:
            target = self.targets[next(self._turn) % len(self.targets)]
            status = await self._post(target, body, headers)
            if status == 200:
                self.taken[target] = self.taken.get(target, 0) + 1
                break
        return web.Response(status=status)

    async def _post(self, target: str, body: bytes, headers: dict[str, str]) -> int:
        if self._session is None:
            return 502
        try:
            async with self._session.post(target, data=body, headers=headers) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 502


@asynccontextmanager
async def behind(
    make_bot: Callable[..., Awaitable[BotProcess]], *each: Mapping[str, str]
) -> AsyncIterator[tuple[list[BotProcess], RoundRobin]]:
    """Webhook replicas at work behind a round-robin, one for the further environment of each."""
    port = free_port()
    hook = {
        "BAOMAT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "BAOMAT_WEBHOOK_SECRET": "a-webhook-secret",
    }
    bots = [await make_bot(f"bot{n}", **hook, **further) for n, further in enumerate(each)]
    robin = RoundRobin([f"http://{bot.environment['BAOMAT_LISTEN']}/telegram" for bot in bots])
    await robin.start(port)
    try:
        for bot in bots:
            await bot.start()
            await bot.ready()
        yield bots, robin
    finally:
        await robin.stop()
