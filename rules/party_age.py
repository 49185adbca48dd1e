"""Party age: how long somebody has been a full member, as the party's constitution counts it."""

from datetime import date
from typing import Final

# Who joined on these days, both included, was a full member at once: there was no probation.
_NO_PROBATION: Final = (
    (date(1921, 7, 1), date(1923, 6, 9)),
    (date(1928, 6, 18), date(1945, 4, 22)),
    (date(1969, 4, 1), date(1977, 8, 11)),
)
_MONTHS: Final = 12


def full_member_since(joined_on: date | None, full_since_on: date | None) -> date | None:
    """Return the day from which party age counts; None where it is not known or has not begun."""
    if joined_on is not None and any(first <= joined_on <= last for first, last in _NO_PROBATION):
        return joined_on
    return full_since_on


def party_age(since: date | None, on: date, correction: int = 0) -> int | None:
    """Return the full years from a day to another, corrected by months (plus or minus); never below 0."""
    if since is None or since > on:
        return None
    months = (on.year - since.year) * _MONTHS + on.month - since.month - (on.day < since.day)
    return max(0, months + correction) // _MONTHS
