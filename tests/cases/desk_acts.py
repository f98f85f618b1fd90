"""All that can be done to a case, by name: what is expected of it, and how it is done.

An act of another part is one more line in ACTS.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from cases.dossier import Actor, CaseNotFoundError
from cases.people import Person
from cases.steps import Move
from storage.database import Cause
from tests.cases import desk_model as model
from tests.cases.desk_model import RULES, Expected, Scene, World
from tests.counter import Counter


@dataclass(frozen=True)
class Cast:
    """Who plays, at a real desk: the actors, the customers, and the id of each case."""

    counter: Counter
    actors: Mapping[str, Actor]
    persons: Mapping[str, Person]
    ids: Mapping[int, UUID]

    def of(self, scene: Scene) -> tuple[UUID, Actor]:
        """The case and the actor of a scene."""
        return self.ids[scene.case.key], self.actors[scene.who]

    def person_id(self, who: str) -> UUID:
        """The id of a person."""
        return self.actors[who].person_id or UUID(int=1)


Doing = Callable[[Cast, Scene, Cause], Awaitable[Any]]


@dataclass(frozen=True)
class Act:
    """Something to be done to a case: what is expected of it, and how it is done."""

    expected: Callable[[World, Scene], Expected]
    do: Doing


def _move(move: Move) -> Doing:
    async def do(cast: Cast, scene: Scene, cause: Cause) -> Any:
        case, actor = cast.of(scene)
        return await cast.counter.desk.move(case, move, actor, text="Lời", cause=cause)

    return do


async def _reply(cast: Cast, scene: Scene, cause: Cause) -> Any:
    case, actor = cast.of(scene)
    return await cast.counter.desk.reply(case, "Chào Anh/Chị", actor, cause=cause)


async def _note(cast: Cast, scene: Scene, cause: Cause) -> Any:
    case, actor = cast.of(scene)
    return await cast.counter.desk.note(case, "Ghi chú", actor, cause=cause)


async def _add(cast: Cast, scene: Scene, cause: Cause) -> Any:
    person = cast.persons.get(scene.who)
    if person is None:
        raise CaseNotFoundError
    case = cast.ids[scene.case.key]
    return await cast.counter.desk.add(case, person, text="Thêm", cause=cause)


async def _rate(cast: Cast, scene: Scene, cause: Cause) -> Any:
    person = cast.persons.get(scene.who)
    if person is None:
        raise CaseNotFoundError
    case = cast.ids[scene.case.key]
    return await cast.counter.desk.rate(case, person, 4, cause=cause)


async def _read(cast: Cast, scene: Scene, cause: Cause) -> Any:
    case, actor = cast.of(scene)
    return (await cast.counter.desk.staff_view(case, actor, cause=cause)).id


async def _claim(cast: Cast, scene: Scene, cause: Cause) -> Any:
    return await cast.counter.desk.claim(*cast.of(scene), cause=cause)


async def _release(cast: Cast, scene: Scene, cause: Cause) -> Any:
    return await cast.counter.desk.release(*cast.of(scene), cause=cause)


async def _offer(cast: Cast, scene: Scene, cause: Cause) -> Any:
    (case, actor), to = cast.of(scene), cast.person_id(scene.other)
    return await cast.counter.desk.offer(case, to, actor, cause=cause)


async def _offer_all(cast: Cast, scene: Scene, cause: Cause) -> Any:
    left, to = cast.person_id(scene.left or "customer"), cast.person_id(scene.other)
    return await cast.counter.desk.offer_all(left, to, cast.actors["boss"], cause=cause)


async def _accept(cast: Cast, scene: Scene, cause: Cause) -> Any:
    actor = cast.actors[scene.who]
    return await cast.counter.desk.accept(scene.batch or UUID(int=0), actor, cause=cause)


async def _decline(cast: Cast, scene: Scene, cause: Cause) -> Any:
    actor = cast.actors[scene.who]
    return await cast.counter.desk.decline(scene.batch or UUID(int=0), actor, cause=cause)


ACTS: Final[Mapping[str, Act]] = {
    **{move: Act(model.moved(move), _move(Move(move))) for move in RULES},
    "reply": Act(model.replied, _reply),
    "note": Act(model.noted, _note),
    "add": Act(model.added, _add),
    "rate": Act(model.rated, _rate),
    "read": Act(model.read, _read),
    "claim": Act(model.claimed, _claim),
    "release": Act(model.released, _release),
    "offer": Act(model.offered, _offer),
    "offer_all": Act(model.all_offered, _offer_all),
    "accept": Act(model.settled("take"), _accept),
    "decline": Act(model.settled("decline"), _decline),
}
"""All that can be done to a case, by name."""
