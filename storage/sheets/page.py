"""How every worksheet looks: title, heads, body, notes, signature line, and the A4 page around them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import Any, Final

from xlsxwriter.utility import xl_range

from storage.sheets.cells import STYLES, Content, Row, Turn, turn_for
from storage.sheets.draft import Draft
from storage.sheets.shape import Column, Kind

Book = Any  # XlsxWriter ships no type marker: its workbook, worksheet and format
Leaf = Any
Look = Any

ROWS: Final = 1_048_576  # of a worksheet
A4: Final = 9
PLAIN_WIDTH: Final = 8.43  # of a column nobody has set, in digits
HIGHEST: Final = 409  # points a row may have
BODY_FONT: Final = "SimSun"  # what Chinese offices print tables in; others fall back by themselves
TITLE_FONT: Final = "SimHei"
BODY_SIZE: Final = 10
TITLE_SIZE: Final = 16
LINE_HEIGHT: Final = 14  # points, at the body's size
ROW_MARGIN: Final = 5
_SHORT: Final = 40  # characters: names of units and matters, which many rows share
ROOMY: Final = 12  # a text column of this width or more reads better from the left


class TooManyRows(Exception):
    """More rows than a worksheet can hold: nothing is cut off, the period or unit must be narrowed."""

    key = "workbook-too-long"


class Page:
    """One worksheet, written from top to bottom: in constant memory no line can be changed later."""

    def __init__(
        self, book: Book, draft: Draft, tab: str, columns: Sequence[Column], beside: int = 0
    ) -> None:
        self.book, self.draft, self.columns = book, draft, columns
        self.span = len(columns) + beside  # what stands beside the table is under its title, too
        self.leaf: Leaf = book.add_worksheet(tab)
        self.line = 0
        self.width = sum(column.width for column in columns) + beside * PLAIN_WIDTH
        self.leaf.set_default_row(LINE_HEIGHT + ROW_MARGIN)
        for place, column in enumerate(columns):
            self.leaf.set_column(place, place, column.width)

    def print_setup(self, pages: int = 0) -> None:
        """Print on A4 across, one page wide and as many long (0: any), the lines so far on top of each."""
        self.leaf.set_landscape()
        self.leaf.set_paper(A4)
        self.leaf.fit_to_pages(1, pages)
        self.leaf.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.leaf.center_horizontally()
        self.leaf.set_footer(f"&C{self.draft.pages}", {"margin": 0.3})
        self.leaf.repeat_rows(0, self.line - 1)
        self.leaf.freeze_panes(self.line, 0)

    def title(self, text: str) -> None:
        """Write the title over the whole width."""
        look = self._look(font_name=TITLE_FONT, font_size=TITLE_SIZE, bold=True, align="center")
        self._across(text, look, height=26 * lines(text, self.width * BODY_SIZE / TITLE_SIZE) + 8)

    def heads(self) -> None:
        """Write the columns' heads, in two lines if some of them stand under a shared one."""
        grouped = any(column.group for column in self.columns)
        if grouped:
            self._groups()
        rows = max(lines(self.draft.heads[column.code], column.width) for column in self.columns)
        self.leaf.set_row(self.line, LINE_HEIGHT * rows + 9)
        for place, column in enumerate(self.columns):
            alone = grouped and column.group is None  # then it is open at the top, and looks two lines high
            look = self._head(top=0 if alone else 1)
            self.leaf.write_string(self.line, place, self.draft.heads[column.code], look)
        self.line += 1

    def body(self, rows: Iterable[Row]) -> int:
        """Write the rows one by one as they come, and return how many there were."""
        pens = [(place, *self._pen(column)) for place, column in enumerate(self.columns)]
        first, last = self.line, ROWS - len(self.draft.notes) - 2
        write_string = self.leaf.write_string  # most cells hold a text, and there may be millions
        for row in rows:
            if self.line > last:
                raise TooManyRows
            tall, line = 1, self.line
            for place, code, turn, look, width in pens:
                value = turn(line - first + 1 if code is None else row[code])
                if isinstance(value, str) and value:
                    write_string(line, place, value, look)
                    if (needed := lines(value, width)) > tall:
                        tall = needed
                else:
                    self._put(place, value, look)
            self._height(tall)
            self.line += 1
        self.leaf.ignore_errors({"number_stored_as_text": self._range(first)})
        return self.line - first

    def nothing(self) -> None:
        """Say that there is nothing, where the rows would be."""
        self._across(self.draft.nothing, self._look(border=1, align="center"), height=36)

    def notes(self) -> None:
        """Write the notes under the table, a line each."""
        for note in self.draft.notes:
            self._across(note, self._look(align="left"), height=LINE_HEIGHT * lines(note, self.width) + 5)

    def signatures(self) -> None:
        """Write the last line: who filled it in, who checked it, when."""
        look, parts = self._look(align="left", text_wrap=False), len(self.draft.signatures)
        for part, who in enumerate(self.draft.signatures):
            self.leaf.write_string(self.line, max(part, part * len(self.columns) // parts), who, look)
        self.leaf.set_row(self.line, 34)
        self.line += 1

    def _groups(self) -> None:
        place = 0
        for group, members in groupby(self.columns, key=lambda column: column.group):
            last = place + len(list(members)) - 1
            look = self._head() if group else self._head(bottom=0)
            if group and last > place:
                self.leaf.merge_range(self.line, place, self.line, last, "", look)
                self.leaf.write_string(self.line, place, self.draft.heads[group], look)
            else:
                for alone in range(place, last + 1):
                    self._put(alone, self.draft.heads[group] if group else None, look)
            place = last + 1
        self.leaf.set_row(self.line, LINE_HEIGHT + 7)
        self.line += 1

    def _across(self, text: str, look: Look, height: float) -> None:
        """Write a text over the whole width; merged while empty, for merging would guess at formulas."""
        if self.span > 1:
            self.leaf.merge_range(self.line, 0, self.line, self.span - 1, "", look)
        self.leaf.write_string(self.line, 0, text, look)
        self.leaf.set_row(self.line, height)
        self.line += 1

    def _put(self, place: int, value: Content, look: Look) -> None:
        if value is None or value == "":
            self.leaf.write_blank(self.line, place, None, look)
        elif isinstance(value, str):
            self.leaf.write_string(self.line, place, value, look)
        elif isinstance(value, (int, float)):
            self.leaf.write_number(self.line, place, value, look)
        else:
            self.leaf.write_datetime(self.line, place, value, look)

    def _height(self, tall: int) -> None:
        """Make room for the tallest cell: not every program does it by itself, and merged cells never do."""
        if tall > 1:
            self.leaf.set_row(self.line, min(LINE_HEIGHT * tall + ROW_MARGIN, HIGHEST))
        # The line above is in the file by now; kept, the heights of all lines would fill the memory.
        self.leaf.row_info.pop(self.line - 1, None)
        self.leaf.row_sizes.pop(self.line - 1, None)

    def _pen(self, column: Column) -> tuple[str | None, Turn, Look, float]:
        """Return what a column's cells are made with; the serial number has no code to look up."""
        code = None if column.kind is Kind.SERIAL else column.code
        return code, turn_for(column, self.draft), self._cell(column), column.width

    def _cell(self, column: Column) -> Look:
        style = STYLES[column.kind]
        align = "center" if style.align == "left" and column.width < ROOMY else style.align
        quoted = column.kind is Kind.TEXT  # "=1+1" stays a text even when somebody edits the cell
        return self._look(border=1, align=align, num_format=style.shown, quote_prefix=quoted)

    def _head(self, **borders: int) -> Look:
        return self._look(**{"border": 1, **borders}, bold=True, align="center", bg_color="#EDEDED")

    def _look(self, **properties: object) -> Look:
        common = {"font_name": BODY_FONT, "font_size": BODY_SIZE, "valign": "vcenter", "text_wrap": True}
        return self.book.add_format(common | properties)

    def _range(self, first: int) -> str:
        covered: str = xl_range(first, 0, max(self.line - 1, first), len(self.columns) - 1)
        return covered


def units(text: str) -> int:
    """Return how many digits wide a text is: in GB 18030 a digit has one byte, a Chinese character two."""
    return len(text.encode("gb18030"))


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of a width in digits."""
    if 2 * len(text) <= width and "\n" not in text:
        return 1
    return _short(text, width) if len(text) <= _SHORT else _measured(text, width)


@lru_cache(maxsize=1 << 12)
def _short(text: str, width: float) -> int:
    return _measured(text, width)


def _measured(text: str, width: float) -> int:
    return sum(max(1, ceil(units(line) / width)) for line in text.split("\n"))
