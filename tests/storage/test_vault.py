"""Sealing, and the key ring's file."""

from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.keyring import (
    KeyRingBrokenError,
    KeyRingExistsError,
    KeyRingMissingError,
    new_ring,
    read_ring,
    rotated,
    write_ring,
)
from storage.vault import SealBrokenError, Vault, decoded, encoded, place

VAULT = Vault(new_ring())


@given(st.text(st.characters()))
def test_any_text_survives_sealing_lone_surrogates_too(text: str) -> None:
    """What Telegram lets through comes out as it went in."""
    owner = uuid4()
    key, wrapped = VAULT.new_key(owner)
    where = place("cases", "form", owner)
    sealed = VAULT.seal_text(key, where, text)
    assert VAULT.open_text(VAULT.unwrap(owner, wrapped), where, sealed) == text
    assert decoded(encoded(text)) == text


def test_a_sealed_value_opens_only_in_its_own_place() -> None:
    """Moved to another row or column it is refused."""
    owner = uuid4()
    key, wrapped = VAULT.new_key(owner)
    sealed = VAULT.seal(key, place("cases", "form", owner), b"word")
    with pytest.raises(SealBrokenError):
        VAULT.open(key, place("cases", "form", uuid4()), sealed)
    with pytest.raises(SealBrokenError):
        VAULT.unwrap(uuid4(), wrapped)
    with pytest.raises(SealBrokenError):
        VAULT.open(key, place("cases", "form", owner), sealed[:-1] + b"\x00\x01")


def test_a_key_says_nothing_of_itself() -> None:
    """Printed or logged, no secret shows."""
    key, _ = VAULT.new_key(uuid4())
    assert repr(key) == "DataKey(...)"
    assert repr(VAULT).startswith("<storage.vault.Vault")


def test_the_blind_index_is_stable_and_differs_by_kind_and_ring() -> None:
    """Equal ids meet, and only under the same ring."""
    assert VAULT.index("user", 5) == VAULT.index("user", 5)
    assert VAULT.index("user", 5) != VAULT.index("chat", 5)
    assert VAULT.index("user", 5) != Vault(new_ring()).index("user", 5)


def test_what_an_older_key_sealed_still_opens_after_a_rotation() -> None:
    """The ring keeps its older keys; the newest one seals."""
    ring = new_ring()
    sealed = Vault(ring).house_seal("here", b"word")
    newer = Vault(rotated(ring))
    assert newer.house_open("here", sealed) == b"word"
    assert newer.house_seal("here", b"word")[:2] == (2).to_bytes(2, "big")
    with pytest.raises(SealBrokenError):
        Vault(ring).house_open("here", newer.house_seal("here", b"word"))


def test_the_ring_is_written_once_for_its_owner_alone(tmp_path: Path) -> None:
    """Mode 0600, never overwritten, read back as it was."""
    path, ring = tmp_path / "data.key", new_ring()
    write_ring(path, ring)
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_ring(path) == ring
    with pytest.raises(KeyRingExistsError):
        write_ring(path, new_ring())


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"keys": {"1": "AA=="}, "index": "AA=="}'])
def test_a_file_that_is_no_ring_is_refused(tmp_path: Path, content: str) -> None:
    """A broken file is said to be broken, a missing one to be missing."""
    path = tmp_path / "data.key"
    with pytest.raises(KeyRingMissingError):
        read_ring(path)
    path.write_text(content)
    with pytest.raises(KeyRingBrokenError):
        read_ring(path)
