"""What can be made to happen from outside: people and groups, their acts, trouble on order."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from bot.playground import acts, standing
from bot.playground.chats import Json
from bot.playground.faults import Fault
from bot.playground.limits import Limits
from bot.playground.refusal import bad

if TYPE_CHECKING:
    from bot.playground.server import Server

Act = Callable[[Json], Any]


class Control:
    """Acts by name; each takes one JSON object and returns what is JSON."""

    def __init__(self, server: "Server") -> None:
        self._server = server
        self._telegram = server.telegram

    def acts(self) -> Mapping[str, Act]:
        """All acts, as `POST /control/<name>` calls them."""
        return {
            "person": self._person, "people": self._people, "group": self._group,
            "status": self._status, "says": self._says, "many": self._many, "sends": self._sends,
            "file": self._send_file, "forwards": self._forwards, "edits": self._edits,
            "deletes": self._deletes, "presses": self._presses, "blocks": self._blocks,
            "migrates": self._migrates, "inject": self._inject, "fault": self._fault,
            "limits": self._limits, "settings": self._settings,
        }  # fmt: skip

    # the world

    def _person(self, given: Json) -> Json:
        given = {"first_name": "Khách"} | given
        user = self._telegram.add_user(given.pop("first_name"), **given)
        return user.face() | {"started": user.started}

    def _people(self, given: Json) -> list[int]:
        """Many people at once, who have all started the bot."""
        return [
            self._telegram.add_user(f"Khách {n}", started=True).id for n in range(given["count"])
        ]

    def _group(self, given: Json) -> Json:
        chat = self._telegram.add_group(
            given["title"], forum=given.get("forum", False), basic=given.get("basic", False)
        )
        for number, user_id in enumerate(given.get("members", [])):
            chat.members[self._telegram.user(user_id).id] = "member" if number else "creator"
        if status := given.get("bot", "administrator"):
            adder = next(iter(chat.members), self._telegram.bot.id)
            standing.set_status(self._telegram, chat.id, self._telegram.bot.id, status, by=adder)
        return chat.face

    def _status(self, given: Json) -> bool:
        user_id = given.get("user") or self._telegram.bot.id
        standing.set_status(
            self._telegram, given["chat"], user_id, given["status"], given.get("by", 0)
        )
        return True

    def _settings(self, given: Json) -> bool:
        for name in ("open_house", "privacy_mode", "keep"):
            if name in given:
                setattr(self._telegram, name, given[name])
        if "recording" in given:
            self._server.recording = given["recording"]
        return True

    def _limits(self, given: Json) -> bool:
        self._server.limits = Limits(**given) if given else None
        return True

    def _fault(self, given: Json) -> bool:
        names = {field.name for field in fields(Fault)}
        if given.keys() - names:
            raise bad(f"a fault has only {sorted(names)}")
        self._server.faults.waiting.append(Fault(**given))
        return True

    # people act

    def _says(self, given: Json) -> Json:
        return acts.say(self._telegram, given["chat"], given["user"], given["text"],
                        reply_to=given.get("reply_to"), topic=given.get("topic"))  # fmt: skip

    def _many(self, given: Json) -> int:
        """Many people write at once: for loads."""
        for said in given["said"]:
            self._says(said)
        return len(given["said"])

    def _sends(self, given: Json) -> Json:
        """Any message content: sticker, contact, location, or something new."""
        return acts.write(self._telegram, given["chat"], given["user"], given["content"],
                          reply_to=given.get("reply_to"), topic=given.get("topic"))  # fmt: skip

    def _send_file(self, given: Json) -> Json:
        where = {name: given.get(name) for name in ("reply_to", "topic")}
        return acts.send_file(
            self._telegram,
            given["chat"],
            given["user"],
            kind=given.get("kind", "document"),
            name=given["name"],
            mime=given.get("mime", "application/octet-stream"),
            data=base64.b64decode(given["data"]),
            caption=given.get("caption", ""),
            album=given.get("album", ""),
            **where,
        )

    def _forwards(self, given: Json) -> Json:
        return acts.forward(
            self._telegram, given["chat"], given["user"], given["source"], given["message"]
        )

    def _edits(self, given: Json) -> Json:
        return acts.edit(
            self._telegram, given["chat"], given["user"], given["message"], given["text"]
        )

    def _deletes(self, given: Json) -> bool:
        return acts.delete(self._telegram, given["chat"], given["user"], given["message"])

    def _presses(self, given: Json) -> str:
        deed = acts.press_old if given.get("old") else acts.press
        return deed(self._telegram, given["chat"], given["user"], given["message"], given["data"])

    def _blocks(self, given: Json) -> bool:
        deed = standing.block if given.get("blocked", True) else standing.unblock
        deed(self._telegram, given["user"])
        return True

    def _migrates(self, given: Json) -> int:
        return standing.migrate(self._telegram, given["chat"]).id

    def _inject(self, given: Json) -> list[int]:
        """Raw updates, as broken as one likes; their ids are given where they have none."""
        return [self._telegram.updates.inject(acts.as_raw(raw)) for raw in given["updates"]]
