"""The key ring: written once, private, turned without losing what older keys sealed."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.keyring import (
    KeyRing,
    KeyRingBrokenError,
    KeyRingExistsError,
    KeyRingMissingError,
    new_ring,
    read_ring,
    rotated,
    write_ring,
)
from storage.vault import SealBrokenError, Vault

KEY = base64.b64encode(bytes(32)).decode()
SHORT = base64.b64encode(bytes(31)).decode()


def test_a_ring_is_read_as_it_was_written_and_only_its_owner_may(tmp_path: Path) -> None:
    """Same keys, same index secret; mode 0600; no second file is left beside it."""
    ring, path = rotated(rotated(new_ring())), tmp_path / "deep" / "data.key"

    write_ring(path, ring)

    assert read_ring(path) == ring
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_ring_is_never_overwritten_unless_it_is_meant(tmp_path: Path) -> None:
    """The first one stays; *replace* is for turning it."""
    first, path = new_ring(), tmp_path / "data.key"
    write_ring(path, first)

    with pytest.raises(KeyRingExistsError):
        write_ring(path, new_ring())

    assert read_ring(path) == first
    write_ring(path, rotated(first), replace=True)
    assert len(read_ring(path).secrets) == 2


def test_a_missing_ring_is_told_from_a_broken_one(tmp_path: Path) -> None:
    """Each has its own error, for its own sentence."""
    with pytest.raises(KeyRingMissingError):
        read_ring(tmp_path / "data.key")
    with pytest.raises(KeyRingBrokenError):
        read_ring(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "hello",
        "é",
        json.dumps({"keys": {}, "index": KEY}),
        json.dumps({"keys": {"1": KEY}}),
        json.dumps({"keys": {"one": KEY}, "index": KEY}),
        json.dumps({"keys": {"1": SHORT}, "index": KEY}),
        json.dumps({"keys": {"1": KEY}, "index": SHORT}),
        json.dumps({"keys": {"1": 5}, "index": KEY}),
        json.dumps({"keys": [KEY], "index": KEY}),
    ],
)
def test_what_is_no_ring_is_refused(tmp_path: Path, content: str) -> None:
    """Empty, cut off, too short a key, no key at all."""
    (tmp_path / "data.key").write_text(content, encoding="utf-8")

    with pytest.raises(KeyRingBrokenError):
        read_ring(tmp_path / "data.key")


@given(turns=st.integers(0, 12), plain=st.binary(max_size=200))
def test_a_turned_ring_opens_what_its_older_keys_sealed(turns: int, plain: bytes) -> None:
    """The blind index does not change either; the newest key seals, the first alone cannot."""
    first = new_ring()
    ring = first
    for _ in range(turns):
        ring = rotated(ring)
    old, new = Vault(first), Vault(ring)

    assert new.house_open("a|b|c", old.house_seal("a|b|c", plain)) == plain
    assert new.index("user", 5) == old.index("user", 5)
    assert new.matches(old.check_value())
    assert ring.active[0] == turns + 1
    if turns:
        with pytest.raises(SealBrokenError):
            old.house_open("a|b|c", new.house_seal("a|b|c", plain))


def test_keys_are_put_in_their_order_whatever_the_file_has(tmp_path: Path) -> None:
    """The highest number seals, also when ten stands before two in the file."""
    other = base64.b64encode(b"x" * 32).decode()
    content = {"keys": {"10": other, "2": KEY}, "index": KEY}
    (tmp_path / "data.key").write_text(json.dumps(content), encoding="utf-8")

    assert read_ring(tmp_path / "data.key").active == (10, b"x" * 32)


def test_a_ring_says_nothing_of_its_keys_when_printed() -> None:
    """A ring in a log line or an error would be the end of it."""
    ring = KeyRing(((1, b"k" * 32),), b"i" * 32)

    assert "kkk" not in repr(ring)
    assert "iii" not in repr(Vault(ring))
