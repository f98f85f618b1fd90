"""Trouble on order: what a network and a far server do to a bot now and then."""

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(slots=True)
class Fault:
    """What happens to the next *times* requests of a method ("*": of any method).

    In this order: `before` seconds pass; with `hang` nothing comes ever; `reset` "before" cuts
    the connection; `status` answers at once without doing anything; the request takes effect;
    `after` seconds pass; `reset` "after" cuts the connection.
    """

    method: str = "*"
    times: int = 1
    chat_id: int | None = None
    before: float = 0
    hang: bool = False
    reset: Literal["", "before", "after"] = ""
    status: int = 0
    body: Any = None
    after: float = 0


@dataclass(slots=True)
class Faults:
    """The ordered faults, used up one by one."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str, chat_id: object) -> Fault | None:
        """The fault that this request meets, if any."""
        for fault in self.waiting:
            meant = fault.method in ("*", method)
            if meant and (fault.chat_id is None or str(fault.chat_id) == str(chat_id)):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
