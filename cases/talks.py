"""Talk: what is said in a case without moving it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.deadlines import Deadlines, next_due
from cases.dossier import Actor, Spoken
from cases.enclosures import Enclosing, Enclosure
from cases.holding import CLAIM, Holding
from cases.notices import NoticeKind, Sent, hears_talk
from cases.office import need_words
from cases.people import Person
from cases.steps import Role, Step, Talk, check_talk
from cases.telling import post_card, post_staff_card, tell_chats, tell_customer
from storage.case_rows import answered, hold
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.effects import effects_of, first_result, keep_result
from storage.evidence_rows import attach_files


class Talks(Holding, Enclosing):
    """Speaks in cases: to the customer, among colleagues, and by the customer."""

    async def reply(
        self,
        case: UUID | str,
        text: str,
        actor: Actor,
        *,
        enclosed: Sequence[Enclosure] = (),
        cause: Cause,
    ) -> Spoken:
        """Write to the customer, previewed and confirmed before; files alone may go as well.

        Raises:
            CaseNotFoundError: There is no such case.
            MoveRefusedError: The case is not at a step for it, or the actor is not care staff.
            HeldByError: A colleague holds the case; who answers one that nobody holds takes it.
            EmptyTextError: There are neither words nor files.
        """
        return await self._spoken(case, Talk.REPLY, text, actor, cause, enclosed=enclosed)

    async def note(self, case: UUID | str, text: str, actor: Actor, *, cause: Cause) -> Spoken:
        """Leave a note that colleagues alone can read.

        Raises:
            CaseNotFoundError: There is no such case.
            MoveRefusedError: The actor is not care staff.
            EmptyTextError: There are no words.
        """
        return await self._spoken(case, Talk.NOTE, text, actor, cause)

    async def add(
        self,
        case: UUID | str,
        person: Person,
        *,
        text: str = "",
        files: Sequence[UUID] = (),
        said_in: int | None = None,
        cause: Cause,
    ) -> Spoken:
        """Add the customer's words or files to their open case; the card tells of it.

        *said_in* is their message that has the words, so that an edit of it is known.

        Raises:
            CaseNotFoundError: There is no such case of this customer.
            MoveRefusedError: The case is not open.
            EmptyTextError: There are neither words nor files.
        """
        actor = Actor(Role.CUSTOMER, person.id, said_in=said_in)
        return await self._spoken(case, Talk.ADD, text, actor, cause, files)

    async def touched_by(self, cause: Cause) -> frozenset[UUID]:
        """The cases that *cause* has moved or spoken in: those an update coming again is about."""
        async with self.database.read() as session:
            found = (effect.split(":") for effect in await effects_of(session, cause.id))
            return frozenset(UUID(parts[1]) for parts in found if parts[0] in {"move", "talk"})

    async def _spoken(
        self,
        case: UUID | str,
        kind: Talk,
        text: str,
        actor: Actor,
        cause: Cause,
        files: Sequence[UUID] = (),
        enclosed: Sequence[Enclosure] = (),
    ) -> Spoken:
        async with self.database.write(cause) as session:
            row = await self.found_for(session, case, actor)
            effect = f"talk:{row.id}:{kind}"
            first = await first_result(session, cause.id, effect)
            if first is not None:
                return Spoken(row.id, row.code, UUID(first) if first else None)
            check_talk(Step(row.step), kind, actor.role)
            if not (files or enclosed):
                need_words(text)
            if kind is Talk.REPLY and await self.claims(session, row, actor):
                await hold(session, row.id, actor.person_id)
                await self.record(session, row.id, CLAIM, actor, cause, start=row.step)
            said = await self.say(session, row, kind, actor, text, wordless=bool(enclosed))
            count = await attach_files(session, row.person_id, row.id, files) if files else 0
            end = f"files:{count}" if count else ""
            await self.record(session, row.id, kind, actor, cause, start=row.step, end=end)
            talk_id = said.id if said else None
            notice = await self._tell_said(session, row, kind, actor, talk_id)
            if said is not None:
                said.notice_id = notice
                said.sent_state = Sent.WAITING if kind is Talk.REPLY else ""
                await self.enclose(session, said, row.person_id, enclosed, actor, cause)
            keep_result(session, cause.id, effect, str(talk_id or ""), self.now())
            return Spoken(row.id, row.code, talk_id)

    async def _tell_said(
        self, session: AsyncSession, row: CaseRow, kind: Talk, actor: Actor, talk_id: UUID | None
    ) -> UUID | None:
        at = self.now()
        values = {
            "case": str(row.id),
            "talk": str(talk_id) if talk_id else None,
            "move": kind,
            "role": actor.role,
            "step": row.step,
            "at": at.isoformat(),
        }
        card = post_staff_card if kind is Talk.NOTE else post_card
        await card(self.outbox, session, row.id, at)
        if kind is Talk.REPLY:
            await self._stamp(session, row)
            return await tell_customer(
                self.outbox, session, NoticeKind.REPLY, row.person_id, values, at
            )
        if kind is Talk.ADD:
            # A burst of files is one thing to tell.
            await tell_chats(
                self.outbox,
                session,
                NoticeKind.STAFF_EVENT,
                values,
                at,
                hears=lambda hears: hears_talk(hears, actor.role),
                merge=f"talk:{row.id}",
            )
        return None

    async def _stamp(self, session: AsyncSession, row: CaseRow) -> None:
        """Note the first human answer: from now on the resolution is owed."""
        if row.answered_at is not None:
            return
        due = next_due(
            Deadlines(row.first_answer_due, row.resolve_due),
            Step(row.step),
            answered=True,
            waiting=row.waiting_since is not None,
        )
        await answered(session, row.id, self.now(), due)
