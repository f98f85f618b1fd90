"""Sealing: AES-256-GCM under a person's, a day's or the house's key, and the blind index."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.keyring import KeyRing

NONCE = 12
CHECK_WORDS = b"baomat key check"


class SealBrokenError(Exception):
    """A sealed value does not open here: the key is another one, or the value was moved."""


@dataclass(frozen=True, repr=False)
class DataKey:
    """A key in the clear, in memory only; it says nothing of itself when printed."""

    secret: bytes

    def __repr__(self) -> str:
        return "DataKey(...)"


def place(table: str, column: str, row: UUID | str) -> str:
    """Where a sealed value lives; it opens nowhere else."""
    return f"{table}|{column}|{row}"


def encoded(text: str) -> bytes:
    """Text as bytes; a lone surrogate, which UTF-8 refuses, survives the round trip."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """The text that `encoded` was given."""
    return data.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, repr=False)
class Vault:
    """Seals and opens personal words under keys that the key ring wraps."""

    ring: KeyRing

    def new_key(self, owner: UUID | date) -> tuple[DataKey, bytes]:
        """A fresh data key for *owner*, and the same wrapped for the database."""
        key = DataKey(secrets.token_bytes(32))
        return key, self.house_seal(f"key|{owner}", key.secret)

    def unwrap(self, owner: UUID | date, wrapped: bytes) -> DataKey:
        """The data key of *owner*.

        Raises:
            SealBrokenError: The key ring is not the one that wrapped it.
        """
        return DataKey(self.house_open(f"key|{owner}", wrapped))

    def seal(self, key: DataKey, where: str, plain: bytes) -> bytes:
        """Seal *plain* so that it opens with *key* at *where* alone."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + AESGCM(key.secret).encrypt(nonce, plain, where.encode())

    def open(self, key: DataKey, where: str, sealed: bytes) -> bytes:
        """What was sealed.

        Raises:
            SealBrokenError: Wrong key, wrong place, or changed bytes.
        """
        try:
            return AESGCM(key.secret).decrypt(sealed[:NONCE], sealed[NONCE:], where.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBrokenError(where.split("|", maxsplit=1)[0]) from error

    def seal_text(self, key: DataKey, where: str, text: str) -> bytes:
        """Seal text."""
        return self.seal(key, where, encoded(text))

    def open_text(self, key: DataKey, where: str, sealed: bytes) -> str:
        """Text that was sealed by `seal_text`."""
        return decoded(self.open(key, where, sealed))

    def house_seal(self, where: str, plain: bytes) -> bytes:
        """Seal what belongs to the house itself (wrapped keys, staff chats) under the ring."""
        number, secret = self.ring.active
        return number.to_bytes(2, "big") + self.seal(DataKey(secret), where, plain)

    def house_open(self, where: str, sealed: bytes) -> bytes:
        """Open what `house_seal` sealed, whichever key of the ring it was."""
        secret = self.ring.secret(int.from_bytes(sealed[:2], "big"))
        if secret is None:
            raise SealBrokenError(where.split("|", maxsplit=1)[0])
        return self.open(DataKey(secret), where, sealed[2:])

    def index(self, kind: str, value: int | str) -> str:
        """The blind index of *value*: equal values look equal, and nothing else shows."""
        said = f"{kind}|{value}".encode()
        return hmac.new(self.ring.index_secret, said, sha256).hexdigest()[:32]

    def check_value(self) -> bytes:
        """A value that proves, without a secret in it, that a database and this ring match."""
        return self.house_seal("meta|key check", CHECK_WORDS)

    def matches(self, check_value: bytes) -> bool:
        """Whether *check_value* was made with this key ring."""
        try:
            return self.house_open("meta|key check", check_value) == CHECK_WORDS
        except SealBrokenError:
            return False
