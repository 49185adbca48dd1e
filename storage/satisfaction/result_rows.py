"""The rows of the workbook of a satisfaction wave: a closed wave's report, limited to the caller's units."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from rules.permissions import Scope
from rules.satisfaction.results import Band, Difference, Exact, Figure, Participation, Row, Withheld
from rules.satisfaction.scoring import rounded
from storage.satisfaction import results
from storage.sheets.cells import Cell
from storage.sheets.cells import Row as SheetRow
from storage.sheets.shape import Instead

SCORES = ("overall", "officers", "selection", "integrity", "credibility", "satisfaction")
HEADLINE = "satisfaction"  # whose interval and change stand in the sheet
UNAWARE = "overall"  # whose share that did not know stands in the sheet


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What an exporter needs of a wave: title, days, rows, and how many of them withhold something."""

    title: str
    from_on: date
    until_on: date
    rows: tuple[SheetRow, ...]
    withheld: int


def report(session: Session, wave_id: int, scope: Scope) -> SheetRows:
    """Return the rows of the sheet `satisfaction` for a scope; refused before the wave is closed."""
    found = results.result(session, wave_id)
    rows = tuple(
        _row(row, found.tree.names[row.unit])
        for row in found.report.rows
        if scope.covers(found.paths[row.unit])
    )
    withheld = sum(Instead.WITHHELD in row.values() for row in rows)
    return SheetRows(found.title, found.opens_on, found.closes_on, rows, withheld)


def _row(row: Row, name: str) -> SheetRow:
    taking_part: dict[str, Cell] = dict.fromkeys(("invited", "cast", "response"), Instead.WITHHELD)
    if isinstance(row.participation, Participation):
        part = row.participation
        rate = float(part.rate) if part.invited else None
        taking_part = {"invited": part.invited, "cast": part.cast, "response": rate}
    headline = row.figures.get(HEADLINE, Withheld.FEW)
    compared = isinstance(headline, Exact) and isinstance(headline.change, Difference)
    return {
        "unit": name,
        **taking_part,
        **{code: _score(row.figures[code]) for code in SCORES if code in row.figures},
        "interval": _interval(headline),
        "unaware": _unaware(row.figures.get(UNAWARE, Withheld.FEW)),
        "change": _change(headline),
        "comparable": "yes" if compared else "no",
    }


def _score(figure: Figure) -> Cell:
    match figure:
        case Exact():
            return float(rounded(figure.estimate.mean))
        case Band():
            return (float(figure.low), float(figure.high))
        case Withheld():
            return Instead.WITHHELD


def _interval(figure: Figure) -> Cell:
    return figure.estimate.interval if isinstance(figure, Exact) else Instead.WITHHELD


def _unaware(figure: Figure) -> Cell:
    if not isinstance(figure, Exact) or figure.unaware is None:
        return Instead.WITHHELD
    return float(figure.unaware)


def _change(figure: Figure) -> Cell:
    if not isinstance(figure, Exact):
        return Instead.WITHHELD
    if not isinstance(figure.change, Difference):
        return None
    return float(rounded(figure.change.points)) if figure.change.told_apart else Instead.INDISTINCT
