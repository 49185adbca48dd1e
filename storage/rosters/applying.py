"""Applying an import step by step, each a short transaction in its turn among everybody else's.

Cut off half-way it has done some steps whole, and applying the same workbook again does the rest.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from rules.refusals import Refused
from storage import audit, units
from storage.rosters import history, pieces
from storage.rosters.steps import (
    Begin,
    Change,
    CloseBranches,
    Create,
    EndPosts,
    LetGo,
    OpenBranches,
    OpenPosts,
    Step,
)
from storage.transact import Database

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Purpose:
    """In whose name an import is applied, to which county, and after which other one it was planned."""

    county: str | None  # None: there is none yet, and none was named
    since: int
    by: int | None
    at: datetime


@dataclass(slots=True)
class Tally:
    """What an import has done so far, in people."""

    created: int = 0
    changed: int = 0
    left: int = 0

    @property
    def people(self) -> int:
        """How many people were created or changed."""
        return self.created + self.changed

    def in_short(self) -> str:
        """Say it for the audit trail."""
        return f"creates:{self.created} updates:{self.changed} leaves:{self.left}"


@dataclass(slots=True)
class _Going:
    """An import that is going on."""

    database: Database
    purpose: Purpose
    number: int
    tally: Tally = field(default_factory=Tally)
    branches: dict[str, int] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    created: dict[int, int] = field(default_factory=dict)  # ids by row, of those who are named again

    @property
    def on(self) -> date:
        return self.purpose.at.date()

    def line_up(self, function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one step unless another import was begun meanwhile."""

        def checked(session: Session) -> T:
            history.check(session, self.number)
            return function(session, *args, **kwargs)

        return self.database.line_up(checked)


def apply(
    database: Database,
    steps: Iterable[Step],
    purpose: Purpose,
    *,
    progress: Callable[[int], None] = lambda _done: None,
) -> Tally:
    """Take the steps of an import, and note in the audit trail what was done, also when it stops half-way.

    `progress` is told how many people are done, and stops it by raising. Refused: 'roster-county-needed', or
    'roster-overtaken' (compare again, and apply the rest).
    """
    if not purpose.county:
        raise Refused("roster-county-needed")
    number = database.line_up(history.begin, purpose.since, by=purpose.by, at=purpose.at)
    going, whole = _Going(database, purpose, number), False
    try:
        for step in steps:
            _take(going, step)
            if isinstance(step, Create | Change):
                progress(going.tally.people)
        whole = True
    finally:
        database.line_up(_close, number, going.tally, purpose, whole)
    return going.tally


def _close(session: Session, number: int, tally: Tally, purpose: Purpose, whole: bool) -> None:  # noqa: FBT001 - a state
    if whole:
        history.finish(session, number, at=purpose.at)
    deed = "roster.import" if whole else "roster.import-part"
    audit.record(session, purpose.by, deed, tally.in_short(), purpose.at)


def _take(going: _Going, step: Step) -> None:
    tally, on = going.tally, going.on
    match step:
        case Begin(named):
            going.named = named
            going.line_up(units.open_county, going.purpose.county or "", on=on)
            going.branches |= going.line_up(units.branch_ids)
        case OpenBranches(wanted):
            new = [name for name in wanted if name.key not in going.branches]
            going.branches |= going.line_up(units.open_branches, new, on=on) if new else {}
        case Create(entries):
            made = going.line_up(pieces.create, entries, going.branches, on=on)
            going.created |= {row: id_ for row, id_ in made.items() if row in going.named}
            tally.created += len(entries)
        case Change(updates):
            going.line_up(pieces.change, updates, going.branches, on=on)
            tally.changed += len(updates)
        case LetGo(people):
            going.line_up(pieces.let_go, people, on=on)
            tally.left += len(people)
        case EndPosts(posts):
            going.line_up(pieces.end_posts, posts, on=on)
        case OpenPosts(opened):
            going.line_up(pieces.open_posts, opened, going.created, going.branches, on=on)
        case CloseBranches(keys):
            emptied = [going.branches[key] for key in keys if key in going.branches]
            going.line_up(units.close_emptied, emptied, on=on)
