"""The dossier as a paper: a cover letter, then all that is known of a case, part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from cases.dossier import Edited, File, Said
from cases.dossiers import DossierSheet, Link
from cases.outside import Party, Referral
from cases.questions import HERE, Field
from cases.steps import Talk
from handlers.dates import bare_day, time_and_day
from handlers.enclosing import listed
from handlers.papers.letter import Letter, kinds, posted, reporter
from handlers.papers.options import Options, Veil
from handlers.papers.paper import About, Paper
from handlers.rich import fill
from handlers.texts.dossier_vi import WORDS
from policy.document import Document
from policy.library import Version

LANGUAGE = "vi"
_SHARES = (7, 20, 30, 24, 19)
_GROUP = 8
_TOLD = (
    (Field.WHAT, WORDS.what),
    (Field.SINCE, WORDS.since),
    (Field.MISUSER, WORDS.misuser),
    (Field.EVIDENCE, WORDS.evidence_words),
    (Field.CONTACT, WORDS.contact),
)


def dossier_name(code: str, options: Options) -> str:
    """The file's name."""
    return fill(WORDS.file if options.full else WORDS.file_redacted, code=code).text


def dossier_pdf(
    sheet: DossierSheet,
    version: Version | None,
    options: Options,
    zone: tzinfo,
    password: str = "",
) -> bytes:
    """The dossier of a case under the policy *version* it was lodged under.

    A redacted one holds nothing of what the database keeps sealed.
    """
    kind, code = WORDS.full if options.full else WORDS.redacted, sheet.view.code
    title = fill(WORDS.title, code=code).text
    about = About(title, LANGUAGE, sheet.made_at, f"dossier {code}", f"{code}  ·  {kind}")
    paper = Paper(about, password)
    veil = Veil(None if options.full else WORDS.masked)
    Letter(sheet, version, zone, veil).write(paper)
    paper.page()
    paper.title(title)
    _Writing(paper, sheet, version, zone, veil).parts(kind)
    return paper.data()


@dataclass(frozen=True)
class _Writing:
    """Writes the parts after the letter."""

    paper: Paper
    sheet: DossierSheet
    version: Version | None
    zone: tzinfo
    veil: Veil

    def parts(self, kind: str) -> None:
        """All of them, under their numbers."""
        self._facts(((WORDS.made_at, f"{self._at(self.sheet.made_at)} ({kind})"),))
        self.paper.paragraph(fill(WORDS.about, zone=str(self.zone)).text, small=True)
        written = (
            self._case,
            self._complaint,
            self._policy,
            self._talk,
            self._timeline,
            self._consent,
            self._parties,
            self._referrals,
            self._files,
            self._chain,
        )
        for number, (part, heading) in enumerate(zip(written, WORDS.parts, strict=True), 1):
            self.paper.heading(f"{number}. {heading}")
            part()

    def _at(self, moment: datetime) -> str:
        return time_and_day(moment, LANGUAGE, self.zone)

    def _facts(self, facts: Iterable[tuple[str, str]]) -> None:
        for label, value in facts:
            self.paper.fact(label, value)

    def _quote(self, words: str) -> None:
        self.paper.quote(self.veil.over(words))

    def _case(self) -> None:
        view = self.sheet.view
        self._facts(
            (
                (WORDS.code, view.code),
                (WORDS.lodged, self._at(view.lodged_at)),
                (WORDS.step, WORDS.steps[view.step]),
                (WORDS.reporter, reporter(view.role)),
                (WORDS.kinds, kinds(view.kinds) or WORDS.none_named),
                (WORDS.promises, self._at(view.resolve_due)),
                (WORDS.digest, grouped(self.sheet.digest)),
            )
        )

    def _complaint(self) -> None:
        for field, label in _TOLD:
            self.paper.paragraph(label, bold=True)
            self._answers(field, self.sheet.view.form.values(field))
            self._edited(WORDS.edited_answer, self.sheet.view.answers_edited(field))
        others = set(Field) - {field for field, _ in _TOLD}
        self._edited(WORDS.edited_other, self.sheet.view.answers_edited(*others))

    def _edited(self, sentence: str, edits: Iterable[Edited]) -> None:
        for edit in edits:
            self.paper.paragraph(fill(sentence, at=self._at(edit.at)).text)
            self._quote(edit.text)

    def _answers(self, field: Field, answers: tuple[str, ...]) -> None:
        for answer in answers:
            if field is Field.CONTACT and answer == HERE:
                self.paper.paragraph(WORDS.contact_here)
            else:
                self._quote(answer)
        if not answers:
            self.paper.paragraph(WORDS.not_told)

    def _policy(self) -> None:
        view, version = self.sheet.view, self.version
        if version is None:
            self.paper.paragraph(fill(WORDS.policy_gone, number=view.policy_number).text)
        else:
            since = version.in_force_since
            self._facts(
                (
                    (WORDS.policy_title, version.title),
                    (WORDS.policy_number, str(version.number)),
                    (WORDS.policy_posted, posted(version.document)),
                    *([] if since is None else [(WORDS.policy_since, self._at(since))]),
                    (WORDS.policy_digest, grouped(version.sha256)),
                )
            )
        self._clause(view.clause, None if version is None else version.document)

    def _clause(self, named: str, document: Document | None) -> None:
        clause = document.clause(named) if document is not None else None
        if clause is None or document is None:
            sentence = WORDS.clause_gone if named else WORDS.clause_none
            self.paper.paragraph(fill(sentence, clause=named).text)
            return
        self.paper.paragraph(fill(WORDS.clause, clause=named).text, bold=True)
        section = document.section_of(named)
        if section is not None and section.heading:
            place = fill(WORDS.clause_at, section=section.id, heading=section.heading).text
            self.paper.paragraph(place)
        self.paper.quote(clause.text)

    def _talk(self) -> None:
        spoken = [said for said in self.sheet.view.talk if said.kind is not Talk.NOTE]
        for said in spoken:
            self.paper.paragraph(self._who(said), bold=True)
            if said.text:
                self._quote(said.text)
            veiled = [replace(each, name=self._named(each.name)) for each in said.files]
            for line in listed(veiled, LANGUAGE):
                self.paper.paragraph(line.text)
            self._edited(WORDS.edited, self.sheet.view.edits_of(said))
        if not spoken:
            self.paper.paragraph(WORDS.talk_none)
        self.paper.paragraph(WORDS.talk_about, small=True)

    def _who(self, said: Said) -> str:
        who, event = WORDS.roles[said.role], WORDS.event(said.kind)
        return fill(WORDS.said, at=self._at(said.at), who=who, event=event).text

    def _timeline(self) -> None:
        heads = (
            WORDS.timeline_number,
            WORDS.timeline_at,
            WORDS.timeline_what,
            WORDS.timeline_by,
            WORDS.timeline_digest,
        )
        self.paper.table(_SHARES, heads, [self._link(link) for link in self.sheet.chain])

    def _link(self, link: Link) -> tuple[str, ...]:
        by, event = WORDS.roles[link.role], WORDS.event(link.move)
        at = link.at.astimezone(self.zone)
        when = f"{at.hour:02}:{at.minute:02} {bare_day(at.date(), LANGUAGE)}"
        return str(link.number), when, event, by, link.digest[:16]

    def _consent(self) -> None:
        agreed = self.sheet.agreed
        if agreed is None:
            self.paper.paragraph(WORDS.consent_none)
            return
        ended = agreed.withdrawn_at
        self.paper.paragraph(WORDS.consent_about)
        self._facts(
            (
                (WORDS.consent_given, self._at(agreed.given_at)),
                (WORDS.consent_version, agreed.version),
                (WORDS.consent_language, WORDS.languages.get(agreed.language, agreed.language)),
                (WORDS.consent_digest, grouped(agreed.sha256)),
                (
                    WORDS.consent_withdrawn,
                    WORDS.consent_in_force if ended is None else self._at(ended),
                ),
            )
        )

    def _parties(self) -> None:
        for number, party in enumerate(self.sheet.parties, 1):
            self._party(number, party)
        if not self.sheet.parties:
            self.paper.paragraph(WORDS.parties_none)

    def _party(self, number: int, party: Party) -> None:
        self._facts(
            (
                (fill(WORDS.party, number=number).text, self.veil.over(party.name)),
                (WORDS.party_at, self._at(party.contacted_at)),
            )
        )
        if party.how:
            self.paper.paragraph(WORDS.party_how)
            self._quote(party.how)
        self._answer(WORDS.party_answer, party.answer, party.answered_at)

    def _answer(self, label: str, answer: str, at: datetime | None) -> None:
        """What came back, if anything did."""
        if at is None:
            self.paper.paragraph(WORDS.party_silent)
            return
        self.paper.paragraph(fill(label, at=self._at(at)).text)
        self._quote(answer)

    def _referrals(self) -> None:
        for number, referral in enumerate(self.sheet.referrals, 1):
            self._facts(self._referral(number, referral))
            self._answer(WORDS.referral_answer, referral.answer, referral.answered_at)
        if not self.sheet.referrals:
            self.paper.paragraph(WORDS.referrals_none)

    def _referral(self, number: int, referral: Referral) -> Iterator[tuple[str, str]]:
        reference = referral.reference and self.veil.over(referral.reference)
        yield fill(WORDS.referral, number=number).text, referral.authority_name
        yield WORDS.referral_at, self._at(referral.at)
        yield WORDS.referral_reference, reference or WORDS.referral_nothing
        yield WORDS.referral_notifiable, WORDS.notifiable[referral.notifiable]
        if referral.notify_due is not None:
            yield WORDS.notify_due, self._at(referral.notify_due)

    def _files(self) -> None:
        files = self.sheet.view.evidence
        for number, file in enumerate(files, 1):
            self._file(number, file)
        self.paper.paragraph(WORDS.files_about if files else WORDS.files_none, small=bool(files))

    def _file(self, number: int, file: File) -> None:
        kind = WORDS.file_kinds.get(file.kind, file.kind)
        size = f"{file.size:,}".replace(",", ".")
        entry = fill(WORDS.file_entry, number=number, kind=kind, size=size, at=self._at(file.at))
        missing = WORDS.file_failed if file.state == "failed" else WORDS.file_waiting
        digest = grouped(file.sha256) if file.state == "kept" else missing
        self.paper.paragraph(entry.text, bold=True)
        named = self._named(file.name) or WORDS.file_name_none
        self._facts(((WORDS.file_name, named), (WORDS.file_digest, digest)))

    def _named(self, name: str) -> str:
        return name and self.veil.over(name)

    def _chain(self) -> None:
        head = self.sheet.chain[-1]
        self.paper.paragraph(WORDS.chain_about)
        self._facts(
            ((WORDS.chain_length, str(head.number)), (WORDS.chain_head, grouped(head.digest)))
        )


def grouped(digest: str) -> str:
    """A digest in groups that can be read out."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
