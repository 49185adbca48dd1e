"""What a roster would change, beside how things are called now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from rules.roster.matching import Plan, match
from rules.roster.reading import Reading
from storage import finding, units
from storage.rosters import decisions, history, known


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan, the names of the branches there are by their key, and what it was made beside."""

    plan: Plan
    branches: Mapping[str, str]
    county: str | None  # None: nothing was ever imported
    since: int  # the last import before it

    @property
    def changes_something(self) -> bool:
        """Say whether applying it would do anything at all."""
        plan = self.plan
        return bool(plan.creates or plan.updates or plan.leaves or plan.posts.opened or plan.posts.ended)

    @property
    def undone(self) -> int:
        """How many rows hold somebody but are left as they are: rejected, or to be decided."""
        return self.plan.rejects + len(self.plan.doubts)


def compare(session: Session, reading: Reading, *, on: date) -> Compared:
    """Compare a roster with everybody known on a day, in one snapshot; takes seconds for a large county."""
    plan = match(
        _by_present_names(session, reading),
        known.people(session, on=on),
        known.posts(session, on=on),
        phone_hash=known.phone_hasher(session),
        decided=decisions.made(session),
    )
    root = units.county(session)
    name = root.name if root is not None else None
    return Compared(plan, finding.branch_names(session), name, history.last(session))


def _by_present_names(session: Session, reading: Reading) -> Reading:
    """Let the rows of a branch that was renamed, or whose town was, count as that branch's."""
    today = units.present_name(session)
    news = {unit: today(unit) for unit in {entry.unit for entry in reading.entries}}
    if all(unit.key == name.key for unit, name in news.items()):
        return reading
    entries = (replace(entry, unit=news[entry.unit]) for entry in reading.entries)
    return replace(reading, entries=tuple(entries))
