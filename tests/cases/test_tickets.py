"""Tickets: good once, in the right hands, for a while."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from cases.tickets import TicketSpentError
from storage.rows import TicketRow
from tests.counter import Counter, cause


async def test_a_ticket_is_good_once(counter: Counter) -> None:
    """Then it is spent."""
    token = await counter.tickets.issue("read", "case-1", None, 15, cause())
    assert await counter.tickets.redeem("read", token, None, cause()) == "case-1"
    with pytest.raises(TicketSpentError):
        await counter.tickets.redeem("read", token, None, cause())


async def test_a_repeat_gets_the_first_result(counter: Counter) -> None:
    """The same cause issues the same token and redeems it again."""
    issuing, redeeming = cause(), cause()
    token = await counter.tickets.issue("read", "case-1", None, 15, issuing)
    assert await counter.tickets.issue("read", "case-1", None, 15, issuing) == token
    assert await counter.tickets.redeem("read", token, None, redeeming) == "case-1"
    assert await counter.tickets.redeem("read", token, None, redeeming) == "case-1"


async def test_a_ticket_in_other_hands_is_refused_and_stays_good(counter: Counter) -> None:
    """A link that was forwarded opens nothing, and its owner can still use it."""
    mine, other = uuid4(), uuid4()
    token = await counter.tickets.issue("read", "case-1", mine, 15, cause())
    for wrong in (other, None):
        with pytest.raises(TicketSpentError):
            await counter.tickets.redeem("read", token, wrong, cause())
    assert await counter.tickets.redeem("read", token, mine, cause()) == "case-1"


async def test_a_ticket_ends_with_its_time(counter: Counter) -> None:
    """Fifteen minutes are fifteen minutes."""
    token = await counter.tickets.issue("admin", "first", None, 15, cause())
    counter.clock.move(minutes=15)
    with pytest.raises(TicketSpentError):
        await counter.tickets.redeem("admin", token, None, cause())


@pytest.mark.parametrize("token", ["", "x", "\ud800", "' OR 1=1 --", "a" * 5000])
async def test_a_made_up_ticket_is_refused(counter: Counter, token: str) -> None:
    """Whatever stands in it."""
    with pytest.raises(TicketSpentError):
        await counter.tickets.redeem("admin", token, None, cause())


async def test_a_ticket_for_one_purpose_serves_no_other(counter: Counter) -> None:
    """A reading link makes nobody an admin."""
    token = await counter.tickets.issue("read", "case-1", None, 15, cause())
    with pytest.raises(TicketSpentError):
        await counter.tickets.redeem("admin", token, None, cause())


async def test_the_database_does_not_know_the_token(counter: Counter) -> None:
    """It has the digest alone; the token fits a deep link."""
    token = await counter.tickets.issue("read", "case-1", None, 15, cause())
    assert len(token) <= 40
    async with counter.database.read() as session:
        row = (await session.scalars(select(TicketRow))).one()
    assert token not in repr(vars(row))
