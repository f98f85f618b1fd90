"""The dossier: what a case is made of, as values, each for the eyes it is meant for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.form import Form
from cases.outside import Party, Referral
from cases.steps import Move, Role, Step, Talk


class CaseNotFoundError(Exception):
    """There is no such case for this person: check the code, for instance KN-7F3K-92QX."""


class CaseOvertakenError(Exception):
    """Somebody else moved the case first: look at it again before doing more.

    `by` is the colleague's name, None when it was the customer or the timer.
    """

    def __init__(self, by: str | None, step: Step) -> None:
        super().__init__(f"The case is {step} already.")
        self.by, self.step = by, step


class HeldByError(Exception):
    """A colleague, `by`, holds the case: leave its customer to them, or leave them a note."""

    def __init__(self, by: str) -> None:
        super().__init__("Another colleague holds the case.")
        self.by = by


class EmptyTextError(Exception):
    """Words are needed here: say what to tell, in a sentence or more."""


@dataclass(frozen=True)
class Actor:
    """Who acts on a case, and in what capacity; the name is told to colleagues alone.

    `said_in` is the customer's own message in which they do, so that an edit of it is known.
    """

    role: Role
    person_id: UUID | None
    name: str = ""
    said_in: int | None = None


TIMER = Actor(Role.TIMER, None)
"""The actor of what falls due by itself."""


@dataclass(frozen=True)
class Lodged:
    """What the receipt says."""

    case_id: UUID
    code: str
    lodged_at: datetime
    first_answer_due: datetime
    resolve_due: datetime


@dataclass(frozen=True)
class Moved:
    """Where a move has left a case; no personal word in it.

    `next_due` is None while nothing is owed: waiting for the customer, escalated or ended.
    `talk_id` is what the customer was told in words with it.
    """

    case_id: UUID
    code: str
    move: Move
    step: Step
    reached: int
    waiting: bool
    at: datetime
    next_due: datetime | None
    talk_id: UUID | None = None


@dataclass(frozen=True)
class Spoken:
    """Something has been said in a case; `talk_id` is None when files alone came."""

    case_id: UUID
    code: str
    talk_id: UUID | None


@dataclass(frozen=True)
class SaidFile:
    """A file that staff sent the customer with something said."""

    kind: str
    name: str
    size: int


@dataclass(frozen=True)
class Said:
    """Something said in a case; `kind` is the move it went with. A customer is given no names.

    `files` went to the customer with what staff said; there may be no words beside them.
    """

    id: UUID
    kind: Move | Talk
    role: Role
    name: str | None
    text: str
    at: datetime
    files: tuple[SaidFile, ...] = ()


@dataclass(frozen=True)
class Edited:
    """What a sent message says since its customer edited it.

    It was something said, or an answer to the question `field` of the form.
    """

    talk_id: UUID | None
    field: str
    text: str
    at: datetime


@dataclass(frozen=True)
class File:
    """A file of a case; its state is `waiting` while it still arrives, `kept` or `failed`.

    One that is kept has its digest; files that came as one album have the same `album`.
    """

    id: UUID
    kind: str
    name: str
    size: int
    state: str
    at: datetime
    sha256: str = ""
    album: str = ""


@dataclass(frozen=True)
class Event:
    """A line of the timeline; `move` is a Move, a Talk, or `read`, `file`, `warn`, `late`."""

    at: datetime
    move: str
    role: Role
    start: str
    end: str


@dataclass(frozen=True)
class CaseView:
    """A case with its words opened: as its customer sees it, or in full as care staff do.

    A customer's view has neither notes nor names of staff, nor whom staff turned to. `moves`
    and `talks` are what its reader may do now; `waiting_since` is set while the case waits for
    the customer. `held` says that a colleague who is in customer care has it in hand, `rateable`
    that its customer is asked whether it was solved; `rating` is what they said of this ending.
    `authority` names the one that has the case at step 3.
    """

    id: UUID
    code: str
    person_id: UUID
    step: Step
    reached: int
    waiting_since: datetime | None
    role: str
    kinds: tuple[str, ...]
    clause: str
    policy_number: int
    language: str
    lodged_at: datetime
    first_answer_due: datetime
    resolve_due: datetime
    next_due: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    reopen_until: datetime | None
    holder_name: str | None
    form: Form
    talk: tuple[Said, ...]
    evidence: tuple[File, ...]
    timeline: tuple[Event, ...]
    moves: tuple[Move, ...]
    talks: tuple[Talk, ...]
    parties: tuple[Party, ...] = ()
    referrals: tuple[Referral, ...] = ()
    authority: str = ""
    held: bool = False
    rateable: bool = False
    rating: int | None = None
    rating_words: str = ""
    edits: tuple[Edited, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether the case waits for its customer."""
        return self.waiting_since is not None

    def edits_of(self, said: Said) -> tuple[Edited, ...]:
        """What something said reads since, in order."""
        return tuple(each for each in self.edits if each.talk_id == said.id)

    def answers_edited(self, *fields: str) -> tuple[Edited, ...]:
        """What the answers to these questions of the form read since, in order."""
        return tuple(each for each in self.edits if not each.talk_id and each.field in fields)


@dataclass(frozen=True)
class Card:
    """What a staff chat may see of a case: no free text, no name of the customer.

    `files` counts all, `arriving` those still being fetched, `failed` those that never came;
    `moves` and `talks` are what care staff may do now. A holder who has left customer care holds
    the case in name alone.
    """

    case_id: UUID
    code: str
    step: Step
    reached: int
    waiting_since: datetime | None
    role: str
    kinds: tuple[str, ...]
    clause: str
    policy_number: int
    language: str
    lodged_at: datetime
    first_answer_due: datetime
    resolve_due: datetime
    next_due: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    holder_name: str | None
    reachable: bool
    files: int
    arriving: int
    failed: int
    last: Event | None
    moves: tuple[Move, ...]
    talks: tuple[Talk, ...]
    holder_left: bool = False

    @property
    def waiting(self) -> bool:
        """Whether the case waits for its customer."""
        return self.waiting_since is not None


@dataclass(frozen=True)
class CardPlace:
    """Where a card stands in a chat."""

    message_id: int
    thread_id: int | None
