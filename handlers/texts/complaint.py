"""What is said while a complaint is told: consent, questions, refusals, summary, receipt."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ComplaintTexts:
    """One field per sentence; `{named}` places are filled, `**bold**` is set."""

    consent: str
    consent_contacts_none: str
    consent_missing: str
    consent_changed: str
    consent_lapsed: str
    declined: str
    kept_for_beginning: str
    agree_button: str
    decline_button: str

    place: str
    ask_what: str
    ask_reporter: str
    ask_since: str
    ask_data: str
    ask_misuser: str
    ask_promise: str
    ask_evidence: str
    ask_contact: str
    typed_words: str
    typed_words_first: str

    help_consent: str
    help_what: str
    help_reporter: str
    help_since: str
    help_data: str
    help_misuser: str
    help_promise: str
    help_evidence: str
    help_contact: str
    help_summary: str
    help_words: str

    label_what: str
    label_reporter: str
    label_since: str
    label_data: str
    label_misuser: str
    label_promise: str
    label_evidence: str
    label_contact: str

    customer: str
    accountant: str
    data_name: str
    data_phone: str
    data_email: str
    data_id_papers: str
    data_tax: str
    data_bank: str
    data_password: str
    data_employees: str
    data_other: str
    unsure: str
    here: str
    here_named: str
    here_as: str
    not_answered: str
    skipped: str

    send_now_button: str
    send_button: str
    skip_button: str
    done_button: str
    back_button: str
    cancel_button: str
    help_button: str
    edit_button: str

    refused_empty: str
    refused_too_long: str
    refused_bare_word: str
    refused_not_an_option: str
    refused_not_optional: str
    refused_nothing_to_send: str
    refused_too_many_files: str
    refused_not_agreed: str
    refused_too_large: str

    file_kept: str
    album_kept: str
    files: str
    files_arriving: str
    masked: str
    secret_password: str
    secret_one_time_code: str
    secret_id_number: str
    secret_passport: str
    secret_bank_card: str
    edited: str
    words_only: str

    summary: str
    summary_line: str
    summary_end: str
    resumed: str
    form_unreadable: str
    cancel_sure: str
    cancel_yes_button: str
    cancel_no_button: str
    cancelled: str

    receipt: str
    receipt_next: str
    case_button: str
