"""Party age: how long somebody has been a full member, as the party's constitution counts it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

# Who joined on these days, both included, was a full member at once: there was no probation.
_NO_PROBATION: Final = (
    (date(1921, 7, 1), date(1923, 6, 9)),
    (date(1928, 6, 18), date(1945, 4, 22)),
    (date(1969, 4, 1), date(1977, 8, 11)),
)
_MONTHS: Final = 12
FIFTY: Final = 50  # years, for which a medal is given each 1 July
_PROBATION: Final = 12  # months, where nobody knows when it ended


class Basis(StrEnum):
    """From what it is known since when somebody's party age counts."""

    FULL = "full"  # the day they became a full member
    AT_ONCE = "at_once"  # the day they joined: there was no probation
    ASSUMED = "assumed"  # a year after they joined, for want of the day: to be looked up


@dataclass(frozen=True, slots=True)
class Fifty:
    """Somebody who becomes fifty years in the Party on a day: counted from which day, known from what."""

    counted_from: date
    reached_on: date
    basis: Basis


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


def fifty_years(
    joined_on: date | None, full_since_on: date | None, correction: int, year: int
) -> Fifty | None:
    """Return when somebody becomes fifty years in the Party if that is for the list of 1 July of a year.

    That is for those who reach it after the last 1 July and by this one; None for everybody else, and for
    whoever nothing is known of.
    """
    found = _counted_from(joined_on, full_since_on)
    if found is None:
        return None
    counted_from, basis = found
    reached_on = _months_later(counted_from, FIFTY * _MONTHS - correction)
    in_time = date(year - 1, 7, 1) < reached_on <= date(year, 7, 1)
    return Fifty(counted_from, reached_on, basis) if in_time else None


def medal_year(day: date) -> int:
    """Return the year whose 1 July comes next, that day itself included."""
    return day.year if day <= date(day.year, 7, 1) else day.year + 1


def _counted_from(joined_on: date | None, full_since_on: date | None) -> tuple[date, Basis] | None:
    since = full_member_since(joined_on, full_since_on)
    if since is not None:
        return since, Basis.AT_ONCE if since == joined_on else Basis.FULL
    return None if joined_on is None else (_months_later(joined_on, _PROBATION), Basis.ASSUMED)


def _months_later(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
