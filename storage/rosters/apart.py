"""Rosters in a process of their own: whatever a file does ends there, and the bot goes on answering."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from rules.refusals import Refused
from rules.roster.effects import Effect
from storage.engine import read_engine
from storage.garbage import uncollected
from storage.rosters.comparing import compare
from storage.rosters.effects import effects
from storage.rosters.feedback import write_feedback
from storage.rosters.outline import Outline, outline
from storage.rosters.reading import read
from storage.rosters.steps import Step, steps
from storage.sealed import KeyRing
from storage.sheets.words import Words
from storage.transact import Database, Unavailable

_LARGE: Final = 1 << 20  # bytes of a workbook: some twenty thousand people
_KINDER: Final = 10  # levels of priority that the process then gives way by
_PREFETCHED: Final = 4  # steps made while one is being applied


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook that was sent, and the database it is compared with, as another process opens both."""

    path: Path
    url: str
    keyring: KeyRing
    at: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a workbook gave: its outline, and the workbook that goes back, if there is one."""

    outline: Outline
    feedback: Path | None


def source(database: Database, path: Path, *, at: datetime) -> Source:
    """Return what another process needs to compare a workbook with a database."""
    return Source(path, database.url, database.keyring, at)


def look(given: Source, folder: Path, words: Words) -> Looked:
    """Look at a workbook and write the one that goes back into a folder; wait for both.

    Raises Refused with the keys of `read_roster_table`, and Unavailable.
    """
    with _process() as pool:
        return pool.submit(_look, given, folder, words).result()


@contextmanager
def planned(given: Source) -> Iterator[tuple[Outline, Iterator[Step]]]:
    """Lend the outline of an import and its steps, which another process makes while the last are applied."""
    with _process() as pool:
        yield pool.submit(_plan, given).result(), _steps(pool)


def _steps(pool: ProcessPoolExecutor) -> Iterator[Step]:
    coming = [pool.submit(_next_step) for _ in range(_PREFETCHED)]
    while (step := coming.pop(0).result()) is not None:
        coming.append(pool.submit(_next_step))
        yield step


@contextmanager
def _process() -> Iterator[ProcessPoolExecutor]:
    """Lend one other process; when it is killed the file was too much for it."""
    context = get_context("spawn")
    pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
    try:
        with pool:
            try:
                yield pool
            finally:
                pool.shutdown(cancel_futures=True)
    except BrokenProcessPool as error:
        raise Refused("upload-unreadable") from error


# In the other process, which does nothing else and is asked for one step after the other.
_waiting: list[Iterator[Step]] = []


def _look(given: Source, folder: Path, words: Words) -> Looked:
    _give_way(given.path)
    on = given.at.date()
    with uncollected(), _snapshot(given) as session:
        compared = compare(session, read(given.path, on), on=on)
        owed = effects(session, compared.plan, on=on)
    return Looked(outline(compared, owed), write_feedback(compared, folder, words, at=given.at))


def _plan(given: Source) -> Outline:
    _give_way(given.path)
    on = given.at.date()
    with uncollected(), _snapshot(given) as session:
        compared = compare(session, read(given.path, on), on=on)
    _waiting[:] = [steps(compared.plan)]
    return outline(compared, Effect())


def _give_way(path: Path) -> None:
    """Let everything else on the machine go first while a large file is read."""
    if path.stat().st_size > _LARGE:
        os.nice(_KINDER)


def _next_step() -> Step | None:
    return next(_waiting[0], None)


@contextmanager
def _snapshot(given: Source) -> Iterator[Session]:
    engine = read_engine(given.url, given.keyring)
    try:
        with Session(engine) as session, session.begin():
            yield session
    except DBAPIError as error:  # it does not travel back
        raise Unavailable(type(error.orig).__name__) from None
    finally:
        engine.dispose()
