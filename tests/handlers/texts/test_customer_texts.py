"""The customers' sentences in both languages."""

import string
from dataclasses import fields
from enum import StrEnum

import pytest

from cases.form import DataKind, Field, Reason
from cases.masking import SecretKind
from cases.steps import Move, Refusal, Step, Talk
from handlers.form_labels import sentence
from handlers.texts.complaint import ComplaintTexts
from handlers.texts.complaint_vi import COMPLAINT_VI
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from handlers.texts.own import OwnTexts
from handlers.texts.own_vi import OWN_VI

NOT_ASKED = {Field.CONSENT, Field.SUMMARY}

PARTS = ["common", "asking", "complaint", "own", "papers", "card", "many"]
SENTENCES = [(part, field.name) for part in PARTS for field in fields(getattr(CUSTOMER_VI, part))]


def places(template: str) -> set[str]:
    """The names of what is filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize(("part", "name"), SENTENCES)
def test_a_sentence_has_the_same_places_in_both_languages(part: str, name: str) -> None:
    """What one language tells, a code or a date, the other tells too."""
    vi, en = (getattr(getattr(each, part), name) for each in (CUSTOMER_VI, CUSTOMER_EN))
    assert vi.strip()
    assert en.strip()
    assert places(vi) == places(en)


@pytest.mark.parametrize(("part", "name"), SENTENCES)
def test_bold_marks_come_in_pairs(part: str, name: str) -> None:
    """A mark left open would be shown to the customer."""
    for each in (CUSTOMER_VI, CUSTOMER_EN):
        assert getattr(getattr(each, part), name).count("**") % 2 == 0


@pytest.mark.parametrize(("part", "name"), [s for s in SENTENCES if s[1].endswith("_button")])
def test_a_button_is_short_enough_to_be_read(part: str, name: str) -> None:
    """A phone shows about thirty letters."""
    for each in (CUSTOMER_VI, CUSTOMER_EN):
        assert len(getattr(getattr(each, part), name)) <= 34


@pytest.mark.parametrize(
    ("texts", "subject", "members"),
    [
        (COMPLAINT_VI, "ask", [each for each in Field if each not in NOT_ASKED]),
        (COMPLAINT_VI, "label", [each for each in Field if each not in NOT_ASKED]),
        (COMPLAINT_VI, "help", list(Field)),
        (COMPLAINT_VI, "data", list(DataKind)),
        (COMPLAINT_VI, "refused", list(Reason)),
        (COMPLAINT_VI, "secret", list(SecretKind)),
        (OWN_VI, "step", list(Step)),
        (OWN_VI, "event", [*Move, Talk.REPLY, Talk.ADD]),
        (OWN_VI, "refused", list(Refusal)),
    ],
)
def test_every_member_of_an_enumeration_has_its_sentence(
    texts: ComplaintTexts | OwnTexts, subject: str, members: list[StrEnum]
) -> None:
    """A new step or question without words would fail here, not before a customer."""
    for member in members:
        assert sentence(texts, subject, member)
