"""The care desk: the queue's columns and indexes, and the tables that hang on a case."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN = "ended_at IS NULL"
OPEN_BEFORE = "step IN ('lodged', 'received', 'escalated')"
AT_ONCE = 1000
LATE = 3  # what `reminded` is once a date has passed
NEVER = datetime(9999, 1, 1, tzinfo=UTC)

CASE_COLUMNS = (
    "queue_at",
    "clock_from",
    "remind_at",
    "extended_at",
    "hushed_until",
    "spam_at",
    "spam_by",
    "rating",
    "rating_words",
    "rated_at",
)
TALK_COLUMNS = ("message_id", "chat", "preview_id", "sent_state", "sent_at", "fault")

QUEUED = ("queue_at", "lodged_at", "code", "hushed_until")
PARTIAL: dict[str, tuple[tuple[str, ...], str]] = {
    "ix_cases_queue": (QUEUED, OPEN),
    "ix_cases_held": (("holder", *QUEUED), OPEN),
    "ix_cases_step": (("step", *QUEUED), OPEN),
    "ix_cases_waiting": (QUEUED, f"{OPEN} AND waiting_since IS NOT NULL"),
    "ix_cases_remind": (("remind_at",), f"{OPEN} AND remind_at IS NOT NULL"),
    "ix_cases_hushed": (("hushed_until",), "hushed_until IS NOT NULL"),
}
BEFORE: dict[str, tuple[str, ...]] = {
    "ix_cases_queue": ("next_due", "lodged_at", "step", "waiting_since"),
    "ix_cases_reminded": ("reminded", "next_due"),
}
"""The indexes of the version before that this one has otherwise."""

WHOLE: dict[str, tuple[str, ...]] = {
    "ix_cases_lodged": ("lodged_at", "code"),
    "ix_cases_clause": ("clause", "lodged_at", "code"),
    "ix_cases_by_holder": ("holder", "lodged_at", "code"),
    "ix_cases_by_step": ("step", "lodged_at", "code"),
}


def upgrade() -> None:
    """Add columns, indexes and tables; old rows get the values that new ones are written with."""
    _add_columns()
    _fill_columns()
    for name in BEFORE:
        op.drop_index(name, table_name="cases")
    for name, (columns, where) in PARTIAL.items():
        _partial_index(name, "cases", columns, where)
    for name, columns in WHOLE.items():
        op.create_index(name, "cases", list(columns))
    op.create_index("ix_talk_notice", "talk", ["notice_id"])
    _create_talk_tables()
    _create_desk_tables()
    _create_tables_of_admins()
    _fill_case_kinds()


def _partial_index(name: str, table: str, columns: tuple[str, ...], where: str) -> None:
    op.create_index(
        name,
        table,
        list(columns),
        postgresql_where=sa.text(where),
        sqlite_where=sa.text(where),
    )


def _time(name: str, *, nullable: bool = True, default: str | None = None) -> sa.Column[Any]:
    kind = sa.DateTime(timezone=True)
    return sa.Column(name, kind, server_default=default, nullable=nullable)


def _word(name: str, length: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), server_default="", nullable=False)


def _add_columns() -> None:
    new: dict[str, list[sa.Column[Any]]] = {
        "cases": [
            _time("queue_at", nullable=False, default="1970-01-01 00:00:00"),
            _time("clock_from"),
            _time("remind_at"),
            _time("extended_at"),
            _time("hushed_until"),
            _time("spam_at"),
            sa.Column("spam_by", sa.Uuid(), nullable=True),
            sa.Column("rating", sa.Integer(), nullable=True),
            sa.Column("rating_words", sa.LargeBinary(), nullable=True),
            _time("rated_at"),
        ],
        "talk": [
            sa.Column("message_id", sa.BigInteger(), nullable=True),
            sa.Column("chat", sa.String(length=45), nullable=True),
            sa.Column("preview_id", sa.BigInteger(), nullable=True),
            _word("sent_state", 12),
            _time("sent_at"),
            _word("fault", 40),
        ],
        "evidence": [_word("album", 64)],
        "cards": [_word("topic_state", 12)],
    }
    for table, columns in new.items():
        for column in columns:
            op.add_column(table, column)


def _cases() -> sa.TableClause:
    times = ("lodged_at", "next_due", "queue_at", "clock_from", "remind_at")
    return sa.table(
        "cases",
        sa.column("id", sa.Uuid()),
        sa.column("step", sa.String()),
        sa.column("kinds", sa.String()),
        sa.column("reminded", sa.Integer()),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in times),
    )


def _fill_columns() -> None:
    cases = _cases()
    never = sa.literal(NEVER, sa.DateTime(timezone=True))
    watched = sa.and_(sa.text(OPEN), cases.c.next_due.is_not(None))
    op.execute(
        sa.update(cases).values(
            queue_at=sa.func.coalesce(cases.c.next_due, never),
            clock_from=cases.c.lodged_at,
            remind_at=sa.case((watched, cases.c.lodged_at), else_=None),
            # Half of the time comes first now: what was told before counts as one more.
            reminded=sa.case((cases.c.reminded > 0, cases.c.reminded + 1), else_=0),
        )
    )


def _fill_case_kinds() -> None:
    """Give each case a row for each kind it names, some cases at a time."""
    cases, connection, last = _cases(), op.get_bind(), None
    kinds = sa.table(
        "case_kinds",
        sa.column("kind", sa.String()),
        sa.column("lodged_at", sa.DateTime(timezone=True)),
        sa.column("case_id", sa.Uuid()),
    )
    while True:
        some = sa.select(cases.c.id, cases.c.lodged_at, cases.c.kinds).order_by(cases.c.id)
        if last is not None:
            some = some.where(cases.c.id > last)
        found = connection.execute(some.limit(AT_ONCE)).all()
        if not found:
            return
        named = [
            {"kind": kind, "lodged_at": lodged_at, "case_id": case_id}
            for case_id, lodged_at, text in found
            for kind in dict.fromkeys(text.split())
        ]
        if named:
            connection.execute(sa.insert(kinds), named)
        last = found[-1].id


def _create_talk_tables() -> None:
    """What was sent with a reply, what a customer changed, and where cases are spoken of."""
    op.create_table(
        "talk_files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("talk_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("file_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("album", sa.String(length=64), nullable=False),
        sa.Column("sent_state", sa.String(length=12), nullable=False),
        sa.Column("fault", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_talk_files_case_id")),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_talk_files_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_files")),
    )
    op.create_index(op.f("ix_talk_files_case_id"), "talk_files", ["case_id"])
    op.create_index(op.f("ix_talk_files_talk_id"), "talk_files", ["talk_id"])
    op.create_table(
        "edits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("talk_id", sa.Uuid(), nullable=True),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _time("at", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_edits_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edits")),
    )
    op.create_index(op.f("ix_edits_case_id"), "edits", ["case_id"])
    op.create_table(
        "spots",
        sa.Column("chat_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_spots_case_id")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_spots_chat_id")),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_spots")),
    )
    op.create_index(op.f("ix_spots_case_id"), "spots", ["case_id"])
    op.create_table(
        "customer_cards",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        _time("posted_at", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_customer_cards_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_customer_cards")),
    )


def _create_desk_tables() -> None:
    """What the desk does with a case: by kind, offered, parties, referrals, papers."""
    op.create_table(
        "case_kinds",
        sa.Column("kind", sa.String(length=20), nullable=False),
        _time("lodged_at", nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_kinds_case_id")),
        sa.PrimaryKeyConstraint("kind", "lodged_at", "case_id", name=op.f("pk_case_kinds")),
    )
    op.create_index(op.f("ix_case_kinds_case_id"), "case_kinds", ["case_id"])
    op.create_table(
        "offers",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("giver", sa.Uuid(), nullable=True),
        sa.Column("taker", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=True),
        _time("at", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_offers_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_offers")),
    )
    op.create_table(
        "parties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("how", sa.LargeBinary(), nullable=False),
        _time("contacted_at", nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        _time("answered_at"),
        sa.Column("by", sa.Uuid(), nullable=False),
        _time("at", nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_parties_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
    )
    op.create_index(op.f("ix_parties_case_id"), "parties", ["case_id"])
    op.create_table(
        "referrals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("authority", sa.String(length=20), nullable=False),
        sa.Column("authority_name", sa.Text(), nullable=False),
        _time("at", nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("notifiable", sa.String(length=8), nullable=False),
        _time("notify_due"),
        sa.Column("reference", sa.LargeBinary(), nullable=True),
        _time("referred_at"),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        _time("answered_at"),
        _time("remind_at"),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "notifiable IN ('yes', 'no', 'unsure')", name=op.f("ck_referrals_notifiable")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_referrals_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
    )
    op.create_index(op.f("ix_referrals_case_id"), "referrals", ["case_id"])
    _partial_index("ix_referrals_remind", "referrals", ("remind_at",), "remind_at IS NOT NULL")
    op.create_table(
        "papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("options", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        _time("at", nullable=False),
        sa.CheckConstraint("kind IN ('dossier', 'receipt')", name=op.f("ck_papers_kind")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_papers_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    op.create_index(op.f("ix_papers_case_id"), "papers", ["case_id"])


def _create_tables_of_admins() -> None:
    op.create_table(
        "authorities",
        sa.Column("slug", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("portal", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        _time("changed_at", nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_authorities")),
    )
    op.create_table(
        "canned",
        sa.Column("slug", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        _time("changed_at", nullable=False),
        sa.PrimaryKeyConstraint("slug", "language", name=op.f("pk_canned")),
    )


def downgrade() -> None:
    """Take the tables, indexes and columns away with what is in them."""
    for table in (
        "canned",
        "authorities",
        "papers",
        "referrals",
        "parties",
        "offers",
        "case_kinds",
        "customer_cards",
        "spots",
        "edits",
        "talk_files",
    ):
        op.drop_table(table)
    op.drop_index("ix_talk_notice", table_name="talk")
    for name in (*WHOLE, *PARTIAL):
        op.drop_index(name, table_name="cases")
    for name, columns in BEFORE.items():
        _partial_index(name, "cases", columns, OPEN_BEFORE)
    cases = _cases()
    earlier = sa.case(
        (cases.c.reminded > LATE, LATE - 1), (cases.c.reminded > 0, cases.c.reminded - 1), else_=0
    )
    op.execute(sa.update(cases).values(reminded=earlier))
    op.drop_column("cards", "topic_state")
    op.drop_column("evidence", "album")
    for column in TALK_COLUMNS:
        op.drop_column("talk", column)
    for column in CASE_COLUMNS:
        op.drop_column("cases", column)
