"""The customer's Telegram name: copied into a complaint only when they say so."""

from dataclasses import replace

from cases.form import NAMED, Answer, Field, Form
from handlers.rich import fill
from handlers.speaker import Speaker


def named(form: Form, speaker: Speaker) -> Form:
    """The form with their name where they have just chosen that it is told; else as it is."""
    given = form.answers.get(Field.CONTACT)
    if given is None or given.values != (NAMED,):
        return form
    words = fill(speaker.texts.complaint.here_as, name=speaker.name).text
    answer = Answer((words,), given.message_id)
    return replace(form, answers={**form.answers, Field.CONTACT: answer})
