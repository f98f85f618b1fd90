"""What a press does to the complaint form, as one table."""

from collections.abc import Callable, Mapping

from cases.form import AGREED, Form, Heard, Wish, back, choose, edit, send_now, skip
from handlers.customer_buttons import FormVerb

_PRESSES: Mapping[FormVerb, Callable[[Form, str], Heard]] = {
    FormVerb.AGREE: lambda form, _: Heard(choose(form, AGREED)),
    FormVerb.DECLINE: lambda form, _: Heard(form, Wish.DECLINE),
    FormVerb.PICK: lambda form, code: Heard(choose(form, code)),
    FormVerb.SKIP: lambda form, _: Heard(skip(form)),
    FormVerb.BACK: lambda form, _: Heard(back(form)),
    FormVerb.EDIT: lambda form, number: Heard(edit(form, int(number))),
    FormVerb.SEND: lambda form, _: Heard(send_now(form), Wish.SEND),
    FormVerb.CANCEL: lambda form, _: Heard(form, Wish.CANCEL),
    FormVerb.HELP: lambda form, _: Heard(form, Wish.HELP),
}


def pressed(form: Form, verb: FormVerb, carried: str) -> Heard | None:
    """The form after a press on a button of the question asked now; None for other buttons.

    Raises:
        AnswerRefusedError: The question does not take it.
        ValueError: The line to edit is no number.
    """
    press = _PRESSES.get(verb)
    return press(form, carried) if press is not None else None
