"""The workbook that goes back to whoever sent a roster: rows to look at, who moves, who is listed no more."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rules.roster.reasons import RowReport, Verdict
from storage.rosters.comparing import Compared
from storage.rosters.outline import Move, gone, moves
from storage.sheets import SHEETS
from storage.sheets.cells import Row
from storage.sheets.draft import Export
from storage.sheets.period import Period
from storage.sheets.words import Words
from storage.workbooks.writer import write

_ORDER = {Verdict.REJECT: 0, Verdict.WARN: 1, Verdict.SKIP: 2}


def write_feedback(compared: Compared, folder: Path, words: Words, *, at: datetime) -> Path | None:
    """Write the workbook into a folder and return where it is; None when there is nothing to say."""
    plan = compared.plan
    if not (plan.reports or plan.transfers or plan.leaves):
        return None
    period = Period(at.date(), at.date())
    export = Export(SHEETS["roster-feedback"], compared.county or "", period, at)
    return write(export, rows(words, compared), folder, words).path


def rows(words: Words, compared: Compared) -> Iterator[Row]:
    """Yield rejected, doubtful and skipped rows, then transfers, then leaves."""
    for report in sorted(compared.plan.reports, key=lambda report: (_ORDER[report.verdict], report.row)):
        yield {
            "row": report.row,
            "name": report.name,
            "verdict": report.verdict.value,
            "reasons": reasons(words, report),
        }
    for update, move in zip(compared.plan.transfers, moves(compared), strict=True):
        yield {
            "row": update.entry.row,
            "name": move.name,
            "verdict": "transfer",
            "reasons": transfer(words, move),
        }
    for leave in gone(compared):
        branch = leave.before or words("roster-no-branch")
        yield {"row": None, "name": leave.name, "verdict": "leave", "reasons": branch}


def reasons(words: Words, report: RowReport) -> str:
    """Tell what is the matter with a row."""
    return words("roster-between").join(words(f"roster-reason-{reason}") for reason in report.reasons)


def transfer(words: Words, move: Move) -> str:
    """Tell who goes from where to where."""
    before = move.before or words("roster-no-branch")
    return words("roster-transfer", name=move.name, **{"from": before}, to=move.after)
