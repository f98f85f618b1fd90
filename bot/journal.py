"""The journal of sends: of several messages of one update, only the last can come twice."""

import asyncio
import hashlib
import json
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram.request import RequestData

from bot.clock import Now
from bot.pacer import Pacer
from bot.transport import NotSentError, PacedRequest, Wire
from storage.database import Cause, Database
from storage.effects import put_result, results_of
from storage.vault import Vault

ALBUM = "sendMediaGroup"
JOURNALED = frozenset({"sendMessage", "sendDocument", "sendPhoto", "sendVoice", ALBUM})
EFFECT = "sent:"
SOON = 0.05
"""Seconds after which a message is written down though no other follows: its handler works on."""
ATTACHED = re.compile(r"attached[0-9a-f]{32}")
"""The name by which an album calls a file in its own request; it is another each time."""
TURN: ContextVar["Turn | None"] = ContextVar("turn", default=None)
"""The update being handled, laid out by the worker; what is sent outside of one goes as it is."""


@dataclass
class Turn:
    """One handling of an update: how many messages it sent, and the one not written down yet."""

    cause: Cause
    #: Whether an earlier handling has written something down.
    begun: bool
    #: Whether the chat's lease can still be ours, by this process's own clock.
    holds: Callable[[], bool] = lambda: True
    count: int = 0
    earlier: dict[str, str] | None = None
    unwritten: tuple[str, str] | None = None
    timer: asyncio.TimerHandle | None = None
    writing: asyncio.Task[None] | None = None

    async def close(self) -> None:
        """End it: nothing more has to be written down, the update is about to be marked."""
        if self.timer is not None:
            self.timer.cancel()
        if self.writing is not None:
            await asyncio.gather(self.writing, return_exceptions=True)


class JournaledRequest(PacedRequest):
    """A message is written down before the next one goes, so that a repeat sends neither twice.

    So is one whose handler goes on for a while: it may be drawing a receipt. An update that sends
    one message and is done, as nearly all are, pays nothing. Kept are a blinded digest
    of the request and the message's number, of an album each one's; a request that differs from
    the first is sent.
    """

    def __init__(
        self, wire: Wire, pacer: Pacer, database: Database, vault: Vault, now: Now
    ) -> None:
        super().__init__(wire, pacer)
        self.database = database
        self.vault = vault
        self.now = now

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *waits: Any,  # noqa: ANN401 - the time-outs, passed on as they are
        **more: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Send, unless an earlier handling of the update has.

        Raises:
            NotSentError: The process stood still for longer than its lease; another has the chat.
        """
        turn, name = TURN.get(), url.rsplit("/", 1)[-1]
        if turn is not None and not turn.holds():
            raise NotSentError("lease ran out")
        if turn is None or request_data is None or name not in JOURNALED:
            return await super().do_request(url, method, request_data, *waits, **more)
        effect, digest = f"{EFFECT}{turn.count}", self._digest(name, request_data)
        turn.count += 1
        numbers = await self._sent_before(turn, effect, digest)
        if numbers:
            return 200, _as_sent(numbers, request_data, album=name == ALBUM)
        await self._write_down(turn)
        status, payload = await super().do_request(url, method, request_data, *waits, **more)
        numbers = _numbers(payload) if status == 200 else []
        if numbers:
            turn.unwritten = (effect, f"{digest} {' '.join(map(str, numbers))}")
            turn.timer = asyncio.get_running_loop().call_later(SOON, self._begin_writing, turn)
        return status, payload

    async def _sent_before(self, turn: Turn, effect: str, digest: str) -> list[int]:
        if turn.earlier is None and turn.begun:
            async with self.database.read() as session:
                turn.earlier = await results_of(session, turn.cause.id, EFFECT)
        known, *numbers = (turn.earlier or {}).get(effect, "").split(" ")
        return [int(number) for number in numbers] if known == digest else []

    def _begin_writing(self, turn: Turn) -> None:
        turn.writing = asyncio.create_task(self._put(turn))

    async def _write_down(self, turn: Turn) -> None:
        """Return once the message that went out last is kept."""
        if turn.timer is not None:
            turn.timer.cancel()
        if turn.writing is not None:
            writing, turn.writing = turn.writing, None
            await writing
        await self._put(turn)

    async def _put(self, turn: Turn) -> None:
        """Keep the message that went out last; a worker that lost its chat is stopped here."""
        if turn.unwritten is None:
            return
        effect, result = turn.unwritten
        async with self.database.write(turn.cause) as session:
            await put_result(session, turn.cause.id, effect, result, self.now())
        turn.unwritten = None

    def _digest(self, name: str, data: RequestData) -> str:
        values = ATTACHED.sub("", json.dumps([name, data.json_parameters]))
        said = hashlib.sha256(values.encode())
        for filename, content, _ in (data.multipart_data or {}).values():
            said.update(filename.encode() + (content if isinstance(content, bytes) else b""))
        return self.vault.index("sent", said.hexdigest())


def _numbers(payload: bytes) -> list[int]:
    """The numbers of the message, or of the messages of an album, that were sent."""
    try:
        result = json.loads(payload)["result"]
        sent = result if isinstance(result, list) else [result]
        numbers = [each["message_id"] for each in sent]
    except (ValueError, RecursionError, LookupError, TypeError):
        return []
    return numbers if all(isinstance(number, int) for number in numbers) else []


def _as_sent(numbers: list[int], data: RequestData, *, album: bool) -> bytes:
    """The Bot API's yes to what was sent before, as far as handlers look at it."""
    chat_id = int(str(data.parameters["chat_id"]))
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
    sent = [{"message_id": each, "date": int(time.time()), "chat": chat} for each in numbers]
    return json.dumps({"ok": True, "result": sent if album else sent[0]}).encode()
