"""Files people sent, kept as long as they are needed: private, beside the database, never in it."""

import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy.engine import make_url

from bot.settings import Settings
from storage.engine import is_sqlite

LARGEST: Final = 20 << 20  # bytes: more than this the Bot API does not hand out
WORKBOOK: Final = ".xlsx"
_TEXTS: Final = frozenset({".csv", ".tsv", ".txt"})  # told apart, for they need another sentence
_ELSEWHERE: Final = Path("var")  # where the database is no file of ours


class Uploads:
    """The folder; a person has one upload at a time, and finds only their own."""

    def __init__(self, settings: Settings) -> None:
        file = make_url(settings.database_url).database if is_sqlite(settings.database_url) else None
        beside = Path(file).parent if file else _ELSEWHERE
        self.folder, self.backups = beside / "uploads", beside / "backups"

    def keep(self, person_id: int, number: int, name: str, content: bytes, *, at: datetime) -> Path:
        """Keep a file under the number of the update it came with, in place of the person's last one."""
        self.drop(person_id)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ending = Path(name).suffix.lower()
        path = self.folder / f"{person_id}-{number}{ending if ending in _TEXTS else WORKBOOK}"
        with open_private(path) as file:
            file.write(content)
        os.utime(path, (at.timestamp(), at.timestamp()))
        return path

    def find(self, person_id: int, number: int) -> Path | None:
        """Return the person's workbook of that number, or None when it is gone."""
        path = self.folder / f"{person_id}-{number}{WORKBOOK}"
        return path if path.is_file() else None

    def drop(self, person_id: int) -> None:
        """Delete whatever the person sent."""
        for path in self.folder.glob(f"{person_id}-*"):
            path.unlink(missing_ok=True)

    def sweep(self, *, before: datetime) -> None:
        """Delete every file that came before a moment."""
        for path in self.folder.glob("*-*"):
            if path.stat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)


def open_private(path: Path) -> BinaryIO:
    """Open a file for writing that nobody else on the machine may read."""
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))
