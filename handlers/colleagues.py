"""Colleagues to choose from: by name as it is typed, or by buttons."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from cases.staff import Colleague
from cases.words import fold
from handlers.buttons import Button

MOST: Final = 40
"""How many are offered as buttons; the others are named by typing."""

_IN_A_ROW: Final = 2


def by_name(words: str, colleagues: Sequence[Colleague]) -> list[Colleague]:
    """Those whose whole name *words* are, else those who have all of *words* in their name."""
    wanted = fold(words.removeprefix("@"))
    whole = [each for each in colleagues if fold(each.name) == wanted]
    return whole or [
        each for each in colleagues if set(wanted.split()) <= set(fold(each.name).split())
    ]


def colleague_buttons(
    colleagues: Sequence[Colleague], data: Callable[[Colleague], str]
) -> list[list[Button]]:
    """A button for each, by name; who shares a name is told apart by the end of their id."""
    shown = sorted(colleagues, key=lambda each: fold(each.name))[:MOST]
    often = Counter(fold(each.name) for each in shown)
    buttons = [
        Button(
            each.name
            if often[fold(each.name)] == 1
            else f"{each.name} (…{each.user_id % 1000:03})",
            data(each),
        )
        for each in shown
    ]
    return [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
