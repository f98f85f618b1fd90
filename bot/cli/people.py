"""`export` and `erase`: what is held of a person, named by their Telegram user id."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import uuid4

import typer

from bot.cli.refusals import RefusedError
from bot.cli.said import AsJson, Yes, agree, say_json

if TYPE_CHECKING:
    from cases.people import Person
    from rights.own_data import Erased, Held, OwnData

Result = TypeVar("Result")
UserId = Annotated[int, typer.Argument(metavar="USER_ID", help="A Telegram user id.")]


def export(user_id: UserId) -> None:
    """Print a copy of everything that is held of a person, as JSON."""

    async def work(own_data: "OwnData", person: "Person") -> dict[str, Any]:
        return await own_data.copy(person)

    say_json(_of_person(user_id, work))


def erase(user_id: UserId, yes: Yes = False, as_json: AsJson = False) -> None:
    """Withdraw a person's open cases, then take away every row of theirs and their key."""

    async def look(own_data: "OwnData", person: "Person") -> "Held":
        return await own_data.held(person)

    async def do(own_data: "OwnData", person: "Person") -> "Erased":
        from storage.database import Cause

        return await own_data.erase(person, Cause(uuid4()))

    held = _of_person(user_id, look)
    asked = f"Erase {held.cases} cases ({held.open_cases} open) and {held.files} files for good?"
    if not yes:
        typer.echo(
            f"Held: {held.cases} cases, {held.files} files, {held.drafts} drafts.", err=True
        )
    agree(yes, asked)
    erased = _of_person(user_id, do)
    if as_json:
        say_json(asdict(erased))
        return
    print(f"Erased: {erased.cases} cases, {erased.withdrawn} of them withdrawn, ", end="")
    print(f"{erased.files} files, and the person's key.")
    if erased.still_staff:
        print("The person is a colleague still: the staff entry stays, under a fresh key.")


def _of_person(user_id: int, work: "Callable[[OwnData, Person], Awaitable[Result]]") -> Result:
    from bot.cli.desks import own_data, people
    from bot.cli.drawers import with_drawers
    from bot.opening import Drawers
    from bot.settings import Settings

    async def do(settings: Settings, drawers: Drawers) -> Result:
        person = await people(settings, drawers).known(user_id)
        if person is None:
            raise RefusedError(f"Nothing is held of the Telegram user {user_id}.")
        return await work(own_data(settings, drawers), person)

    return with_drawers(do)
