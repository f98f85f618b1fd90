"""The desk in the hands of everybody at once, doing anything in any order."""

import asyncio
import shutil
from collections import Counter as Count
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, update

from cases.dossier import TIMER, Actor, HeldByError
from cases.notices import Hears
from cases.people import Person
from cases.steps import Role
from cases.urging import Urging
from storage.audit import first_break
from storage.case_rows import NEVER
from storage.case_tables import AuditRow, CaseRow, TalkRow
from storage.database import Cause, Database, open_database
from storage.days import DayKeys
from storage.desk_tables import OF_A_CASE, OfferRow
from storage.keyring import new_ring
from storage.outbox import CARE, Outbox, to_chat, to_person
from storage.rows import OutboxRow
from storage.vault import Vault
from tests.cases.desk_acts import ACTS, Cast
from tests.cases.desk_model import OPEN, SETTLED, Case, Expected, Scene, World, done
from tests.conftest import MovableClock, Postgres
from tests.counter import cause, counter

Result = TypeVar("Result")
Open = Callable[[], Awaitable[Database]]

COLLEAGUES = {"lan": 2001, "minh": 2002, "hoa": 2003}
CUSTOMERS = {"customer": 1001, "stranger": 1002}
ROLES = {
    **dict.fromkeys(COLLEAGUES, "care"),
    **dict.fromkeys(CUSTOMERS, "customer"),
    "boss": "admin",
    "timer": "timer",
}
STARTED = {"lan", "boss"}
"""Whom the bot may write to in private, beside the customers."""

HOURS = [1, 24, 24 * 7, 24 * 15]
RARELY = 0.1
MERGED = {"card", "customer_card", "staff_event"}

several = st.integers(1, 8)
chances = st.randoms(use_true_random=True)


@dataclass(frozen=True)
class Done:
    """Something that was done, to be tried again later."""

    name: str
    scene: Scene
    cause: Cause
    result: Any


@dataclass(frozen=True)
class Seen:
    """What there is to see after an act: new entries of the chains, and new notices."""

    audit: Count[tuple[int, str]]
    told: Count[tuple[str, str]]

    @property
    def merged(self) -> "Seen":
        """The same where what was told at once may be told as one."""
        once = {each: 1 for each in self.told if each[0] in MERGED}
        return Seen(self.audit, Count({**self.told, **once}))


class Desk(RuleBasedStateMachine):
    """Everybody at one desk, held against the model after every act."""

    def __init__(self, open_fresh: Open) -> None:
        super().__init__()
        self.open_fresh = open_fresh
        self.pool = ThreadPoolExecutor(1)
        self.runner = self.pool.submit(asyncio.Runner).result()
        self.ids: dict[int, UUID] = {}
        self.past: list[Done] = []
        self.often: Count[str] = Count()
        self.known: set[tuple[UUID, int]] = set()

    def now(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run *work* in the loop of this desk."""
        return self.pool.submit(self.runner.run, work).result()

    def teardown(self) -> None:
        """All chains are whole; then the desk is closed."""
        if hasattr(self, "counter"):
            self.now(self._chains_are_whole())
            self.now(self.counter.database.close())
        self.pool.submit(self.runner.close).result()
        self.pool.shutdown()

    @initialize(chance=chances, acts=st.integers(0, 40))
    def opens(self, chance: Random, acts: int) -> None:
        """Three colleagues, an admin, two customers, a staff chat of each kind; work goes on."""
        self.now(self._open())
        self.go_on(chance, acts)

    async def _open(self) -> None:
        vault, self.clock = Vault(new_ring()), MovableClock()
        outbox = Outbox(DayKeys(vault))
        self.counter = counter(await self.open_fresh(), vault, outbox, self.clock)
        self.actors: dict[str, Actor] = {"timer": TIMER}
        self.persons: dict[str, Person] = {}
        self.recipients = {CARE: "care"}
        for number, hears in enumerate(Hears):
            bound = await self.counter.staff.bind(
                -100 - number, hears, hears, by=None, cause=cause()
            )
            self.recipients[to_chat(bound.chat.id)] = str(hears)
        for name, user_id in COLLEAGUES.items():
            self._knows(name, await self.counter.care(user_id, name))
        boss = await self.counter.staff.make_admin(3001, "boss", cause())
        self._knows("boss", Actor(Role.ADMIN, boss.person_id, "boss"))
        await self.counter.people.meet(COLLEAGUES["lan"], started=True, cause=cause())
        await self.counter.people.meet(3001, started=True, cause=cause())
        for name in CUSTOMERS:
            await self._meets(name)
        self.world = World(ROLES, set(COLLEAGUES), STARTED, self.clock())
        await self._seen()
        for name in CUSTOMERS:
            await self._lodge(name)

    def _knows(self, name: str, actor: Actor) -> None:
        self.actors[name] = actor
        if actor.person_id is not None:
            self.recipients[to_person(actor.person_id)] = name

    async def _meets(self, name: str) -> None:
        person = self.persons[name] = await self.counter.customer(CUSTOMERS[name])
        self._knows(name, Actor(Role.CUSTOMER, person.id))

    @rule(who=st.sampled_from(sorted(CUSTOMERS)))
    def lodges(self, who: str) -> None:
        """A customer lodges a complaint."""
        self.now(self._lodge(who))

    async def _lodge(self, who: str) -> None:
        lodged = await self.counter.lodged(self.persons[who])
        case = Case(len(self.ids), who)
        self.ids[case.key] = lodged.case_id
        notices = [("receipt", who), ("receipt_paper", who), ("card", "care")]
        notices += [("staff_event", "steps"), ("staff_event", "all")]
        await self._holds(done(case, "lodge", told=tuple(notices)))

    @precondition(lambda self: bool(self.world.cases))
    @rule(chance=chances)
    def everybody_tries(self, chance: Random) -> None:
        """All that is forbidden is tried on a case by everybody, and nothing comes of it."""
        case = chance.choice(self._going() or list(self.world.cases.values()))
        self.now(self._refused(case, chance))
        assert self.now(self._seen()) == Seen(Count(), Count())
        self.now(self._rows_agree())

    async def _refused(self, case: Case, chance: Random) -> None:
        for name, who in product(ACTS, ROLES):
            scene = Scene.of(who, case, chance.choice(list(COLLEAGUES)))
            expected = ACTS[name].expected(self.world, scene)
            if self._may(scene) and expected.refused:
                outcome = await self._try(name, scene, cause())
                assert _agrees(outcome, expected), (name, scene, outcome, expected)
                if isinstance(outcome, HeldByError):
                    assert outcome.by == (scene.left if name == "offer_all" else case.holder)

    @rule(chance=chances, acts=several)
    def go_on(self, chance: Random, acts: int) -> None:
        """Cases go their way by what is allowed; colleagues come and go, and time goes by."""
        for _ in range(acts):
            going = self._going()
            if chance.random() < RARELY:
                self.time_passes(chance.choice(HOURS))
            if not going:
                self.lodges(chance.choice(list(CUSTOMERS)))
            elif not self.world.caring or chance.random() < RARELY:
                self.comes_or_goes(chance.choice(list(COLLEAGUES)))
            elif chance.random() < RARELY:
                self.everybody_tries(chance)
            else:
                self._does(*self._allowed(chance, chance.choice(going)))

    @precondition(lambda self: bool(self._going() and self.world.caring))
    @rule(chance=chances, times=several)
    def act_at_once(self, chance: Random, times: int) -> None:
        """Two act on one case in the same moment: it is as if one had been first."""
        for _ in range(times):
            case = chance.choice(self._going() or list(self.world.cases.values()))
            acts = [self._allowed(chance, case), self._allowed(chance, case)]
            note(f"at once: {acts}")
            outcomes = self.now(self._both(acts))
            seen = self.now(self._seen())
            ways = [self._one_by_one(acts), self._one_by_one(acts[::-1])]
            orders = [(ways[0], outcomes), (ways[1], outcomes[::-1])]
            agree = [
                way
                for way, came in orders
                if all(map(_agrees, came, way)) and seen.merged == _together(way).merged
            ]
            assert agree, (outcomes, seen, ways)
            self.now(self._adopt_one(agree))

    @precondition(lambda self: bool(self.past))
    @rule(which=st.integers(0, 20))
    def comes_again(self, which: int) -> None:
        """What was done once is not done again under its cause, whatever has happened since."""
        past = self.past[-1 - which % len(self.past)]
        if past.scene.case.key in self.world.cases:
            assert self.now(self._try(past.name, past.scene, past.cause)) == past.result
            assert self.now(self._seen()) == Seen(Count(), Count())
            self.now(self._rows_agree())

    @rule(who=st.sampled_from(sorted(COLLEAGUES)))
    def comes_or_goes(self, who: str) -> None:
        """A colleague leaves customer care, and their cases stay as they are; or comes back."""
        if who in self.world.caring:
            self.now(self.counter.staff.left(COLLEAGUES[who], cause()))
        else:
            self.now(self.counter.staff.joined(COLLEAGUES[who], who, cause()))
        self.world.caring ^= {who}
        assert self.now(self._seen()) == Seen(Count(), Count())

    @rule(hours=st.sampled_from(HOURS))
    def time_passes(self, hours: int) -> None:
        """The clock moves on."""
        self.clock.move(hours=hours)
        self.world.now = self.clock()

    @rule()
    def the_timer_reminds(self) -> None:
        """Of open cases that something is owed in, and not twice in one moment."""
        self.now(self.counter.remind())
        owing = {key for key, case in self.world.cases.items() if self._owes(case)}
        assert {key for key, _ in self.now(self._seen()).audit} <= owing
        assert self.now(self.counter.remind()) == 0
        assert self.now(self._seen()) == Seen(Count(), Count())

    @rule()
    def the_timer_closes(self) -> None:
        """What can no longer be reopened, and its customer hears it."""
        self.now(self.counter.desk.close_due(cause()))
        audit, told, after = list[tuple[int, str]](), list[tuple[str, str]](), list[Case]()
        for case in self.world.cases.values():
            closed = ACTS["close"].expected(self.world, Scene.of("timer", case, "lan"))
            audit, told = [*audit, *closed.audit], [*told, *closed.told]
            after += closed.after
        self.now(self._holds(Expected((), tuple(after), tuple(audit), tuple(told))))

    @rule(who=st.sampled_from(sorted(CUSTOMERS)))
    def erases(self, who: str) -> None:
        """A customer has all that is held of them erased, and comes back as somebody new."""
        gone = [key for key, case in self.world.cases.items() if case.owner == who]
        self.now(self.counter.own_data.erase(self.persons[who], cause()))
        self.now(self._nothing_is_left([self.ids[key] for key in gone]))
        for key in gone:
            del self.world.cases[key]
        self.now(self._meets(who))
        assert set(self.now(self._seen()).told) <= {("erased", "care")}

    def _going(self) -> list[Case]:
        """The cases that something can still come of."""
        return [case for case in self.world.cases.values() if case.step in OPEN | SETTLED]

    def _may(self, scene: Scene) -> bool:
        """Whether the door lets them in: who has left customer care does not come this far."""
        return scene.who not in COLLEAGUES or scene.who in self.world.caring

    def _allowed(self, chance: Random, case: Case) -> tuple[str, Scene]:
        """What may be done to a case now and was done least so far: most often a change."""
        changing: dict[str, list[Scene]] = {}
        other: dict[str, list[Scene]] = {}
        for name, who, third in product(ACTS, ROLES, COLLEAGUES):
            scene = Scene.of(who, case, third)
            expected = ACTS[name].expected(self.world, scene)
            if self._may(scene) and not expected.refused:
                found = other if expected.after == (case,) else changing
                found.setdefault(name, []).append(scene)
        rare = not changing or (other and chance.random() < RARELY)
        names = other if rare else changing
        name = min(names, key=lambda each: (self.often[each], chance.random()))
        return name, chance.choice(names[name])

    def _does(self, name: str, scene: Scene) -> None:
        note(f"{name}: {scene}")
        expected, under = ACTS[name].expected(self.world, scene), cause()
        outcome = self.now(self._try(name, scene, under))
        assert _agrees(outcome, expected), (outcome, expected)
        self.now(self._holds(expected))
        self.past.append(Done(name, scene, under, outcome))
        self.often[name] += 1

    async def _try(self, name: str, scene: Scene, under: Cause) -> Any:
        """Do something; what comes back, a refusal included."""
        cast = Cast(self.counter, self.actors, self.persons, self.ids)
        try:
            return await ACTS[name].do(cast, scene, under)
        except Exception as refused:
            return refused

    async def _both(self, acts: list[tuple[str, Scene]]) -> list[Any]:
        tried = [self._try(name, scene, cause()) for name, scene in acts]
        return list(await asyncio.gather(*tried))

    def _one_by_one(self, acts: list[tuple[str, Scene]]) -> list[Expected]:
        """What must come of acts done one after the other."""
        world, found = self.world.copy(), []
        for name, scene in acts:
            now = replace(scene, case=world.cases[scene.case.key])
            found.append(ACTS[name].expected(world, now))
            world.cases.update({case.key: case for case in found[-1].after})
        return found

    async def _holds(self, expected: Expected) -> None:
        """Exactly that has happened: the chains, the notices and the rows say so."""
        assert await self._seen() == _together([expected])
        await self._adopt([expected])

    async def _adopt(self, way: list[Expected]) -> None:
        for expected in way:
            self.world.cases.update({case.key: case for case in expected.after})
        await self._rows_agree()

    async def _adopt_one(self, ways: list[list[Expected]]) -> None:
        """Take the order that the rows bear out, where what was said and told fits both."""
        before = self.world
        for left, way in zip(reversed(range(len(ways))), ways, strict=True):
            self.world = before.copy()
            try:
                await self._adopt(way)
            except AssertionError:
                if not left:
                    raise
            else:
                return

    async def _seen(self) -> Seen:
        """What is new since last looked, which is then taken as told."""
        keys = {case_id: key for key, case_id in self.ids.items()}
        async with self.counter.database.write() as session:
            entries = select(AuditRow.chain, AuditRow.number, AuditRow.move)
            rows = (await session.execute(entries)).all()
            notices = (
                await session.execute(
                    select(OutboxRow.kind, OutboxRow.recipient).where(OutboxRow.state == "waiting")
                )
            ).all()
            waiting = update(OutboxRow).where(OutboxRow.state == "waiting")
            await session.execute(waiting.values(state="sent", body=None))
        before, self.known = self.known, {(chain, number) for chain, number, _ in rows}
        audit = Count(
            (keys[chain], move)
            for chain, number, move in rows
            if chain in keys and (chain, number) not in before
        )
        return Seen(audit, Count((kind, self.recipients[to]) for kind, to in notices))

    async def _rows_agree(self) -> None:
        """Each case stands as the model has it, and its dates agree with each other."""
        names = {actor.person_id: name for name, actor in self.actors.items()}
        async with self.counter.database.read() as session:
            rows = {row.id: row for row in await session.scalars(select(CaseRow))}
            offers = {row.case_id: row for row in await session.scalars(select(OfferRow))}
        assert set(rows) == {self.ids[key] for key in self.world.cases}
        for key, case in self.world.cases.items():
            row, offer = rows[self.ids[key]], offers.get(self.ids[key])
            batch = None if offer is None else offer.batch
            assert (row.step, names[row.holder] if row.holder else None) == (
                case.step,
                case.holder,
            )
            assert (row.waiting_since is not None, row.answered_at is not None) == (
                case.waiting,
                case.answered,
            )
            assert row.ended_at == case.ended_at
            if case.standing is not None:
                assert case.standing.batch in {None, batch}
                now = replace(case, offer=replace(case.standing, batch=batch))
                self.world.cases[key] = now
            assert (row.extended_at is not None) == case.extended
            self._dates_agree(case, row)
            self.world.cases[key] = replace(self.world.cases[key], resolve_due=row.resolve_due)

    def _dates_agree(self, case: Case, row: CaseRow) -> None:
        due = row.resolve_due if case.answered else row.first_answer_due
        assert row.next_due == (due if self._owes(case) else None)
        assert row.queue_at == (row.next_due or NEVER)
        all_told = row.next_due is None or row.reminded == Urging.OVERDUE.number
        assert (row.remind_at is None) == all_told

    def _owes(self, case: Case) -> bool:
        return case.step in {"lodged", "received"} and not case.waiting

    async def _nothing_is_left(self, case_ids: list[UUID]) -> None:
        async with self.counter.database.read() as session:
            for table in (*OF_A_CASE, TalkRow):
                of_them = table.case_id.in_(case_ids)
                assert not (await session.execute(select(table.case_id).where(of_them))).all()

    async def _chains_are_whole(self) -> None:
        async with self.counter.database.read() as session:
            chains = select(AuditRow).order_by(AuditRow.chain, AuditRow.number)
            assert first_break((await session.scalars(chains)).all()) is None


def _agrees(outcome: Any, expected: Expected) -> bool:
    """Whether what came back is what must come of it."""
    if isinstance(outcome, Exception):
        return isinstance(outcome, expected.refused)
    return not expected.refused


def _together(expected: list[Expected]) -> Seen:
    """What there is to see when all of this has come true."""
    return Seen(
        Count(entry for each in expected for entry in each.audit),
        Count(notice for each in expected for notice in each.told),
    )


def play(open_fresh: Open, examples: int) -> None:
    """Let everybody at the desk, many times over."""

    class Here(Desk):
        def __init__(self) -> None:
            super().__init__(open_fresh)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            phases=[
                Phase.generate
            ],  # to shrink what a seed has drawn takes long, and gains little
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_forbidden_move_is_made_and_every_other_is_told(sqlite_template: Path) -> None:
    """Whoever does whatever, in any order, at once, again, late, with colleagues who leave."""
    with TemporaryDirectory() as folder:
        count = iter(range(10**6))

        async def fresh() -> Database:
            path = Path(folder) / f"{next(count)}.db"
            shutil.copy(sqlite_template, path)
            return open_database(f"sqlite:///{path}")

        play(fresh, examples=10)


def test_replicas_on_one_server_keep_to_it_too(postgres: Postgres, postgres_template: str) -> None:
    """The same on PostgreSQL, where two truly act at once."""

    async def fresh() -> Database:
        return open_database(await postgres.copy(postgres_template))

    play(fresh, examples=3)
