"""The wire to the Bot API: aiohttp under python-telegram-bot, paced, its failures told apart."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from telegram._utils.types import JSONDict
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.pacer import Pacer
from bot.reach import Reach

PACED = frozenset(
    {
        "sendMessage",
        "sendDocument",
        "sendPhoto",
        "sendVideo",
        "sendAudio",
        "sendVoice",
        "sendMediaGroup",
        "copyMessage",
        "editMessageText",
        "editMessageReplyMarkup",
        "createForumTopic",
    }
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
QUICK_TRIES = 3
READ = 20.0
"""Seconds without a byte after which an answer is given up."""
PATIENCE = 60.0
IN_BACKGROUND: ContextVar[bool] = ContextVar("in background", default=False)
"""Set by delivery: its notices wait in the outbox, so a 429 need not be waited for here."""


class NotSentError(NetworkError):
    """The request surely did not reach the Bot API; it may be sent again freely."""


@dataclass
class Wire:
    """One aiohttp session for everything said to the Bot API.

    The session is made on first use, inside the running loop.
    """

    api_url: str
    token: str
    session: aiohttp.ClientSession | None = field(default=None, repr=False)
    ended: bool = False
    reach: Reach = field(default_factory=Reach)

    def open(self) -> aiohttp.ClientSession:
        """The session.

        Raises:
            NotSentError: The bot is stopping; nothing more is said.
        """
        if self.ended:
            raise NotSentError("stopping")
        if self.session is None:
            self.session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=256, keepalive_timeout=30),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=READ),
                auto_decompress=True,
            )
        return self.session

    async def post(
        self,
        url: str,
        body: aiohttp.FormData | dict[str, str],
        read_timeout: float | None = None,
        *,
        method: str = "POST",
    ) -> tuple[int, bytes]:
        """POST *body* (or GET a file); return status and answer, and note how it went.

        Raises:
            NotSentError: No connection was made.
            TimedOut: It may or may not have been taken: nothing came back in time.
            NetworkError: It may or may not have been taken: the connection broke.
        """
        try:
            status, answer = await self._exchange(method, url, body, read_timeout or READ)
        except NetworkError as error:
            self.reach.failed(type(error).__name__)
            raise
        self.reach.answered(status)
        return status, answer

    async def _exchange(
        self, method: str, url: str, body: aiohttp.FormData | dict[str, str], wait: float
    ) -> tuple[int, bytes]:
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=wait)
        try:
            async with self.open().request(
                method,
                URL(url, encoded=True),
                data=body or None,
                timeout=timeout,
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    async def call(self, method: str, read_timeout: float, **params: Any) -> Any:  # noqa: ANN401
        """Call a method raw; return its result as Telegram's JSON has it.

        Raises:
            RefusedError: The Bot API said no.
            UnreadableAnswerError: The Bot API said yes, in what cannot be read.
            NetworkError: As `post`, or the answer was not JSON.
        """
        form = {name: json.dumps(v) if not isinstance(v, str) else v for name, v in params.items()}
        status, raw = await self.post(
            f"{self.api_url}/bot{self.token}/{method}", form, read_timeout
        )
        try:
            answer = json.loads(raw)
        except (ValueError, RecursionError) as error:
            if status == 200:
                raise UnreadableAnswerError(raw) from error
            raise NetworkError(f"answer {status} is not JSON") from error
        if not isinstance(answer, dict) or not answer.get("ok"):
            raise refusal(status, answer)
        return answer.get("result")

    async def stream(self, file_path: str, size: int) -> AsyncIterator[bytes]:
        """The bytes of a file, in pieces of *size* (the last one may be shorter)."""
        url = f"{self.api_url}/file/bot{self.token}/{file_path.lstrip('/')}"
        try:
            async with self.open().get(URL(url, encoded=False)) as answer:
                if answer.status != 200:
                    raise RefusedError(answer.status, 0.0, "file")
                held = b""
                async for chunk in answer.content.iter_chunked(64 * 1024):
                    held += chunk
                    while len(held) >= size:
                        yield held[:size]
                        held = held[size:]
                if held:
                    yield held
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    async def close(self) -> None:
        """End the session, for good."""
        self.ended = True
        if self.session is not None:
            await self.session.close()


class UnreadableAnswerError(NetworkError):
    """A yes of the Bot API that is not JSON, or JSON too deep or too large a number to read."""

    def __init__(self, body: bytes) -> None:
        super().__init__("the answer cannot be read")
        self.body = body


class RefusedError(Exception):
    """The Bot API answered a raw call with a no."""

    def __init__(self, status: int, retry_after: float, words: str) -> None:
        super().__init__(f"{status} {words[:80]}")
        self.status = status
        self.retry_after = retry_after


def refusal(status: int, answer: object) -> RefusedError:
    """What the Bot API's no says."""
    said = answer if isinstance(answer, dict) else {}
    parameters = said.get("parameters")
    after = parameters.get("retry_after", 0) if isinstance(parameters, dict) else 0
    wait = float(after) if isinstance(after, int | float) else 0.0
    return RefusedError(status, wait, str(said.get("description", "")))


class PacedRequest(BaseRequest):
    """PTB's way out: a send waits for its turn, a 429 is obeyed, what was not sent goes again."""

    def __init__(self, wire: Wire, pacer: Pacer) -> None:
        # PTB reads this when a 429 comes: waits as timedelta, as its next version has them.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        self.wire = wire
        self.pacer = pacer

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return READ

    async def initialize(self) -> None:
        """Nothing to do: the session is made on first use."""

    async def shutdown(self) -> None:
        """End the session."""
        await self.wire.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Telegram's JSON; what is no JSON is not logged, it may hold a customer's words.

        Raises:
            NetworkError: The answer is not what a Bot API server says.
        """
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError) as error:
            raise NetworkError("the answer is not JSON") from error
        if not isinstance(answer, dict):
            raise NetworkError("the answer is not an object")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,  # noqa: ANN401
        write_timeout: Any = None,  # noqa: ANN401
        connect_timeout: Any = None,  # noqa: ANN401
        pool_timeout: Any = None,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Send, again at once where it surely was not sent; wait out a short 429."""
        del write_timeout, connect_timeout, pool_timeout
        name = url.rsplit("/", 1)[-1]
        chat = _chat(request_data) if name in PACED else None
        patience = 0.0 if IN_BACKGROUND.get() else PATIENCE
        timeout = read_timeout if isinstance(read_timeout, int | float) else None
        tries = 0
        while True:
            tries += 1
            if chat is not None:
                await self.pacer.take(chat, background=IN_BACKGROUND.get())
            try:
                status, payload = await self.wire.post(
                    url, _body(request_data), timeout, method=method
                )
            except NotSentError:
                if tries >= QUICK_TRIES:
                    raise
                await asyncio.sleep(0.1 * tries)
                continue
            wait = _told_to_wait(status, payload)
            if wait is None:
                return status, payload
            await self.pacer.hold(chat, wait)
            patience -= wait
            if patience < 0:
                return status, payload
            if chat is None:
                await asyncio.sleep(wait)


def _chat(data: RequestData | None) -> str | None:
    if data is None:
        return None
    chat = data.parameters.get("chat_id")
    return None if chat is None else str(chat)


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str]:
    if data is None:
        return {}
    if not data.contains_files:
        return data.json_parameters
    # Quoted, a name in Vietnamese would come out as its percent signs.
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        on_one_line = _CONTROLS.sub(" ", filename)
        form.add_field(name, content, filename=on_one_line, content_type=mime)
    return form


def _told_to_wait(status: int, payload: bytes) -> float | None:
    """Seconds a 429 asks for; None for any other answer."""
    if status != 429:
        return None
    try:
        return max(1.0, refusal(status, json.loads(payload)).retry_after)
    except ValueError:
        return 1.0
