"""What staff read of parties concerned, authorities and step 3: one field a sentence."""

from dataclasses import dataclass

from cases.outside import Notifiable


@dataclass(frozen=True)
class NotifiableWords:
    """The answers to the 72-hour question, as they are pressed, shown and asked for again."""

    yes: str
    no: str
    unsure: str

    def of(self, answer: Notifiable) -> str:
        """The words for *answer*."""
        return str(getattr(self, answer.value))


@dataclass(frozen=True)
class EscalatingWords:
    """Taking a case to an authority: which, why, and whether it is to be notified."""

    pick: str
    pick_line: str
    name_again: str
    breach: str
    breach_source: str
    breach_typed: str
    letter: str
    shown_authority: str
    shown_breach: str
    notify_by: str
    follow: str


@dataclass(frozen=True)
class PartyWords:
    """The parties concerned in a case."""

    head: str
    none: str
    line: str
    how: str
    answer: str
    no_answer: str
    add_label: str
    answer_label: str
    list_label: str
    ask: str
    ask_answer: str
    nameless: str
    future: str
    unknown: str
    added: str
    answered: str


@dataclass(frozen=True)
class ReferralWords:
    """A case's way with an authority."""

    head: str
    none: str
    line: str
    reference: str
    no_reference: str
    answer: str
    no_answer: str
    breach: str
    breach_due: str
    reference_label: str
    answer_label: str
    list_label: str
    ask_reference: str
    ask_answer: str
    kept_reference: str
    kept_answer: str
    kept_breach: str


@dataclass(frozen=True)
class DirectoryWords:
    """The directory of authorities that admins keep."""

    head: str
    none: str
    line: str
    line_hidden: str
    detail: str
    source: str
    add_label: str
    change_label: str
    hide_label: str
    show_label: str
    ask_new: str
    ask_change: str
    again: str
    kept: str
    hidden: str
    shown: str
    unknown: str


@dataclass(frozen=True)
class FollowUpWords:
    """What staff and admins are told by themselves."""

    due: str
    unlisted: str
    due_no_reference: str
    due_unsure: str
    due_do: str
    notify: str


@dataclass(frozen=True)
class Step3Texts:
    """Every sentence of parties, authorities and step 3."""

    notifiable: NotifiableWords
    escalating: EscalatingWords
    party: PartyWords
    referral: ReferralWords
    directory: DirectoryWords
    follow_up: FollowUpWords
    removed: str
    cancelled: str
