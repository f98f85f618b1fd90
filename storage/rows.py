"""The tables: people and chats, the wire's inbox and outbox, dialogs, and the locks."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    Uuid,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Serial = BigInteger().with_variant(Integer(), "sqlite")


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the driver UTC, without the zone where the database has none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone reached the database")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    """A table of the house; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it off the class
        datetime: UtcTime(),
        bytes: LargeBinary(),
        UUID: Uuid(),
        dict[str, Any]: Text(),
    }


def one_of(column: str, *values: str) -> CheckConstraint:
    """A CHECK that *column* holds one of *values*."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class MetaRow(Row):
    """A fact about this database as a whole: the key check, the bot it serves."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[bytes]


class PersonRow(Row):
    """Someone who writes to the bot: a data key of their own, their Telegram id sealed."""

    __tablename__ = "people"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_index: Mapped[str] = mapped_column(String(32), unique=True)
    user_id: Mapped[bytes]
    data_key: Mapped[bytes]
    language: Mapped[str] = mapped_column(String(2))
    started: Mapped[bool] = mapped_column(default=False)
    reachable: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class StaffRow(Row):
    """A colleague: member of the care group, named by an admin, or an admin."""

    __tablename__ = "staff"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    name: Mapped[bytes]
    member: Mapped[bool] = mapped_column(default=False)
    named: Mapped[bool] = mapped_column(default=False)
    admin: Mapped[bool] = mapped_column(default=False)
    checked_at: Mapped[datetime]


class ChatRow(Row):
    """A staff chat an admin has bound, and what it hears of."""

    __tablename__ = "chats"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    chat_index: Mapped[str] = mapped_column(String(32), unique=True)
    chat_id: Mapped[bytes]
    title: Mapped[bytes]
    hears: Mapped[str] = mapped_column(String(12))
    forum: Mapped[bool] = mapped_column(default=False)
    bound_at: Mapped[datetime]
    __table_args__ = (one_of("hears", "care", "steps", "step3", "deadlines", "all"),)


class DayKeyRow(Row):
    """The key of one day's inbox and outbox bodies; dropping it ends them."""

    __tablename__ = "day_keys"
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    key: Mapped[bytes]


class InboxRow(Row):
    """One update as Telegram sent it, sealed before it was confirmed."""

    __tablename__ = "inbox"
    seq: Mapped[int] = mapped_column(Serial, primary_key=True, autoincrement=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    chat: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(12))
    day: Mapped[date] = mapped_column(Date)
    body: Mapped[bytes | None]
    received_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(String(80), default="")
    __table_args__ = (
        one_of("state", "waiting", "done", "quarantined"),
        Index("uq_inbox_update", "bot_id", "update_id", unique=True),
        Index(
            "ix_inbox_waiting",
            "chat",
            "seq",
            postgresql_where=text("state = 'waiting'"),
            sqlite_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_inbox_oldest",
            "seq",
            postgresql_where=text("state = 'waiting'"),
            sqlite_where=text("state = 'waiting'"),
        ),
        Index("ix_inbox_day", "day"),
        Index("ix_inbox_chat", "chat", "seq"),
    )


class LeaseRow(Row):
    """Who may work on a chat or in a role, until when (database clock), under which fence."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[float] = mapped_column(Double)
    fence: Mapped[int] = mapped_column(BigInteger)


class OutboxRow(Row):
    """A notice to send: its kind and sealed values, rendered when it goes out."""

    __tablename__ = "outbox"
    seq: Mapped[int] = mapped_column(Serial, primary_key=True, autoincrement=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(30))
    recipient: Mapped[str] = mapped_column(String(45))
    case_id: Mapped[UUID | None]
    merge: Mapped[str | None] = mapped_column(String(90))
    day: Mapped[date] = mapped_column(Date)
    body: Mapped[bytes | None]
    state: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime]
    not_before: Mapped[float] = mapped_column(Double, default=0.0)
    lease_until: Mapped[float] = mapped_column(Double, default=0.0)
    fence: Mapped[int] = mapped_column(BigInteger, default=0)
    tries: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(String(80), default="")
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", "waiting", "sent", "dead"),
        Index(
            "ix_outbox_waiting",
            "recipient",
            "seq",
            postgresql_where=text("state = 'waiting'"),
            sqlite_where=text("state = 'waiting'"),
        ),
        Index("ix_outbox_case_id", "case_id"),
    )


class EffectRow(Row):
    """What a cause has done already, with the result a repeat gets back."""

    __tablename__ = "effects"
    cause: Mapped[UUID] = mapped_column(primary_key=True)
    effect: Mapped[str] = mapped_column(String(60), primary_key=True)
    result: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class DraftRow(Row):
    """An open dialog of a person in a chat: as it is, and as it was before its last cause."""

    __tablename__ = "drafts"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes | None]
    before: Mapped[bytes | None]
    cause: Mapped[UUID]
    touched_at: Mapped[datetime]
    __table_args__ = (
        Index("uq_drafts_place", "chat", "person_id", "kind", unique=True),
        Index("ix_drafts_person_id", "person_id"),
        Index("ix_drafts_touched_at", "touched_at"),
    )


class TicketRow(Row):
    """A one-use link or confirmation, known by its digest alone."""

    __tablename__ = "tickets"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(80))
    person_id: Mapped[UUID | None]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RemovalRow(Row):
    """A private message of ours that is to be deleted when its time is up."""

    __tablename__ = "removals"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    message_id: Mapped[int] = mapped_column(BigInteger)
    case_id: Mapped[UUID | None] = mapped_column(index=True)
    due_at: Mapped[datetime] = mapped_column(index=True)


class PaceRow(Row):
    """When a bucket of the pacer has room again, and its last uses, by the database's clock."""

    __tablename__ = "paces"
    bucket: Mapped[str] = mapped_column(String(48), primary_key=True)
    free_at: Mapped[float] = mapped_column(Double)
    recent: Mapped[str] = mapped_column(Text, default="[]", server_default="[]")


class PolicyRow(Row):
    """A policy version as published; the one in force was put in force last."""

    __tablename__ = "policies"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    loaded_at: Mapped[datetime]
    loaded_by: Mapped[UUID | None]
    in_force_since: Mapped[datetime | None]
