"""Help for staff."""

import pytest

from handlers.texts.menus_vi import VI
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, STRANGER, Office


@pytest.mark.parametrize(
    ("user", "chat", "everybodys", "care", "admins"),
    [
        (STRANGER, STRANGER, True, False, False),
        (STAFF, STAFF, True, True, False),
        (ADMIN, ADMIN, True, False, True),
        (STAFF, GROUP, False, True, False),
        (STAFF, -1005, True, False, False),
        (ADMIN, GROUP, True, False, False),
    ],
)
async def test_help_names_the_commands_one_has_where_one_is(
    office: Office, user: int, chat: int, everybodys: bool, care: bool, admins: bool
) -> None:
    """Everybody's in private, care's in the care group and in private, admins' to admins."""
    await office.says(user, "/help", chat)
    said = "\n".join(call.text for call in office.telegram.sent())
    assert ("for everybody" in said) is everybodys
    assert (f"/traloi – {VI.care.traloi}" in said) is care
    assert (f"/gannhom – {VI.binding.gannhom}" in said) is admins
