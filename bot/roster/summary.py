"""What an import would do, in words: lines for chat and terminal, rows for the returned workbook."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from bot.roster.file import Compared
from rules.roster.matching import Update
from rules.roster.reasons import RowReport, Verdict
from storage.sheets.cells import Row

Say: TypeAlias = Callable[..., str]  # a text's key and its parameters to the text, in one language


def counts(say: Say, compared: Compared) -> list[str]:
    """Say how many would be created, changed, moved, let go, rejected and asked about."""
    plan = compared.plan
    lines = [
        say(
            "roster-counts",
            creates=len(plan.creates),
            updates=len(plan.updates),
            transfers=len(plan.transfers),
            unchanged=len(plan.unchanged),
            leaves=len(plan.leaves),
        )
    ]
    others = len(plan.reports) - compared.undone
    if plan.reports:
        lines.append(say("roster-rows", rejects=plan.rejects, doubts=len(plan.doubts), others=others))
    if plan.posts.opened or plan.posts.ended:
        lines.append(say("roster-posts", opened=len(plan.posts.opened), ended=len(plan.posts.ended)))
    return lines


def moves(say: Say, compared: Compared, most: int | None = None) -> list[str]:
    """Name who changes branch and who is no longer listed; of each at most so many."""
    plan = compared.plan
    transfers = [_transfer(say, compared, update) for update in plan.transfers]
    leaves = [
        say("roster-leave", name=known.name, branch=_branch(say, compared, known.branch_key))
        for known in plan.leaves
    ]
    return [
        *_listed(say, "roster-transfers", transfers, most),
        *_listed(say, "roster-leaves", leaves, most),
    ]


def rows_in_words(say: Say, compared: Compared) -> Iterator[str]:
    """Tell each row to look at, with its reasons, a line each."""
    for report in compared.plan.reports:
        verdict = say(f"value-feedback-{report.verdict}")
        yield say(
            "roster-row", row=str(report.row), name=report.name, verdict=verdict, reasons=reasons(say, report)
        )


def reasons(say: Say, report: RowReport) -> str:
    """Tell what is the matter with a row."""
    return say("roster-between").join(say(f"roster-reason-{reason}") for reason in report.reasons)


def feedback(say: Say, compared: Compared) -> Iterator[Row]:
    """Yield the rows of the returned workbook: rejected, doubtful and skipped ones, transfers, leaves."""
    order = {Verdict.REJECT: 0, Verdict.WARN: 1, Verdict.SKIP: 2}
    for report in sorted(compared.plan.reports, key=lambda report: (order[report.verdict], report.row)):
        yield {
            "row": report.row,
            "name": report.name,
            "verdict": report.verdict.value,
            "reasons": reasons(say, report),
        }
    for update in compared.plan.transfers:
        yield {
            "row": update.entry.row,
            "name": update.entry.name,
            "verdict": "transfer",
            "reasons": _transfer(say, compared, update),
        }
    for known in compared.plan.leaves:
        branch = _branch(say, compared, known.branch_key)
        yield {"row": None, "name": known.name, "verdict": "leave", "reasons": branch}


def _transfer(say: Say, compared: Compared, update: Update) -> str:
    there = update.entry.unit
    return say(
        "roster-transfer",
        name=update.entry.name,
        **{"from": _branch(say, compared, update.known.branch_key)},
        to=compared.branches.get(there.key, there.branch),
    )


def _branch(say: Say, compared: Compared, key: str) -> str:
    return compared.branches.get(key) or say("roster-no-branch")


def _listed(say: Say, head: str, lines: Sequence[str], most: int | None) -> Iterator[str]:
    if lines:
        yield say(head)
        yield from lines[:most]
        if most is not None and len(lines) > most:
            yield say("roster-more", count=len(lines) - most)
