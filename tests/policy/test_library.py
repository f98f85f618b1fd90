"""The library: versions stay, one is in force, and nothing refused changes that."""

import asyncio
from pathlib import Path

import pytest

from policy.library import TOPIC, Library, SamePolicyError, VersionUnknownError
from policy.reader import PolicyRefusedError
from storage.audit import HOUSE
from storage.database import Database
from storage.outbox import Outbox
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import Counter, cause, counter

SHIPPED = (Path(__file__).parents[2] / "policy" / "text" / "privacy-policy.vi.txt").read_bytes()
CHANGED = SHIPPED + "\nMột câu mới, chỉ để thử.\n".encode()


@pytest.fixture(name="library")
def _library(database: Database, clock: MovableClock) -> Library:
    """An empty library."""
    return Library(database, clock)


async def test_an_empty_library_has_nothing_in_force(library: Library) -> None:
    """Before the first load."""
    assert await library.in_force() is None
    assert await library.versions() == ()


async def test_a_loaded_policy_is_in_force_word_for_word(library: Library) -> None:
    """The stored text parses to the very same document."""
    loaded = await library.load(SHIPPED, None, cause())
    fresh = Library(library.database, library.now)
    found = await fresh.in_force()
    assert found == loaded
    assert found is not None
    assert (found.number, found.sha256) == (1, found.document.sha256)


async def test_versions_stay_and_the_last_loaded_is_in_force(library: Library) -> None:
    """Also where both were loaded at the same moment, or the clock went back."""
    await library.load(SHIPPED, None, cause())
    await library.load(CHANGED, None, cause())
    current = await library.in_force()
    assert current is not None
    assert current.number == 2
    assert [version.number for version in await library.versions()] == [2, 1]
    old = await library.version(1)
    assert old is not None
    assert "chỉ để thử" not in old.document.text


async def test_the_text_in_force_is_not_loaded_again(library: Library) -> None:
    """In whatever encoding it comes."""
    await library.load(SHIPPED, None, cause())
    with pytest.raises(SamePolicyError):
        await library.load(b"\xef\xbb\xbf" + SHIPPED, None, cause())
    assert len(await library.versions()) == 1


async def test_a_repeat_loads_once(library: Library) -> None:
    """And gives the version of the first time."""
    again = cause()
    first = await library.load(SHIPPED, None, again)
    assert await library.load(SHIPPED, None, again) == first
    assert len(await library.versions()) == 1


@pytest.mark.parametrize("data", [b"", b"   \n", b"\xff\xfe\x00", b"hello", b"a" * 2_000_000])
async def test_what_is_no_policy_leaves_the_one_in_force(library: Library, data: bytes) -> None:
    """Refused, nothing touched."""
    loaded = await library.load(SHIPPED, None, cause())
    with pytest.raises(PolicyRefusedError):
        await library.load(data, None, cause())
    assert await library.in_force() == loaded


async def test_an_older_version_can_be_put_in_force_again(
    library: Library, vault: Vault, outbox: Outbox, clock: MovableClock
) -> None:
    """Not one that is, nor one that never was; each change is on record."""
    await library.load(SHIPPED, None, cause())
    await library.load(CHANGED, None, cause())
    again = cause()
    back = await library.roll_back(1, None, again)
    assert await library.roll_back(1, None, again) == back
    assert await library.in_force() == back
    assert back.number == 1
    with pytest.raises(SamePolicyError):
        await library.roll_back(1, None, cause())
    with pytest.raises(VersionUnknownError):
        await library.roll_back(7, None, cause())
    desks: Counter = counter(library.database, vault, outbox, clock)
    assert await desks.audit(HOUSE) == ["load", "load", "roll back"]


async def test_a_change_wakes_those_who_answer(library: Library) -> None:
    """So that they take the new version up at once."""
    bell = asyncio.create_task(library.database.wakes.wait(TOPIC, 30))
    await asyncio.sleep(0)
    await library.load(SHIPPED, None, cause())
    await asyncio.wait_for(bell, 1)


async def test_two_loads_at_once_are_two_versions(library: Library) -> None:
    """Neither is lost, and one of them is in force."""
    await asyncio.gather(
        library.load(SHIPPED, None, cause()), library.load(CHANGED, None, cause())
    )
    assert sorted(version.number for version in await library.versions()) == [1, 2]
    assert await library.in_force() is not None
