"""Months of notes: a month is its first day; its note is drafted near the 25th, summed up in the next."""

from datetime import date, timedelta
from typing import Final

_DRAFTED: Final = 25  # the day of the month that the digest is to be nearest to
_LATE_UNTIL: Final = 10  # up to this day a note is still last month's
_HALF_A_WEEK: Final = 3
_DAY: Final = timedelta(days=1)


def month_of(day: date) -> date:
    """Return the month a day lies in."""
    return day.replace(day=1)


def before(month: date) -> date:
    """Return the month before."""
    return month_of(month - _DAY)


def after(month: date) -> date:
    """Return the month after."""
    return month_of(month + timedelta(days=31))


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return after(month) - _DAY


def open_month(day: date) -> date:
    """Return the month whose note one writes on a day: in the first days of a month the last one's."""
    return before(month_of(day)) if day.day <= _LATE_UNTIL else month_of(day)


def drafted_on(month: date) -> date:
    """Return the Monday nearest the 25th: the week's message of that day brings the draft."""
    last = month.replace(day=_DRAFTED + _HALF_A_WEEK)
    return last - timedelta(days=last.weekday())


def summed_up_on(month: date) -> date:
    """Return the first Monday of the month after: the week's message of that day brings the summary."""
    seventh = after(month).replace(day=7)
    return seventh - timedelta(days=seventh.weekday())
