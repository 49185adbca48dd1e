"""What an import would do, in words: lines for chat and terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from rules.roster.reasons import RowReport
from storage.rosters.applying import Tally
from storage.rosters.feedback import reasons
from storage.rosters.outline import Move, Outline, Regrouped
from storage.sheets.words import Words

Say: TypeAlias = Callable[..., str]  # a text's key and its parameters to the text, in one language


def counts(say: Say, found: Outline) -> Iterator[str]:
    """Say how many would be created, changed, moved and let go, and what is owed as a result; no zeros."""
    yield say("roster-checked")
    people = {
        "roster-creates": found.creates,
        "roster-updates": found.updates - found.transfers,
        "roster-moved": found.transfers,
        "roster-gone-count": found.leaves,
        "roster-unchanged": found.unchanged,
    }
    yield from _sentence(say, people)
    yield from _sentence(say, {"roster-branches": found.branches_opened})
    yield from _sentence(
        say, {"roster-posts-opened": found.posts_opened, "roster-posts-ended": found.posts_ended}
    )
    others = max(found.reports - found.undone, 0)
    rows = {"roster-rejects": found.rejects, "roster-doubts": found.doubts, "roster-odd": others}
    yield from _sentence(say, rows)
    if found.changes_something:
        yield from owed(say, found)


def done(say: Say, tally: Tally, transfers: int) -> str:
    """Say what an import did; no zeros."""
    people = {
        "roster-creates": tally.created,
        "roster-updates": tally.changed - transfers,
        "roster-moved": transfers,
        "roster-gone-count": tally.left,
    }
    said = [say(key, count=count) for key, count in people.items() if count]
    return say("roster-done", what=say("roster-comma").join(said) or say("roster-nobody"))


def owed(say: Say, found: Outline) -> Iterator[str]:
    """Say what is owed as a result, and that nobody is told of it now."""
    effect = found.owed
    parts = {
        "roster-owed-created": effect.created,
        "roster-owed-cancelled": effect.cancelled,
        "roster-owed-moved": effect.moved,
    }
    said = [say(key, count=count) for key, count in parts.items() if count]
    yield say("roster-owed", what=say("roster-comma").join(said)) if said else say("roster-owed-nothing")


def moves(say: Say, found: Outline) -> Iterator[str]:
    """Name branches that were renamed, merged or split, who changes branch and who is no longer listed."""
    yield from _listed(say, "roster-regrouped", (_regrouped(say, each) for each in found.regrouped))
    yield from _listed(say, "roster-transfers", transfers(say, found.moves), found.transfers)
    yield from _listed(say, "roster-leaves", leaves(say, found.gone), found.leaves)
    if found.held:
        yield say("roster-held", names=say("roster-comma").join(found.held))
    if found.alarming:
        yield say("roster-alarming", count=found.leaves)


def transfers(say: Say, found: Iterable[Move]) -> Iterator[str]:
    """Tell who goes from where to where, a line each."""
    for move in found:
        before = move.before or say("roster-no-branch")
        yield say("roster-transfer", name=move.name, **{"from": before}, to=move.after)


def leaves(say: Say, found: Iterable[Move]) -> Iterator[str]:
    """Tell who is listed no more, a line each."""
    for move in found:
        yield say("roster-leave", name=move.name, branch=move.before or say("roster-no-branch"))


def rows_in_words(words: Words, reports: Iterable[RowReport]) -> Iterator[str]:
    """Tell each row to look at, with its reasons, a line each."""
    for report in reports:
        verdict = words(f"value-feedback-{report.verdict}")
        said = reasons(words, report)
        yield words("roster-row", row=str(report.row), name=report.name, verdict=verdict, reasons=said)


def _regrouped(say: Say, each: Regrouped) -> str:
    into = say("roster-comma").join(each.into)
    return say(f"roster-branch-{each.kind}", branch=each.branch, into=into, count=each.people)


def _sentence(say: Say, parts: dict[str, int]) -> Iterator[str]:
    """Say those of some counts that are not zero, as one sentence."""
    said = [say(key, count=count) for key, count in parts.items() if count]
    if said:
        yield say("roster-sentence", what=say("roster-comma").join(said))


def _listed(say: Say, head: str, lines: Iterable[str], count: int | None = None) -> Iterator[str]:
    named: Sequence[str] = list(islice(lines, None))
    if named:
        yield say(head)
        yield from named
        if count is not None and count > len(named):
            yield say("roster-more", count=count - len(named))
