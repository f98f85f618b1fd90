"""What care staff read: one field a sentence, `{named}` places, `**bold**`."""

from dataclasses import dataclass

from cases.questions import DataKind
from cases.steps import Refusal, Step


@dataclass(frozen=True)
class StepWords:
    """Each step in a few words."""

    lodged: str
    received: str
    escalated: str
    resolved: str
    rejected: str
    withdrawn: str
    closed: str

    def of(self, step: Step) -> str:
        """The words for *step*."""
        return str(getattr(self, step.value))


@dataclass(frozen=True)
class KindWords:
    """Each kind of data in a few words."""

    name: str
    phone: str
    email: str
    id_papers: str
    tax: str
    bank: str
    password: str
    employees: str
    other: str

    def of(self, kind: DataKind) -> str:
        """The words for *kind*."""
        return str(getattr(self, kind.value))


@dataclass(frozen=True)
class EventWords:
    """Each thing that happens in a case, as its history tells it."""

    lodge: str
    receive: str
    ask: str
    answer: str
    escalate: str
    resolve: str
    reject: str
    withdraw: str
    reopen: str
    close: str
    spam: str
    unspam: str
    extend: str
    half: str
    warn: str
    late: str
    overdue: str
    reply: str
    enclose: str
    note: str
    add: str
    edit: str
    read: str
    dossier: str
    claim: str
    party: str
    party_answer: str
    refer: str
    refer_answer: str
    refer_due: str
    notifiable: str
    release: str
    offer: str
    take: str
    decline: str
    other: str

    def of(self, event: str) -> str:
        """The words for *event*, a move or a kind of talk."""
        return str(getattr(self, event, self.other))


@dataclass(frozen=True)
class RefusalWords:
    """Why a move cannot be made."""

    wrong_step: str
    not_yours: str
    not_waiting: str
    too_late: str
    too_early: str
    not_spam: str
    extended: str
    paused: str
    overdue: str

    def of(self, refusal: Refusal) -> str:
        """The words for *refusal*."""
        return str(getattr(self, refusal.value))


@dataclass(frozen=True)
class VerbWords:
    """A few words for each thing a member of care can do with a case."""

    receive: str
    read: str
    reply: str
    ask: str
    note: str
    resolve: str
    escalate: str
    reject: str
    reopen: str
    claim: str
    release: str
    give: str
    card: str
    files: str
    dossier: str
    spam: str
    extend: str

    def of(self, verb: str) -> str:
        """The words for *verb*."""
        return str(getattr(self, verb))


@dataclass(frozen=True)
class AskingWords:
    """How each text that was left out is asked for."""

    reply: str
    ask: str
    note: str
    resolve: str
    escalate: str
    reject: str
    spam: str
    extend: str

    def of(self, verb: str) -> str:
        """The sentence that asks for the text of *verb*."""
        return str(getattr(self, verb))


@dataclass(frozen=True)
class CardWords:
    """The lines of the staff card."""

    head: str
    step: str
    clause: str
    clause_none: str
    role: str
    role_customer: str
    role_accountant: str
    role_none: str
    language_vi: str
    language_en: str
    kinds: str
    kinds_none: str
    files: str
    files_arriving: str
    files_failed: str
    unreachable: str
    lodged: str
    waiting: str
    holder: str
    holder_left: str
    holder_none: str
    due: str
    due_late: str
    due_none: str
    last: str


@dataclass(frozen=True)
class ReadingWords:
    """The full text of a case, as it opens in a private chat."""

    head: str
    removed: str
    what: str
    since: str
    misuser: str
    evidence: str
    contact: str
    contact_here: str
    talk: str
    said: str
    by_customer: str
    by_care: str
    file: str
    file_waiting: str
    file_failed: str
    files_none: str
    rated: str
    opened: str
    start_first: str
    start_label: str
    link_spent: str
    in_private: str


@dataclass(frozen=True)
class CareTexts:
    """Every sentence for care staff."""

    steps: StepWords
    kinds: KindWords
    events: EventWords
    refusals: RefusalWords
    labels: VerbWords
    asking: AskingWords
    preview: AskingWords
    card: CardWords
    reading: ReadingWords
    not_care: str
    not_admin: str
    group_unseen: str
    anonymous: str
    only_private: str
    only_group: str
    only_care_room: str
    case_missing: str
    case_near: str
    code_needed: str
    held_by: str
    overtaken: str
    overtaken_unknown: str
    done: VerbWords
    ask_in_group: str
    ask_in_private: str
    previewed: str
    preview_unreachable: str
    preview_in_group: str
    preview_in_private: str
    confirm: str
    drop: str
    sent: str
    dropped: str
    not_your_preview: str
    words_help: str
    text_only: str
    file_left_out: str
    not_sent: str
