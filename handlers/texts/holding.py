"""What staff read when a case changes hands: one field a sentence, `{named}` places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HoldingTexts:
    """Every sentence about who holds a case."""

    taken: str
    taken_many: str
    declined: str
    choose: str
    choose_among: str
    choose_again: str
    more: str
    alone: str
    not_holder: str
    no_colleague: str
    offer_gone: str
    asked: str
    asked_many: str
    was_held: str
    how_to_answer: str
    how_to_answer_many: str
    yes: str
    yes_many: str
    no: str
    answer_take: str
    answer_take_many: str
    answer_decline: str
    answer_decline_many: str
    an_admin: str
    leavers: str
    leavers_none: str
    leaver: str
    leaver_unknown: str
    leaver_back: str
    leaver_cases: str
    leaver_more: str
    leaver_choose: str
    leaver_alone: str
    leaver_asked: str
