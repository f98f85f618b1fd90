"""Papers: what proves that a receipt is ours, made anew each time and stored nowhere."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import CaseNotFoundError
from cases.office import Office
from storage.case_tables import CaseRow
from storage.people_rows import key_of
from storage.vault import place


class Verdict(StrEnum):
    """What a receipt that is shown to us turns out to be."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN = "unknown"  # no case of that code any more, or nothing its bearer may be told


@dataclass(frozen=True)
class Stamp:
    """What a receipt vouches for: which words were lodged, and when.

    `digest` is the SHA-256 of the lodged form as it is kept; `mark` can be made by the holder of
    the key ring alone.
    """

    case_id: UUID
    code: str
    person_id: UUID
    lodged_at: datetime
    digest: str
    mark: str


@dataclass(frozen=True)
class Checked:
    """A verdict with the true stamp, which is there unless the receipt is unknown."""

    verdict: Verdict
    stamp: Stamp | None = None


class Papers(Office):
    """Vouches for receipts."""

    async def receipt_stamp(self, case: UUID | str) -> Stamp:
        """The stamp of a case's receipt.

        Raises:
            CaseNotFoundError: There is no such case.
        """
        async with self.database.read() as session:
            return await self._vouched(session, await self.found(session, case))

    async def check_receipt(self, case: str, mark: str, bearer: UUID | None) -> Checked:
        """Whether *mark* belongs to the case of that code.

        A wrong mark is told from a code that is not there to the case's own customer alone:
        nobody can try out codes.
        """
        try:
            stamp = await self.receipt_stamp(case)
        except CaseNotFoundError:
            return Checked(Verdict.UNKNOWN)
        if hmac.compare_digest(stamp.mark.encode(), mark.encode()):
            return Checked(Verdict.GENUINE, stamp)
        own = bearer == stamp.person_id
        return Checked(Verdict.ALTERED, stamp) if own else Checked(Verdict.UNKNOWN)

    async def _vouched(self, session: AsyncSession, row: CaseRow) -> Stamp:
        key = await key_of(session, self.vault, row.person_id)
        lodged = self.vault.open(key, place("cases", "form", row.id), row.form)
        digest = sha256(lodged).hexdigest()
        vouched = f"{row.code}|{row.lodged_at.isoformat()}|{digest}"
        mark = self.vault.index("receipt", vouched)
        return Stamp(row.id, row.code, row.person_id, row.lodged_at, digest, mark)
