"""People who talk to the bot: friendly verbs over the control API, for tests and the demo."""

import asyncio
import base64
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.seen import Alert, Json, Seen
from bot.playground.wire import Wire

PATIENCE = 20.0
"""Seconds a person waits for the bot, unless told otherwise."""


class NotSeenError(AssertionError):
    """What a person waited for did not come; the message shows what they saw instead."""


@dataclass(slots=True)
class Person:
    """One person in one chat: their private chat, or a group through `at`.

    Looking counts from the person's own last act: `sees` finds what the bot wrote or edited
    since then, and waits for it if it is not there yet.
    """

    stage: Wire
    id: int
    chat: int
    name: str = ""
    #: Change number of the chat before the last own act.
    since: int = 0
    _topic: int | None = field(default=None)

    def at(self, chat: int, topic: int | None = None) -> "Person":
        """The same person in a group, in a topic of it if named."""
        return Person(self.stage, self.id, chat, self.name, _topic=topic)

    def private(self) -> "Person":
        """The same person in their chat with the bot."""
        return Person(self.stage, self.id, self.id, self.name)

    async def _act(self, act: str, **given: Any) -> Any:  # noqa: ANN401 - any JSON
        await self.mark()
        return await self.stage.act(act, chat=self.chat, user=self.id, **given)

    async def mark(self) -> int:
        """Look only at what comes from now on; every own act does this first."""
        now = await self.stage.act("transcript", chat=self.chat, since=10**12)
        self.since = int(now["now"])
        return self.since

    # acting

    async def says(self, text: str, *, reply_to: Seen | int | None = None) -> Seen:
        """Write a text."""
        said = await self._act("says", text=text, topic=self._topic, reply_to=_id(reply_to))
        return Seen(said)

    async def starts(self, payload: str = "") -> Seen:
        """Press Start, with the payload of a deep link if there is one."""
        return await self.says(f"/start {payload}".rstrip())

    async def opens(self, link: str) -> Seen:
        """Open a t.me link to the bot: its payload goes into the private chat."""
        return await self.private().starts(link.partition("start=")[2])

    async def edits(self, message: Seen | int, text: str) -> Seen:
        """Edit one's own message."""
        return Seen(await self._act("edits", message=_id(message), text=text))

    async def deletes(self, message: Seen | int) -> None:
        """Delete a message for both."""
        await self._act("deletes", message=_id(message))

    async def sends(self, content: Json, *, reply_to: Seen | int | None = None) -> Seen:
        """Send any message content, as fields of a Message."""
        sent = await self._act("sends", content=content, topic=self._topic, reply_to=_id(reply_to))
        return Seen(sent)

    async def sends_file(
        self,
        data: bytes,
        name: str = "chung-cu.pdf",
        *,
        kind: str = "document",
        mime: str = "application/pdf",
        caption: str = "",
        album: str = "",
        reply_to: Seen | int | None = None,
    ) -> Seen:
        """Send a file; kind: document, photo, voice; files of one *album* belong together."""
        sent = await self._act(
            "file", kind=kind, name=name, mime=mime, caption=caption, album=album,
            data=base64.b64encode(data).decode(), topic=self._topic, reply_to=_id(reply_to),
        )  # fmt: skip
        return Seen(sent)

    async def sends_photo(self, data: bytes = b"\xff\xd8jpeg", caption: str = "") -> Seen:
        """Send a photo."""
        return await self.sends_file(
            data, "photo.jpg", kind="photo", mime="image/jpeg", caption=caption
        )

    async def sends_voice(self, data: bytes = b"OggS voice") -> Seen:
        """Send a voice message."""
        return await self.sends_file(data, "voice.ogg", kind="voice", mime="audio/ogg")

    async def sends_sticker(self) -> Seen:
        """Send a sticker."""
        return await self.sends({"sticker": {
            "file_id": "CAACAgIAAxk", "file_unique_id": "AgADsticker", "type": "regular",
            "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍",
        }})  # fmt: skip

    async def sends_contact(self, phone_number: str = "+84900000000") -> Seen:
        """Send a contact."""
        return await self.sends({"contact": {"phone_number": phone_number, "first_name": "An"}})

    async def sends_location(self) -> Seen:
        """Send a place."""
        return await self.sends({"location": {"latitude": 21.03, "longitude": 105.85}})

    async def forwards(self, message: Seen, source: int | None = None) -> Seen:
        """Forward a message into this chat, from another one if *source* names it."""
        source = self.chat if source is None else source
        return Seen(await self._act("forwards", source=source, message=message.id))

    async def presses(
        self, label: str, message: Seen | int | None = None, *, old: bool = False
    ) -> str:
        """Press an inline button by its text or data; return the id of the press.

        Without *message*: the newest one that has the button, waited for. With *old* the data
        is sent as it is, though the message may not have such a button any more.
        """
        if message is None:
            message = await self._button_bearer(label)
        return str(await self._act("presses", message=_id(message), data=label, old=old))

    async def _button_bearer(self, label: str) -> Seen:
        def bears(message: Seen) -> bool:
            return message.by_bot and message.button(label) is not None

        view = await self._until(
            lambda view: any(map(bears, view.messages)), PATIENCE, f"a button {label!r}", 0
        )
        return next(message for message in reversed(view.messages) if bears(message))

    async def joins(self, status: str = "member", by: int = 0) -> None:
        """Come into this group, or get another standing in it."""
        await self._act("status", status=status, by=by)

    async def leaves(self) -> None:
        """Leave this group."""
        await self._act("status", status="left")

    async def blocks(self) -> None:
        """Stop the bot."""
        await self.stage.act("blocks", user=self.id)

    async def unblocks(self) -> None:
        """Let the bot write again."""
        await self.stage.act("blocks", user=self.id, blocked=False)

    # looking

    async def sees(self, *words: str, within: float = PATIENCE, since: int | None = None) -> Seen:
        """The newest message of the bot, since the last own act, that has all *words* in it.

        Raises:
            NotSeenError: it did not come *within* seconds.
        """

        def fits(message: Seen) -> bool:
            return message.by_bot and all(word in message.text for word in words)

        view = await self._until(
            lambda view: any(map(fits, view.messages)),
            within,
            " and ".join(map(repr, words)) or "anything",
            self.since if since is None else since,
        )
        return next(message for message in reversed(view.messages) if fits(message))

    async def sees_nothing(self, seconds: float = 0.5) -> None:
        """The bot writes nothing new for a while.

        Raises:
            NotSeenError: it wrote something.
        """
        await asyncio.sleep(seconds)
        view = await self._look(self.since)
        said = [message.text for message in view.messages if message.by_bot]
        if said or view.alerts:
            raise NotSeenError(f"{self.name} saw {said} {view.alerts}")

    async def alerted(self, *words: str, within: float = PATIENCE) -> Alert:
        """The answer to a press of this person, since the last own act, with all *words*."""

        def fits(alert: Alert) -> bool:
            return all(word in alert.text for word in words)

        view = await self._until(
            lambda view: any(map(fits, view.alerts)), within, f"an alert {words}", self.since
        )
        return next(alert for alert in reversed(view.alerts) if fits(alert))

    async def transcript(self) -> list[Seen]:
        """Everything in the chat as it stands now."""
        view = await self._look(0)
        return view.messages

    async def last(self) -> Seen:
        """The bot's newest message in the chat."""
        return next(m for m in reversed(await self.transcript()) if m.by_bot)

    async def _look(self, since: int) -> "_View":
        """What is new or different in the chat since a change number, for these eyes."""
        found = await self.stage.act("transcript", chat=self.chat, since=since, viewer=self.id)
        messages = [Seen(raw) for raw in found["messages"] if "deleted" not in raw]
        alerts = [Alert(a["text"], a["show_alert"], a["url"]) for a in found["alerts"]]
        return _View(found["now"], messages, alerts)

    async def _until(
        self, enough: "Callable[[_View], bool]", within: float, what: str, since: int
    ) -> "_View":
        ends = time.monotonic() + within
        view = await self._look(since)
        while not enough(view):
            left = ends - time.monotonic()
            if left <= 0:
                saw = [message.text for message in view.messages if message.by_bot]
                raise NotSeenError(f"{self.name} waited for {what}; saw {saw} {view.alerts}")
            await self.stage.act("watch", chat=self.chat, since=view.now, seconds=left)
            view = await self._look(since)
        return view


@dataclass(frozen=True, slots=True)
class _View:
    """Messages and alerts of a chat up to the change number *now*."""

    now: int
    messages: list[Seen]
    alerts: list[Alert]


def _id(message: Seen | int | None) -> int | None:
    return message.id if isinstance(message, Seen) else message
