"""Sealed columns: authenticated encryption under a ring of keys, and keyed hashes for look-ups."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import Any, Protocol, cast

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

KEY_BYTES = Aead.KEY_SIZE
_NAME_BYTES = 4  # how much of a key's own hash marks what it sealed


class Unsealable(Exception):
    """The value was sealed under a key that is not in the ring, or was tampered with."""


class KeyRing:
    """Seals under its newest key and opens with any; the keys are given newest first, 32 bytes each."""

    def __init__(self, keys: Iterable[bytes]) -> None:
        self._keys = tuple(keys)
        if not self._keys:
            raise ValueError("a key ring needs at least one key")
        self._boxes = {_name(key): Aead(key) for key in self._keys}

    @classmethod
    def from_hex(cls, listed: str) -> "KeyRing":
        """Read keys written as 64 hexadecimal digits each, with commas between, newest first."""
        return cls(bytes.fromhex(part.strip()) for part in listed.split(",") if part.strip())

    @property
    def marks(self) -> tuple[str, ...]:
        """How each key marks what it sealed, newest first: hexadecimal, and no secret."""
        return tuple(name.hex() for name in self._boxes)

    def seal(self, plain: bytes, place: str) -> bytes:
        """Encrypt for one place (table and column): what was sealed for another place does not open there."""
        name = _name(self._keys[0])
        return name + bytes(self._boxes[name].encrypt(plain, place.encode()))

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what `seal` made for the same place; raise Unsealable when it cannot be."""
        box = self._boxes.get(sealed[:_NAME_BYTES])
        if box is None:
            raise Unsealable(place)
        try:
            return box.decrypt(sealed[_NAME_BYTES:], place.encode())
        except CryptoError as error:
            raise Unsealable(place) from error

    def lookup(self, value: str, place: str) -> str:
        """Hash a value for storing beside its sealed form (hexadecimal, under the newest key)."""
        return _keyed_hash(self._keys[0], value, place)

    def lookups(self, value: str, place: str) -> list[str]:
        """List the hashes a stored value may have, one a key of the ring, newest first."""
        return [_keyed_hash(key, value, place) for key in self._keys]


def _name(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=_NAME_BYTES, person=b"lianxin-keyname").digest()


def _keyed_hash(key: bytes, value: str, place: str) -> str:
    return hmac.new(key, f"{place}\0{value}".encode(), hashlib.sha256).hexdigest()


class _HasKeyRing(Protocol):
    keyring: KeyRing


def give_keys(dialect: Dialect, keyring: KeyRing) -> None:
    """Let the sealed columns of one engine use this ring: the dialect is all a column type is handed."""
    cast("_HasKeyRing", dialect).keyring = keyring


def keys_of(dialect: Dialect) -> KeyRing:
    """Return the ring that `give_keys` gave this engine's dialect."""
    return cast("_HasKeyRing", dialect).keyring


class SealedText(TypeDecorator[str]):
    """A text column kept encrypted; `place` is its table and column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Seal on the way in."""
        return None if value is None else keys_of(dialect).seal(value.encode(), self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Open on the way out."""
        return None if value is None else keys_of(dialect).open(value, self.place).decode()


class SealedJson(TypeDecorator[Any]):  # Any: whatever JSON holds
    """A JSON column kept encrypted; `place` is its table and column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: object, dialect: Dialect) -> bytes | None:
        """Seal on the way in."""
        if value is None:
            return None
        return keys_of(dialect).seal(json.dumps(value, ensure_ascii=False).encode(), self.place)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> object:
        """Open on the way out."""
        return None if value is None else json.loads(keys_of(dialect).open(value, self.place))
