"""The bot starts into an outage, and stops when it is told to."""

import asyncio
import json
from typing import Any

from aiohttp import web

from bot.playground.demo import Playground, start_playground
from tests.faults.campaign import no_update_is_lost, settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.story import QUESTIONS
from tests.journeys.conftest import free_port


async def test_it_starts_while_telegram_is_away_and_works_once_it_is_there(
    make_bot: MakeBot,
) -> None:
    """/health says it lives, /ready says what is wrong, and then updates flow."""
    port = free_port()
    bot = await make_bot(BAOMAT_TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
    await bot.start_afresh()
    await bot.up()
    async with asyncio.timeout(30):
        status, said = await bot.state()
        while not any("telegram:" in problem for problem in said["problems"]):
            await asyncio.sleep(0.1)
            status, said = await bot.state()
    assert (status, said["ready"]) == (503, False)

    late = await start_playground(forum=False, limits=False, port=port)
    try:
        await late.customer.says(QUESTIONS[0][0])
        await late.customer.sees(QUESTIONS[0][1], within=20)
        assert (await bot.ready())["problems"] == []
        assert (await bot.stop())[0] == 0
    finally:
        await late.close()


async def test_sigterm_lets_what_is_under_way_end_and_loses_nothing(
    playground: Playground, make_bot: MakeBot
) -> None:
    """Exit 0 within ten seconds; what was not begun is answered after the next start."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    crowd = await playground.stage.crowd(20)
    await playground.stage.fault("sendMessage", times=8, before=1.5)
    for person in crowd:
        await person.says(QUESTIONS[0][0])
    await asyncio.sleep(0.7)
    status, took = await bot.stop()
    assert (status, took < 10) == (0, True), bot.errors[-1000:]
    await bot.start()
    for person in crowd:
        await person.sees(QUESTIONS[0][1], within=20)
    async with looked_at(bot) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)
    for person in crowd:
        answers = [m for m in await person.transcript() if m.by_bot]
        assert len(answers) == 1, "what was under way came to its end"


async def test_sigterm_does_not_wait_for_a_server_that_hangs(
    playground: Playground, make_bot: MakeBot
) -> None:
    """Ten seconds are all that a container is given; the rest is done after the next start."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    await playground.stage.fault("sendMessage", hang=True)
    await playground.customer.says(QUESTIONS[0][0])
    await asyncio.sleep(0.7)
    status, took = await bot.stop()
    assert (status, took < 10) == (0, True), bot.errors[-1000:]
    await bot.start()
    await playground.customer.sees(QUESTIONS[0][1], within=20)


async def test_an_update_that_cannot_be_read_as_json_is_set_aside_by_polling(
    make_bot: MakeBot,
) -> None:
    """A number too long or brackets too deep to read: kept, told, and the next one is answered."""
    deep = '{"update_id": 11, "message": ' + "[" * 5000 + "]" * 5000 + "}"
    long = '{"update_id": 12, "message": {"date": ' + "9" * 5000 + "}}"
    plain = '{"update_id": 13, "poll": {}}'
    server = OddServer([deep, long, plain])
    port = free_port()
    await server.start(port)
    try:
        bot = await make_bot(BAOMAT_TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
        await bot.start()
        await bot.up()
        async with asyncio.timeout(20):
            await server.confirmed.wait()
        async with looked_at(bot) as ledger:
            await settled(ledger)
            assert sorted(await ledger.numbers()) == [11, 12, 13]
            assert await ledger.quarantined() == 3
        assert server.alarms >= 1
    finally:
        await server.stop()


class OddServer:
    """A Bot API server that hands out whatever text it is given as updates."""

    def __init__(self, updates: list[str]) -> None:
        self.updates = updates
        self.offset = 0
        self.confirmed = asyncio.Event()
        self.alarms = 0
        self.runner: web.AppRunner | None = None

    async def start(self, port: int) -> None:
        """Listen."""
        app = web.Application()
        app.router.add_post("/{token}/{method}", self.answer)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", port).start()

    async def stop(self) -> None:
        """End."""
        if self.runner is not None:
            await self.runner.cleanup()

    async def answer(self, request: web.Request) -> web.Response:
        """Answer as little as the bot needs."""
        method, form = request.match_info["method"], await request.post()
        result: Any = True
        if method == "getUpdates":
            self.offset = max(self.offset, int(str(form.get("offset", "0"))))
            if self.offset > 13:
                self.confirmed.set()
            waiting = self.updates[max(0, self.offset - 11) :][: int(str(form["limit"]))]
            await asyncio.sleep(0 if waiting else 0.3)
            text = '{"ok": true, "result": [' + ",".join(waiting) + "]}"
            return web.Response(text=text, content_type="application/json")
        if method == "getMe":
            result = {"id": 424242, "is_bot": True, "first_name": "B", "username": "b_bot"}
        if method == "getChat":
            no = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
            return web.Response(status=400, text=json.dumps(no))
        if method == "sendMessage":
            self.alarms += 1
            chat = {"id": 1, "type": "private"}
            result = {"message_id": 1, "date": 1, "chat": chat, "text": "x"}
        return web.Response(text=json.dumps({"ok": True, "result": result}))
