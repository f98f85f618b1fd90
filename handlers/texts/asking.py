"""What is said around the policy's own words: answers to questions, and browsing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AskingTexts:
    """One field per sentence; `{named}` places are filled, `**bold**` is set."""

    answer: str
    date_answer: str
    hotline_answer: str
    place: str
    place_without_heading: str
    posted: str
    undated: str
    older_version: str
    not_stated: str
    related: str
    which: str
    others: str
    no_others: str
    person: str
    looks_like_complaint: str
    start_complaint_button: str
    complaint_offer: str
    keep_asking_button: str
    just_asking: str
    rights: str
    own_data_button: str
    smalltalk: str
    empty: str
    no_policy: str
    version_gone: str
    whole_section_button: str
    not_meant_button: str
    contents: str
    section: str
    section_without_heading: str
    leaf: str
    previous_button: str
    next_button: str
    contents_button: str
    continue_note: str
    continue_button: str
    whole_named_section_button: str
    courtesy: str
    only_vietnamese: str
    miss_consent: str
    miss_yes_button: str
    miss_no_button: str
    miss_thanks: str
    miss_kept: str
    miss_declined: str
    miss_too_late: str
