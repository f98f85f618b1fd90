"""What customers read about their own cases and their own data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnTexts:
    """One field per sentence; `{named}` places are filled, `**bold**` is set."""

    cases: str
    cases_none: str
    case_unknown: str
    case_near: str
    which_case: str
    case_choice: str

    head: str
    lodged_on: str
    waiting: str
    reopen_until: str
    happened: str
    files: str
    talk: str
    timeline: str
    timeline_line: str

    step_lodged: str
    step_received: str
    step_escalated: str
    step_resolved: str
    step_rejected: str
    step_withdrawn: str
    step_closed: str

    event_lodge: str
    event_receive: str
    event_ask: str
    event_answer: str
    event_escalate: str
    event_resolve: str
    event_reject: str
    event_spam: str
    event_withdraw: str
    event_reopen: str
    event_unspam: str
    event_extend: str
    event_close: str
    event_reply: str
    event_add: str

    answer_button: str
    add_button: str
    withdraw_button: str
    reopen_button: str
    cases_button: str
    done_button: str

    add_open: str
    added: str
    file_added: str
    add_done: str
    add_none: str
    answer_open: str
    answer_open_asked: str
    answered: str
    answer_words_too: str
    too_large: str
    too_many: str
    no_words: str

    sort: str
    sort_help: str
    sort_answer_button: str
    sort_question_button: str

    withdraw_sure: str
    withdraw_yes_button: str
    withdraw_no_button: str
    withdrawn: str
    withdraw_none: str
    reopen_sure: str
    reopen_yes_button: str
    reopen_no_button: str
    reopened: str
    reopen_none: str
    left_as_it_is: str

    refused_wrong_step: str
    refused_not_yours: str
    refused_not_waiting: str
    refused_too_late: str
    refused_too_early: str
    refused_extended: str
    refused_paused: str
    refused_overdue: str
    refused_not_spam: str
    overtaken: str
    reason_not_kept: str
    not_agreed: str

    held: str
    held_counts: str
    held_consent: str
    held_misses_consent: str
    held_staff: str
    held_nothing: str
    copy_button: str
    copy_name: str
    copy_caption: str
    erase_button: str
    consent_button: str
    consent_withdrawn: str
    misses_button: str
    misses_withdrawn: str
    erase_sure: str
    erase_yes_button: str
    erase_no_button: str
    erase_kept: str
    erased: str
    erased_still_staff: str
