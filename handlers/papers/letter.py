"""The cover letter of a dossier, in the form of Vietnamese official letters."""

from dataclasses import dataclass
from datetime import tzinfo

from cases.dossiers import DossierSheet
from cases.questions import DataKind, Reporter
from handlers.dates import bare_day
from handlers.papers.options import Veil
from handlers.papers.paper import Line, Paper
from handlers.rich import fill
from handlers.texts.dossier_vi import WORDS
from handlers.texts.staff_languages import care_texts
from policy.document import Document
from policy.library import Version

THIRD: int = 3
_WORDS = WORDS.letter


@dataclass(frozen=True)
class Letter:
    """Writes the letter; what only the firm can fill in is left as dots."""

    sheet: DossierSheet
    version: Version | None
    zone: tzinfo
    veil: Veil

    def write(self, paper: Paper) -> None:
        """Write the letter onto the page begun."""
        code = self.sheet.view.code
        self._head(paper)
        for sentence in (*self._grounds(), *self._matter()):
            paper.paragraph(sentence)
        parts = ";\n".join(f"{at}. {part}" for at, part in enumerate(WORDS.parts, 1))
        paper.paragraph(f"{_WORDS.enclosed}\n{parts}.")
        for sentence in self._last():
            paper.paragraph(sentence)
        paper.gap(2)
        paper.beside(
            (
                Line(_WORDS.copies, bold=True),
                Line(_WORDS.copies_above),
                Line(fill(_WORDS.copies_kept, code=code).text),
            ),
            (Line(_WORDS.signer, bold=True), Line(_WORDS.signing)),
        )

    def _head(self, paper: Paper) -> None:
        day, referrals = self.sheet.made_at.astimezone(self.zone), self.sheet.referrals
        paper.beside(
            (
                Line(_WORDS.firm, bold=True),
                Line(_WORDS.number),
                Line(fill(_WORDS.about, code=self.sheet.view.code).text),
            ),
            (
                Line(_WORDS.state, bold=True),
                Line(_WORDS.motto, bold=True),
                Line(
                    fill(
                        _WORDS.place_and_day,
                        day=f"{day.day:02}",
                        month=f"{day.month:02}",
                        year=day.year,
                    ).text
                ),
            ),
        )
        paper.gap(5)
        to = fill(_WORDS.to, authority=referrals[-1].authority_name).text if referrals else ""
        paper.centred(to or _WORDS.to_nobody, size=12, bold=True)
        paper.gap(2)

    def _grounds(self) -> list[str]:
        """What the letter stands on: the policy, and its own third step."""
        if self.version is None:
            return []
        document = self.version.document
        under = fill(_WORDS.under, title=document.title, posted=posted(document)).text
        third = next((step for step in document.steps if step.step == THIRD), None)
        if third is None:
            return [under]
        return [under, fill(_WORDS.step_three, clause=third.id, text=third.text.strip()).text]

    def _matter(self) -> list[str]:
        view, referrals = self.sheet.view, self.sheet.referrals
        received = fill(
            _WORDS.received,
            day=bare_day(view.lodged_at.astimezone(self.zone).date(), "vi"),
            reporter=reporter(view.role),
            kinds=kinds(view.kinds) or _WORDS.nothing_named,
            code=view.code,
        ).text
        reference = referrals[-1].reference if referrals else ""
        theirs = fill(_WORDS.their_reference, reference=self.veil.over(reference)).text
        return [received, _WORDS.handed, *([theirs] if reference else [])]

    def _last(self) -> list[str]:
        veiled = [] if self.veil.mask is None else [_WORDS.redacted]
        contacts = () if self.version is None else self.version.document.contacts
        reached = ", ".join(contact.value for contact in contacts)
        reach = fill(_WORDS.reach, contacts=reached, code=self.sheet.view.code).text
        return [*veiled, *([reach] if reached else []), _WORDS.regards]


def posted(document: Document) -> str:
    """When the policy was posted, in the policy's own words where it names no full date."""
    if document.posted is None:
        return document.posted_text.strip() or _WORDS.undated
    return fill(_WORDS.posted, day=bare_day(document.posted, "vi")).text


def reporter(role: str) -> str:
    """Who complains, in the letter's words."""
    named = {
        str(Reporter.CUSTOMER): WORDS.reporter_customer,
        str(Reporter.ACCOUNTANT): WORDS.reporter_accountant,
    }
    return named.get(role, WORDS.reporter_none)


def kinds(named: tuple[str, ...]) -> str:
    """The kinds of data that were named, in words."""
    known, words = set(DataKind), care_texts("vi").kinds
    return "; ".join(words.of(DataKind(kind)) for kind in named if kind in known)
