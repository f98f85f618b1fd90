"""The buttons that act on a customer's own case, wherever they stand: notices use them too."""

from enum import StrEnum

from cases.reference import read_code
from handlers.buttons import Button


class OwnVerb(StrEnum):
    """What a customer's button does with a case of theirs."""

    LIST = "list"  # of no case in particular
    SHOW = "show"
    ANSWER = "answer"  # what staff asked
    ADD = "add"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    SURE_WITHDRAW = "sure_withdraw"
    SURE_REOPEN = "sure_reopen"
    KEEP = "keep"  # do not withdraw or reopen after all
    DONE = "done"  # nothing more to add


OWN = f"^own:({'|'.join(OwnVerb)}):([0-9A-Z]*)$"
"""The pattern of their data: `own:show:KN7F3K92QX`."""


def own_button(label: str, verb: OwnVerb, code: str = "") -> Button:
    """A button for the customer of case *code*."""
    return Button(label, f"own:{verb}:{code.replace('-', '')}")


def code_of(carried: str) -> str:
    """The code that a button carries, with its dashes; as it is if it is none."""
    return read_code(carried) or carried
