"""Dossiers: all that is known of a case, gathered as of one moment to be handed on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor, CaseView
from cases.outside import Party, Referral
from cases.outside_sealed import as_parties, as_referrals
from cases.papers import Papers
from cases.readings import Readings
from cases.staff import NotStaffError
from cases.steps import Role
from storage.case_rows import timeline
from storage.case_tables import AuditRow, CaseRow
from storage.consent_rows import consent_row
from storage.database import Cause
from storage.effects import first_result, keep_result
from storage.paper_rows import add_paper
from storage.party_rows import parties_of
from storage.people_rows import key_of
from storage.referral_rows import referrals_of

DOSSIER = "dossier"


@dataclass(frozen=True)
class Link:
    """An entry of the case's audit chain, with the digest that covers all before it."""

    number: int
    at: datetime
    move: str
    role: Role
    start: str
    end: str
    digest: str


@dataclass(frozen=True)
class Agreed:
    """The consent a case was lodged on: to which text (by version and SHA-256), and when."""

    version: str
    sha256: str
    language: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class DossierSheet:
    """What a dossier is made of; the last of `chain` is its head.

    `digest` is the SHA-256 of the lodged form, as the receipt has it.
    """

    view: CaseView
    digest: str
    agreed: Agreed | None
    parties: tuple[Party, ...]
    referrals: tuple[Referral, ...]
    chain: tuple[Link, ...]
    made_at: datetime


class Dossiers(Readings, Papers):
    """Gathers dossiers, and notes which were handed out."""

    async def dossier_sheet(self, case: UUID | str, actor: Actor) -> DossierSheet:
        """All of a case, for care staff; `hand_out` audits what is made of it.

        Raises:
            CaseNotFoundError: There is no such case.
            NotStaffError: The actor is not care staff.
        """
        if actor.role is not Role.CARE:
            raise NotStaffError
        async with self.database.read() as session:
            return await self._sheet(session, await self.found(session, case))

    async def _sheet(self, session: AsyncSession, row: CaseRow) -> DossierSheet:
        key = await key_of(session, self.vault, row.person_id)
        consent = await consent_row(session, row.consent_id)
        return DossierSheet(
            view=await self.view(session, row, Role.CARE),
            digest=(await self._vouched(session, row)).digest,
            agreed=None
            if consent is None
            else Agreed(
                consent.version,
                consent.sha256,
                consent.language,
                consent.given_at,
                consent.withdrawn_at,
            ),
            parties=as_parties(self.vault, key, await parties_of(session, row.id)),
            referrals=as_referrals(self.vault, key, await referrals_of(session, row.id)),
            chain=tuple(_link(entry) for entry in await timeline(session, row.id)),
            made_at=self.now(),
        )

    async def hand_out(
        self, case_id: UUID, options: str, sha256: str, actor: Actor, cause: Cause
    ) -> None:
        """Note that a dossier of this digest goes to a member of care staff.

        One that is made anew after an interruption is another file, and is noted as well.

        Raises:
            CaseNotFoundError: The case has been erased meanwhile: nothing may go out.
        """
        async with self.database.write(cause) as session:
            row = await self.found(session, case_id, held=True)
            effect = f"{DOSSIER}:{sha256[:40]}"
            if await first_result(session, cause.id, effect) is not None:
                return
            add_paper(
                session,
                row.id,
                DOSSIER,
                by=actor.person_id,
                options=options,
                sha256=sha256,
                at=self.now(),
            )
            await self.record(
                session, row.id, DOSSIER, actor, cause, start=options, end=sha256[:32]
            )
            keep_result(session, cause.id, effect, "", self.now())


def _link(row: AuditRow) -> Link:
    return Link(row.number, row.at, row.move, Role(row.role), row.start, row.end, row.digest)
