"""Delivery: what Telegram refuses for good is told to those who wrote it."""

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery import why_lost
from cases.notices import Lost


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Lost.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Lost.CLOSED),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Lost.UNKNOWN),
        (BadRequest("Bad Request: chat not found"), Lost.UNKNOWN),
        (BadRequest("Bad Request: message is too long"), Lost.REFUSED),
    ],
)
def test_a_refusal_tells_why_the_message_is_lost(error: TelegramError, why: Lost) -> None:
    """In Telegram's own words, each of which means something else to do."""
    assert why_lost(error) is why
