"""Putting a finished workbook where people find it; never over another one."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rules.refusals import Refused
from storage.exports.asked import Asked
from storage.exports.making import make
from storage.sheets.words import Words
from storage.transact import Database
from storage.workbooks.writer import Written

SUFFIX: Final = ".xlsx"


def file(database: Database, asked: Asked, out: Path, words: Words) -> Written:
    """Make a workbook in a folder under its title, or as the very file that is named.

    Where the title is taken in a folder, a number is added. Raises Refused ('export-no-folder',
    'export-file-exists') before any work is done, 'export-cannot-write', and whatever `make` refuses.
    """
    check(out)
    folder = out if out.is_dir() else out.parent
    with _writing_in(folder), TemporaryDirectory(dir=folder, prefix=".export-") as beside:
        made = make(database, asked, Path(beside), words)
        kept = _keep_in(folder, made.path) if out.is_dir() else _keep_as(out, made.path)
    return Written(kept, made.rows, made.withheld)


def file_in_own(database: Database, asked: Asked, folder: Path, words: Words) -> Written:
    """Make a workbook in the deployment's own folder, which comes about with its first one."""
    with _writing_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return file(database, asked, folder, words)


def packed(database: Database, asked: Asked, words: Words) -> tuple[Written, bytes]:
    """Make a workbook and return it whole, for sending; nothing is left behind."""
    with TemporaryDirectory(prefix="export-") as beside:
        made = make(database, asked, Path(beside), words)
        return made, made.path.read_bytes()


def check(out: Path) -> None:
    """Refuse a place where nothing can be put: a folder that is not there, a file that is."""
    if out.is_dir():
        return
    if out.suffix.lower() != SUFFIX or not out.parent.is_dir():
        missing = out.parent if out.suffix.lower() == SUFFIX else out
        raise Refused("export-no-folder", folder=str(missing))
    if out.exists():
        raise Refused("export-file-exists", file=str(out))


@contextmanager
def _writing_in(folder: Path) -> Iterator[None]:
    """Say it in one sentence when nothing can be written there."""
    try:
        yield
    except OSError as error:
        raise Refused("export-cannot-write", folder=str(folder), why=error.strerror or "") from error


def _keep_in(folder: Path, made: Path) -> Path:
    names = (made.stem if number == 1 else f"{made.stem}({number})" for number in count(1))
    for name in names:
        target = folder / f"{name}{SUFFIX}"
        if _move(made, target):
            return target
    raise AssertionError("there are numbers without end")


def _keep_as(target: Path, made: Path) -> Path:
    if not _move(made, target):
        raise Refused("export-file-exists", file=str(target))
    return target


def _move(made: Path, target: Path) -> bool:
    """Move a file to a name nobody has; the name is taken first, so that of two one gives way."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        return False
    made.replace(target)
    return True
