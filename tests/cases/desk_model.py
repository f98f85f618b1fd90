"""The desk as its rules are told, in plain values: what every act does, and who hears of it.

Nothing here is read off the desk itself, so that a rule changed by mistake is noticed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from cases.dossier import (
    CaseNotFoundError,
    CaseOvertakenError,
    HeldByError,
)
from cases.handing import NoColleagueError, NotHolderError, OfferGoneError
from cases.rating import RatingRefusedError
from cases.staff import NotStaffError
from cases.steps import MoveRefusedError

OPEN: Final = {"lodged", "received", "escalated"}
AT_WORK: Final = {"received", "escalated"}
SETTLED: Final = {"resolved", "rejected"}
REOPENABLE: Final = timedelta(days=14)

RULES: Final[Mapping[str, tuple[set[str], str, set[str]]]] = {
    "receive": ({"lodged"}, "received", {"care"}),
    "ask": ({"received"}, "received", {"care"}),
    "answer": ({"received"}, "received", {"customer"}),
    "escalate": ({"received"}, "escalated", {"care"}),
    "resolve": ({"received", "escalated"}, "resolved", {"care"}),
    "reject": ({"lodged", "received"}, "rejected", {"care"}),
    "withdraw": (OPEN, "withdrawn", {"customer"}),
    "reopen": (SETTLED, "received", {"customer", "care"}),
    "close": (SETTLED, "closed", {"timer"}),
    "spam": ({"lodged", "received"}, "rejected", {"care"}),
    "unspam": ({"rejected"}, "received", {"admin"}),
    "extend": ({"received"}, "received", {"care"}),
}
"""Each move: from where, to where, by whom."""

ANSWERS: Final = {"ask", "escalate", "resolve", "reject", "spam", "extend"}
"""The moves that answer the customer; they are for the holder of the case."""

ANEW: Final = {"reopen", "unspam"}
"""The moves after which everything is owed once more."""


@dataclass(frozen=True)
class Offer:
    """A case offered: as one of which batch, by whom, to whom, and who held it then."""

    batch: UUID | None
    by: str
    taker: str
    giver: str | None


@dataclass(frozen=True)
class Case:
    """A case as it should stand."""

    key: int
    owner: str
    step: str = "lodged"
    holder: str | None = None
    waiting: bool = False
    answered: bool = False
    ended_at: datetime | None = None
    spam: bool = False
    extended: bool = False
    resolve_due: datetime | None = None
    offer: Offer | None = None

    def extendable(self, now: datetime) -> bool:
        """Whether its date, which is read off the rows, runs, lies ahead and was never put off."""
        runs = not self.waiting and self.resolve_due is not None and now < self.resolve_due
        return runs and not self.extended

    @property
    def standing(self) -> Offer | None:
        """What is on offer and still good."""
        good = self.offer is not None and self.offer.giver == self.holder
        return self.offer if good and self.step in AT_WORK else None


@dataclass
class World:
    """All cases, who is who, who is in customer care now, and whom the bot may write to."""

    roles: dict[str, str]
    caring: set[str]
    started: set[str]
    now: datetime
    cases: dict[int, Case] = field(default_factory=dict)

    def copy(self) -> "World":
        """The same world, to be thought on in."""
        return replace(self, caring=set(self.caring), cases=dict(self.cases))

    def free(self, case: Case) -> bool:
        """Whether nobody in customer care holds the case."""
        return case.holder is None or case.holder not in self.caring

    def others(self, case: Case, who: str) -> bool:
        """Whether a colleague of *who* holds the case."""
        return not self.free(case) and case.holder != who

    def told(self, kind: str, colleague: str) -> tuple[str, str]:
        """A notice to a colleague: in private, else in the care group."""
        return kind, colleague if colleague in self.started else "care"


@dataclass(frozen=True)
class Scene:
    """Who acts on which case; `other` is a colleague that some acts name.

    `batch` is what the case was offered in, and `left` who held it, when the act was thought of.
    """

    who: str
    case: Case
    other: str
    batch: UUID | None = None
    left: str | None = None

    @classmethod
    def of(cls, who: str, case: Case, other: str) -> "Scene":
        """The scene of an act thought of now."""
        return cls(who, case, other, case.offer.batch if case.offer else None, case.holder)


@dataclass(frozen=True)
class Expected:
    """What must come of an act: a refusal of one of these kinds, or all the rest."""

    refused: tuple[type[Exception], ...] = ()
    after: tuple[Case, ...] = ()
    audit: tuple[tuple[int, str], ...] = ()
    told: tuple[tuple[str, str], ...] = ()


WRONG_STEP: Final = Expected((MoveRefusedError, CaseOvertakenError))
HELD: Final = Expected((HeldByError,))
UNKNOWN: Final = Expected((CaseNotFoundError,))
GONE: Final = Expected((OfferGoneError,))
STAFF_CARD: Final = ("card", "care")


def cards(case: Case) -> tuple[tuple[str, str], ...]:
    """The notices by which both cards of a case are brought up to date."""
    return STAFF_CARD, ("customer_card", case.owner)


def done(case: Case, *audit: str, told: tuple[tuple[str, str], ...] = ()) -> Expected:
    """That one case comes to stand so."""
    return Expected((), (case,), tuple((case.key, move) for move in audit), told)


def moved(move: str) -> Callable[[World, Scene], Expected]:
    """What is expected of a move."""

    def expected(world: World, scene: Scene) -> Expected:
        case, who, role = scene.case, scene.who, world.roles[scene.who]
        starts, end, by = RULES[move]
        if role == "customer" and who != case.owner:
            return UNKNOWN
        timely = {
            "answer": case.waiting,
            "unspam": case.spam,
            "reopen": case.ended_at is not None and world.now < case.ended_at + REOPENABLE,
            "close": case.ended_at is not None and world.now >= case.ended_at + REOPENABLE,
            "extend": case.extendable(world.now),
        }
        if role not in by or case.step not in starts or not timely.get(move, True):
            return WRONG_STEP
        if move in ANSWERS and world.others(case, who):
            return HELD
        takes = move in ANSWERS | {"receive"} or (move == "reopen" and role == "care")
        after = replace(
            case,
            step=end,
            holder=who if takes else case.holder,
            waiting=move == "ask",
            answered=move not in ANEW and (case.answered or move in ANSWERS),
            extended=move == "extend" or (move not in ANEW and case.extended),
            spam=move == "spam" or (move == "close" and case.spam),
            ended_at=ending(move, end, case, world.now),
        )
        claimed = ("claim",) if move in ANSWERS and case.holder != who else ()
        return done(after, *claimed, move, told=of_a_move(case, move, role, case.step, end))

    return expected


def ending(move: str, end: str, case: Case, now: datetime) -> datetime | None:
    """When the case ended, after a move."""
    if move in ANEW:
        return None
    return now if end not in OPEN | {"closed"} else case.ended_at


def of_a_move(
    case: Case, move: str, role: str, start: str, end: str
) -> tuple[tuple[str, str], ...]:
    """Who is told of a move: its customer of what others did, and the chats that asked for it."""
    chats = ["steps", "all"]
    chats += ["care"] if role == "customer" else []
    chats += ["step3"] if "escalated" in {start, end} else []
    events = tuple(("staff_event", chat) for chat in chats)
    if role == "customer":
        return (*events, *cards(case))
    return (*events, *cards(case), ("question" if move == "ask" else "step_told", case.owner))


def replied(world: World, scene: Scene) -> Expected:
    """What is expected of a reply."""
    case, who = scene.case, scene.who
    if world.roles[who] == "customer" and who != case.owner:
        return UNKNOWN
    if world.roles[who] != "care" or case.step not in AT_WORK | SETTLED:
        return WRONG_STEP
    if world.others(case, who):
        return HELD
    claimed = ("claim",) if case.holder != who else ()
    told = (*cards(case), ("reply", case.owner))
    return done(replace(case, holder=who, answered=True), *claimed, "reply", told=told)


def noted(world: World, scene: Scene) -> Expected:
    """What is expected of a note."""
    if world.roles[scene.who] == "customer" and scene.who != scene.case.owner:
        return UNKNOWN
    if world.roles[scene.who] != "care":
        return WRONG_STEP
    return done(scene.case, "note", told=(STAFF_CARD,))


def added(world: World, scene: Scene) -> Expected:
    """What is expected of a customer's further words; nobody else has a way to say any."""
    if scene.who != scene.case.owner:
        return UNKNOWN
    if scene.case.step not in OPEN:
        return WRONG_STEP
    told = (*cards(scene.case), ("staff_event", "care"), ("staff_event", "all"))
    return done(scene.case, "add", told=told)


def read(world: World, scene: Scene) -> Expected:
    """What is expected of opening the full text."""
    if world.roles[scene.who] != "care":
        return Expected((NotStaffError,))
    return done(scene.case, "read")


def answered(world: World, offer: Offer, act: str, *cases: Case) -> Expected:
    """What is expected of a yes or no to an offer."""
    shown = [each for case in cases for each in cards(case)] if act == "take" else []
    return Expected(
        after=tuple(
            replace(case, offer=None, holder=offer.taker if act == "take" else case.holder)
            for case in cases
        ),
        audit=tuple((case.key, act) for case in cases),
        told=(*shown, world.told("offer_answered", offer.by)),
    )


def rated(world: World, scene: Scene) -> Expected:
    """What is expected of a rating; nobody but its customer has a way to give one."""
    if scene.who != scene.case.owner:
        return UNKNOWN
    if scene.case.step not in SETTLED or scene.case.spam:
        return Expected((RatingRefusedError,))
    return done(scene.case, "rate", told=(("customer_card", scene.who),))


def claimed(world: World, scene: Scene) -> Expected:
    """What is expected of taking a case on."""
    case, who = scene.case, scene.who
    if world.roles[who] != "care" or case.step not in AT_WORK:
        return WRONG_STEP
    if case.standing is not None and case.standing.taker == who:
        return answered(world, case.standing, "take", case)
    if world.others(case, who):
        return HELD
    if case.holder == who and case.offer is None:
        return done(case)
    return done(replace(case, holder=who, offer=None), "claim", told=cards(case))


def released(world: World, scene: Scene) -> Expected:
    """What is expected of giving a case back."""
    case, who = scene.case, scene.who
    if world.roles[who] != "care" or case.step not in AT_WORK:
        return WRONG_STEP
    if case.standing is not None and case.standing.taker == who:
        return answered(world, case.standing, "decline", case)
    if world.others(case, who):
        return HELD
    if world.free(case):
        return Expected((NotHolderError,))
    told = (*cards(case), ("staff_event", "care"))
    return done(replace(case, holder=None, offer=None), "release", told=told)


def offered(world: World, scene: Scene) -> Expected:
    """What is expected of offering a case to a colleague."""
    case, who, to = scene.case, scene.who, scene.other
    if world.roles[who] != "care" or case.step not in AT_WORK:
        return WRONG_STEP
    if world.others(case, who):
        return HELD
    if to == who or to not in world.caring:
        return Expected((NoColleagueError,))
    offer = Offer(None, who, to, case.holder)
    return done(replace(case, offer=offer), "offer", told=(world.told("offered", to),))


def all_offered(world: World, scene: Scene) -> Expected:
    """What is expected of an admin who hands over all that a leaver holds."""
    left, to = scene.left or "customer", scene.other
    if left in world.caring:
        return HELD
    if to not in world.caring:
        return Expected((NoColleagueError,))
    held = [case for case in world.cases.values() if case.holder == left and case.step in AT_WORK]
    if not held:
        return GONE
    return Expected(
        after=tuple(replace(case, offer=Offer(None, "boss", to, left)) for case in held),
        audit=tuple((case.key, "offer") for case in held),
        told=(world.told("offered", to),),
    )


def settled(act: str) -> Callable[[World, Scene], Expected]:
    """What is expected of answering all that was offered with a case."""

    def expected(world: World, scene: Scene) -> Expected:
        batch = [
            case
            for case in world.cases.values()
            if scene.batch is not None
            and case.standing is not None
            and case.standing.batch == scene.batch
            and case.standing.taker == scene.who
        ]
        by = batch[0].standing if batch else None
        return GONE if by is None else answered(world, by, act, *batch)

    return expected
