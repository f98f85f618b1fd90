"""The shipped English courtesy translation, clause by clause; the policy's own words bind."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy.document import Document
from policy.reader import read_policy


def courtesy(document: Document) -> Mapping[str, str]:
    """Return the English of the clauses that stand word for word in the shipped policy, by id.

    A clause that another version or another firm words differently has none: it would say what
    its own words do not.
    """
    english = _shipped()
    every = (*document.clauses, *document.meta)
    return {clause.id: english[clause.text] for clause in every if clause.text in english}


@cache
def _shipped() -> Mapping[str, str]:
    """The translation by the words it translates."""
    own, english = _read("vi"), _read("en")
    pairs = zip(own.clauses, english.clauses, strict=True)
    return {clause.text: translation.text for clause, translation in pairs} | {
        own.posted_text: english.posted_text
    }


def _read(language: str) -> Document:
    return read_policy((files("policy") / "text" / f"privacy-policy.{language}.txt").read_bytes())
