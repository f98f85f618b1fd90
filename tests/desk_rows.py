"""A row in every table that hangs on a case, for tests that need each drawer filled."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from storage.desk_tables import (
    CaseKindRow,
    CustomerCardRow,
    EditRow,
    OfferRow,
    PaperRow,
    PartyRow,
    ReferralRow,
    SpotRow,
    TalkFileRow,
)
from storage.rows import Row

OF_NO_KNOWN_KIND = "other thing"


def unread(_table: str, _column: str, _row: UUID) -> bytes:
    """Bytes for a sealed column that nobody opens."""
    return b"sealed"


def of_a_case(
    case_id: UUID,
    talk_id: UUID,
    chat_id: UUID | None,
    colleague: UUID,
    now: datetime,
    sealed: Callable[[str, str, UUID], bytes] = unread,
) -> list[Row]:
    """A row of each; none in a staff chat while there is no such chat."""
    party, file, edit = uuid4(), uuid4(), uuid4()
    spots: list[Row] = []
    if chat_id is not None:
        spots = [SpotRow(chat_id=chat_id, message_id=case_id.int % 2**40, case_id=case_id)]
    return [
        *spots,
        CaseKindRow(kind=OF_NO_KNOWN_KIND, lodged_at=now, case_id=case_id),
        TalkFileRow(
            id=file,
            talk_id=talk_id,
            case_id=case_id,
            place=0,
            kind="document",
            file_id=sealed("talk_files", "file_id", file),
            name=sealed("talk_files", "name", file),
            size=2**33,
        ),
        EditRow(
            id=edit,
            case_id=case_id,
            talk_id=talk_id,
            message_id=2**40,
            body=sealed("edits", "body", edit),
            at=now,
        ),
        CustomerCardRow(case_id=case_id, message_id=2**40, posted_at=now),
        OfferRow(
            case_id=case_id, giver=None, taker=colleague, by=colleague, batch=uuid4(), at=now
        ),
        PartyRow(
            id=party,
            case_id=case_id,
            name=sealed("parties", "name", party),
            how=sealed("parties", "how", party),
            contacted_at=now,
            by=colleague,
            at=now,
        ),
        ReferralRow(
            id=uuid4(),
            case_id=case_id,
            authority="a05",
            authority_name="Cục A05",
            at=now,
            by=colleague,
            notifiable="unsure",
            remind_at=now,
        ),
        PaperRow(
            id=uuid4(), case_id=case_id, kind="dossier", options="full", sha256="0" * 64, at=now
        ),
    ]
