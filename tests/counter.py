"""A counter: every desk on one real database, with a customer and a colleague at it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.desks import Desks, build_desks
from bot.opening import Drawers
from bot.settings import Settings
from cases.desk import CaseDesk
from cases.dossier import Actor, Lodged
from cases.form import Answer, DataKind, Field, Form, Reporter
from cases.people import Person
from cases.steps import Role
from storage.audit import first_break
from storage.case_tables import AuditRow
from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.rows import OutboxRow
from storage.vault import Vault
from tests.conftest import MovableClock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SETTINGS = Settings(bot_token="77:token", timezone=ZONE.key)


def cause() -> Cause:
    """A cause that has done nothing yet."""
    return Cause(uuid4())


@dataclass(frozen=True)
class Told:
    """A notice that waits."""

    kind: str
    recipient: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Counter(Desks):
    """The bot's own desks, their drawers, and what tests often do at them."""

    database: Database
    vault: Vault
    outbox: Outbox
    clock: MovableClock

    @property
    def desk(self) -> CaseDesk:
        """The desk of cases."""
        return self.cases

    async def customer(self, user_id: int = 1001, language: str | None = None) -> Person:
        """A customer who has pressed start."""
        return await self.people.meet(user_id, language=language, started=True, cause=cause())

    async def care(self, user_id: int = 2001, name: str = "Lan") -> Actor:
        """A member of the care group."""
        found = await self.staff.joined(user_id, name, cause())
        return Actor(Role.CARE, found.person_id, found.name)

    async def lodged(
        self, person: Person, what: str = "Ai đó bán số điện thoại của tôi", **more: Any
    ) -> Lodged:
        """A case just lodged, of which staff are told at once however many there are."""
        patient = replace(self.desk.promise, complaints_a_day=366)
        return await self.sent(person, what, replace(self.desk, promise=patient), **more)

    async def sent(
        self, person: Person, what: str, desk: CaseDesk | None = None, **more: Any
    ) -> Lodged:
        """A case just lodged as the firm's promise has it."""
        return await (desk or self.desk).lodge(
            person, form(what, **more), consent_id=uuid4(), policy_number=1, cause=cause()
        )

    async def remind(self) -> int:
        """Let the timer look at the dates; of how many cases staff are told."""

        async def admins() -> list[UUID]:
            return [each.id for each in await self.staff.admins()]

        return await self.desk.remind(cause(), admins)

    async def told(self) -> list[Told]:
        """The notices that wait, oldest first."""
        async with self.database.read() as session:
            rows = (await session.scalars(select(OutboxRow).order_by(OutboxRow.seq))).all()
            return [
                Told(
                    row.kind,
                    row.recipient,
                    _read(
                        await self.outbox.days.open(
                            session, "outbox", row.id, row.day, row.body or b""
                        )
                    ),
                )
                for row in rows
                if row.state == "waiting"
            ]

    async def kinds_told(self) -> list[str]:
        """The kinds of the notices that wait."""
        return [told.kind for told in await self.told()]

    async def audit(self, chain: UUID) -> list[str]:
        """The moves in a chain, which must be whole."""
        async with self.database.read() as session:
            found = select(AuditRow).where(AuditRow.chain == chain).order_by(AuditRow.number)
            rows = (await session.scalars(found)).all()
        assert first_break(rows) is None
        return [row.move for row in rows]


def form(what: str, *, files: tuple[UUID, ...] = (), **answers: tuple[str, ...]) -> Form:
    """A form filled far enough to be sent."""
    given: Mapping[Field, Answer] = {
        Field.CONSENT: Answer(("agreed",)),
        Field.WHAT: Answer((what,), 7),
        Field.REPORTER: Answer((Reporter.CUSTOMER,)),
        Field.DATA: Answer((DataKind.PHONE, DataKind.EMAIL)),
        **{Field(name): Answer(values) for name, values in answers.items()},
    }
    return Form(field=Field.SUMMARY, answers=given, files=tuple(str(each) for each in files))


def counter(database: Database, vault: Vault, outbox: Outbox, clock: MovableClock) -> Counter:
    """Every desk on this database."""
    desks = build_desks(SETTINGS, Drawers(database, vault), outbox, clock)
    each = {field.name: getattr(desks, field.name) for field in fields(desks)}
    return Counter(**each, database=database, vault=vault, outbox=outbox, clock=clock)


def _read(plain: bytes) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(plain)
    return values
