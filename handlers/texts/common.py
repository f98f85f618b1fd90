"""What everybody may read in a private chat: greeting, help, contacts, and kind refusals."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommonTexts:
    """One field per sentence; `{named}` places are filled, `**bold**` is set."""

    greeting: str
    greeting_without_policy: str
    help: str
    policy_button: str
    complaint_button: str
    cases_button: str
    language_button: str  # in the other language
    language_set: str
    contacts: str
    contact_email: str
    contact_phone: str
    contact_web: str
    contacts_none: str
    identity: str
    outdated: str
    link_unknown: str
    unknown_command: str
    private_only: str
    private_button: str
    words_only: str
    file_unasked: str
    cancelled: str
    nothing_to_cancel: str
    yes_or_no: str
