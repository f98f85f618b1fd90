"""The buttons a customer is given in more than one place; notices use those of a case too."""

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
    AGREE = "agree"  # that words for a case are kept, the consent having been taken back
    DECLINE = "decline"


def own_pattern(*verbs: OwnVerb) -> str:
    """The pattern of their data: `own:show:KN7F3K92QX`."""
    return f"^own:({'|'.join(verbs)}):([0-9A-Z]*)$"


def own_button(label: str, verb: OwnVerb, code: str = "") -> Button:
    """A button for the customer of case *code*."""
    return Button(label, f"own:{verb}:{code.replace('-', '')}")


def code_of(carried: str) -> str:
    """The code that a button carries, with its dashes; as it is if it is none."""
    return read_code(carried) or carried


SKIP_WORDS = "skip"
RATE = f"^rate:([1-5]|{SKIP_WORDS}):([0-9A-Z]+)$"
"""A rating, or that there is nothing to say beside it."""


def rate_button(label: str, rating: str, code: str) -> Button:
    """A button that rates case *code*, or that says no more about it."""
    return Button(label, f"rate:{rating}:{code.replace('-', '')}")


class FormVerb(StrEnum):
    """What a button does with the complaint form."""

    START = "start"
    TELL = "tell"  # with the sentence this button answers as the beginning
    AGREE = "agree"
    DECLINE = "decline"
    PICK = "pick"
    SKIP = "skip"
    BACK = "back"
    SEND = "send"
    EDIT = "edit"
    CANCEL = "cancel"
    DROP = "drop"
    CONTINUE = "continue"
    HELP = "help"


FORM = f"^form:({'|'.join(FormVerb)})(?::([a-z]+)(?::(.*))?)?$"
"""The pattern of their data: `form:pick:data:phone`, the field they belong to in the middle."""


def form_button(label: str, verb: FormVerb, *carried: str) -> Button:
    """A button of the complaint form: the field it belongs to, then the option or line.

    One that opens the form carries the language it was offered in.
    """
    return Button(label, ":".join(["form", verb, *carried]))


class MineVerb(StrEnum):
    """What a button does with all that is held of a person."""

    SHOW = "show"
    COPY = "copy"
    CONSENT = "consent"
    MISSES = "misses"
    ERASE = "erase"
    SURE = "sure"
    KEEP = "keep"


MINE = f"^mine:({'|'.join(MineVerb)})$"


def mine_button(label: str, verb: MineVerb) -> Button:
    """A button about one's own data."""
    return Button(label, f"mine:{verb}")


SORT = "^sort:(answer|question)$"
"""Whether what was typed answers staff or asks something new."""

LANGUAGE = "^language:(vi|en)$"
JUST_ASKING = "asking:go_on"
