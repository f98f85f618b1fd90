"""Outcomes: whether what was said to a customer reached them, told where it was confirmed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import CaseNotFoundError, Said, SaidFile
from cases.notices import MISSED, Lost, NoticeKind, Sent
from cases.readings import Readings
from cases.steps import Role
from storage.case_tables import TalkRow
from storage.database import Cause
from storage.desk_tables import TalkFileRow
from storage.enclosure_rows import files_of_talk, note_files
from storage.outbox import Notice, Outbox, to_chat, to_person
from storage.talk_rows import held_talk, talk_row, tries_of


@dataclass(frozen=True)
class Outcome:
    """How far something said has come, and the message that is to say so.

    `at` is when it was sent, `tries` how often that was tried; `lost` says why it never will be.
    """

    code: str
    said: Said
    preview: int
    state: Sent
    at: datetime | None
    lost: Lost | None
    tries: int
    files: tuple[tuple[SaidFile, Sent, Lost | None], ...]


async def note_outcome(
    outbox: Outbox,
    session: AsyncSession,
    notice: Notice,
    state: Sent,
    at: datetime,
    why: Lost | None = None,
) -> None:
    """Keep what became of a notice with what was said in it, and have staff told.

    Failures are told of from the second on, then at the fourth, the eighth and so forth.
    """
    talk_id = notice.values.get("talk")
    if notice.kind not in MISSED or not talk_id:
        return
    tries = notice.tries + 1
    if state is Sent.RETRYING and (tries < 2 or tries & (tries - 1)):
        return
    row = await held_talk(session, UUID(talk_id))
    if row is None:
        return
    fault = why or ""
    if notice.kind == NoticeKind.ENCLOSED:
        await note_files(session, [UUID(each) for each in notice.values["files"]], state, fault)
    else:
        row.sent_state, row.fault = state, fault
        row.sent_at = at if state is Sent.SENT else None
    await _tell(outbox, session, row, at)


async def _tell(outbox: Outbox, session: AsyncSession, row: TalkRow, at: datetime) -> None:
    """Have the message in which it was confirmed brought up to date, if that is known yet."""
    if row.chat is None:
        return
    values = {"case": str(row.case_id), "talk": str(row.id)}
    await outbox.add(
        session,
        NoticeKind.DELIVERED,
        row.chat,
        values,
        at,
        case_id=row.case_id,
        merge=f"sent:{row.id}",
    )


class Outcomes(Readings):
    """Knows where something was confirmed, and how far it has come."""

    async def confirmed_in(
        self,
        talk_id: UUID,
        message_id: int,
        *,
        chat: UUID | None = None,
        person: UUID | None = None,
        cause: Cause,
    ) -> None:
        """Remember the message that says it is being sent: in a bound chat, or with a person.

        What is known by then is told at once.
        """
        where = to_chat(chat) if chat is not None else None
        where = to_person(person) if person is not None else where
        async with self.database.write(cause) as session:
            row = await held_talk(session, talk_id)
            if row is None:
                return
            row.chat, row.preview_id = where, message_id
            files = await self._files(session, row)
            if {row.sent_state, *(each.sent_state for each in files)} != {Sent.WAITING}:
                await _tell(self.outbox, session, row, self.now())

    async def outcome(self, talk_id: UUID) -> Outcome | None:
        """How far something said has come; None if it is gone, or was confirmed nowhere."""
        async with self.database.read() as session:
            row = await talk_row(session, talk_id)
            if row is None or row.preview_id is None:
                return None
            try:
                case = await self.found(session, row.case_id)
            except CaseNotFoundError:
                return None
            view = await self.view(session, case, Role.CARE)
            said = next(each for each in view.talk if each.id == talk_id)
            files = await self._files(session, row)
            return Outcome(
                case.code,
                said,
                row.preview_id,
                Sent(row.sent_state or Sent.WAITING),
                row.sent_at,
                _lost(row.fault),
                await tries_of(session, row.notice_id),
                tuple(
                    (file, Sent(each.sent_state), _lost(each.fault))
                    for file, each in zip(said.files, files, strict=True)
                ),
            )

    async def _files(self, session: AsyncSession, row: TalkRow) -> list[TalkFileRow]:
        found = await files_of_talk(session, row.case_id)
        return [each for each in found if each.talk_id == row.id]


def _lost(fault: str) -> Lost | None:
    return Lost(fault) if fault else None
