"""What intake keeps of an update."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import Intake, chat_of, is_ours
from bot.metrics import Metrics
from bot.polling import next_offset
from storage.database import Database, open_database
from storage.days import DayKeys
from storage.inbox import Inbox
from storage.keyring import new_ring
from storage.vault import Vault
from tests.conftest import MovableClock

BOT = 777
PRIVATE = {"id": 5, "type": "private"}
GROUP = {"id": -9, "type": "supergroup"}
FROM_BOT = {"from": {"id": BOT}}
TOPIC = {"from": {"id": BOT}, "forum_topic_created": {"name": "KN-7F3K-92QX"}}
VAULT = Vault(new_ring())

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["update_id", "message", "chat", "id", "text", "from", "callback_query", "type"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@pytest.mark.parametrize(
    ("message", "ours"),
    [
        ({"chat": PRIVATE, "text": "a question"}, True),
        ({"chat": GROUP, "text": "just talk"}, False),
        ({"chat": GROUP, "photo": [{}]}, False),
        ({"chat": GROUP, "text": "/hangdoi"}, True),
        ({"chat": GROUP, "caption": "/napchinhsach", "document": {}}, True),
        ({"chat": GROUP, "text": "yes", "reply_to_message": FROM_BOT}, True),
        ({"chat": GROUP, "text": "yes", "reply_to_message": {"from": {"id": 1}}}, False),
        ({"chat": GROUP, "text": "talk", "reply_to_message": TOPIC}, False),
        ({"chat": GROUP, "migrate_to_chat_id": -100}, True),
    ],
)
def test_of_a_groups_talk_only_what_is_meant_for_the_bot_is_kept(
    message: dict[str, Any], ours: bool
) -> None:
    """Commands, replies to the bot and service messages; in private everything."""
    assert is_ours({"update_id": 1, "message": message}, BOT) is ours
    assert is_ours({"update_id": 1, "edited_message": message}, BOT) is ours


def test_a_press_and_a_members_change_belong_to_their_chat() -> None:
    """So they stay in order with what is written there."""
    assert chat_of({"callback_query": {"message": {"chat": GROUP}, "from": PRIVATE}}) == "-9"
    assert chat_of({"callback_query": {"from": {"id": 5}}}) == "5"
    assert chat_of({"chat_member": {"chat": GROUP}}) == "-9"
    assert chat_of({"something_new": {}}) == "nowhere"


@given(anything)
def test_whatever_comes_intake_makes_of_it_an_arrival_or_nothing(update: object) -> None:
    """No shape of JSON breaks the door; what has no number is no update."""
    nothing = open_database("sqlite://")
    intake = Intake(BOT, nothing, VAULT, Inbox(DayKeys(VAULT)), MovableClock(), Metrics())
    arrival = intake.arrival(update)
    if arrival is not None and arrival.body is not None:
        assert json.loads(arrival.body) == update


def test_the_offset_follows_this_batch_even_when_numbers_jump_back() -> None:
    """After a quiet week Telegram numbers anew, from anywhere."""
    assert next_offset([{"update_id": 900}, {"update_id": 901}]) == 902
    assert next_offset([{"update_id": 3}]) == 4
    assert next_offset([]) is None


async def test_a_batch_is_on_disk_when_keep_returns(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    """Another connection sees it; a nameless thing in it hurts nobody."""
    inbox = Inbox(DayKeys(vault))
    intake = Intake(BOT, database, vault, inbox, clock, Metrics())
    await intake.keep([{"update_id": 1, "message": {"chat": PRIVATE}}, "junk", {"update_id": "x"}])
    async with database.read() as session:
        assert await inbox.waiting_count(session) == 1
