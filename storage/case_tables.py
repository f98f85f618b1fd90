"""The tables of a complaint: the case, its talk, evidence, cards, consents and audit chain.

Beside them the missed questions, which stand on a consent as well.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, TextClause, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.rows import Row, Serial, one_of

OPEN = text("ended_at IS NULL")
"""The open cases; a query says it in these words so that the partial indexes serve it.

It names no step: SQLite would take the steps for a reason to read another index, and sort.
"""

WAITING = text("ended_at IS NULL AND waiting_since IS NOT NULL")
"""The open cases that wait for their customer."""

LOOKED_AT = text("ended_at IS NULL AND remind_at IS NOT NULL")
"""The open cases whose date the timer is to look at again."""

HUSHED = text("hushed_until IS NOT NULL")
"""The cases whose card staff are not shown before a time."""

SHOWN = text("hushed_until IS NULL")
"""All other cases."""

SETTLED = text("step IN ('resolved', 'rejected')")
"""The cases that can still be reopened, or are to be closed; said in these words as well."""


_AGE = ("lodged_at", "code")
"""What cases alike in all else are put in order by; no two have both the same."""

_QUEUED = ("queue_at", *_AGE, "hushed_until")
"""The order of the queue, and what is left out of it: so it is counted off the index alone."""


def partial_index(name: str, *columns: str, where: TextClause) -> Index:
    """An index over some of the rows; a query says *where* in the same words."""
    return Index(name, *columns, postgresql_where=where, sqlite_where=where)


class ConsentRow(Row):
    """A consent given to one purpose: who, when, to which exact text, in which language."""

    __tablename__ = "consents"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class MissRow(Row):
    """A question that was not answered as meant, sealed; kept on its asker's consent alone."""

    __tablename__ = "misses"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    body: Mapped[bytes]
    policy_number: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(index=True)


class CaseRow(Row):
    """A complaint: where it stands in clear, every personal word of it sealed in `form`."""

    __tablename__ = "cases"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    step: Mapped[str] = mapped_column(String(12))
    reached: Mapped[int]
    waiting_since: Mapped[datetime | None]
    role: Mapped[str] = mapped_column(String(12))
    kinds: Mapped[str] = mapped_column(String(200))
    clause: Mapped[str] = mapped_column(String(40))
    policy_number: Mapped[int]
    consent_id: Mapped[UUID]
    language: Mapped[str] = mapped_column(String(2))
    lodged_at: Mapped[datetime]
    first_answer_due: Mapped[datetime]
    resolve_due: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    holder: Mapped[UUID | None]
    next_due: Mapped[datetime | None]
    reminded: Mapped[int] = mapped_column(default=0)
    form: Mapped[bytes]
    # The next due date, or a time beyond all others: what the queue is in the order of.
    queue_at: Mapped[datetime] = mapped_column(server_default="1970-01-01 00:00:00")
    clock_from: Mapped[datetime | None]  # when the present due date began to run
    remind_at: Mapped[datetime | None]  # when the timer is to look at that date again
    extended_at: Mapped[datetime | None]
    hushed_until: Mapped[datetime | None]
    spam_at: Mapped[datetime | None]
    spam_by: Mapped[UUID | None]
    rating: Mapped[int | None]
    rating_words: Mapped[bytes | None]
    rated_at: Mapped[datetime | None]
    __table_args__ = (
        one_of(
            "step",
            "lodged",
            "received",
            "escalated",
            "resolved",
            "rejected",
            "withdrawn",
            "closed",
        ),
        partial_index("ix_cases_queue", *_QUEUED, where=OPEN),
        partial_index("ix_cases_held", "holder", *_QUEUED, where=OPEN),
        partial_index("ix_cases_step", "step", *_QUEUED, where=OPEN),
        partial_index("ix_cases_waiting", *_QUEUED, where=WAITING),
        partial_index("ix_cases_remind", "remind_at", where=LOOKED_AT),
        partial_index("ix_cases_hushed", "hushed_until", where=HUSHED),
        partial_index("ix_cases_ended", "ended_at", where=SETTLED),
        Index("ix_cases_lodged", *_AGE),
        Index("ix_cases_clause", "clause", *_AGE),
        Index("ix_cases_by_holder", "holder", *_AGE),
        Index("ix_cases_by_step", "step", *_AGE),
    )


class TalkRow(Row):
    """Something said in a case: a reply, a question, a note, a fact added, a reason."""

    __tablename__ = "talk"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(String(12))
    role: Mapped[str] = mapped_column(String(12))
    author: Mapped[UUID | None]
    body: Mapped[bytes]
    at: Mapped[datetime]
    notice_id: Mapped[UUID | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)  # the customer's own message
    chat: Mapped[str | None] = mapped_column(String(45))  # where staff previewed it: a recipient
    preview_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_state: Mapped[str] = mapped_column(String(12), default="", server_default="")
    sent_at: Mapped[datetime | None]
    fault: Mapped[str] = mapped_column(String(40), default="", server_default="")
    __table_args__ = (
        Index("ix_talk_case_id_at", "case_id", "at"),
        Index("ix_talk_notice", "notice_id"),
    )


class EvidenceRow(Row):
    """A file the customer sent: its Telegram address sealed, fetched piece by piece later."""

    __tablename__ = "evidence"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    file_id: Mapped[bytes]
    name: Mapped[bytes]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(12))
    tries: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime]
    # A blind index: files that came together have the same.
    album: Mapped[str] = mapped_column(String(64), default="", server_default="")
    __table_args__ = (
        one_of("state", "waiting", "kept", "failed"),
        Index("ix_evidence_state_at", "state", "at"),
    )


class PieceRow(Row):
    """512 KB of a file, sealed with its number."""

    __tablename__ = "pieces"
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[bytes]


class CardRow(Row):
    """Where a case's card stands in a staff chat."""

    __tablename__ = "cards"
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    chat_id: Mapped[UUID] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    topic_state: Mapped[str] = mapped_column(String(12), default="", server_default="")
    __table_args__ = (
        Index("ix_cards_thread", "chat_id", "thread_id"),
        Index("ix_cards_message", "chat_id", "message_id"),
    )


class AuditRow(Row):
    """One entry of a case's chain; ids and codes only, so that it outlives an erasure."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(Serial, primary_key=True, autoincrement=True)
    chain: Mapped[UUID]
    number: Mapped[int]
    at: Mapped[datetime]
    move: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(12))
    actor: Mapped[UUID | None]
    start: Mapped[str] = mapped_column(String(60))
    end: Mapped[str] = mapped_column(String(60))
    cause: Mapped[UUID]
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    __table_args__ = (UniqueConstraint("chain", "number"),)


class RootRow(Row):
    """The hash over the heads of all chains at the end of a day."""

    __tablename__ = "roots"
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    chains: Mapped[int]
    until: Mapped[datetime]
    at: Mapped[datetime]
