"""Delivery: what becomes of a reply is kept with it, in the transaction that settles it."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.delivery import Address
from cases.dossier import Lodged
from cases.enclosures import Enclosure
from cases.notices import Lost, NoticeKind, Sent
from cases.steps import Move
from storage.case_tables import TalkRow
from storage.desk_tables import TalkFileRow
from storage.outbox import Notice
from tests.bot.test_delivery import GROUP, Wire, _counter, deliver  # noqa: F401 - a fixture
from tests.counter import Counter, cause

FILE = Enclosure("document", "f", "a.pdf", 9)


@dataclass
class Refusing(Wire):
    """Refuses notices of one kind, as often as it has errors."""

    kind: str = ""
    errors: list[TelegramError] = field(default_factory=list)

    async def send(self, notice: Notice, address: Address, late: bool) -> None:
        """Note the notice, or refuse it."""
        if notice.kind == self.kind and self.errors:
            raise self.errors.pop(0)
        await super().send(notice, address, late)


async def answered(counter: Counter) -> Lodged:
    """A case with a reply and a file on their way, confirmed in the care group."""
    person, lan = await counter.customer(), await counter.care()
    case = await counter.lodged(person)
    await counter.desk.move(case.code, Move.RECEIVE, lan, cause=cause())
    await deliver(counter, Wire())
    said = await counter.desk.reply(case.code, "Chào", lan, enclosed=(FILE,), cause=cause())
    chat = await counter.staff.care_chat()
    assert said.talk_id is not None
    assert chat is not None
    await counter.desk.confirmed_in(said.talk_id, 7, chat=chat.id, cause=cause())
    return case


async def kept(counter: Counter, case: Lodged) -> tuple[tuple[str, str], tuple[str, str]]:
    """What is kept of the reply, and of its file."""
    async with counter.database.read() as session:
        talk = (
            await session.scalars(select(TalkRow).where(TalkRow.case_id == case.case_id))
        ).one()
        file = (await session.scalars(select(TalkFileRow))).one()
        assert (talk.sent_at is not None) is (talk.sent_state == Sent.SENT)
        return (talk.sent_state, talk.fault), (file.sent_state, file.fault)


async def test_what_is_sent_is_kept_as_sent_and_told(counter: Counter) -> None:
    """Where it was confirmed; several changes at once may be told as one."""
    case, wire = await answered(counter), Wire()
    assert await kept(counter, case) == ((Sent.WAITING, ""), (Sent.WAITING, ""))
    await deliver(counter, wire)
    assert await kept(counter, case) == ((Sent.SENT, ""), (Sent.SENT, ""))
    assert wire.sent.count((GROUP, NoticeKind.DELIVERED)) in {1, 2}


@pytest.mark.parametrize(
    ("kind", "error", "why"),
    [
        (NoticeKind.REPLY, BadRequest("Bad Request: message is too long"), Lost.REFUSED),
        (NoticeKind.REPLY, Forbidden("Forbidden: bot was blocked by the user"), Lost.BLOCKED),
        (NoticeKind.ENCLOSED, BadRequest("Bad Request: wrong file identifier"), Lost.REFUSED),
    ],
)
async def test_what_is_lost_is_kept_with_the_reason(
    counter: Counter, kind: NoticeKind, error: TelegramError, why: Lost
) -> None:
    """The words and the file each by itself; the group hears of it besides."""
    case = await answered(counter)
    wire = Refusing(kind=kind, errors=[error])
    await deliver(counter, wire)
    lost, sent = (Sent.LOST, why), (Sent.SENT, "")
    words, file = await kept(counter, case)
    assert words == (lost if kind is NoticeKind.REPLY else sent)
    assert file == (lost if kind is NoticeKind.ENCLOSED else sent)
    assert (GROUP, NoticeKind.UNREACHABLE) in wire.sent
    assert (GROUP, NoticeKind.DELIVERED) in wire.sent


async def test_a_file_that_fails_twice_repeats_no_words(counter: Counter) -> None:
    """The second failure is told of; at the end all is sent, the words once."""
    case = await answered(counter)
    wire = Refusing(kind=NoticeKind.ENCLOSED, errors=[TimedOut(), TimedOut()])
    await deliver(counter, wire)
    kinds = [kind for _, kind in wire.sent]
    assert (kinds.count(NoticeKind.REPLY), kinds.count(NoticeKind.ENCLOSED)) == (1, 1)
    assert await kept(counter, case) == ((Sent.SENT, ""), (Sent.SENT, ""))
