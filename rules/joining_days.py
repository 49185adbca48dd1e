"""Joining days (and birthdays): which days of the year come round between two days."""

from calendar import isleap
from datetime import date, timedelta
from typing import Final

_WEEK: Final = timedelta(days=7)
_LEAP_DAY: Final = (2, 29)
_DAY_BEFORE: Final = (2, 28)


def come_round(first: date, last: date) -> frozenset[tuple[int, int]]:
    """Return month and day of whatever comes round from first to last; 29 February as 28 in common years."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found = {(day.month, day.day) for day in days}
    common = any((day.month, day.day) == _DAY_BEFORE and not isleap(day.year) for day in days)
    return frozenset(found | {_LEAP_DAY} if common else found)


def this_week(monday: date) -> tuple[date, date]:
    """Return the first and last day of the week that begins on a Monday."""
    return monday, monday + _WEEK - timedelta(days=1)


def next_week(monday: date) -> tuple[date, date]:
    """Return the first and last day of the week after: joining days are told a week before."""
    return this_week(monday + _WEEK)
