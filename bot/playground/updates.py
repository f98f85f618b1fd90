"""The queue of updates that wait for the bot."""

from collections import Counter, deque
from collections.abc import Iterable

from bot.playground.chats import Json
from bot.playground.pulse import Pulse

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
        self.pending: deque[Json] = deque()
        self.allowed = KINDS - ONLY_IF_NAMED
        #: update id -> how often it was handed out
        self.fetches: Counter[int] = Counter()
        self.pulse = Pulse()
        self._delivered: set[int] = set()

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
        given = update["update_id"]
        if isinstance(given, int):
            self.next_id = max(self.next_id, given) + 1
        self.pending.append(update)
        self.pulse.beat()
        return self.next_id - 1

    def confirm(self, offset: int) -> None:
        """Forget all updates below *offset*; a negative one keeps only the last -offset."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()

    def batch(self, limit: int) -> list[Json]:
        """Hand out the oldest updates, and count that."""
        batch = [self.pending[i] for i in range(min(limit, len(self.pending)))]
        self.fetches.update(update["update_id"] for update in batch)
        return batch

    def waiting(self, after: int = -1) -> list[Json]:
        """Those not taken yet whose id is above *after*, in order."""
        return [
            update
            for update in self.pending
            if update["update_id"] > after and update["update_id"] not in self._delivered
        ]

    def delivered(self, update_id: int) -> None:
        """Forget one update that the webhook took, wherever it stands."""
        self._delivered.add(update_id)
        while self.pending and self.pending[0]["update_id"] in self._delivered:
            self._delivered.discard(self.pending.popleft()["update_id"])

    def clear(self) -> None:
        """Forget all that wait (drop_pending_updates)."""
        self.pending.clear()
        self._delivered.clear()
