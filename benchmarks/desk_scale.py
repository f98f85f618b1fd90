"""How long staff wait among very many cases: the queue, a case, a search, on both databases.

Half of the cases are open, far more than a desk ever has; `--open 2` is nearer to life. Each
figure is that of one call of the desk, with all its queries and the opening of what is sealed.
Run: `python -m benchmarks.desk_scale [--cases 1000 100000] [--only sqlite|postgresql]`.
"""

import argparse
import asyncio
import signal
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from benchmarks.place import empty
from bot.desks import Desks, build_desks
from bot.opening import Drawers
from bot.settings import Settings
from cases.complaint import as_json
from cases.dossier import Actor
from cases.form import Answer, Field, Form
from cases.people import Person
from cases.questions import DataKind
from cases.queue import Filter
from cases.reference import new_code
from cases.search import Query
from cases.steps import Role, Step
from storage import schema
from storage.audit import Entry, entry_digest
from storage.case_rows import NEVER
from storage.database import Cause, Database, open_database
from storage.days import DayKeys
from storage.keyring import new_ring
from storage.outbox import Outbox
from storage.people_rows import key_of
from storage.rows import Row
from storage.vault import DataKey, Vault, place

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)
DAYS = 1000
CUSTOMERS, COLLEAGUES = 200, 12
AT_ONCE = 2000
OPEN_STEPS = (Step.LODGED, Step.RECEIVED, Step.RECEIVED, Step.RECEIVED, Step.ESCALATED)
STORY = "Ai đó gọi vào số của tôi và biết rõ hồ sơ thuế của công ty tôi. " * 8

Work = Callable[[], Awaitable[Any]]


def settings() -> Settings:
    """Settings of no bot in particular."""
    return Settings(bot_token="77:token", timezone="Asia/Ho_Chi_Minh")


class Filling:
    """Makes cases as the desk would have them after years, spread over customers and days."""

    def __init__(
        self,
        vault: Vault,
        keys: list[tuple[Person, DataKey]],
        holders: list[UUID],
        percent_open: float,
    ) -> None:
        self.vault, self.keys, self.holders = vault, keys, holders
        self.open_chance = percent_open / 100
        self.chance = Random(1)

    def rows(self, count: int) -> Iterator[tuple[dict[str, Any], list[Any], dict[str, Any]]]:
        """Each case with its rows by kind and the entry of its chain."""
        codes: set[str] = set()
        while len(codes) < count:
            code = new_code()
            if code not in codes:
                codes.add(code)
                yield self._one(code)

    def _one(self, code: str) -> tuple[dict[str, Any], list[Any], dict[str, Any]]:
        chance, case_id = self.chance, uuid4()
        person, key = chance.choice(self.keys)
        lodged = NOW - timedelta(seconds=chance.randrange(DAYS * 86_400))
        is_open = chance.random() < self.open_chance
        step = chance.choice(OPEN_STEPS) if is_open else Step.CLOSED
        waits = step is Step.RECEIVED and chance.random() < 0.2
        owed = is_open and step is not Step.ESCALATED and not waits
        due = lodged + timedelta(days=DAYS - 5) if owed else None
        kinds = chance.sample(list(DataKind), 2)
        answers = {Field.WHAT: Answer((STORY,), 7), Field.DATA: Answer(tuple(kinds))}
        form = as_json(Form(field=Field.SUMMARY, answers=answers))
        values = {
            "id": case_id,
            "code": code,
            "person_id": person.id,
            "step": step,
            "reached": 3 if step is Step.ESCALATED else 2,
            "waiting_since": lodged if waits else None,
            "role": "customer",
            "kinds": " ".join(kinds),
            "clause": chance.choice(("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.2")),
            "policy_number": 1,
            "consent_id": uuid4(),
            "language": "vi",
            "lodged_at": lodged,
            "first_answer_due": lodged + timedelta(days=2),
            "resolve_due": lodged + timedelta(days=14),
            "answered_at": None,
            "ended_at": None if is_open else lodged + timedelta(days=9),
            "holder": None if step is Step.LODGED else chance.choice(self.holders),
            "next_due": due,
            "queue_at": due or NEVER,
            "clock_from": lodged,
            "remind_at": due,
            "form": self.vault.seal_text(key, place("cases", "form", case_id), form),
        }
        of_kinds = [{"kind": kind, "lodged_at": lodged, "case_id": case_id} for kind in kinds]
        entry = Entry(case_id, 1, lodged, "lodge", "customer", person.id, "", "lodged", uuid4())
        audit = {**vars(entry), "previous": "", "digest": entry_digest(entry, "")}
        return values, of_kinds, audit


async def filled(
    database: Database, vault: Vault, count: int, percent_open: float
) -> tuple[Desks, Actor, list[str]]:
    """The desks of a firm that has had *count* cases, a colleague, and some of the codes."""
    outbox = Outbox(DayKeys(vault))
    desks = build_desks(settings(), Drawers(database, vault), outbox, lambda: NOW)
    lan: Actor | None = None
    people = [
        await desks.people.meet(1000 + number, started=True, cause=Cause(uuid4()))
        for number in range(CUSTOMERS)
    ]
    holders = []
    for number in range(COLLEAGUES):
        colleague = await desks.staff.joined(9000 + number, f"Lan {number}", Cause(uuid4()))
        holders.append(colleague.person_id)
        lan = lan or Actor(Role.CARE, colleague.person_id, colleague.name)
    async with database.read() as session:
        keys = [(each, await key_of(session, vault, each.id)) for each in people]
    tables = Row.metadata.tables  # not their classes: whole lists go in at once
    rows, codes = Filling(vault, keys, holders, percent_open).rows(count), list[str]()
    while chunk := list(islice(rows, AT_ONCE)):
        async with database.write() as session:
            of_kinds = [kind for _, kinds, _ in chunk for kind in kinds]
            await session.execute(insert(tables["cases"]), [case for case, _, _ in chunk])
            await session.execute(insert(tables["case_kinds"]), of_kinds)
            await session.execute(insert(tables["audit"]), [audit for _, _, audit in chunk])
        codes += [case["code"] for case, _, _ in chunk[:20]]
    if not database.is_sqlite:  # as its own autovacuum does within minutes
        async with database.engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(text("VACUUM ANALYZE"))
    assert lan is not None
    return desks, lan, codes


def works(desks: Desks, lan: Actor, codes: list[str]) -> dict[str, Work]:
    """What staff do, by name."""
    desk, chance = desks.cases, Random(2)
    since = date(2025, 6, 1)
    all_of_it = Query(since, date(2026, 6, 1), "1.5", (DataKind.TAX,), Step.RECEIVED)
    nothing = Query(None, None, "1.5", (DataKind.TAX, DataKind.BANK, DataKind.PHONE))

    async def deep() -> None:
        page = await desk.queue(lan.person_id)
        assert page.after is not None
        middle = NOW + timedelta(days=chance.randrange(DAYS) - 5)
        await desk.queue(lan.person_id, after=type(page.after)(middle, middle, "KN-0000-0000"))

    def searched(query: Query) -> Work:
        return lambda: desk.search(query)

    def part(which: Filter) -> Work:
        return lambda: desk.queue(lan.person_id, which)

    return {
        **{f"queue, {which}": part(which) for which in Filter},
        "queue, first and a deep page": deep,
        "card of a case": lambda: desk.card(chance.choice(codes)),
        "case in full (audited)": lambda: desk.staff_view(
            chance.choice(codes), lan, cause=Cause(uuid4())
        ),
        "search by day": searched(Query(since, since)),
        "search by days from to": searched(Query(since, date(2026, 6, 1))),
        "search by clause": searched(Query(clause="1.5")),
        "search by kind": searched(Query(kinds=(DataKind.TAX,))),
        "search by holder": searched(Query(holder=lan.person_id)),
        "search by nobody as holder": searched(Query(free=True)),
        "search by step": searched(Query(step=Step.ESCALATED)),
        "search by all at once": searched(all_of_it),
        "search that finds nothing soon": searched(nothing),
    }


async def measured(work: Work, times: int) -> tuple[float, float]:
    """Median and p99 of a work, in milliseconds."""
    await work()
    waits = []
    for _ in range(times):
        begin = time.perf_counter()
        await work()
        waits.append((time.perf_counter() - begin) * 1000)
    return statistics.median(waits), sorted(waits)[int(len(waits) * 0.99)]


@asynccontextmanager
async def fresh(kind: str) -> AsyncIterator[Database]:
    """An empty database of a kind, gone afterwards."""
    with empty(kind) as (url, _):
        database = open_database(url)
        try:
            await schema.upgrade(database)
            yield database
        finally:
            await database.close()


async def measure(kind: str, count: int, percent_open: float, times: int) -> None:
    """Fill a database, measure, and print a table."""
    async with fresh(kind) as database:
        begin = time.monotonic()
        desks, lan, codes = await filled(database, Vault(new_ring()), count, percent_open)
        print(f"{kind}, {count:,} cases (filled in {time.monotonic() - begin:.0f} s)")
        for name, work in works(desks, lan, codes).items():
            median, slow = await measured(work, times)
            print(f"  {name:32} median {median:6.1f} ms   p99 {slow:6.1f} ms", flush=True)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--open", type=float, default=50, help="percent of the cases")
    parser.add_argument("--times", type=int, default=200)
    given = parser.parse_args()
    # Ended from outside, it leaves no server and no gigabytes behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    for kind in [given.only] if given.only else ["sqlite", "postgresql"]:
        for count in given.cases:
            asyncio.run(measure(kind, count, given.open, given.times))


if __name__ == "__main__":
    main()
