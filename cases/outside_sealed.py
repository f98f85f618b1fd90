"""What was sealed of whom the firm turned to, opened, and where in the drawers it stands."""

from collections.abc import Sequence
from uuid import UUID

from cases.outside import Notifiable, Party, Referral
from storage.desk_tables import PartyRow, ReferralRow
from storage.vault import DataKey, Vault, place


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
