"""The directory in an admin's hands: seen, added to, changed, hidden, shown again."""

import pytest

from cases.authorities import load_authorities
from handlers.admin_authorities import read_entry
from handlers.rich import fill
from handlers.texts.care_vi import VI as CARE
from handlers.texts.step3_vi import VI
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, Office

WORDS = VI.directory


async def test_what_is_shipped_is_shown_with_its_source(office: Office) -> None:
    """Department and portal; an address nobody has seen is left out, not made up."""
    a05, portal = load_authorities()
    await office.says(ADMIN, "/danhba")
    assert a05.name in office.last.text
    assert portal.name in office.last.text
    await office.presses(ADMIN, "auth:see:a05")
    assert a05.source in office.last.text
    assert a05.portal in office.last.text


async def test_an_authority_is_added_changed_hidden_and_shown(office: Office) -> None:
    """Each by a button and what is typed then."""
    await office.says(ADMIN, "/danhba")
    await office.presses(ADMIN, office.last.buttons[WORDS.add_label])
    await office.says(ADMIN, "Sở _TT_ & *X*; 1 Lê Lợi; x.gov.vn")
    assert office.last.text == fill(WORDS.kept, name="Sở _TT_ & *X*").text
    added = (await office.counter.authorities.shown())[-1]
    assert (added.address, added.portal) == ("1 Lê Lợi", "x.gov.vn")

    await office.presses(ADMIN, f"auth:edit:{added.slug}")
    await office.says(ADMIN, "Sở Y")
    assert (await office.counter.authorities.find(added.slug)).name == "Sở Y"
    await office.presses(ADMIN, f"auth:hide:{added.slug}")
    assert added.slug not in {each.slug for each in await office.counter.authorities.shown()}
    await office.says(ADMIN, "/danhba")
    assert fill(WORDS.line_hidden, number=3, name="Sở Y").text in office.last.text
    await office.presses(ADMIN, f"auth:see:{added.slug}")
    await office.presses(ADMIN, office.last.buttons[WORDS.show_label])
    assert (await office.counter.authorities.shown())[-1].name == "Sở Y"


async def test_what_does_not_fit_is_asked_again_and_can_be_left(office: Office) -> None:
    """The dialog stays open until something fits, or it is dropped."""
    await office.presses(ADMIN, "auth:add:")
    for wrong in ("; 1 Lê Lợi", "A; b; c; d", "x" * 201, "A\nB", "xác nhận"):
        await office.says(ADMIN, wrong)
        assert office.last.text == fill(WORDS.again, most=200).text
    await office.says(ADMIN, "bỏ")
    assert office.last.text == VI.cancelled
    assert len(await office.counter.authorities.all()) == 2


async def test_the_directory_is_for_admins_in_private(office: Office) -> None:
    """Neither care staff nor a group."""
    await office.says(STAFF, "/danhba")
    assert office.last.text == CARE.not_admin
    await office.says(ADMIN, "/danhba", GROUP)
    assert office.last.text == CARE.only_private
    await office.presses(ADMIN, "auth:hide:none")
    assert office.toast == WORDS.unknown


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("A", ("A", "", "")),
        (" A ; b ", ("A", "b", "")),
        ("A; ; c", ("A", "", "c")),
        ("A;b;c;", ("A", "b", "c")),
        ("A;b;c;d", None),
        ("", None),
        (" ;b", None),
    ],
)
def test_an_entry_is_read_as_it_is_typed(words: str, entry: tuple[str, str, str] | None) -> None:
    """Name, address, web; only the name is needed."""
    assert read_entry(words) == entry
