"""The directory: shipped as data, changed by admins, and what is shipped stays readable."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from cases.authorities import AuthorityUnknownError, DirectoryError, load_authorities
from storage.audit import HOUSE
from tests.counter import Counter, cause


def test_the_department_and_the_portal_are_shipped() -> None:
    """Each with its source; what was not seen in an official text is left empty."""
    a05, portal = load_authorities()
    assert "A05" in a05.name
    assert "Bộ Công an" in a05.name
    assert portal.portal == a05.portal == "https://baovedlcn.gov.vn"
    assert all(each.source and not each.hidden for each in (a05, portal))


@pytest.mark.parametrize(
    "text",
    [
        "x = 1",
        "[a]\nname = 'A'",
        "[a]\nname = ''\naddress = ''\nportal = ''\nsource = ''",
        "[a]\nname = 1\naddress = ''\nportal = ''\nsource = ''",
        "[aaaaaaaaaaaaaaaaaaaaaaaa]\nname = 'A'\naddress = ''\nportal = ''\nsource = ''",
        "[",
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    """Which entry is wrong is said."""
    path = tmp_path / "authorities.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DirectoryError):
        load_authorities(path)
    with pytest.raises(DirectoryError):
        load_authorities(tmp_path / "none.toml")


async def test_an_admin_adds_changes_and_hides(counter: Counter) -> None:
    """Changes stand above what is shipped; a hidden one is kept, but not offered."""
    desk, boss = counter.authorities, uuid4()
    shipped = await desk.all()
    once = cause()
    added = await desk.write(None, "Sở X", "1 Lê Lợi", "", boss, once)
    assert await desk.write(None, "Sở X", "1 Lê Lợi", "", boss, once) == added
    assert await desk.all() == (*shipped, added)

    changed = await desk.write("a05", "Cục A05 mới", "", "", boss, cause())
    assert (await desk.shown())[0] == changed
    hidden = await desk.hide("portal", True, boss, cause())
    assert await desk.shown() == (changed, added)
    assert await desk.all() == (changed, hidden, added)
    assert await desk.find("portal") == replace(shipped[1], hidden=True)
    await desk.hide("portal", False, boss, cause())
    assert (await desk.find("portal")) == shipped[1]
    assert (await counter.audit(HOUSE)).count("authority") == 4


async def test_what_is_not_there_cannot_be_changed(counter: Counter) -> None:
    """An old button of an authority that is gone."""
    desk = counter.authorities
    with pytest.raises(AuthorityUnknownError):
        await desk.find("none")
    with pytest.raises(AuthorityUnknownError):
        await desk.hide("none", True, uuid4(), cause())
    with pytest.raises(AuthorityUnknownError):
        await desk.write("none", "X", "", "", uuid4(), cause())
