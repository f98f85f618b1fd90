"""What was set aside, by command: listed, shown, put back in line."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from bot.cli.aside import WARNING
from storage.case_tables import AuditRow
from storage.database import open_database
from storage.days import DayKeys
from storage.inbox import Arrival, Inbox
from storage.keyring import read_ring
from storage.outbox import Outbox
from storage.rows import DayKeyRow, InboxRow
from storage.vault import Vault
from tests.bot.cli.conftest import Baomat
from tests.cases.test_aside import set_aside, states
from tests.conftest import MovableClock
from tests.counter import Counter, counter

Result = TypeVar("Result")

WORDS = "bí mật \u202e <b>_*["
READABLE = json.dumps({"update_id": 1, "text": WORDS}, ensure_ascii=False)
UNREADABLE = b"[ no JSON \x1b[31m \xff"


def at(folder: Path, work: Callable[[Counter], Awaitable[Result]]) -> Result:
    """Do something at the counter of the folder's database."""

    async def do() -> Result:
        database = open_database(f"sqlite:///{folder}/data/baomat.db")
        vault = Vault(read_ring(folder / "data.key"))
        try:
            return await work(counter(database, vault, Outbox(DayKeys(vault)), MovableClock()))
        finally:
            await database.close()

    return asyncio.run(do())


async def two_aside(counter: Counter) -> list[UUID]:
    """Two updates, one of them no JSON, that nobody could handle."""
    inbox = Inbox(counter.outbox.days)
    arrivals = [Arrival(1, "c", READABLE.encode()), Arrival(2, "c", UNREADABLE)]
    async with counter.database.write() as session:
        await inbox.keep(session, 1, arrivals, counter.clock())
    async with counter.database.read() as session:
        ids = list(await session.scalars(select(InboxRow.id).order_by(InboxRow.seq)))
    for row_id in ids:
        await set_aside(counter, row_id)
    return ids


@pytest.fixture
def ids(new_database: Baomat, folder: Path) -> list[UUID]:
    """The ids of two updates that are set aside."""
    assert new_database("aside", "list").out == "Nothing is set aside.\n"
    return at(folder, two_aside)


def test_the_list_tells_ids_times_and_errors_and_not_a_word(
    baomat: Baomat, ids: list[UUID]
) -> None:
    """The newest first, in the firm's time zone; for scripts the same as JSON."""
    newest = f"{ids[1].hex[:12]}  23/11/2026 09:00  KeyError, tries: 5"
    said = baomat("aside", "list")
    assert said.out.splitlines() == [newest, newest.replace(ids[1].hex[:12], ids[0].hex[:12])]
    listed = json.loads(baomat("aside", "list", "--json").out)
    assert listed["total"] == 2
    assert [each["id"] for each in listed["aside"]] == [str(ids[1]), str(ids[0])]
    assert "bí mật" not in said.out + str(listed)


def test_one_is_shown_after_saying_that_it_is_personal_data(
    baomat: Baomat, ids: list[UUID], folder: Path
) -> None:
    """As it came; the log and the audit chain tell of the opening by the id alone."""
    said = baomat("aside", "show", ids[0].hex[:8])
    assert json.loads(said.out) == json.loads(READABLE)
    logged, warned = said.err.splitlines()
    assert warned == WARNING
    assert json.loads(logged)["update"] == str(ids[0])
    assert "bí mật" not in said.err

    async def audited(counter: Counter) -> list[str]:
        async with counter.database.read() as session:
            return list(await session.scalars(select(AuditRow.end)))

    assert at(folder, audited) == [ids[0].hex]


def test_what_a_terminal_would_act_on_is_shown_escaped(baomat: Baomat, ids: list[UUID]) -> None:
    """Neither what is no JSON nor what turns a line around reaches the terminal as it is."""
    assert baomat("aside", "show", ids[1].hex).out == "[ no JSON \\u001b[31m \\xff\n"
    assert "\\u202e" in baomat("aside", "show", ids[0].hex).out


def test_one_is_put_back_in_line_and_then_is_no_longer_aside(
    baomat: Baomat, ids: list[UUID], folder: Path
) -> None:
    """A second time it is refused in plain words."""
    said = baomat("aside", "replay", str(ids[0]))
    assert said.out.startswith("1 back in line, 1 set aside still.")
    assert at(folder, states) == {1: ("waiting", 0), 2: ("quarantined", 5)}
    again = baomat("aside", "replay", str(ids[0]))
    assert (again.code, again.out) == (1, "")
    assert again.err == (
        "No such update is set aside: it was tried again already, or its seven days are over.\n"
    )
    assert baomat("aside", "show", str(ids[0])).code == 1
    assert "baomat aside list" in baomat("doctor").out


def test_all_are_put_back_in_line_but_what_no_key_opens(
    baomat: Baomat, ids: list[UUID], folder: Path
) -> None:
    """Which the list says of them, and the refusal too."""

    async def without_keys(counter: Counter) -> None:
        async with counter.database.write() as session:
            await session.execute(delete(DayKeyRow))

    assert json.loads(baomat("aside", "replay", "--all", "--json").out) == {
        "replayed": 2,
        "left": 0,
    }

    async def failed_again(counter: Counter) -> None:
        await set_aside(counter, ids[0])

    at(folder, failed_again)
    at(folder, without_keys)
    assert "can no longer be opened" in baomat("aside", "list").out
    assert baomat("aside", "replay", "--all").out.startswith("0 back in line, 1 set aside still.")
    for command in ("replay", "show"):
        refused = baomat("aside", command, str(ids[0]))
        assert (refused.code, refused.out) == (1, "")
        assert "the key of its day has been dropped" in refused.err


def test_it_must_be_said_which_one_or_all(baomat: Baomat, ids: list[UUID]) -> None:
    """With neither, both or an empty one nothing is put back."""
    assert baomat("aside", "replay").code == 2
    assert baomat("aside", "replay", ids[0].hex, "--all").code == 2
    assert baomat("aside", "replay", "").code == 1
    assert json.loads(baomat("aside", "list", "--json").out)["total"] == 2
