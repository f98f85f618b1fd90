"""The names of the complaint form's fields, options and refusals in the reader's language."""

from enum import StrEnum

from cases.form import HERE, NAMED, UNSURE, AnswerRefusedError, DataKind, Field, Form, Reporter
from cases.masking import SecretKind
from handlers.quoting import shortened
from handlers.rich import Rich, fill
from handlers.texts.complaint import ComplaintTexts
from handlers.texts.own import OwnTexts

CLAUSE_SHOWN = 400


def sentence(texts: ComplaintTexts | OwnTexts, subject: str, member: StrEnum) -> str:
    """The sentence for a member of an enumeration: the field `<subject>_<member>`.

    A test holds the fields against the members, so that none is missing.
    """
    words: str = getattr(texts, f"{subject}_{member}")
    return words


def asked(texts: ComplaintTexts, at: Field) -> str:
    """The question of a field that asks something after consent."""
    return sentence(texts, "ask", at)


def explained(texts: ComplaintTexts, at: Field) -> str:
    """Why a field is asked, and how to answer it."""
    return sentence(texts, "help", at)


def labelled(texts: ComplaintTexts, at: Field) -> str:
    """The name of a field in the summary."""
    return sentence(texts, "label", at)


def option(texts: ComplaintTexts, form: Form, at: Field, code: str) -> str:
    """An option of a field as people read it; a clause by its own words."""
    if code == UNSURE:
        return texts.unsure
    if code == HERE:
        return texts.here
    if code == NAMED:
        return texts.here_named
    if at is Field.REPORTER:
        return texts.customer if Reporter(code) is Reporter.CUSTOMER else texts.accountant
    if at is Field.DATA:
        return sentence(texts, "data", DataKind(code))
    found = next((clause.text for clause in form.clauses if clause.clause_id == code), code)
    return shortened(found, CLAUSE_SHOWN)


def refused(texts: ComplaintTexts, error: AnswerRefusedError) -> Rich:
    """What to do instead, for an answer that is not taken."""
    if error.at is Field.CONSENT:
        return fill(texts.consent_missing)
    if error.at is Field.SUMMARY:
        return fill(texts.summary_end)
    return fill(sentence(texts, "refused", error.reason), limit=error.limit)


def secret(texts: ComplaintTexts, kind: SecretKind) -> str:
    """A kind of secret as people call it."""
    return sentence(texts, "secret", kind)
