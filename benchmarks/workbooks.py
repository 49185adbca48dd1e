"""A workbook of 100,000 rows and 15 columns by our writer, against XlsxWriter alone writing the same cells.

`python -m benchmarks.workbooks` also says how much memory ours took at most, and for a tenth of the rows.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import xlsxwriter

from benchmarks.measuring import Comparison, compare
from bot.texts import Words
from storage.sheets import SHEETS
from storage.sheets.cells import Row
from storage.sheets.draft import Export, Withheld
from storage.sheets.period import Period
from storage.workbooks.writer import write

ROWS: Final = 100_000
ROUNDS: Final = 3
_BRANCHES: Final = [f"\u6751{number:03}\u515a\u652f\u90e8" for number in range(120)]
_NAMES: Final = [f"\u738b{chr(0x6842 + number)}\u82f1" for number in range(400)]
_FROM, _UNTIL = date(2026, 10, 1), date(2026, 12, 31)
_AT: Final = datetime(2026, 12, 31, tzinfo=UTC)
_LEFT_OUT: Final = tuple(Withheld(column, "withheld-confidential") for column in ("note", "cases"))


def run(rows: int = ROWS) -> Comparison:
    """Write both into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return compare(
            f"workbook, {rows:,} rows of 15 columns",
            partial(_ours, folder, rows),
            partial(_bare, folder, rows),
            rounds=ROUNDS,
        )


def peak(rows: int) -> int:
    """Return the most memory (MiB) a process held that wrote so many rows and did nothing else."""
    program = f"from benchmarks.workbooks import weigh; weigh({rows})"
    return int(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout)


def weigh(rows: int) -> None:
    """Write a workbook and print the most memory this process held (MiB)."""
    with tempfile.TemporaryDirectory() as folder:
        _ours(Path(folder), rows)
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    print(next(int(line.split()[1]) >> 10 for line in status if line.startswith("VmHWM:")))


def _ours(folder: Path, rows: int) -> None:
    export = Export(SHEETS["visits"], "B", Period(_FROM, _UNTIL), _AT, _LEFT_OUT)
    write(export, _rows(rows), folder, Words("zh"), name="ours")


def _rows(rows: int) -> Iterator[Row]:
    for number in range(rows):
        day = _FROM + timedelta(days=number % 80)
        yield {
            "unit": _BRANCHES[number % 120],
            "name": _NAMES[number % 400],
            "sex": "female" if number % 3 else "male",
            "born": date(1930 + number % 26, 1 + number % 12, 1),
            "joined": date(1960 + number % 40, 7, 1),
            "category": "full",
            "standing": ("aged_80", "alone") if number % 5 == 0 else ("aged_70",),
            "owner": _NAMES[number % 120],
            "matter": "2026-Q4",
            "owed": (_FROM, _UNTIL),
            "visited": day,
            "way": "home",
            "visitor": _NAMES[number % 120],
            "on-time": "on_time",
        }


def _bare(folder: Path, rows: int) -> None:
    """Write the same cells with the same look and no layout: no row is measured, nothing is repeated."""
    with xlsxwriter.Workbook(str(folder / "bare.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        look = {"font_name": "SimSun", "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
        text, number = book.add_format(look), book.add_format(look | {"num_format": "0"})
        month = book.add_format(look | {"num_format": "yyyy.mm"})
        day = book.add_format(look | {"num_format": "yyyy-mm-dd"})
        for line, row in enumerate(_rows(rows)):
            sheet.write_number(line, 0, line + 1, number)
            for column, value in enumerate(row.values(), 1):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, value, month if column == _BORN else day)
                else:
                    sheet.write_string(line, column, _plain(value), text)


_BORN: Final = 4  # the column of the month


def _plain(value: object) -> str:
    return value if isinstance(value, str) else "2026-10-01 - 2026-12-31"


def main() -> None:
    """Measure speed and memory at full size."""
    print(run())
    print(f"memory at most: {peak(ROWS // 10)} MiB for {ROWS // 10:,} rows, {peak(ROWS)} MiB for {ROWS:,}")


if __name__ == "__main__":
    main()
