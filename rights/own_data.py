"""Own data: what is held of a person, a copy of it, and its erasure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.desk import CaseDesk
from cases.people import Person
from rights.consent import Consent
from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.vault import Vault


@dataclass(frozen=True)
class Held:
    """What is held of a person, in numbers."""

    since: datetime
    language: str
    cases: int
    open_cases: int
    said: int
    files: int
    file_bytes: int
    drafts: int
    consents: tuple[Consent, ...]
    staff: bool


@dataclass(frozen=True)
class Erased:
    """What an erasure took away; `still_staff` says that the colleague's own entry stayed."""

    cases: int
    withdrawn: int
    files: int
    still_staff: bool


@dataclass(frozen=True)
class OwnData:
    """Shows, copies and erases what is held of a person."""

    database: Database
    vault: Vault
    outbox: Outbox
    desk: CaseDesk
    now: Callable[[], datetime]

    async def held(self, person: Person) -> Held:
        """What is held, in numbers."""
        raise NotImplementedError

    async def copy(self, person: Person) -> dict[str, Any]:
        """Everything held, ready for JSON; notes that staff keep for themselves are not in it."""
        raise NotImplementedError

    async def erase(self, person: Person, cause: Cause) -> Erased:
        """Withdraw what is open, then take every row of the person and their key away for good.

        The audit chains stay: they hold ids and codes. A colleague keeps their staff entry,
        under a fresh key.
        """
        raise NotImplementedError
