"""The private keys of open waves: one file each in a folder of their own, destroyed once a wave is closed.

Such a key is in no database, setting, log or backup: whoever makes backups leaves this folder out.
"""

import hashlib
import os
from dataclasses import dataclass
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
    """The folder of the keys; a second copy, if wanted, lies in another such folder."""

    folder: Path
    database: Path | None = None  # the embedded database's file

    @classmethod
    def of(cls, settings: Settings, folder: Path | None = None) -> "WaveKeys":
        """Return the keys of a deployment, or those of another folder on the same conditions."""
        url = make_url(settings.database_url)
        embedded = url.get_backend_name() == "sqlite" and url.database
        return cls(folder or settings.wave_keys, Path(url.database or "") if embedded else None)

    def keep(self, key: PrivateKey) -> None:
        """Write a new key so that it survives a power cut.

        Refused where a backup of the database would take it along ('wave-keys-in-data') and where nothing
        can be written ('wave-keys-unwritable').
        """
        if self.database is not None and self.folder.resolve().is_relative_to(self.database.resolve().parent):
            raise Refused("wave-keys-in-data", folder=str(self.folder))
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(self._file(bytes(key.public_key)), bytes(key).hex().encode(), os.O_CREAT | os.O_EXCL)
            _sync_folder(self.folder)
        except OSError as error:
            raise Refused("wave-keys-unwritable", folder=str(self.folder)) from error

    def holds(self, public_key: bytes) -> bool:
        """Say whether there is a key file for a wave."""
        return self._file(public_key).exists()

    def find(self, public_key: bytes) -> PrivateKey:
        """Return the private key of a wave; without it the wave cannot be counted ('wave-key-missing')."""
        try:
            key = PrivateKey(bytes.fromhex(self._file(public_key).read_text("ascii")))
        except (OSError, ValueError, CryptoError) as error:
            raise Refused("wave-key-missing", folder=str(self.folder)) from error
        if bytes(key.public_key) != public_key:
            raise Refused("wave-key-missing", folder=str(self.folder))
        return key

    def destroy(self, public_key: bytes) -> None:
        """Overwrite and delete a wave's key; none there is as good."""
        file = self._file(public_key)
        if file.exists():
            _write(file, bytes(file.stat().st_size))
            file.unlink()
            _sync_folder(self.folder)

    def _file(self, public_key: bytes) -> Path:
        """Name a key after its public half: so it can be written before its wave exists."""
        return self.folder / f"wave-{hashlib.blake2b(public_key, digest_size=_NAME_BYTES).hexdigest()}.key"


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
