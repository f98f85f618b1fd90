"""The queue of updates that wait for the bot."""

from collections import Counter, deque
from collections.abc import Iterable
from itertools import islice

from bot.playground.chats import Json
from bot.playground.pulse import Pulse
from bot.playground.refusal import bad

KINDS = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll",
    "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "message_reaction",
    "message_reaction_count", "chat_boost", "removed_chat_boost",
})  # fmt: skip
ONLY_IF_NAMED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only to a bot that names them in allowed_updates."""


class Updates:
    """Updates in order, kept until the bot confirms them."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        #: (serial number, update): an update_id may come twice when a test wants it to
        self.pending: deque[tuple[int, Json]] = deque()
        self.allowed = KINDS - ONLY_IF_NAMED
        #: update id -> how often it was handed out
        self.fetches: Counter[int] = Counter()
        self.pulse = Pulse()
        self._serial = 0
        self._taken: set[int] = set()

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Take the bot's wish; None keeps the last one, an empty list is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or KINDS - ONLY_IF_NAMED

    def add(self, kind: str, body: Json) -> int | None:
        """Queue one update; return its id, or None when the bot does not want this kind."""
        return self.inject({kind: body}) if kind in self.allowed else None

    def inject(self, update: Json) -> int:
        """Queue any object as an update, whatever is in it; its own update_id is kept."""
        update = {"update_id": self.next_id, **update}
        number = update["update_id"]
        if not isinstance(number, int):
            raise bad("update_id must be an Integer")
        self.next_id = max(self.next_id, number + 1)
        self._serial += 1
        self.pending.append((self._serial, update))
        self.pulse.beat()
        return number

    def confirm(self, offset: int) -> None:
        """Forget all updates below *offset*; a negative one keeps only the last -offset."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0][1]["update_id"] < offset:
            self.pending.popleft()

    def batch(self, limit: int) -> list[Json]:
        """Hand out the oldest updates, and count that."""
        batch = [update for _, update in islice(self.pending, limit)]
        self.fetches.update(update["update_id"] for update in batch)
        return batch

    def waiting(self, after: int = 0) -> list[tuple[int, Json]]:
        """Those not taken yet whose serial number is above *after*, in order."""
        found = []
        for serial, update in reversed(self.pending):
            if serial <= after:
                break
            if serial not in self._taken:
                found.append((serial, update))
        return found[::-1]

    def taken(self, serial: int) -> None:
        """Forget one update that the webhook took, wherever it stands."""
        self._taken.add(serial)
        while self.pending and self.pending[0][0] in self._taken:
            self._taken.discard(self.pending.popleft()[0])

    def clear(self) -> None:
        """Forget all that wait (drop_pending_updates)."""
        self.pending.clear()
        self._taken.clear()
