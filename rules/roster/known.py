"""What is known of people before an import: plain values that the database fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.posts import Role

ENTERED: Final = "entered"
CONFIRMED: Final = "confirmed"


@dataclass(frozen=True, slots=True)
class KnownFact:
    """The last word on one fact about a person: does it hold, and did a roster say so, or somebody."""

    holds: bool
    from_roster: bool


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the database, as far as an import compares it. Keys are those of `rules.roster.names`."""

    id: int
    name: str
    name_key: str
    birth_on: date | None
    branch_key: str  # of the branch they belong to today, as `unit_key` makes it; empty when in none
    category: str
    from_roster: bool = True  # False for staff, relatives and guests: a roster never lets them go
    roster_key: str | None = None
    sex: str | None = None
    joined_on: date | None = None
    full_since_on: date | None = None
    party_age_months: int = 0
    honour: str | None = None
    phone_hash: str | None = None
    facts: Mapping[str, KnownFact] | None = None
    death: str | None = None  # ENTERED or CONFIRMED
    moved_from: str = ""  # the key of the branch somebody moved them from by hand; empty if nobody did


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post held today that a roster can state: secretary or deputy of a branch, contact of somebody."""

    id: int
    role: Role
    person_id: int
    from_roster: bool
    branch_key: str | None = None  # secretary, deputy
    subject_id: int | None = None  # contact
