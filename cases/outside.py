"""Outside: whom the firm turned to about a case, parties concerned and authorities, as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


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
