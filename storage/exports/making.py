"""Making the workbook somebody asked for: here while it is small, in a process of its own when it is not."""

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from rules.refusals import Refused
from storage import audit
from storage.engine import read_engine
from storage.exports.asked import Asked
from storage.exports.workbooks import withheld, workbook
from storage.sealed import KeyRing
from storage.sheets.cells import Row
from storage.sheets.draft import Export, Withheld
from storage.sheets.page import TooManyRows
from storage.sheets.shape import Instead
from storage.sheets.words import Words
from storage.transact import Database, Unavailable
from storage.workbooks.writer import Written, write, write_in_child

LARGE: Final = 5_000  # rows; more would take the bot's own process for seconds
_FEW: Final = Withheld("withheld-small-groups", "withheld-few")


def large(session: Session, asked: Asked) -> bool:
    """Say whether an export is to be made in a process of its own."""
    return workbook(asked.code).size(session, asked) > LARGE


def make(database: Database, asked: Asked, folder: Path, words: Words) -> Written:
    """Make a workbook in a folder under its title, and wait for it; rows are read in one snapshot.

    Raises Refused ('workbook-too-long', 'export-broke-off'), Unavailable, OSError where it cannot be written.
    """
    try:
        if not database.look(large, asked):
            return database.look(_make_here, asked, folder, words)
        source = partial(_rows_in_child, database.url, database.keyring, asked, words)
        return write_in_child(_export(asked), source, folder, words)
    except TooManyRows as error:
        raise Refused(error.key) from error
    except BrokenProcessPool as error:  # it was killed, for want of memory as a rule
        raise Refused("export-broke-off") from error


def note(session: Session, asked: Asked, who: int | None, where: str) -> int:
    """Write into the audit trail that a workbook goes to a place ('chat', 'folder'), before it does."""
    sealed, reason = ("export.sealed", f" {asked.reason}") if asked.reason is not None else ("export", "")
    return audit.record(session, who, sealed, f"{asked.object} to:{where}{reason}", asked.at)


def _make_here(session: Session, asked: Asked, folder: Path, words: Words) -> Written:
    book = workbook(asked.code)
    rows = list(book.rows(session, asked, words))
    few = (_FEW,) if any(Instead.WITHHELD in row.values() for row in rows) else ()
    export = _export(asked, few)
    if book.shape is not None:
        sheet, course = book.shape(session, asked, words)
        export = replace(export, sheet=sheet, course=course)
    return write(export, rows, folder, words)


def _rows_in_child(url: str, keyring: KeyRing, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield the rows from a snapshot of its own: nothing of the bot's is there in another process."""
    engine = read_engine(url, keyring)
    try:
        with Session(engine) as session, session.begin():
            yield from workbook(asked.code).rows(session, asked, words)
    except DBAPIError as error:  # it does not travel back
        raise Unavailable(type(error.orig).__name__) from None
    finally:
        engine.dispose()


def _export(asked: Asked, more: tuple[Withheld, ...] = ()) -> Export:
    left_out = (*withheld(asked), *more)
    return Export(workbook(asked.code).sheet, asked.unit, asked.period, asked.at, left_out)
