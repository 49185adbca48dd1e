"""The private keys of open waves: files in folders of their own, destroyed once a wave is closed.

Such a key is in no database, setting, log or backup: whoever makes backups leaves this folder out.
"""

import hashlib
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor
from pathlib import Path
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from sqlalchemy.engine import make_url

from bot.settings import Settings
from rules.refusals import Refused

_NAME_BYTES: Final = 12
_ONLY_OWNER: Final = 0o600


@dataclass(frozen=True, slots=True)
class WaveKeys:
    """The folders of the keys: one, or one for each of two holders, who keep half of every key.

    A half alone is random: it says nothing of the key. A second copy lies in other such folders.
    """

    folders: tuple[Path, ...]
    database: Path | None = None  # the embedded database's file

    @classmethod
    def of(cls, settings: Settings, copy: Sequence[Path] = ()) -> "WaveKeys":
        """Return the keys of a deployment, or those of a copy in as many folders ('wave-copy-folders')."""
        usual = [folder for folder in (settings.wave_keys, settings.wave_keys_other) if folder is not None]
        if copy and len(copy) != len(usual):
            raise Refused("wave-copy-folders", count=len(usual))
        url = make_url(settings.database_url)
        embedded = url.get_backend_name() == "sqlite" and url.database
        return cls(tuple(copy or usual), Path(url.database or "") if embedded else None)

    def keep(self, key: PrivateKey) -> None:
        """Write a new key so that it survives a power cut.

        Refused where a backup of the database would take it along ('wave-keys-in-data') and where nothing
        can be written ('wave-keys-unwritable').
        """
        for folder in self.folders:
            if self.database is not None and folder.resolve().is_relative_to(self.database.resolve().parent):
                raise Refused("wave-keys-in-data", folder=str(folder))
        name = _name(bytes(key.public_key))
        for folder, part in zip(self.folders, _parts(bytes(key), len(self.folders)), strict=True):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write(folder / name, part.hex().encode(), os.O_CREAT | os.O_EXCL)
                _sync_folder(folder)
            except OSError as error:
                raise Refused("wave-keys-unwritable", folder=str(folder)) from error

    def holds(self, public_key: bytes) -> bool:
        """Say whether there is a key file for a wave, or half of one."""
        return any(file.exists() for file in self._files(public_key))

    def find(self, public_key: bytes) -> PrivateKey:
        """Return the private key of a wave; without it the wave cannot be counted ('wave-key-missing')."""
        parts = [self._read(file) for file in self._files(public_key)]
        try:
            key = PrivateKey(_together(parts))
        except (ValueError, CryptoError) as error:
            raise Refused("wave-key-missing", folder=str(self.folders[0])) from error
        if bytes(key.public_key) != public_key:
            raise Refused("wave-key-missing", folder=str(self.folders[0]))
        return key

    def destroy(self, public_key: bytes) -> None:
        """Overwrite and delete a wave's key; none there is as good."""
        for file in self._files(public_key):
            if file.exists():
                _write(file, bytes(file.stat().st_size))
                file.unlink()
                _sync_folder(file.parent)

    def _read(self, file: Path) -> bytes:
        try:
            return bytes.fromhex(file.read_text("ascii"))
        except (OSError, ValueError) as error:
            raise Refused("wave-key-missing", folder=str(file.parent)) from error

    def _files(self, public_key: bytes) -> list[Path]:
        return [folder / _name(public_key) for folder in self.folders]


def _name(public_key: bytes) -> str:
    """Name a key after its public half: so it can be written before its wave exists."""
    return f"wave-{hashlib.blake2b(public_key, digest_size=_NAME_BYTES).hexdigest()}.key"


def _parts(key: bytes, count: int) -> list[bytes]:
    """Split a key: any part but all of them together is random."""
    parts = [secrets.token_bytes(len(key)) for _ in range(count - 1)]
    return [*parts, _together([key, *parts])]


def _together(parts: Sequence[bytes]) -> bytes:
    return bytes(reduce(xor, column) for column in zip(*parts, strict=True))


def _write(file: Path, content: bytes, how: int = 0) -> None:
    descriptor = os.open(file, os.O_WRONLY | how, _ONLY_OWNER)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
