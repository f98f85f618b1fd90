"""Looking back in a chat: what was typed lately, as long as the inbox can be opened."""

import json
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cases.recent import Recent, _came, typed_before, typed_in
from storage.database import Database
from storage.inbox import Arrival, Inbox
from storage.outbox import Outbox
from storage.sweeps import Sweeps
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import Counter

AN, BINH = 1001, 1002


async def comes(counter: Counter, chat: int, number: int, **update: Any) -> None:
    """An update comes in and is kept."""
    inbox = Inbox(counter.outbox.days)
    body = json.dumps({"update_id": number, **update}).encode()
    arrival = Arrival(number, counter.vault.index("chat", chat), body)
    async with counter.database.write() as session:
        await inbox.keep(session, 77, [arrival], counter.clock())


async def says(counter: Counter, text: str, number: int, chat: int = AN) -> None:
    """A message comes in, its id the update's number."""
    await comes(counter, chat, number, message={"message_id": number, "text": text})


async def test_what_was_typed_is_found_by_its_message(counter: Counter) -> None:
    """In the chat it was typed in alone."""
    await says(counter, "một", 1)
    await says(counter, "hai", 2, BINH)
    came = await counter.recent.came(AN)
    assert typed_in(came, 1) == "một"
    assert typed_in(came, 2) is None


async def test_what_was_typed_before_comes_newest_first(counter: Counter) -> None:
    """Without presses, commands and what is older than a quarter of an hour."""
    await says(counter, "quá lâu", 1)
    counter.clock.move(minutes=10)
    await says(counter, "một", 2)
    await says(counter, "/help", 3)
    await comes(counter, AN, 4, callback_query={"data": "policy:home:1"})
    await comes(counter, AN, 5, message={"message_id": 5, "sticker": {}})
    await says(counter, "hai", 6)
    counter.clock.move(minutes=6)
    await says(counter, "ba", 7)
    await says(counter, "đến sau", 8)
    assert typed_before(await counter.recent.came(AN), 7) == ("hai", "một")


async def test_a_message_that_is_not_there_has_nothing_before_it(counter: Counter) -> None:
    """Nor has one that came too long ago to be among those looked at."""
    await says(counter, "một", 1)
    assert typed_before(await counter.recent.came(AN), 9) == ()
    for number in range(2, 12):
        await says(counter, "x", number)
    assert typed_before(await counter.recent.came(AN), 2) == ()


async def test_what_aged_out_cannot_be_read(
    counter: Counter, database: Database, vault: Vault, outbox: Outbox, clock: MovableClock
) -> None:
    """Neither after the sweep, nor once the day's key is gone."""
    await says(counter, "một", 1)
    clock.move(days=9)
    async with database.write() as session:
        await outbox.days.drop_before(session, (clock() - timedelta(days=7)).date())
    assert await counter.recent.came(AN) == ()
    await Sweeps(database, outbox.days).sweep(clock())
    assert await Recent(database, vault, outbox.days).came(AN) == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "callback_query", "message_id", "text", "data"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_came_can_be_looked_at(update: Any) -> None:
    """An update of a strange shape says nothing, and breaks nothing."""
    came = _came(MovableClock().at, update)
    assert isinstance(came.text, str)
    assert isinstance(came.message_id, int)
