"""A plan as a machine reads it: the documented form of `roster preview --json`."""

from typing import TypedDict

from rules.roster.matching import Plan


class RowPreview(TypedDict):
    """One row that is not plainly accepted; reasons are keys."""

    row: int
    verdict: str
    reasons: list[str]


class Preview(TypedDict):
    """Counts of people and rows, and the rows to look at."""

    creates: int
    updates: int
    unchanged: int
    rejects: int
    rows: list[RowPreview]


def preview(plan: Plan) -> Preview:
    """Return the stable form of a plan; it names nobody."""
    return Preview(
        creates=len(plan.creates),
        updates=len(plan.updates),
        unchanged=len(plan.unchanged),
        rejects=plan.rejects,
        rows=[
            RowPreview(row=report.row, verdict=report.verdict.value, reasons=list(report.reasons))
            for report in plan.reports
        ],
    )
