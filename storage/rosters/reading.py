"""From a file to a reading."""

from datetime import date
from pathlib import Path

from rules.roster.reading import Reading, read_roster
from storage.workbooks.reader import read_roster_table


def read(path: Path, today: date) -> Reading:
    """Read a workbook's roster; raises Refused with the keys of `read_roster_table`."""
    table = read_roster_table(path)
    return read_roster(table.header, table.rows(), today=today)
