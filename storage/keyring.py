"""The key ring: a file outside the database, without which nothing sealed can be read."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


class KeyRingMissingError(Exception):
    """There is no key ring at that path."""


class KeyRingBrokenError(Exception):
    """The key ring's file cannot be read as one."""


class KeyRingExistsError(Exception):
    """A key ring stands there already; it is never overwritten."""


@dataclass(frozen=True, repr=False)
class KeyRing:
    """Numbered wrapping keys, the newest of which seals, and the blind index's secret."""

    secrets: tuple[tuple[int, bytes], ...]
    index_secret: bytes

    @property
    def active(self) -> tuple[int, bytes]:
        """The key that seals from now on, with its number."""
        return self.secrets[-1]

    def secret(self, number: int) -> bytes | None:
        """The key of that number, None if the ring has none."""
        return dict(self.secrets).get(number)


def new_ring() -> KeyRing:
    """A ring with one fresh key."""
    return KeyRing(((1, secrets.token_bytes(32)),), secrets.token_bytes(32))


def rotated(ring: KeyRing) -> KeyRing:
    """The ring with a fresh key at its end; the older ones still open what they sealed."""
    return KeyRing(
        (*ring.secrets, (ring.active[0] + 1, secrets.token_bytes(32))), ring.index_secret
    )


def read_ring(path: Path) -> KeyRing:
    """Read the ring.

    Raises:
        KeyRingMissingError: No such file.
        KeyRingBrokenError: The file is not a key ring.
    """
    try:
        raw = json.loads(path.read_text(encoding="ascii"))
        found = tuple((int(n), base64.b64decode(key)) for n, key in raw["keys"].items())
        index_secret = base64.b64decode(raw["index"])
    except FileNotFoundError as error:
        raise KeyRingMissingError(str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise KeyRingBrokenError(str(path)) from error
    if not found or any(len(key) != 32 for _, key in found) or len(index_secret) != 32:
        raise KeyRingBrokenError(str(path))
    return KeyRing(tuple(sorted(found)), index_secret)


def write_ring(path: Path, ring: KeyRing, *, replace: bool = False) -> None:
    """Write the ring with mode 0600, on disk before this returns.

    Raises:
        KeyRingExistsError: A file is there and *replace* is not set.
    """
    if path.exists() and not replace:
        raise KeyRingExistsError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "keys": {str(n): base64.b64encode(key).decode() for n, key in ring.secrets},
        "index": base64.b64encode(ring.index_secret).decode(),
    }
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(json.dumps(content, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
