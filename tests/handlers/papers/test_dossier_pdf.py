"""The dossier as a paper: every word of the case in it, or none where it is redacted."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from cases.complaint import Answer
from cases.dossiers import DOSSIER, DossierSheet
from cases.outside import Notifiable
from cases.questions import HERE, Field
from cases.readings import READ
from cases.steps import Move, Role, Step, Talk
from handlers.papers.dossier_pdf import dossier_name, dossier_pdf
from handlers.papers.options import Options, one_time_password
from handlers.papers.paper import MARGIN
from handlers.rich import fill
from handlers.texts.dossier_vi import WORDS
from tests.counter import ZONE
from tests.handlers.papers import sheets
from tests.handlers.papers.test_receipt_pdf import NO_PICTURES


def squeezed(text: str) -> str:
    """*text* without spaces, which a reader of PDFs guesses at."""
    return "".join(text.split())


def printed(data: bytes, password: str | None = None) -> str:
    """All that is printed, without spaces and without what stands at the foot of each page."""
    reader = PdfReader(BytesIO(data), password=password)
    words = (squeezed(page.extract_text()) for page in reader.pages)
    foot = re.compile(r"KN-[0-9A-Z]{4}-[0-9A-Z]{4}·bản(?:đầyđủ|lượcbỏ)·\d+/\d+")
    return "".join(foot.sub("", page) for page in words)


def made(sheet: DossierSheet, options: Options = Options.FULL_PLAIN) -> str:
    """What stands in the dossier of a sheet."""
    return printed(dossier_pdf(sheet, sheets.version(), options, ZONE))


def telling(story: str) -> DossierSheet:
    """A sheet with this complaint."""
    view = sheets.view()
    form = replace(view.form, answers={**view.form.answers, Field.WHAT: Answer((story,), 7)})
    return sheets.sheet(view=replace(view, form=form))


def test_a_full_dossier_has_every_word_of_the_case_as_it_was_written() -> None:
    """Complaint, talk, parties, referral and file names; notes and colleagues' names are not."""
    words = made(sheets.sheet())
    for said in sheets.PERSONAL:
        assert squeezed(said) in words, said
    for inside in (sheets.NOTE, sheets.COLLEAGUE):
        assert squeezed(inside) not in words


@pytest.mark.parametrize("options", [Options.REDACTED_PLAIN, Options.REDACTED_LOCKED])
def test_a_redacted_dossier_has_no_personal_word(options: Options) -> None:
    """Neither on its pages nor in what it says of itself, not even part of one."""
    data = dossier_pdf(sheets.sheet(), sheets.version(), options, ZONE, "pw" * options.locked)
    password = "pw" if options.locked else None
    words = printed(data, password)
    about = PdfReader(BytesIO(data), password=password).metadata
    for said in (*sheets.PERSONAL, sheets.NOTE, sheets.COLLEAGUE):
        assert squeezed(said) not in words, said
        assert said not in str(about)
    for name in ("Hằng", "Ước", "Lựu", "Quyên", "0912", "hang.nguyen", "HS-"):
        assert name not in words, name
    assert squeezed(fill(WORDS.masked, count=len(sheets.STORY)).text) in words


@pytest.mark.parametrize("options", [Options.FULL_PLAIN, Options.REDACTED_PLAIN])
def test_what_names_nobody_stands_in_both_kinds(options: Options) -> None:
    """Code, clause word for word, policy version, dates, digests, authority, chain head."""
    sheet, version = sheets.sheet(), sheets.version()
    words = made(sheet, options)
    clause = version.document.clause("1.3")
    assert clause is not None
    assert sheet.agreed is not None
    for said in (
        sheets.CODE,
        clause.text,
        version.title,
        version.sha256,
        sheet.digest,
        sheet.agreed.sha256,
        sheets.AUTHORITY,
        WORDS.notifiable[Notifiable.YES],
        sheets.digest("tệp"),
        WORDS.file_waiting,
        WORDS.file_failed,
        sheet.chain[-1].digest,
        "09:00 thứ Hai 23/11/2026",
        "số điện thoại; email",
        *WORDS.parts,
    ):
        assert squeezed(said) in words, said


def test_the_letter_is_one_page_in_the_form_of_official_letters() -> None:
    """Motto, addressee, the policy's own third step, what is enclosed, where to sign."""
    for options in (Options.FULL_PLAIN, Options.REDACTED_PLAIN):
        data = dossier_pdf(sheets.sheet(), sheets.version(), options, ZONE)
        letter = squeezed(PdfReader(BytesIO(data)).pages[0].extract_text())
        third = sheets.version().document.steps[2]
        for said in (
            WORDS.letter.state,
            WORDS.letter.motto,
            f"Kính gửi: {sheets.AUTHORITY}",
            third.text,
            "ngày 30 tháng 11 năm 2026",
            WORDS.letter.signing,
            "DichvuthueBTS@gmail.com",
        ):
            assert squeezed(said) in letter, said


def test_a_case_with_nothing_but_its_complaint_makes_a_dossier() -> None:
    """Each part says that there is nothing; the addressee is left to be filled in."""
    view = sheets.view(talk=(), evidence=(), clause="", kinds=(), role="")
    answers = {Field.WHAT: Answer((sheets.STORY,)), Field.CONTACT: Answer((HERE,))}
    view = replace(view, form=replace(view.form, answers=answers), step=Step.RECEIVED)
    sheet = sheets.sheet(view=view, agreed=None, parties=(), referrals=())
    words = printed(dossier_pdf(sheet, None, Options.FULL_PLAIN, ZONE))
    for said in (
        WORDS.talk_none,
        WORDS.files_none,
        WORDS.clause_none,
        WORDS.consent_none,
        WORDS.parties_none,
        WORDS.referrals_none,
        WORDS.contact_here,
        WORDS.letter.to_nobody,
        fill(WORDS.policy_gone, number=3).text,
    ):
        assert squeezed(said) in words, said


def test_two_hundred_events_stand_in_their_order() -> None:
    """Each with its number and the beginning of its digest."""
    chain = sheets.chain(200)
    words = made(sheets.sheet(chain=chain))
    places = [words.index(link.digest[:16]) for link in chain]
    assert places == sorted(places)


HARD = (
    "_*[<&" * 40,
    "đường" * 800,
    "Nghiêng ngả 😀🔒 thuở ấy " * 150,
    "dòng\n\nhai\tba",
    unicodedata.normalize("NFD", "Nguyễn Thị Hường ở Ngã Bảy"),
)


@pytest.mark.parametrize("story", HARD)
def test_hard_words_are_printed_as_they_are(story: str) -> None:
    """Marks, words longer than a line, emoji, empty lines, letters typed in parts."""
    assert squeezed(unicodedata.normalize("NFC", story)) in made(telling(story))


LETTERS = st.text(
    st.sampled_from(
        "aăâđêôơưáàảãạắằẳẵặấầẩẫậốồổỗộớờởỡợứừửữựýỳỷỹỵ _*[]()<>&#{}%$\\/\"'`~^|=+-😀🔒.,;:!?"
    ),
    max_size=400,
)


def pages(data: bytes, folder: Path) -> list[Image.Image]:
    """The pages as they are seen, at four dots a millimetre."""
    if shutil.which("pdftoppm") is None:
        pytest.skip(NO_PICTURES)
    (folder / "dossier.pdf").write_bytes(data)
    drawn = ["pdftoppm", "-r", "101.6", "-gray", "-png", "dossier.pdf", "page"]
    subprocess.run(drawn, cwd=folder, check=True, capture_output=True)
    return [Image.open(page) for page in sorted(folder.glob("page-*.png"))]


def test_no_ink_stands_outside_the_margins(tmp_path: Path) -> None:
    """Seen as pictures, with hard words, a long file name and two hundred events."""
    sheet = telling("\n".join(HARD))
    (file, *more) = sheet.view.evidence
    long = replace(file, name="tên_tệp_rất_dài" * 17)
    view = replace(sheet.view, evidence=(long, *more))
    sheet = replace(sheet, view=view, chain=sheets.chain(200))
    seen = pages(dossier_pdf(sheet, sheets.version(), Options.FULL_PLAIN, ZONE), tmp_path)
    assert len(seen) > 5
    for page in seen:
        ink = page.convert("L").point(lambda grey: 255 * (grey < 200)).getbbox()
        assert ink is not None
        left, top, right, bottom = (side / 4 for side in ink)
        assert min(left, top) > MARGIN - 1.5
        assert right < 210 - MARGIN + 1.5
        assert bottom < 297 - 10


@settings(max_examples=15, deadline=None)
@given(LETTERS)
def test_whatever_is_written_is_printed_whole(story: str) -> None:
    """No letter is lost, and none is read as a mark."""
    assert squeezed(story) in made(telling(story))


def test_a_locked_dossier_opens_with_the_password_alone() -> None:
    """And holds the same words."""
    password = one_time_password()
    sheet = sheets.sheet()
    data = dossier_pdf(sheet, sheets.version(), Options.FULL_LOCKED, ZONE, password)
    reader = PdfReader(BytesIO(data))
    assert reader.is_encrypted
    assert not reader.decrypt("")
    assert not reader.decrypt(password.replace("-", ""))
    assert squeezed(sheets.STORY) in printed(data, password)


def test_passwords_are_long_and_never_the_same() -> None:
    """Twenty signs that nobody takes for others."""
    drawn = {one_time_password() for _ in range(200)}
    assert len(drawn) == 200
    for password in drawn:
        assert re.fullmatch(r"[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){4}", password)


def test_the_files_name_says_the_code_and_whether_it_is_redacted() -> None:
    """And nothing of a person."""
    assert dossier_name("KN-7F3K-92QX", Options.FULL_LOCKED) == "bo-ho-so-KN-7F3K-92QX.pdf"
    name = dossier_name("KN-7F3K-92QX", Options.REDACTED_PLAIN)
    assert name == "bo-ho-so-KN-7F3K-92QX-luoc-bo.pdf"


def test_the_same_sheet_makes_the_same_file_unless_it_is_locked() -> None:
    """So that a repeat can be told from another dossier."""
    sheet, version = sheets.sheet(), sheets.version()
    made = [dossier_pdf(sheet, version, Options.FULL_PLAIN, ZONE) for _ in range(2)]
    assert made[0] == made[1]
    locked = [dossier_pdf(sheet, version, Options.FULL_LOCKED, ZONE, "x") for _ in range(2)]
    assert locked[0] != locked[1]


def test_every_step_role_and_event_has_its_words() -> None:
    """A new move must get its words in the dossier."""
    assert set(WORDS.steps) == set(Step)
    assert set(WORDS.roles) == set(Role)
    assert set(WORDS.notifiable) == set(Notifiable)
    assert all(WORDS.event(move) != WORDS.event_other for move in (*Move, *Talk, READ, DOSSIER))
