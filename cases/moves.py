"""Moves: a case goes from step to step, once however many press."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.clockwork import WORDED, Clockwork
from cases.dossier import TIMER, Actor, CaseNotFoundError, CaseOvertakenError, Moved
from cases.enclosures import Enclosing, Enclosure
from cases.holding import CLAIM, Holding
from cases.notices import NoticeKind, Sent, hears_event, told_to_customer
from cases.office import need_words
from cases.referrals import Referrals, Referring
from cases.spam import kept_as
from cases.steps import Move, MoveRefusedError, Role, Step, moves_open, next_step
from cases.telling import post_card, tell_chats, tell_customer
from storage.case_rows import advance, ended_before, last_entries
from storage.case_tables import AuditRow, CaseRow, TalkRow
from storage.database import Cause
from storage.effects import first_result, keep_result
from storage.evidence_rows import attach_files
from storage.staff_rows import names

_MOVES = frozenset(Move)


class Moves(Clockwork, Holding, Referrals, Enclosing):
    """Moves cases, by hand and when their time has come."""

    async def move(
        self,
        case: UUID | str,
        move: Move,
        actor: Actor,
        *,
        text: str = "",
        files: Sequence[UUID] = (),
        enclosed: Sequence[Enclosure] = (),
        to: Referring | None = None,
        cause: Cause,
    ) -> Moved:
        """Make a move; *text* (question, answer, reason, outcome) goes to the customer with it.

        The reason for marking spam does not: it is kept as a note.

        An answer of the customer may be *files* alone; an escalation goes *to* an authority. What
        staff have *enclosed* goes to the customer after the text.

        Raises:
            CaseNotFoundError: There is no such case for this actor.
            MoveRefusedError: The rules do not allow it.
            CaseOvertakenError: It was allowed until somebody else moved the case.
            HeldByError: A colleague holds the case, and the move answers its customer.
            EmptyTextError: This move needs words.
        """
        async with self.database.write(cause) as session:
            row = await self.found_for(session, case, actor)
            effect = f"move:{row.id}:{move}"
            first = await first_result(session, cause.id, effect)
            if first is not None:
                return _read(first)
            if move in WORDED or (move is Move.ANSWER and not files):
                need_words(text)
            moved = await self._moved(session, row, move, actor)
            if move in WORDED and row.holder != actor.person_id:
                await self.record(session, row.id, CLAIM, actor, cause, start=row.step)
            await self._attach(session, row, files, actor)
            if to is not None and move is Move.ESCALATE:
                await self.refer(session, row, to, moved, actor)
            await self.record(session, row.id, move, actor, cause, start=row.step, end=moved.step)
            told = await self._tell_moved(session, row, moved, actor, text)
            if told is not None:
                moved = replace(moved, talk_id=told.id)
                await self.enclose(session, told, row.person_id, enclosed, actor, cause)
            keep_result(session, cause.id, effect, _written(moved), moved.at)
            return moved

    async def may_move(self, case: UUID | str, move: Move, actor: Actor) -> None:
        """Pass if the rules allow a move as the case stands.

        Raises:
            CaseNotFoundError: There is no such case.
            MoveRefusedError: They do not.
        """
        async with self.database.read() as session:
            self._end(await self.found(session, case), move, actor)

    async def _moved(self, session: AsyncSession, row: CaseRow, move: Move, actor: Actor) -> Moved:
        at, start = self.now(), Step(row.step)
        try:
            end = self._end(row, move, actor)
        except MoveRefusedError as refused:
            raise await self._overtaken(session, row, move, actor) or refused from None
        values = self.values_after(row, move, end, actor, at)
        if move in WORDED and await self.claims(session, row, actor):
            values["holder"] = actor.person_id
        unchanged = await advance(
            session, row.id, start=start, waiting_since=row.waiting_since, values=values
        )
        if not unchanged:
            last = await self._last_move(session, row.id)
            raise await self._overtaking(session, last, actor)
        return Moved(
            row.id,
            row.code,
            move,
            end,
            values["reached"],
            values["waiting_since"] is not None,
            at,
            values["next_due"],
        )

    def _end(self, row: CaseRow, move: Move, actor: Actor) -> Step:
        return next_step(
            Step(row.step),
            move,
            actor.role,
            waiting=row.waiting_since is not None,
            spam=row.spam_at is not None,
            extended=row.extended_at is not None,
            due=row.resolve_due,
            ended_at=row.ended_at,
            now=self.now(),
            reopen_within=self.promise.reopen_within,
        )

    async def _overtaken(
        self, session: AsyncSession, row: CaseRow, move: Move, actor: Actor
    ) -> CaseOvertakenError | None:
        """The refusal as an overtaking: the move was open until somebody else's last one."""
        last = await self._last_move(session, row.id)
        if last is None or not last.start or last.actor in {None, actor.person_id}:
            return None
        at = self.now()
        before = moves_open(
            Step(last.start),
            actor.role,
            spam=True,
            extended=row.extended_at is not None,
            due=row.resolve_due,
            ended_at=at,
            now=at,
        )
        return await self._overtaking(session, last, actor) if move in before else None

    async def _overtaking(
        self, session: AsyncSession, last: AuditRow | None, actor: Actor
    ) -> CaseOvertakenError:
        """Who was first; the names of colleagues are for colleagues."""
        if last is None:
            raise CaseNotFoundError
        by = None
        if last.actor is not None and Role.CUSTOMER not in {last.role, actor.role}:
            by = (await names(session, self.vault, [last.actor])).get(last.actor)
        return CaseOvertakenError(by, Step(last.end))

    async def _last_move(self, session: AsyncSession, case_id: UUID) -> AuditRow | None:
        return (await last_entries(session, [case_id], only=_MOVES)).get(case_id)

    async def _attach(
        self, session: AsyncSession, row: CaseRow, files: Sequence[UUID], actor: Actor
    ) -> None:
        if files and actor.role is Role.CUSTOMER:
            await attach_files(session, row.person_id, row.id, files)

    async def _tell_moved(
        self, session: AsyncSession, row: CaseRow, moved: Moved, actor: Actor, text: str
    ) -> TalkRow | None:
        """Tell who must be told; return what the customer is told in words."""
        said = await self.say(session, row, kept_as(moved.move), actor, text)
        values = {
            "case": str(row.id),
            "move": moved.move,
            "role": actor.role,
            "step": moved.step,
            "reached": moved.reached,
            "due": moved.next_due.isoformat() if moved.next_due else None,
            "at": moved.at.isoformat(),
        }
        kind, words = told_to_customer(moved.move, actor.role), None
        if kind is not None:
            words = said if said is not None and said.kind == moved.move else None
            told = {**values, "talk": str(words.id) if words else None}
            notice = await tell_customer(self.outbox, session, kind, row.person_id, told, moved.at)
            if words is not None:
                words.notice_id, words.sent_state = notice, Sent.WAITING
        await post_card(self.outbox, session, row.id, moved.at)
        start, end = Step(row.step), moved.step
        await tell_chats(
            self.outbox,
            session,
            NoticeKind.STAFF_EVENT,
            values,
            moved.at,
            hears=lambda hears: hears_event(hears, actor.role, start, end),
        )
        return words

    async def close_due(self, cause: Cause, limit: int = 50) -> int:
        """Close cases that ended longer ago than they can be reopened; return how many."""
        latest = self.now() - self.promise.reopen_within
        async with self.database.read() as session:
            due = await ended_before(session, latest, limit)
        closed = 0
        for case_id in due:
            try:
                await self.move(case_id, Move.CLOSE, TIMER, cause=cause)
            except (MoveRefusedError, CaseOvertakenError):
                continue  # reopened in this very moment
            closed += 1
        return closed


def _written(moved: Moved) -> str:
    return json.dumps(asdict(moved), default=str)


def _read(text: str) -> Moved:
    said = json.loads(text)
    due, talk = said["next_due"], said.get("talk_id")
    return Moved(
        UUID(said["case_id"]),
        said["code"],
        Move(said["move"]),
        Step(said["step"]),
        said["reached"],
        said["waiting"],
        datetime.fromisoformat(said["at"]),
        None if due is None else datetime.fromisoformat(due),
        None if talk is None else UUID(talk),
    )
