"""What admins read of updates that were set aside, in both languages."""

import string
from dataclasses import fields

import pytest

from handlers.texts.aside import AsideTexts
from handlers.texts.aside_en import ASIDE_EN
from handlers.texts.aside_vi import ASIDE_VI

SENTENCES = [field.name for field in fields(AsideTexts)]
TOAST = 200
"""Telegram shows no more of the answer to a press."""


def places(template: str) -> set[str]:
    """The names of what is filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_about_what_is_set_aside_has_the_same_places_in_both_languages(
    name: str,
) -> None:
    """What one language tells, an id or a time, the other tells too."""
    vi, en = getattr(ASIDE_VI, name), getattr(ASIDE_EN, name)
    assert vi.strip()
    assert en.strip()
    assert places(vi) == places(en)


@pytest.mark.parametrize("texts", [ASIDE_VI, ASIDE_EN])
def test_what_a_press_is_answered_with_is_shown_whole(texts: AsideTexts) -> None:
    """An answer that was cut would leave out what to do."""
    for said in (texts.replayed, texts.all_replayed, texts.no_longer, texts.gone, texts.none):
        assert len(said) <= TOAST
