"""Reading a workbook that somebody sent: checked first, then row by row, or refused with a key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rules.refusals import Refused
from rules.roster.cells import Cell
from rules.roster.headers import Header, find_header
from storage.workbooks.checks import Limits, check_workbook
from storage.workbooks.formulas import Position, uncomputed_formulas

HEADER_WITHIN: Final = 10  # rows; titles and remarks stand above a header
_DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Table:
    """The sheet of a workbook that holds the roster, its header recognised."""

    sheet: str
    header: Header
    header_row: int  # as numbered in Excel
    _source: CalamineSheet
    _formulas: dict[Position, str]

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield the rows below the header with their Excel numbers, whole width from column A."""
        merged = _values_of_merged(self._source, self.header_row)
        for number, cells in _numbered(self._source):
            if number > self.header_row:
                _fill(number, cells, self._formulas)
                _fill(number, cells, merged)
                yield number, cells


def read_roster_table(path: Path, limits: Limits = _DEFAULT_LIMITS) -> Table:
    """Open a workbook and find its roster; raises Refused.

    Keys: upload-unreadable, -locked, -old-format, -is-text, -too-big, -too-long, -too-wide (with `most`),
    -lacks-columns (with `columns`), -several-rosters (with `sheets`).
    """
    check_workbook(path, limits)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return _only_roster(path, workbook)
    except CalamineError as error:
        raise Refused("upload-unreadable") from error


def _only_roster(path: Path, workbook: CalamineWorkbook) -> Table:
    best = Header({})
    tables: list[Table] = []
    for name in _visible_sheets(workbook):
        sheet = workbook.get_sheet_by_name(name)
        row, header = _best_header(sheet)
        if not header.missing():
            tables.append(Table(name, header, row, sheet, dict(uncomputed_formulas(path, name))))
        best = max(best, header, key=lambda h: len(h.columns))
    if not tables:
        raise Refused("upload-lacks-columns", columns=" / ".join(best.missing()))
    if len(tables) > 1:  # row numbers would mean two rows, and a sheet left out would be people left out
        raise Refused("upload-several-rosters", sheets=" / ".join(table.sheet for table in tables))
    return tables[0]


def _visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _best_header(sheet: CalamineSheet) -> tuple[int, Header]:
    """Return the row near the top that names most fields; the first of several."""
    found = (0, Header({}))
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False, nrows=HEADER_WITHIN), 1):
        header = find_header(cells)
        if len(header.columns) > len(found[1].columns):
            found = (row, header)
    return found


def _numbered(sheet: CalamineSheet) -> Iterator[tuple[int, list[Cell]]]:
    """Yield whole rows, numbered as in Excel; the source drops empty columns on the left, but no rows."""
    margin: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield number, [*margin, *cells]


def _fill(number: int, cells: list[Cell], values: dict[Position, str] | dict[Position, Cell]) -> None:
    """Put known values into a row's empty cells."""
    if values:
        for column, cell in enumerate(cells):
            if cell == "":
                cells[column] = values.get((number - 1, column), "")


def _values_of_merged(sheet: CalamineSheet, header_row: int) -> dict[Position, Cell]:
    """Give every row that a merged cell spans its value: a branch's name is often written once for all."""
    spans = sheet.merged_cell_ranges or ()
    starts = {start: end for start, end in spans if header_row <= start[0] < end[0]}
    values: dict[Position, Cell] = {}
    if not starts:
        return values
    for number, cells in _numbered(sheet):
        for column, cell in enumerate(cells):
            end = starts.get((number - 1, column))
            if end is not None:
                values |= {(row, column): cell for row in range(number, end[0] + 1)}
    return values
