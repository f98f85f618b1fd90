"""Telegram as far as the bot can tell: requests are noted, and granted unless told otherwise."""

import json
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest, RequestData

MESSAGES = frozenset(
    {
        "sendMessage",
        "sendDocument",
        "sendPhoto",
        "sendVideo",
        "sendAudio",
        "sendVoice",
        "sendMediaGroup",
        "editMessageText",
    }
)
BOT = {"id": 77, "is_bot": True, "first_name": "Bảo mật", "username": "baomat_bot"}


@dataclass(frozen=True)
class Call:
    """A request the bot made."""

    method: str
    values: dict[str, Any]
    file: bytes = b""
    """What a file sent along holds."""

    @property
    def text(self) -> str:
        """The words sent."""
        return str(self.values.get("text", ""))

    @property
    def buttons(self) -> dict[str, str]:
        """The data (or link) of each button by its label."""
        rows = (self.values.get("reply_markup") or {}).get("inline_keyboard", [])
        return {
            each["text"]: each.get("callback_data") or each["url"] for row in rows for each in row
        }


class Recorder(BaseRequest):
    """Telegram as far as the bot can tell: every request is noted and granted, unless told."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.refusals: dict[tuple[str, Any], list[tuple[int, str]]] = {}
        self.members: dict[int, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.last_id = 1000
        self.last_in: dict[Any, int] = {}

    @property
    def read_timeout(self) -> float:
        """No network, no waiting."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def refuse(self, method: str, status: int, description: str, chat: int | None = None) -> None:
        """Let the next request of *method*, to that chat if one is named, fail."""
        self.refusals.setdefault((method, chat), []).append((status, description))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Note the request and answer it."""
        name = url.rsplit("/", 1)[-1]
        if "/file/" in url:
            return 200, self.files[name]
        values = dict(request_data.parameters) if request_data else {}
        self.calls.append(Call(name, values, _file(request_data)))
        waiting = self.refusals.get((name, None)) or self.refusals.get(
            (name, values.get("chat_id"))
        )
        if waiting:
            status, description = waiting.pop(0)
            refused = {"ok": False, "error_code": status, "description": description}
            return status, json.dumps(refused).encode()
        return 200, json.dumps({"ok": True, "result": self._result(name, values)}).encode()

    def _result(self, name: str, values: dict[str, Any]) -> Any:
        if name in MESSAGES:
            made = [self._message(values["chat_id"]) for _ in values.get("media", [0])]
            return made if name == "sendMediaGroup" else made[0]
        match name:
            case "getMe":
                return BOT
            case "createForumTopic":
                self.last_id += 1
                name = values["name"]
                return {"message_thread_id": self.last_id, "name": name, "icon_color": 0}
            case "getChatMember":
                return self._member(values["user_id"])
            case "getFile":
                file_id = values["file_id"]
                return {"file_id": file_id, "file_unique_id": "u", "file_path": file_id}
            case _:
                return True

    def _message(self, chat_id: Any) -> dict[str, Any]:
        self.last_id += 1
        self.last_in[chat_id] = self.last_id
        chat = {"id": chat_id, "type": "supergroup", "title": "x"}
        return {"message_id": self.last_id, "date": 0, "chat": chat, "from": BOT}

    def _member(self, user_id: int) -> dict[str, Any]:
        user = {"id": user_id, "is_bot": False, "first_name": f"N{user_id}"}
        return {"user": user, **self.members.get(user_id, {"status": "left"})}

    def sent(self, method: str = "sendMessage") -> list[Call]:
        """The requests of one method."""
        return [call for call in self.calls if call.method == method]


def _file(request_data: RequestData | None) -> bytes:
    parts = (request_data.multipart_data or {}) if request_data else {}
    return next((part[1] for part in parts.values() if isinstance(part[1], bytes)), b"")
