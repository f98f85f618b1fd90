"""Outside: whom the firm turned to about a case, parties concerned and authorities, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from storage.desk_tables import PartyRow, ReferralRow
from storage.vault import DataKey, Vault, place


class Notifiable(StrEnum):
    """The answer to whether a violation must be notified to the authority within 72 hours."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Party:
    """A party concerned: whom staff contacted, when, about what, and what came back."""

    id: UUID
    name: str
    how: str
    contacted_at: datetime
    answer: str
    answered_at: datetime | None
    by: UUID


@dataclass(frozen=True)
class Referral:
    """A case taken to an authority; `authority` is empty for one that is not in the directory.

    `notify_due` is set when the violation is held to be notifiable. `reference` is the number
    the authority gave it, `referred_at` when that was written down.
    """

    id: UUID
    authority: str
    authority_name: str
    at: datetime
    by: UUID
    notifiable: Notifiable
    notify_due: datetime | None
    reference: str
    referred_at: datetime | None
    answer: str
    answered_at: datetime | None


def as_parties(vault: Vault, key: DataKey, rows: Sequence[PartyRow]) -> tuple[Party, ...]:
    """The parties these rows hold, opened with their customer's key."""

    def opened(column: str, row: PartyRow, sealed: bytes | None) -> str:
        return "" if sealed is None else vault.open_text(key, party_place(column, row.id), sealed)

    return tuple(
        Party(
            row.id,
            opened("name", row, row.name),
            opened("how", row, row.how),
            row.contacted_at,
            opened("answer", row, row.answer),
            row.answered_at,
            row.by,
        )
        for row in rows
    )


def as_referrals(vault: Vault, key: DataKey, rows: Sequence[ReferralRow]) -> tuple[Referral, ...]:
    """The referrals these rows hold, opened with their customer's key."""

    def opened(column: str, row: ReferralRow, sealed: bytes | None) -> str:
        where = referral_place(column, row.id)
        return "" if sealed is None else vault.open_text(key, where, sealed)

    return tuple(
        Referral(
            row.id,
            row.authority,
            row.authority_name,
            row.at,
            row.by,
            Notifiable(row.notifiable),
            row.notify_due,
            opened("reference", row, row.reference),
            row.referred_at,
            opened("answer", row, row.answer),
            row.answered_at,
        )
        for row in rows
    )


def party_place(column: str, party_id: UUID) -> str:
    """Where a sealed word of a party stands."""
    return place("parties", column, party_id)


def referral_place(column: str, referral_id: UUID) -> str:
    """Where a sealed word of a referral stands."""
    return place("referrals", column, referral_id)
