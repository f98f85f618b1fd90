"""What admins read: one field a sentence, `{named}` places, `**bold**`."""

from dataclasses import dataclass

from cases.notices import Hears
from cases.steps import Step
from handlers.texts.care import StepWords
from policy.reader import RefusalReason


@dataclass(frozen=True)
class PolicyRefusalWords:
    """Why a file is not taken as a policy."""

    empty: str
    too_large: str
    encoding: str
    not_a_policy: str

    def of(self, reason: RefusalReason) -> str:
        """The sentence for *reason*."""
        return str(getattr(self, reason.value))


@dataclass(frozen=True)
class HearsWords:
    """What each kind of bound chat is told."""

    care: str
    steps: str
    step3: str
    deadlines: str
    all: str

    def of(self, hears: Hears) -> str:
        """The words for *hears*."""
        return str(getattr(self, hears.value))


@dataclass(frozen=True)
class PolicyWords:
    """Loading a policy, and its versions."""

    send_file: str
    wants_file: str
    only_text_file: str
    offered: str
    head: str
    posted: str
    posted_none: str
    parsed: str
    steps: str
    contacts: str
    contacts_none: str
    warning: str
    first: str
    changes: str
    unchanged: str
    added: str
    changed: str
    removed: str
    more: str
    ask: str
    confirm: str
    drop: str
    loaded: str
    same: str
    dropped: str
    outdated: str
    versions_head: str
    versions_none: str
    version: str
    version_in_force: str
    back_label: str
    back_ask: str
    back_done: str
    version_unknown: str
    refused: PolicyRefusalWords


@dataclass(frozen=True)
class ChatWords:
    """Binding staff chats and naming staff."""

    hears: HearsWords
    bound: str
    replaced: str
    make_admin: str
    bind_usage: str
    unbound: str
    not_bound: str
    staff_head: str
    staff_none: str
    staff_line: str
    staff_line_id: str
    is_member: str
    is_named: str
    is_admin: str
    staff_usage: str
    staff_added: str
    staff_removed: str
    staff_stays: str
    admin_made: str
    link_too_late: str
    admin_ended: str
    admin_last: str
    admin_by_settings: str
    link_spent: str


@dataclass(frozen=True)
class StateWords:
    """How the bot is doing."""

    stats_head: str
    stats_line: str
    stats_late: str
    stats_waiting: str
    stats_foot: str
    stats_ratings: str
    stats_misses: str
    misses_button: str
    misses_none: str
    missed_clause: str
    missed_none: str
    steps: StepWords
    doctor_head: str
    policy: str
    policy_none: str
    care: str
    care_none: str
    care_no_admin: str
    care_unreachable: str
    waiting: str
    holidays_missing: str
    well: str
    unwell: str

    def step(self, step: Step) -> str:
        """The words for *step*."""
        return self.steps.of(step)


@dataclass(frozen=True)
class AdminTexts:
    """Every sentence for admins."""

    policy: PolicyWords
    chats: ChatWords
    state: StateWords
