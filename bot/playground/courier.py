"""Delivery of updates to a webhook: each chat's in order, chats beside each other."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Coroutine
from typing import Any

import aiohttp

from bot.playground.chats import Json
from bot.playground.updates import Updates

FIRST_WAIT = 0.1
LONGEST_WAIT = 5.0


class Courier:
    """Carries updates to one URL until it is stopped; what was not taken stays queued."""

    def __init__(self, updates: Updates) -> None:
        self.url = ""
        self.connections = 40
        self.last_error: Json = {}
        self._updates = updates
        self._secret = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self._lanes: dict[object, deque[tuple[int, Json]]] = {}
        self._places = asyncio.Semaphore(40)

    def start(self, url: str, secret: str, connections: int) -> None:
        """Begin to deliver to *url*."""
        self.url, self._secret = url, secret
        self.connections = min(max(connections, 1), 100)
        self.last_error = {}
        self._lanes = {}
        self._places = asyncio.Semaphore(self.connections)
        self._begin(self._sort())

    async def stop(self) -> None:
        """End all deliveries."""
        self.url = ""
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _sort(self) -> None:
        """Put each update into its chat's lane, once."""
        sorted_to = 0
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
            while True:
                for serial, update in self._updates.waiting(after=sorted_to):
                    self._put(session, serial, update)
                    sorted_to = serial
                await self._updates.pulse.wait(3600)

    def _put(self, session: aiohttp.ClientSession, serial: int, update: Json) -> None:
        lane = lane_of(update)
        if lane in self._lanes:
            self._lanes[lane].append((serial, update))
        else:
            self._lanes[lane] = deque([(serial, update)])
            self._begin(self._carry(session, lane))

    async def _carry(self, session: aiohttp.ClientSession, lane: object) -> None:
        waiting = self._lanes[lane]
        while waiting:
            serial, update = waiting[0]
            await self._deliver(session, update)
            self._updates.taken(serial)
            waiting.popleft()
        del self._lanes[lane]

    async def _deliver(self, session: aiohttp.ClientSession, update: Json) -> None:
        """Post one update until it is taken."""
        pause = FIRST_WAIT
        while not await self._post(session, update):
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_WAIT)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        self._updates.fetches[update["update_id"]] += 1
        try:
            async with (
                self._places,
                session.post(self.url, data=json.dumps(update), headers=headers) as answer,
            ):
                await answer.read()
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                taken = 200 <= answer.status < 300
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            problem, taken = f"Connection failed: {type(error).__name__}", False
        if not taken:
            self.last_error = {"last_error_date": int(time.time()), "last_error_message": problem}
        return taken


def lane_of(update: Json) -> object:
    """The chat an update belongs to; its own number when it has none."""
    for body in update.values():
        if not isinstance(body, dict):
            continue
        message = body.get("message", body)
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return chat["id"]
    return f"update {update['update_id']}"
