"""Forgetting: what was given up goes at once, and an update that comes again is told so again."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from cases.people import Person
from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.erasure_rows import take_draft, take_stranger
from storage.inbox import ERASE
from storage.people_rows import person as person_row
from storage.vault import Vault

FORGET = "forget"


class Ending(StrEnum):
    """How it came to be forgotten."""

    ERASED = "erased"  # all that was held of them
    DECLINED = "declined"  # they did not consent to a complaint
    CANCELLED = "cancelled"  # they dropped a complaint half told


@dataclass(frozen=True)
class LastWord:
    """What someone is told of when it is forgotten, in the language they read until then."""

    ending: Ending
    language: str
    still_staff: bool = False


@dataclass(frozen=True)
class Forgetting:
    """Forgets complaints that are not sent, and remembers by the cause that it did."""

    database: Database
    vault: Vault
    now: Callable[[], datetime]

    async def forget(
        self, kind: str, chat_id: int, person: Person, word: LastWord, cause: Cause, *, made: bool
    ) -> None:
        """Delete a dialog, as it is and as it was.

        With it goes a person whom it *made* known, if nothing else is held of them.
        """
        async with self.database.write(cause) as session:
            if await first_result(session, cause.id, FORGET) is not None:
                return
            chat = self.vault.index("chat", chat_id)
            await take_draft(session, chat, person.id, kind)
            row = await person_row(session, person.id)
            if made and row is not None:
                await take_stranger(session, row)
            keep_result(session, cause.id, FORGET, json.dumps(asdict(word)), self.now())

    async def last_word(self, cause: Cause) -> LastWord | None:
        """What *cause* has ended, None if nothing."""
        async with self.database.read() as session:
            forgot = await first_result(session, cause.id, FORGET)
            if forgot is not None:
                said = json.loads(forgot)
                return LastWord(Ending(said["ending"]), said["language"])
            erased = await first_result(session, cause.id, ERASE)
            if erased is None:
                return None
            said = json.loads(erased)
            return LastWord(Ending.ERASED, said["language"], said["still_staff"])
