"""Which case is meant: by its code, by its topic, or by its card that is replied to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from telegram import Message, Update

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, CaseOvertakenError, EmptyTextError, HeldByError
from cases.reference import leading_code
from cases.staff import Staff
from cases.steps import MoveRefusedError
from handlers.card import Verb
from handlers.place import Place, place_of
from handlers.rich import Rich, code, fill, lines
from handlers.texts.care import CareTexts

COMMANDS: Final[Mapping[Verb, tuple[str, str]]] = {
    Verb.RECEIVE: ("nhan", "receive"),
    Verb.READ: ("doc", "read"),
    Verb.REPLY: ("traloi", "reply"),
    Verb.ASK: ("hoi", "askcustomer"),
    Verb.NOTE: ("ghichu", "note"),
    Verb.RESOLVE: ("giaiquyet", "resolve"),
    Verb.ESCALATE: ("chuyen", "escalate"),
    Verb.REJECT: ("tuchoi", "reject"),
    Verb.EXTEND: ("giahan", "extend"),
    Verb.DOSSIER: ("bohoso", "dossier"),
    Verb.SPAM: ("spam", "spam"),
    Verb.CLAIM: ("giu", "claim"),
    Verb.RELEASE: ("tra", "release"),
    Verb.GIVE: ("giao", "handover"),
}
"""Each verb's command in both languages."""

VERBS: Final = {name: verb for verb, names in COMMANDS.items() for name in names}

CASE_ERRORS: Final = (
    CaseNotFoundError,
    CaseOvertakenError,
    EmptyTextError,
    HeldByError,
    MoveRefusedError,
)
"""What the desk refuses a member of care; `trouble` has the words."""


@dataclass(frozen=True)
class Meant:
    """The case that is meant, None if none was named, and the words beside its name."""

    case: UUID | str | None
    words: str


@dataclass(frozen=True)
class CaseFinder:
    """Finds the case a command of staff is about."""

    desk: CaseDesk
    staff: Staff

    async def meant(self, update: Update, words: str) -> Meant:
        """The case named at the head of *words*, else the one whose topic or card this is.

        None where the head is an open case's code but for a slip: the words after it are hardly
        for the case whose topic this is.
        """
        here = await self.here(update)
        named = leading_code(words, sure=here is not None)
        if named is not None:
            return Meant(*named)
        mistyped = here is not None and await self.desk.codes_near(words)
        return Meant(None if mistyped else here, words.strip())

    async def unnamed(self, command: str, words: str, texts: CareTexts) -> Rich:
        """What to say when *words* name no case: which code may be meant, else to give one."""
        near = await self.near(words, texts)
        return fill(texts.code_needed, command=command) if near is None else near

    async def near(self, words: str, texts: CareTexts) -> Rich | None:
        """That *words* name no case, but which code may be meant; None if none is near."""
        near = await self.desk.codes_near(words)
        meant = (fill(texts.case_near, code=code(each)) for each in near)
        return lines(fill(texts.case_missing), *meant) if near else None

    async def remember(self, place: Place, sent: Message, case_id: UUID) -> None:
        """A reply to what was sent here names the case, if this is a staff chat."""
        chat = None if place.private else await self.staff.chat(place.chat_id)
        if chat is not None:
            await self.desk.keep_spot(case_id, chat.id, sent.message_id)

    async def here(self, update: Update) -> UUID | None:
        """The case whose card or a copy of it is replied to, else the one whose topic this is."""
        message, place = update.effective_message, place_of(update)
        if message is None or place is None or place.private:
            return None
        chat = await self.staff.chat(place.chat_id)
        if chat is None:
            return None
        replied, found = replied_to(message), None
        if replied is not None:
            found = await self.desk.by_card(chat.id, replied)
            found = found or await self.desk.by_spot(chat.id, replied)
        if found is None and place.thread is not None:
            found = await self.desk.by_thread(chat.id, place.thread)
        return found


def replied_to(message: Message) -> int | None:
    """The message that *message* replies to."""
    return None if message.reply_to_message is None else message.reply_to_message.message_id


def trouble(error: Exception, texts: CareTexts) -> str:
    """The sentence for an error of CASE_ERRORS."""
    if isinstance(error, CaseOvertakenError):
        if error.by is None:
            return texts.overtaken_unknown
        return texts.overtaken.format(name=error.by)
    if isinstance(error, HeldByError):
        return texts.held_by.format(name=error.by)
    if isinstance(error, MoveRefusedError):
        return texts.refusals.of(error.reason)
    if isinstance(error, EmptyTextError):
        return texts.text_only
    return texts.case_missing
