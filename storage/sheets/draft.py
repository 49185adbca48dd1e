"""An export before its rows: which sheet, of whom, when, for whose eyes; then with every text found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from storage.sheets.cleaning import clean, file_name, tab_name
from storage.sheets.period import Period
from storage.sheets.shape import Chart, Column, Course, Instead, Sheet
from storage.sheets.words import Words


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something left out: a column's code (the column goes) or a text's key; and the key of the reason."""

    what: str
    why: str


def sealed(sheet: Sheet) -> tuple[Withheld, ...]:
    """Return what an export to the chat leaves out: every column that is filled from a sealed one."""
    return tuple(Withheld(code, "withheld-sealed") for code in sheet.sensitive)


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked for; `at` is the moment of asking, with its zone: the same rows make the same file."""

    sheet: Sheet
    unit: str
    period: Period
    at: datetime
    withheld: tuple[Withheld, ...] = ()
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An export in one language: all the writer needs but the rows. Travels to another process."""

    columns: tuple[Column, ...]
    title: str
    name: str  # of the file, without extension
    tab: str
    charts: tuple[Chart, ...]  # as far as their columns are shown
    chart_titles: Mapping[str, str]  # by code; tabs are called after them
    heads: Mapping[str, str]  # of columns and groups, by code
    choices: Mapping[str, Mapping[str, str]]  # by name and code
    between: str  # what stands between several choices
    instead: Mapping[Instead, str]
    nothing: str
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    pages: str
    withheld: tuple[Withheld, ...]
    at: datetime
    course: Course | None = None  # a page of its own


def prepare(export: Export, words: Words) -> Draft:
    """Find every text of an export, and leave out the columns that are withheld."""
    sheet = export.sheet
    hidden = {withheld.what for withheld in export.withheld}
    columns = tuple(column for column in sheet.columns if column.code not in hidden)
    title = words(
        "workbook-title",
        unit=export.unit,
        sheet=words(f"sheet-{sheet.code}"),
        period=export.period.in_words(words),
    )
    return Draft(
        columns=columns,
        title=clean(title),
        name=file_name(title),
        tab=tab_name(words(f"sheet-{sheet.code}")),
        charts=_charts(sheet, hidden),
        chart_titles={chart.code: clean(words(f"chart-{sheet.code}-{chart.code}")) for chart in sheet.charts},
        heads=_heads(sheet, words),
        choices=_choices(columns, words),
        between=words("workbook-between"),
        instead={member: clean(words(f"value-{member.value}")) for member in Instead},
        nothing=clean(words("workbook-nothing")),
        notes=tuple(_note(sheet, withheld, words) for withheld in export.withheld),
        signatures=tuple(clean(words(f"workbook-{who}")) for who in ("filled-by", "checked-by", "signed-on")),
        pages=words("workbook-pages", page="&P", pages="&N"),
        withheld=export.withheld,
        at=export.at,
        course=export.course,
    )


def _charts(sheet: Sheet, hidden: set[str]) -> tuple[Chart, ...]:
    shown = (
        replace(chart, values=tuple(code for code in chart.values if code not in hidden))
        for chart in sheet.charts
        if chart.label not in hidden
    )
    return tuple(chart for chart in shown if chart.values)


def _heads(sheet: Sheet, words: Words) -> dict[str, str]:
    own = {column.code: clean(column.head) for column in sheet.columns if column.head is not None}
    codes = [code for column in sheet.columns for code in (column.code, column.group) if code]
    return {code: own.get(code) or clean(words(f"column-{sheet.code}-{code}")) for code in codes}


def _choices(columns: tuple[Column, ...], words: Words) -> dict[str, dict[str, str]]:
    return {
        column.choices.name: {code: clean(words(column.choices.key(code))) for code in column.choices.codes}
        for column in columns
        if column.choices is not None
    }


def _note(sheet: Sheet, withheld: Withheld, words: Words) -> str:
    codes = {column.code for column in sheet.columns}
    what = words(f"column-{sheet.code}-{withheld.what}" if withheld.what in codes else withheld.what)
    return clean(words("workbook-withheld", what=what, why=words(withheld.why)))
