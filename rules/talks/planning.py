"""Planning a round: the units that wait are spread evenly over the working days that are left."""

from collections.abc import Sequence
from datetime import date, timedelta

from rules.calendar import Calendar
from rules.refusals import Refused


def spread(calendar: Calendar, units: Sequence[int], first: date, last: date) -> dict[int, date]:
    """Return a working day for each unit, in their order and evenly from the first to the last day.

    Several share a day where there are more units than days; refused ('talk-no-days') where none is left.
    """
    days = [
        day
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        if calendar.is_working(day)
    ]
    if units and not days:
        raise Refused("talk-no-days")
    return {unit: days[place * len(days) // len(units)] for place, unit in enumerate(units)}


def check_day(day: date, *, today: date, due_on: date) -> None:
    """Refuse a planned day that is past, or after the last day on which the talk is in time."""
    if not today <= day <= max(due_on, today):
        raise Refused("talk-plan-outside", last=due_on)
