"""The people the cares are about: age, honour, and the branch they belonged to on a day."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Membership:
    """A branch somebody belongs to, first and last day included."""

    unit_id: int
    unit_path: str  # '/1/4/37/'
    from_on: date
    until_on: date | None = None


class Subject(NamedTuple):
    """Somebody who may be owed something. `listed_on` is the day from which the roster has known them."""

    id: int
    category: str  # full, probationary, former_cadre …
    born_on: date | None
    listed_on: date
    honour: bool = False
    left_on: date | None = None  # their last day on the roster
    memberships: tuple[Membership, ...] = ()

    def home_on(self, day: date) -> Membership | None:
        """Return the branch of that day, or the last one before it."""
        begun = [membership for membership in self.memberships if membership.from_on <= day]
        return max(begun, key=lambda membership: membership.from_on, default=None)


def birthday(born_on: date, years: int) -> date:
    """Return the day somebody becomes so many years old; 29 February is 28 February in common years."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return born_on.replace(year=born_on.year + years, day=28)
