"""From a file to a reading: in this process, or in one of its own that a hostile file cannot leave."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from rules.refusals import Refused
from rules.roster.reading import Reading, read_roster
from storage.workbooks.reader import read_roster_table


def read(path: Path, today: date) -> Reading:
    """Read a workbook's roster; raises Refused with the keys of `read_roster_table`."""
    table = read_roster_table(path)
    return read_roster(table.header, table.rows(), today=today)


def read_apart(path: Path, today: date) -> Reading:
    """Do the same in a process of its own and wait for it: whatever the file does ends there."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read, path, today).result()
        except BrokenProcessPool as error:
            raise Refused("upload-unreadable") from error
