"""The tables of the care desk: what hangs on a case beside its talk and evidence.

Beside them what admins keep for the desk: the authorities and the firm's ready replies.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.case_tables import CaseRow, TalkRow, partial_index
from storage.rows import ChatRow, Row, one_of

REMINDED = text("remind_at IS NOT NULL")
"""The referrals that the timer is to remind of."""


class CaseKindRow(Row):
    """One kind of data that a case is about; the case's own column has them all in one text."""

    __tablename__ = "case_kinds"
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    lodged_at: Mapped[datetime] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), primary_key=True, index=True)


class TalkFileRow(Row):
    """A file that goes to the customer with something said, sealed under the customer's key."""

    __tablename__ = "talk_files"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    talk_id: Mapped[UUID] = mapped_column(ForeignKey(TalkRow.id), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    place: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    file_id: Mapped[bytes]
    name: Mapped[bytes]
    size: Mapped[int] = mapped_column(BigInteger)
    # A blind index: files that came together have the same.
    album: Mapped[str] = mapped_column(String(64), default="")
    sent_state: Mapped[str] = mapped_column(String(12), default="")
    fault: Mapped[str] = mapped_column(String(40), default="")


class EditRow(Row):
    """What a sent message says since its customer edited it; the old words stay where they are."""

    __tablename__ = "edits"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    talk_id: Mapped[UUID | None]
    field: Mapped[str] = mapped_column(String(20), default="")
    message_id: Mapped[int] = mapped_column(BigInteger)  # the customer's own message
    body: Mapped[bytes]
    at: Mapped[datetime]


class SpotRow(Row):
    """A message of the bot about a case in a staff chat, so that a reply to it names the case."""

    __tablename__ = "spots"
    chat_id: Mapped[UUID] = mapped_column(ForeignKey(ChatRow.id), primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)


class CustomerCardRow(Row):
    """Where a case's card stands in its customer's private chat."""

    __tablename__ = "customer_cards"
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger)
    posted_at: Mapped[datetime]


class OfferRow(Row):
    """A case offered to a colleague who has not said yet; those offered at once share a batch."""

    __tablename__ = "offers"
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), primary_key=True)
    giver: Mapped[UUID | None]
    taker: Mapped[UUID]
    by: Mapped[UUID]
    batch: Mapped[UUID | None]
    at: Mapped[datetime]


class PartyRow(Row):
    """A party concerned: who was contacted, when, what they answered; under the customer's key."""

    __tablename__ = "parties"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    name: Mapped[bytes]
    how: Mapped[bytes]
    contacted_at: Mapped[datetime]
    answer: Mapped[bytes | None]
    answered_at: Mapped[datetime | None]
    by: Mapped[UUID]
    at: Mapped[datetime]


class AuthorityRow(Row):
    """An authority as admins have changed it; one that nobody changed has no row."""

    __tablename__ = "authorities"
    slug: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    portal: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(default=False)
    changed_by: Mapped[UUID | None]
    changed_at: Mapped[datetime]


class ReferralRow(Row):
    """A case taken to an authority: its reference number and answer, under the customer's key."""

    __tablename__ = "referrals"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    authority: Mapped[str] = mapped_column(String(20))
    authority_name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[UUID]
    notifiable: Mapped[str] = mapped_column(String(8))
    notify_due: Mapped[datetime | None]
    reference: Mapped[bytes | None]
    referred_at: Mapped[datetime | None]
    answer: Mapped[bytes | None]
    answered_at: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]
    reminded: Mapped[int] = mapped_column(default=0)
    __table_args__ = (
        one_of("notifiable", "yes", "no", "unsure"),
        partial_index("ix_referrals_remind", "remind_at", where=REMINDED),
    )


class PaperRow(Row):
    """A file made of a case and handed out: which, to whom, and its digest."""

    __tablename__ = "papers"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    by: Mapped[UUID | None]
    options: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    __table_args__ = (one_of("kind", "dossier", "receipt"),)


class CannedRow(Row):
    """A ready reply in one language as admins have changed it; the firm's words, unsealed."""

    __tablename__ = "canned"
    slug: Mapped[str] = mapped_column(String(20), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    title: Mapped[str] = mapped_column(String(80))
    body: Mapped[str] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(default=False)
    changed_by: Mapped[UUID | None]
    changed_at: Mapped[datetime]


OF_A_CASE = (
    CaseKindRow,
    TalkFileRow,
    EditRow,
    SpotRow,
    CustomerCardRow,
    OfferRow,
    PartyRow,
    ReferralRow,
    PaperRow,
)
"""What goes with a case when it is erased, before its talk, its cards and itself."""
