"""The admins: those the settings name and those who came by the admin link, each once."""

from collections.abc import Iterable

from cases.people import People, Person
from cases.staff import Staff
from handlers.context import Cause


async def all_admins(
    people: People, staff: Staff, named: Iterable[int], cause: Cause
) -> list[Person]:
    """Every admin; *named* are the user ids that the settings name."""
    found = {admin.user_id: admin for admin in await staff.admins()}
    for user_id in set(named) - found.keys():
        found[user_id] = await people.meet(user_id, started=False, cause=cause)
    return list(found.values())
