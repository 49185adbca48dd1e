"""Changes between two waves: only between exactly printed figures, over the people of the same units."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rules.satisfaction.results import Difference, Exact, Report, Row, Withheld
from rules.satisfaction.scoring import told_apart

_Place = tuple[int, str | None]  # a row's unit and group


def with_changes(report: Report, earlier: Report) -> Report:
    """Return the report with each exact figure's change on an earlier wave, or why there is none.

    A change is the difference of two printed figures, so it tells nothing that was not printed already.
    """
    return replace(
        report,
        rows=compared(report.rows, report, earlier),
        groups=compared(report.groups, report, earlier),
    )


def compared(rows: Sequence[Row], report: Report, earlier: Report) -> tuple[Row, ...]:
    """Return some rows of a report with their changes on an earlier one."""
    if report.questionnaire.scale.values != earlier.questionnaire.scale.values:
        return tuple(_compared(row, {}, Withheld.OTHER_SCALE) for row in rows)
    before = {(row.unit, row.group): row for row in (*earlier.rows, *earlier.groups)}
    return tuple(_compared(row, before, Withheld.NO_EARLIER) for row in rows)


def _compared(row: Row, earlier: Mapping[_Place, Row], otherwise: Withheld) -> Row:
    before = earlier.get((row.unit, row.group))
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
    if before is None or code not in before.figures:
        return otherwise
    old = before.figures[code]
    if before.counted != row.counted:
        return Withheld.OTHER_UNITS
    if not isinstance(old, Exact):
        return Withheld.EARLIER_FEW
    return Difference(figure.estimate.mean - old.estimate.mean, told_apart(figure.estimate, old.estimate))
