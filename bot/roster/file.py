"""A roster's way from what was read to the database, the same from the chat and from the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from rules.refusals import Refused
from rules.roster.known import KnownPerson, KnownPost
from rules.roster.matching import Plan, match
from rules.roster.reading import Reading
from storage import audit, finding, units
from storage.rosters import importing as roster
from storage.transact import Database


@dataclass(frozen=True, slots=True)
class Compared:
    """What a roster would change, beside how things are called now."""

    plan: Plan
    branches: Mapping[str, str]  # names of the branches there are, by key
    county: str | None  # None: nothing was ever imported
    since: int  # who was the newest then

    @property
    def changes_something(self) -> bool:
        """Say whether applying it would do anything at all."""
        plan = self.plan
        return bool(plan.creates or plan.updates or plan.leaves or plan.posts.opened or plan.posts.ended)

    @property
    def undone(self) -> int:
        """How many rows hold somebody but are left as they are: rejected, or to be decided."""
        return self.plan.rejects + len(self.plan.doubts)


def compare(database: Database, reading: Reading, *, on: date) -> Compared:
    """Compare a roster with everybody known on a day; takes seconds for a large county."""
    people, posts, branches, county = database.look(_present, on)
    plan = match(reading, people, posts, phone_hash=roster.phone_hasher(database))
    return Compared(plan, branches, county, roster.newest(people))


def bring_in(
    database: Database,
    compared: Compared,
    *,
    by: int | None,
    at: datetime,
    county: str | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> None:
    """Apply what was compared, piece by piece, and note in the audit trail who did.

    `county` names the county with the first import; `progress` is told how many people are done. Raises
    Refused: 'roster-county-needed', 'roster-overtaken' (compare again, and apply the rest).
    """
    name = compared.county or county
    if not name:
        raise Refused("roster-county-needed")
    plan = compared.plan
    roster.apply(database, plan, county_name=name, on=at.date(), progress=progress, since=compared.since)
    done = f"creates:{len(plan.creates)} updates:{len(plan.updates)} leaves:{len(plan.leaves)}"
    database.line_up(audit.record, by, "roster.import", done, at)


def _present(
    session: Session, on: date
) -> tuple[list[KnownPerson], list[KnownPost], dict[str, str], str | None]:
    people, posts = roster.known(session, on=on)
    root = units.county(session)
    return people, posts, finding.branch_names(session), root.name if root is not None else None
