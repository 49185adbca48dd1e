"""How scores went from wave to wave, on a page of a workbook: a table, and the lines drawn from it."""

from collections.abc import Iterator
from dataclasses import replace
from math import floor
from typing import Final

from xlsxwriter.utility import xl_range_abs

from storage.sheets.cells import Row
from storage.sheets.charts import BESIDE, COLOURS, WIDTH
from storage.sheets.cleaning import clean, tab_name
from storage.sheets.draft import Draft
from storage.sheets.page import BODY_FONT, Book, Page
from storage.sheets.shape import Column, Course, Kind, Line

HEIGHT: Final = 480  # pixels
_LABEL: Final = 24  # digits
_SCORE: Final = 13
_REACH: Final = 8
_GRID: Final = {"visible": True, "line": {"color": "#D9D9D9"}}


def add_course(book: Book, draft: Draft, course: Course) -> None:
    """Add the page: what is withheld is said in the table and left out of the drawing."""
    heads = {"label": clean(course.label_head)}
    columns = [Column("label", _LABEL)]
    for code, line in _coded(course):
        heads |= {code: clean(line.head), _reach(code): clean(course.reach_head)}
        columns.append(Column(code, _SCORE, Kind.SCORE))
        columns += [Column(_reach(code), _REACH, Kind.SCORE)] if line.reach else []
    page = Page(book, replace(draft, heads=heads), tab_name(course.title), columns, BESIDE)
    page.title(f"{draft.title}\n{clean(course.title)}")
    page.heads()
    page.print_setup(pages=1)
    first = page.line
    page.body(_rows(course))
    page.leaf.insert_chart(first - 1, len(columns) + 1, _drawn(book, course, page, first))


def _coded(course: Course) -> Iterator[tuple[str, Line]]:
    return ((f"line-{number}", line) for number, line in enumerate(course.lines))


def _reach(code: str) -> str:
    return f"{code}-reach"


def _rows(course: Course) -> Iterator[Row]:
    for place, label in enumerate(course.labels):
        scores = {code: line.scores[place] for code, line in _coded(course)}
        reaches = {_reach(code): line.reach[place] for code, line in _coded(course) if line.reach}
        yield {"label": label, **scores, **reaches}


def _drawn(book: Book, course: Course, page: Page, first: int) -> object:
    """Draw each line with its intervals; points by themselves have the colour of the line before them."""
    last, font = page.line - 1, {"name": BODY_FONT, "size": 9}
    places = {column.code: place for place, column in enumerate(page.columns)}
    chart = book.add_chart({"type": "line"})
    colours, colour = iter(COLOURS), COLOURS[0]

    def cells(code: str) -> str:
        place = places[code]
        return f"='{page.leaf.name}'!{xl_range_abs(first, place, last, place)}"

    for code, line in _coded(course):
        colour = next(colours) if line.joined else colour
        series: dict[str, object] = {
            "name": clean(line.head),
            "categories": cells("label"),
            "values": cells(code),
            **_look(line, colour),
        }
        if line.reach:
            reach = cells(_reach(code))
            series["y_error_bars"] = {"type": "custom", "plus_values": reach, "minus_values": reach}
        chart.add_series(series)
    chart.set_y_axis({"min": _lowest(course), "max": 100, "num_font": font, "major_gridlines": _GRID})
    chart.set_x_axis({"num_font": font})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart


def _lowest(course: Course) -> int:
    """Return where the axis begins: at the tens below everything that is drawn."""
    ends = [
        score - (reach or 0)
        for line in course.lines
        for score, reach in zip(line.scores, line.reach or [None] * len(line.scores), strict=True)
        if isinstance(score, float)
    ]
    return max(0, floor(min(ends, default=0) / 10) * 10)


def _look(line: Line, colour: str) -> dict[str, object]:
    shape, size = ("circle", 7) if line.joined else ("diamond", 9)
    return {
        "line": {"color": colour, "width": 2} if line.joined else {"none": True},
        "marker": {"type": shape, "size": size, "fill": {"color": colour}, "border": {"color": colour}},
    }
