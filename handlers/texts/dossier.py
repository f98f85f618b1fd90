"""What a dossier says, and what is said of it to the member of staff who makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cases.outside import Notifiable
from cases.steps import Role, Step


@dataclass(frozen=True)
class DossierTexts:
    """What staff read in the chat: one field a sentence, `{named}` places, `**bold**`."""

    choose: str
    full_locked: str
    full_plain: str
    redacted_locked: str
    redacted_plain: str
    opened: str
    start_first: str
    start_label: str
    in_private: str
    caption: str
    caption_personal: str
    caption_locked: str
    unlocking: str

    def kind(self, options: StrEnum) -> str:
        """What a way of making a dossier is called."""
        return str(getattr(self, options.name.lower()))


@dataclass(frozen=True)
class LetterWords:
    """The cover letter, in the form that Vietnamese authorities are written to."""

    firm: str
    number: str
    about: str
    state: str
    motto: str
    place_and_day: str
    to: str
    to_nobody: str
    under: str
    posted: str
    undated: str
    step_three: str
    received: str
    nothing_named: str
    handed: str
    their_reference: str
    enclosed: str
    redacted: str
    reach: str
    regards: str
    copies: str
    copies_above: str
    copies_kept: str
    signer: str
    signing: str


@dataclass(frozen=True)
class DossierWords:
    """What stands in a dossier. It is for the authorities of Viet Nam: in Vietnamese alone."""

    letter: LetterWords
    title: str
    file: str
    file_redacted: str
    full: str
    redacted: str
    masked: str
    made_at: str
    about: str
    case: str
    code: str
    lodged: str
    step: str
    reporter: str
    reporter_customer: str
    reporter_accountant: str
    reporter_none: str
    kinds: str
    none_named: str
    promises: str
    digest: str
    complaint: str
    what: str
    since: str
    misuser: str
    evidence_words: str
    contact: str
    contact_here: str
    not_told: str
    policy: str
    policy_title: str
    policy_number: str
    policy_posted: str
    policy_since: str
    policy_digest: str
    policy_gone: str
    clause: str
    clause_at: str
    clause_none: str
    clause_gone: str
    talk: str
    talk_none: str
    talk_about: str
    said: str
    edited: str
    edited_answer: str
    edited_other: str
    timeline: str
    timeline_number: str
    timeline_at: str
    timeline_what: str
    timeline_by: str
    timeline_digest: str
    consent: str
    consent_about: str
    consent_given: str
    consent_version: str
    consent_language: str
    consent_digest: str
    consent_withdrawn: str
    consent_in_force: str
    consent_none: str
    languages: Mapping[str, str]
    parties: str
    parties_none: str
    party: str
    party_at: str
    party_how: str
    party_answer: str
    party_silent: str
    referrals: str
    referrals_none: str
    referral: str
    referral_at: str
    referral_reference: str
    referral_answer: str
    referral_nothing: str
    referral_notifiable: str
    notify_due: str
    notifiable: Mapping[Notifiable, str]
    files: str
    files_none: str
    files_about: str
    file_entry: str
    file_name: str
    file_name_none: str
    file_digest: str
    file_waiting: str
    file_failed: str
    file_kinds: Mapping[str, str]
    chain: str
    chain_about: str
    chain_head: str
    chain_length: str
    steps: Mapping[Step, str]
    roles: Mapping[Role, str]
    events: Mapping[str, str]
    event_other: str

    def event(self, move: str) -> str:
        """What happened, in words."""
        return self.events.get(move, self.event_other)

    @property
    def parts(self) -> tuple[str, ...]:
        """The headings of a dossier in their order."""
        return (
            self.case,
            self.complaint,
            self.policy,
            self.talk,
            self.timeline,
            self.consent,
            self.parties,
            self.referrals,
            self.files,
            self.chain,
        )
