"""Changes between two waves: only between exactly printed figures, over the people of the same units."""

from collections.abc import Sequence
from dataclasses import replace

from rules.satisfaction.results import Difference, Exact, Figure, Report, Row, Withheld
from rules.satisfaction.scoring import told_apart


def with_changes(report: Report, earlier: Report) -> Report:
    """Return the report with each exact figure's change on an earlier wave, or why there is none.

    A change is the difference of two printed figures, so it tells nothing that was not printed already.
    """
    if report.questionnaire.scale.values != earlier.questionnaire.scale.values:
        return _compared(report, None, Withheld.OTHER_SCALE)
    return _compared(report, earlier, Withheld.NO_EARLIER)


def _compared(report: Report, earlier: Report | None, otherwise: Withheld) -> Report:
    return replace(
        report,
        rows=_rows_compared(report.rows, earlier.rows if earlier else (), otherwise),
        groups=_rows_compared(report.groups, earlier.groups if earlier else (), otherwise),
    )


def _rows_compared(rows: Sequence[Row], earlier: Sequence[Row], otherwise: Withheld) -> tuple[Row, ...]:
    before = {(row.unit, row.group): row for row in earlier}
    return tuple(_row_compared(row, before.get((row.unit, row.group)), otherwise) for row in rows)


def _row_compared(row: Row, before: Row | None, otherwise: Withheld) -> Row:
    figures = {
        code: replace(figure, change=_change(code, figure, row, before, otherwise))
        if isinstance(figure, Exact)
        else figure
        for code, figure in row.figures.items()
    }
    return replace(row, figures=figures)


def _change(
    code: str, figure: Exact, row: Row, before: Row | None, otherwise: Withheld
) -> Difference | Withheld:
    old: Figure | None = before.figures.get(code) if before else None
    if before is None or old is None:
        return otherwise
    if before.counted != row.counted:
        return Withheld.OTHER_UNITS
    if not isinstance(old, Exact):
        return Withheld.EARLIER_FEW
    return Difference(figure.estimate.mean - old.estimate.mean, told_apart(figure.estimate, old.estimate))
