"""The journal of sends: what an earlier handling of an update sent is not sent again."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from aiohttp import web
from sqlalchemy import select
from telegram import InputMediaDocument
from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.journal import TURN, JournaledRequest, Turn
from bot.pacer import Pacer, Rates
from bot.transport import NotSentError, Wire
from storage import leases
from storage.database import Cause, Database
from storage.paces import MemoryLedger
from storage.rows import EffectRow
from storage.vault import Vault
from tests.bot.test_transport import TOKEN, serving
from tests.conftest import MovableClock


@dataclass
class Chat:
    """A Bot API server that numbers what it takes, and a bot that writes to it."""

    database: Database
    said: list[str] = field(default_factory=list)
    #: How many messages are taken before the line is cut.
    patience: int = 99
    bot: ExtBot[None] = field(init=False)

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Take a message, or cut the line."""
        form = await request.post()
        if len(self.said) >= self.patience:
            return web.Response(status=502)
        self.said.append(str(form.get("text") or form.get("caption")))
        number, chat = 100 + len(self.said), {"id": 5, "type": "private"}
        message = {"message_id": number, "date": 1, "chat": chat, "text": "x"}
        album = [message, {**message, "message_id": number + 50}]
        result = album if "media" in form else message
        return web.Response(text=json.dumps({"ok": True, "result": result}))

    async def handles(self, cause: Cause, *words: str, begun: bool = False) -> list[int]:
        """An update is handled: each of *words* is sent; the numbers of the messages."""
        TURN.set(Turn(cause, begun))
        return [(await self.bot.send_message(5, text)).message_id for text in words]

    async def written(self, cause: UUID) -> dict[str, str]:
        """What the journal holds."""
        async with self.database.read() as session:
            found = select(EffectRow.effect, EffectRow.result).where(EffectRow.cause == cause)
            return {name: result for name, result in await session.execute(found)}  # noqa: C416


@pytest.fixture
async def chat(database: Database, vault: Vault, clock: MovableClock) -> AsyncIterator[Chat]:
    """The chat with the person 5."""
    made = Chat(database)
    async with serving(made.take) as url:
        wire = Wire(url, TOKEN)
        pacer = Pacer(Rates(0, 0, 0), MemoryLedger(), str)
        request = JournaledRequest(wire, pacer, database, vault, clock)
        made.bot = ExtBot(
            TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request
        )
        yield made
        await wire.close()


async def test_of_two_messages_only_the_one_in_flight_goes_again(chat: Chat) -> None:
    """The first one is answered from the journal, under its number."""
    cause = Cause(uuid4())
    chat.patience = 1
    with pytest.raises(NetworkError):
        await chat.handles(cause, "một", "hai")
    chat.patience = 99
    assert await chat.handles(cause, "một", "hai", begun=True) == [101, 102]
    assert chat.said == ["một", "hai"]


async def test_an_album_does_not_go_twice_either(chat: Chat) -> None:
    """The names its files have in a request are new each time; what they hold is the same."""

    async def handled(*, begun: bool = False) -> list[int]:
        TURN.set(Turn(cause, begun))
        files = [InputMediaDocument(data, filename="a.pdf") for data in (b"1", b"2")]
        album = await chat.bot.send_media_group(5, files)
        last = await chat.bot.send_message(5, "hết")
        return [*(each.message_id for each in album), last.message_id]

    cause = Cause(uuid4())
    chat.patience = 1
    with pytest.raises(NetworkError):
        await handled()
    chat.patience = 99
    assert await handled(begun=True) == [101, 151, 102]
    assert len(chat.said) == 2


async def test_a_message_is_written_down_while_its_handler_works_on(chat: Chat) -> None:
    """Killed while it draws a receipt, the bot does not say again what it said before."""
    cause = Cause(uuid4())
    await chat.handles(cause, "chào")
    await asyncio.sleep(0.5)
    assert list(await chat.written(cause.id)) == ["sent:0"]
    await chat.handles(cause, "chào", "tạm biệt", begun=True)
    assert chat.said == ["chào", "tạm biệt"]


async def test_what_is_being_written_down_is_waited_for(chat: Chat) -> None:
    """Neither the next message nor the update's end comes before it."""
    cause = Cause(uuid4())
    await chat.handles(cause, "chào")
    turn = TURN.get()
    assert turn is not None
    while turn.writing is None:  # noqa: ASYNC110 - no event tells
        await asyncio.sleep(0)
    await turn.close()
    assert list(await chat.written(cause.id)) == ["sent:0"]


async def test_one_message_costs_no_writing(chat: Chat) -> None:
    """Nearly all updates are answered by one message."""
    cause = Cause(uuid4())
    await chat.handles(cause, "một")
    assert await chat.written(cause.id) == {}


async def test_another_message_than_the_first_time_is_sent(chat: Chat) -> None:
    """The world has moved on: what it has to say now is said, and remembered in its turn."""
    cause = Cause(uuid4())
    await chat.handles(cause, "một", "hai")
    await chat.handles(cause, "khác", "hai", begun=True)
    await chat.handles(cause, "khác", begun=True)
    assert chat.said == ["một", "hai", "khác", "hai"]


async def test_the_journal_holds_no_word_and_no_chat(chat: Chat) -> None:
    """A blinded digest and the number of the message."""
    cause = Cause(uuid4())
    await chat.handles(cause, "bí mật", "hai")
    ((effect, result),) = (await chat.written(cause.id)).items()
    digest, _, number = result.partition(" ")
    assert (effect, len(digest), number) == ("sent:0", 32, "101")


async def test_another_update_sends_the_same_words_anew(chat: Chat) -> None:
    """The journal is one update's own."""
    await chat.handles(Cause(uuid4()), "một", "hai")
    await chat.handles(Cause(uuid4()), "một", "hai", begun=True)
    assert chat.said == ["một", "hai", "một", "hai"]


async def test_a_worker_that_lost_its_chat_stops_before_its_next_message(chat: Chat) -> None:
    """Who took the chat over sends the rest."""
    async with chat.database.write() as session:
        won = await leases.take(session, ["chat"], "me", -1.0)
        await leases.take(session, ["chat"], "another", 10.0)
    with pytest.raises(NetworkError):
        await chat.handles(Cause(uuid4(), "chat", won["chat"]), "một", "hai")
    assert chat.said == ["một"]


async def test_a_worker_that_slept_past_its_lease_sends_nothing(chat: Chat) -> None:
    """It need not ask anybody: its own clock says that the chat may be another's by now."""
    TURN.set(Turn(Cause(uuid4()), begun=False, holds=lambda: False))
    with pytest.raises(NotSentError):
        await chat.bot.send_message(5, "một")
    assert chat.said == []
