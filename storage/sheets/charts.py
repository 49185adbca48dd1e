"""Charts of a workbook, each on a page beside the figures it draws; an untold figure leaves a gap."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from storage.sheets.cells import Cell, Row
from storage.sheets.cleaning import tab_name
from storage.sheets.draft import Draft
from storage.sheets.page import BODY_FONT, Book, Page
from storage.sheets.shape import Chart

COLOURS: Final = ("#B22222", "#C8A24A", "#5B7A99", "#7A7A7A")  # told apart in print without colour, too
BESIDE: Final = 13  # plain columns beside the table: a gap, then the chart
WIDTH: Final = 64 * (BESIDE - 1)  # pixels; a plain column has 64
FRAME: Final = 110  # pixels round the bars
LANE: Final = 40  # pixels for each row's bars
TALLEST: Final = 620  # pixels a page holds at this width


def noting(rows: Iterable[Row], chart: Chart, points: list[Row]) -> Iterator[Row]:
    """Pass the rows on as they come, and keep the few a chart draws: its first with an exact figure."""
    for row in rows:
        if len(points) < chart.most and any(_exact(row[code]) for code in chart.values):
            points.append(row)
        yield row


def add_chart(book: Book, draft: Draft, chart: Chart, points: Sequence[Row]) -> None:
    """Add a page with the figures of these rows and bars drawn from them."""
    drawn = (chart.label, *chart.values)
    columns = [column for column in draft.columns if column.code in drawn]
    title = draft.chart_titles[chart.code]
    page = Page(book, draft, tab_name(title), columns, BESIDE)
    page.title(f"{draft.title}\n{title}")
    page.heads()
    page.print_setup(pages=1)
    first = page.line
    page.body(
        {**row, **{code: row[code] if _exact(row[code]) else None for code in chart.values}} for row in points
    )
    if points:
        page.leaf.insert_chart(first - 1, len(columns) + 1, _bars(book, draft, chart, page, first))


def _bars(book: Book, draft: Draft, chart: Chart, page: Page, first: int) -> object:
    """Draw one series a column, units from top to bottom as in the table."""
    last, font = page.line - 1, {"name": BODY_FONT, "size": 9}
    bars = book.add_chart({"type": "bar"})
    places = {column.code: place for place, column in enumerate(page.columns)}
    for code, colour in zip(chart.values, COLOURS, strict=False):
        bars.add_series(
            {
                "name": draft.heads[code],
                "categories": [page.leaf.name, first, places[chart.label], last, places[chart.label]],
                "values": [page.leaf.name, first, places[code], last, places[code]],
                "fill": {"color": colour},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "0.0", "font": font},
            }
        )
    bars.set_y_axis({"reverse": True, "num_font": font})
    bars.set_x_axis(
        {
            "min": 0,
            "max": 100,
            "num_font": font,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    bars.set_legend({"position": "bottom", "font": font})
    bars.set_size({"width": WIDTH, "height": min(FRAME + LANE * (last - first + 1), TALLEST)})
    return bars


def _exact(value: Cell) -> bool:
    return isinstance(value, (int, float))
