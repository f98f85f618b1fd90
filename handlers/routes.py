"""The one ordered list of handlers: the first that takes an update is the only one."""

from collections.abc import Sequence

from handlers.dialogs import Handler, Persona


def routes(
    *,
    staff: Sequence[Persona],
    customers: Sequence[Persona],
    messages: Persona,
    leftovers: Persona,
) -> list[Handler]:
    """Every handler in its order."""
    ordered: list[Persona] = [
        # Staff first: their commands, presses and replies are all their own by name or place.
        *staff,
        # Customers' commands and presses; in any order, as no two take the same.
        *customers,
        # Then whatever else is written in private: commands nobody knows, dialogs, questions.
        messages,
        # Last what nobody took, so that every press is answered.
        leftovers,
    ]
    return [handler for persona in ordered for handler in persona.handlers()]
