"""The county between two starts: chats, clock and cast in one file beside its database.

The file is replaced whole, a second after something has changed and when the program ends. A crash loses that
second of the chats, while the database has it (no number is given out twice), and the time passed since.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import DatabaseError

from bot.demonstration.people import Player
from playground.core import Cloud, Kept
from storage.migrate import current, newest
from storage.transact import Database

_FILE: Final = "playground.json"
_FORM: Final = 1  # of the file: raised when what it says means something else
_FOLD_SECONDS: Final = 1.0  # changes closer together are written down as one


@dataclass(frozen=True, slots=True)
class KeptCounty:
    """All that is not in the database; `time` is the clock's, `data_key` opens what is sealed there."""

    began: datetime
    time: datetime
    data_key: str
    players: list[Player]
    cloud: Kept
    form: int = _FORM


_KEPT: Final = TypeAdapter(KeptCounty)


class Unreadable(Exception):
    """What was left is not this version's."""


def read(folder: Path) -> KeptCounty | None:
    """Read what was left in a folder, None if nothing was; raises `Unreadable`."""
    try:
        kept = _KEPT.validate_json((folder / _FILE).read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise Unreadable from error
    if kept.form != _FORM:
        raise Unreadable
    return kept


def check(database: Database) -> None:
    """Make sure that the database beside the file is whole and of this version; raises `Unreadable`."""
    try:
        found = current(database)
    except DatabaseError as error:
        raise Unreadable from error
    if found != newest():
        raise Unreadable


def write(folder: Path, kept: KeptCounty) -> None:
    """Put what is to be kept in the place of what was."""
    fresh = folder / f"{_FILE}.new"
    fresh.write_bytes(_KEPT.dump_json(kept))
    fresh.replace(folder / _FILE)


class Keeper:
    """Calls `keep` a second after each change in the cloud, while it is started."""

    def __init__(self, cloud: Cloud, keep: Callable[[], None]) -> None:
        self._keep = keep
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        cloud.subscribe(lambda _chat, _change: self._changed.set())

    def start(self) -> None:
        """Begin, writing down how things stand."""
        self._keep()
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Write nothing more."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        while True:
            await self._changed.wait()
            await asyncio.sleep(_FOLD_SECONDS)
            self._changed.clear()
            self._keep()
