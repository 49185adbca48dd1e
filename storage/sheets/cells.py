"""From a value to a cell: how each kind is turned into what Excel holds, shown and placed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from storage.sheets.cleaning import clean
from storage.sheets.draft import Draft
from storage.sheets.shape import Column, Instead, Kind

Pair = tuple[float, float] | tuple[date, date] | tuple[time, time]
Cell = str | float | date | tuple[str, ...] | Pair | Instead | None
Row = Mapping[str, Cell]  # by column code; a column that is left out need not be there
Content = str | float | date | None  # what goes into the file; None is an empty cell
Turn = Callable[[Any], Content]  # Any: each kind takes its own type, and the table below says which

FIRST_YEAR: Final = 1900  # Excel knows no earlier day
EN_DASH: Final = "\u2013"


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind is turned, shown (a number format of Excel) and placed."""

    turn: Turn
    shown: str = "General"
    align: str = "center"


def _same(value: float) -> float:
    return value


def _date(day: date) -> Content:
    return day if day.year >= FIRST_YEAR else day.isoformat()


def _month(day: date) -> Content:
    """Keep the month only: the day is nobody's business, not even behind a number format."""
    return _date(day.replace(day=1))


def _moment(moment: datetime) -> Content:
    return moment.replace(tzinfo=None, microsecond=0)


def _span(days: tuple[date, date]) -> str:
    return f"{days[0].isoformat()} {EN_DASH} {days[1].isoformat()}"


def _hours(hours: tuple[time, time]) -> str:
    return f"{hours[0]:%H:%M}{EN_DASH}{hours[1]:%H:%M}"


def _yuan(fen: int) -> float:
    return fen / 100


def _score(score: float | tuple[float, float]) -> Content:
    return f"{score[0]:g}{EN_DASH}{score[1]:g}" if isinstance(score, tuple) else score


def _interval(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.1f}{EN_DASH}{ends[1]:.1f}"


STYLES: Final[Mapping[Kind, Style]] = {
    Kind.SERIAL: Style(_same, "0"),
    Kind.TEXT: Style(clean, "General", "left"),
    Kind.CHOICE: Style(clean),
    Kind.COUNT: Style(_same, "0"),
    Kind.DATE: Style(_date, "yyyy-mm-dd"),
    Kind.MONTH: Style(_month, "yyyy.mm"),
    Kind.MOMENT: Style(_moment, "yyyy-mm-dd hh:mm:ss"),
    Kind.SPAN: Style(_span),
    Kind.HOURS: Style(_hours),
    Kind.MONEY: Style(_yuan, "#,##0.00", "right"),
    Kind.SHARE: Style(_same, "0.0%"),
    Kind.SCORE: Style(_score, "0.00"),
    Kind.CHANGE: Style(_same, "+0.00;-0.00;0.00"),
    Kind.INTERVAL: Style(_interval),
}


# Kinds of which a workbook holds few values, however long it is: days of some years, codes of a list.
_FEW: Final = frozenset({Kind.CHOICE, Kind.DATE, Kind.MONTH, Kind.SPAN, Kind.HOURS})


def turn_for(column: Column, draft: Draft) -> Turn:
    """Return the function that turns a column's values; a code the column does not declare is a KeyError."""
    choices = column.choices
    turn = (
        STYLES[column.kind].turn if choices is None else _chooser(draft.choices[choices.name], draft.between)
    )
    fixed = dict[Cell, Content]([(None, None), *draft.instead.items()])
    if column.kind in _FEW:
        return _Once(turn, fixed).__getitem__

    def turned(value: Cell) -> Content:
        return fixed[value] if value is None or isinstance(value, Instead) else turn(value)

    return turned


class _Once(dict[Any, Content]):  # Any: values of the one kind
    """Turns each value once: a column says the same few things of a hundred thousand people."""

    def __init__(self, turn: Turn, known: Mapping[Cell, Content]) -> None:
        super().__init__(known)
        self._turn = turn

    def __missing__(self, value: Cell) -> Content:
        content = self[value] = self._turn(value)
        return content


def _chooser(texts: Mapping[str, str], between: str) -> Turn:
    def chosen(codes: str | tuple[str, ...]) -> str:
        return texts[codes] if isinstance(codes, str) else between.join(texts[code] for code in codes)

    return chosen
