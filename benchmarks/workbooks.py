"""A workbook of 20,000 rows by our writer, against XlsxWriter writing as many bare cells."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter

from benchmarks.measuring import Comparison, compare
from bot.texts import Words
from storage.sheets import SHEETS
from storage.sheets.cells import Row
from storage.sheets.draft import Export
from storage.sheets.period import Period
from storage.workbooks.writer import write

ROWS = 20_000


def run() -> Comparison:
    """Write both into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        return compare("workbook, 20,000 rows", lambda: _ours(Path(folder)), lambda: _bare(Path(folder)))


def _ours(folder: Path) -> None:
    period = Period(date(2026, 10, 1), date(2026, 12, 31))
    export = Export(SHEETS["undone"], "B", period, datetime(2026, 12, 31, tzinfo=UTC))
    write(export, _rows(), folder, Words("zh"), name="ours")


def _rows() -> Iterator[Row]:
    for number in range(ROWS):
        yield {
            "unit": f"branch {number % 120}",
            "name": f"name {number}",
            "category": "full",
            "standing": (),
            "matter": "visit",
            "owed": (date(2026, 10, 1), date(2026, 12, 31)),
            "days-late": number % 90,
            "owner": "secretary",
            "rung": None,
            "remark": "as told",
        }


def _bare(folder: Path) -> None:
    book = xlsxwriter.Workbook(str(folder / "bare.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet()
    for number in range(ROWS):
        cells = (
            "full",
            f"branch {number % 120}",
            f"name {number}",
            "",
            "visit",
            "10-01",
            "secretary",
            "",
            "as told",
        )
        sheet.write_number(number, 0, number)
        for column, text in enumerate(cells, 1):
            sheet.write_string(number, column, text)
        sheet.write_number(number, len(cells) + 1, number % 90)
    book.close()
