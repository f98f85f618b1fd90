"""Whom the firm turned to about a person's cases, as their copy shows it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.masking import MASK
from cases.outside import Party, Referral
from cases.outside_sealed import as_parties, as_referrals
from storage.case_rows import cases_of
from storage.party_rows import parties_of
from storage.people_rows import key_of
from storage.referral_rows import referrals_of
from storage.vault import Vault


async def outside_copy(
    session: AsyncSession, vault: Vault, person_id: UUID
) -> list[dict[str, Any]]:
    """The parties and authorities of each case that has any.

    Parties are others' data: their names are masked. The names of staff are not in it.
    """
    key, found = await key_of(session, vault, person_id), list[dict[str, Any]]()
    for case in await cases_of(session, person_id):
        parties = as_parties(vault, key, await parties_of(session, case.id))
        referrals = as_referrals(vault, key, await referrals_of(session, case.id))
        if parties or referrals:
            found.append(
                {
                    "case": case.code,
                    "parties": [_party(each) for each in parties],
                    "authorities": [_referral(each) for each in referrals],
                }
            )
    return found


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": MASK,
        "contacted_at": party.contacted_at,
        "how": party.how.replace(party.name, MASK),
        "answered_at": party.answered_at,
        "answer": party.answer.replace(party.name, MASK),
    }


def _referral(referral: Referral) -> dict[str, Any]:
    return {name: value for name, value in asdict(referral).items() if name not in {"id", "by"}}
