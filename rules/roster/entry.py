"""An entry: what one accepted row of a roster says about one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.roster.names import UnitName

FACTS: Final = ("hardship", "alone", "unable")  # the facts a roster can state


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as a roster tells it. Neither the ID number nor an address has a place here.

    Codes are those of `roster.toml`. Empty text and None mean that the roster says nothing;
    `facts` holds only what it answers with yes or no.
    """

    row: int  # as numbered in Excel
    name: str
    name_key: str
    birth_on: date
    category: str  # full, probationary, former_cadre
    unit: UnitName
    sex: str | None = None  # male, female
    joined_on: date | None = None
    full_since_on: date | None = None
    birth_exact: bool = True  # False: only the month was written, the day is the first
    joined_exact: bool = True
    party_age_months: int | None = None  # a correction kept by the national system
    roster_key: str | None = None
    phone: str | None = None
    duty: str | None = None  # secretary, deputy, committee, former_committee
    honour: str | None = None  # national, province, prefecture, county
    facts: Mapping[str, bool] | None = None
    contact: str | None = None  # the name of the person who looks after this one
