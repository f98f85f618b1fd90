"""The complaint between two messages: a draft in JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.form import (
    Answer,
    Field,
    Form,
    FormUnreadableError,
    as_json,
    attach,
    from_json,
    put,
)
from tests.cases.telling import FULL, told


def test_a_form_goes_through_json_unchanged() -> None:
    """Lone surrogates included, in plain ASCII."""
    form = replace(attach(told(*FULL), "f"), resume=Field.SUMMARY, chosen=("tax",))
    form = put(form, Field.MISUSER, Answer(("\ud800 x \x00 😀",), 4))
    assert as_json(form).isascii()
    assert from_json(as_json(form)) == form
    assert from_json(as_json(Form.start())) == Form.start()


@given(st.text(st.characters()))
def test_any_text_survives_the_json(text: str) -> None:
    """As far as JSON itself can say it."""
    sayable = json.loads(json.dumps(text))
    form = put(told("đồng ý"), Field.WHAT, Answer((sayable,), 1))
    assert from_json(as_json(form)) == form


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"version": 2}', '{"version": 1, "field": "nowhere"}']
)
def test_an_unreadable_draft_says_so(text: str) -> None:
    """Rather than failing somewhere else."""
    with pytest.raises(FormUnreadableError):
        from_json(text)
