"""Sheets for dossiers: a case with something sealed in every place that can hold it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from cases.complaint import Answer, Form
from cases.dossier import CaseView, Event, File, Said
from cases.dossiers import Agreed, DossierSheet, Link
from cases.outside import Notifiable, Party, Referral
from cases.questions import DataKind, Field, Reporter
from cases.steps import Move, Role, Step, Talk
from policy.library import Version
from policy.reader import read_policy
from tests.handlers.customer.visit import shipped

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
CODE = "KN-7F3K-92QX"

STORY = "Nguyễn Thị Hằng: số 0912 345 678 bị bán. _gạch_ *đậm* [ngoặc](x) <b>&amp;</b> {nb} 😀🔒"
SINCE = "Khoảng tuần trước, sau Tết Nguyên đán"
MISUSER = "Công ty Trách nhiệm Đỗ Quyên & Con"
EVIDENCE = "Ảnh chụp màn hình lúc 9 giờ tối"
CONTACT = "hang.nguyen@example.vn"
REPLY = "Thưa chị Hằng, chúng tôi đã kiểm tra."
NOTE = "Khách nóng tính lắm, đừng gọi buổi trưa"
ADDED = "Họ lại gọi cho mẹ tôi, bà Phạm Thị Lựu"
PARTY = "Anh Vũ Đức Ước"
HOW = "Gửi thư hỏi về tệp danh sách khách"
PARTY_ANSWER = "Tôi không hề giữ danh sách nào của bà Hằng"
REFERENCE = "HS-Hằng-128/2026"
AUTHORITY_ANSWER = "Đã mời ông Ước lên làm việc"
FILE_NAME = "sổ_đỏ_nhà_bà_Hằng*[1].jpg"
COLLEAGUE = "Trần Mỹ Duyên"
AUTHORITY = "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao (A05), Bộ Công an"

PERSONAL = (
    *(STORY, SINCE, MISUSER, EVIDENCE, CONTACT, REPLY, ADDED, PARTY, HOW),
    *(PARTY_ANSWER, REFERENCE, AUTHORITY_ANSWER, FILE_NAME),
)
"""All words of people that a full dossier shows."""


def digest(words: str) -> str:
    """Some digest."""
    return sha256(words.encode()).hexdigest()


def version(number: int = 3) -> Version:
    """The shipped policy as a version."""
    document = read_policy(shipped())
    return Version(number, document.title, document.sha256, AT, AT, document)


def view(**more: object) -> CaseView:
    """The case of the sheet."""
    answers = {
        Field.CONSENT: Answer(("agreed",)),
        Field.WHAT: Answer((STORY,), 7),
        Field.REPORTER: Answer((Reporter.CUSTOMER,)),
        Field.DATA: Answer((DataKind.PHONE, DataKind.EMAIL)),
        Field.SINCE: Answer((SINCE,)),
        Field.MISUSER: Answer((MISUSER,)),
        Field.EVIDENCE: Answer((EVIDENCE,)),
        Field.CONTACT: Answer((CONTACT,)),
    }
    talk = (
        Said(uuid4(), Talk.REPLY, Role.CARE, COLLEAGUE, REPLY, AT + timedelta(hours=4)),
        Said(uuid4(), Talk.NOTE, Role.CARE, COLLEAGUE, NOTE, AT + timedelta(hours=5)),
        Said(uuid4(), Talk.ADD, Role.CUSTOMER, None, ADDED, AT + timedelta(days=1)),
    )
    files = (
        File(uuid4(), "photo", FILE_NAME, 1234567, "kept", AT, digest("tệp")),
        File(uuid4(), "document", "", 20, "waiting", AT),
        File(uuid4(), "voice", "", 30, "failed", AT),
    )
    whole = CaseView(
        id=uuid4(),
        code=CODE,
        person_id=uuid4(),
        step=Step.ESCALATED,
        reached=3,
        waiting_since=None,
        role=Reporter.CUSTOMER,
        kinds=(DataKind.PHONE, DataKind.EMAIL),
        clause="1.3",
        policy_number=3,
        language="vi",
        lodged_at=AT,
        first_answer_due=AT + timedelta(days=2),
        resolve_due=AT + timedelta(days=14),
        next_due=None,
        answered_at=AT + timedelta(hours=4),
        ended_at=None,
        reopen_until=None,
        holder_name=COLLEAGUE,
        form=Form(field=Field.SUMMARY, answers=answers),
        talk=talk,
        evidence=files,
        timeline=tuple(Event(link.at, link.move, link.role, "", "") for link in chain()),
        moves=(),
        talks=(),
    )
    return replace(whole, **more)  # type: ignore[arg-type]


def chain(length: int = 5) -> tuple[Link, ...]:
    """A chain of so many entries."""
    moves = (Move.LODGE, Move.RECEIVE, Talk.REPLY, Talk.ADD, Move.ESCALATE, "read", "unheard_of")
    roles = (Role.CUSTOMER, Role.CARE, Role.CARE, Role.CUSTOMER, Role.CARE, Role.CARE, Role.TIMER)
    return tuple(
        Link(
            number,
            AT + timedelta(hours=number),
            str(moves[(number - 1) % len(moves)]),
            roles[(number - 1) % len(roles)],
            "",
            "",
            digest(f"mắt xích {number}"),
        )
        for number in range(1, length + 1)
    )


def sheet(**more: object) -> DossierSheet:
    """A sheet with a word in every place."""
    by = UUID(int=7)
    whole = DossierSheet(
        view=view(),
        digest=digest("khiếu nại"),
        agreed=Agreed("1", digest("văn bản"), "vi", AT - timedelta(minutes=5), None),
        parties=(
            Party(uuid4(), PARTY, HOW, AT + timedelta(days=1), PARTY_ANSWER, AT, by),
            Party(uuid4(), "Sở Thông tin", "", AT + timedelta(days=1), "", None, by),
        ),
        referrals=(
            Referral(
                id=uuid4(),
                authority="a05",
                authority_name=AUTHORITY,
                at=AT + timedelta(days=2),
                by=by,
                notifiable=Notifiable.YES,
                notify_due=AT + timedelta(days=5),
                reference=REFERENCE,
                referred_at=AT + timedelta(days=3),
                answer=AUTHORITY_ANSWER,
                answered_at=AT + timedelta(days=6),
            ),
        ),
        chain=chain(),
        made_at=AT + timedelta(days=7),
    )
    return replace(whole, **more)  # type: ignore[arg-type]
