"""The rows of the workbook of a satisfaction wave: a closed wave's report, limited to the caller's units."""

from typing import Final

from sqlmodel import Session

from rules.permissions import Scope
from rules.satisfaction.results import Band, Difference, Exact, Figure, Participation, Row, Withheld
from rules.satisfaction.scoring import rounded
from storage.satisfaction import results
from storage.satisfaction.results import Result
from storage.sheets.cells import Cell
from storage.sheets.cells import Row as SheetRow
from storage.sheets.shape import Instead, Score

HEADLINE: Final = "satisfaction"  # whose interval and change stand in the sheet, if it is measured
UNAWARE: Final = "overall"  # whose share that did not know stands in the sheet, if it is asked


def rows(session: Session, wave_id: int, scope: Scope) -> tuple[SheetRow, ...]:
    """Return the rows of the sheet `satisfaction` for a scope; refused before the wave is closed."""
    found = results.result(session, wave_id)
    top = found.paths[found.top]
    return tuple(
        _row(row, found)
        for row in found.report.rows
        if found.paths[row.unit].startswith(top) and scope.covers(found.paths[row.unit])
    )


def score(figure: Figure) -> Score:
    """Return a score as a sheet holds it: exact, a band, or that it is withheld."""
    match figure:
        case Exact():
            return float(rounded(figure.estimate.mean))
        case Band():
            return (float(figure.low), float(figure.high))
        case Withheld():
            return Instead.WITHHELD


def _row(row: Row, found: Result) -> SheetRow:
    taking_part: dict[str, Cell] = dict.fromkeys(("invited", "cast", "response"), Instead.WITHHELD)
    if isinstance(row.participation, Participation):
        part = row.participation
        taking_part = {"invited": part.invited, "cast": part.cast, "response": float(part.rate)}
    asked = found.report.questionnaire
    headline = row.figures.get(HEADLINE) or row.figures[asked.questions[0].code]
    compared = isinstance(headline, Exact) and isinstance(headline.change, Difference)
    return {
        "unit": found.tree.names[row.unit],
        **taking_part,
        **{code: score(figure) for code, figure in row.figures.items()},
        "interval": _interval(headline),
        "unaware": _unaware(row.figures.get(UNAWARE) or row.figures[asked.questions[0].code]),
        "change": _change(headline),
        "comparable": "yes" if compared else "no",
    }


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
