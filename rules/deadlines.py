"""Deadlines in working days or calendar days, which keep how they were computed and can say it in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from rules.calendar import Calendar
from rules.days import WEEKEND_NAME, Day, check_day
from rules.refusals import Refused

_LONGEST: Final = 1000  # days: beyond it somebody mistyped


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A budget of working days."""

    count: int
    unit: ClassVar[str] = "working_days"

    def __post_init__(self) -> None:
        _check(self.count)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """A budget of days as they come, weekends and holidays included."""

    count: int
    unit: ClassVar[str] = "calendar_days"

    def __post_init__(self) -> None:
        _check(self.count)


Budget = WorkingDays | CalendarDays
_UNITS: Final[dict[str, type[WorkingDays] | type[CalendarDays]]] = {
    kind.unit: kind for kind in (WorkingDays, CalendarDays)
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something is in time, with all it takes to explain it.

    `skipped` holds every day off between receipt and due day: holidays with their name, other weekend days
    with None. `make_ups` holds the weekend days that counted because they are worked. A deadline in calendar
    days has neither.
    """

    received_on: date
    budget: Budget
    due_on: date
    provisional: bool  # a day on the way was assumed by the rule
    calendar_version: str
    sources: tuple[str, ...] = ()  # of the days on the way, in the order met
    skipped: tuple[Day, ...] = ()
    make_ups: tuple[date, ...] = ()

    @property
    def counted_from(self) -> date:
        """Return day 1: the day after receipt, worked or not."""
        return self.received_on + timedelta(days=1)

    @property
    def skips_weekends(self) -> bool:
        """Say whether a weekend outside any holiday was passed over."""
        return any(day.name is None for day in self.skipped)

    @property
    def holidays(self) -> tuple[str, ...]:
        """Return the names of the holidays passed over, each once, in the order met."""
        return tuple(dict.fromkeys(day.name for day in self.skipped if day.name is not None))

    def as_json(self) -> dict[str, object]:
        """Return what `calendar due --json` prints; every day off on the way is `skipped`, weekends too."""
        return {
            "due_on": str(self.due_on),
            "provisional": self.provisional,
            "sources": list(self.sources),
            "skipped": [{"date": str(day.on), "name": day.name or WEEKEND_NAME} for day in self.skipped],
        }


def budget(unit: str, count: int) -> Budget:
    """Return the budget that was stored as a unit (`working_days`, `calendar_days`) and a count."""
    return _UNITS[unit](count)


def deadline(calendar: Calendar, received_on: date, budget: Budget) -> Deadline:
    """Return when something received on that day is due; the day after receipt is day 1."""
    check_day(received_on)
    if isinstance(budget, CalendarDays):
        due_on = received_on + timedelta(days=budget.count)
        return Deadline(received_on, budget, due_on, provisional=False, calendar_version=calendar.version)
    days = tuple(_until_worked(calendar, received_on, budget.count))
    return Deadline(
        received_on,
        budget,
        due_on=days[-1].on,
        provisional=not all(map(calendar.is_confirmed, days)),
        calendar_version=calendar.version,
        sources=tuple(dict.fromkeys(day.source for day in days)),
        skipped=tuple(day for day in days if day.is_off),
        make_ups=tuple(day.on for day in days if day.is_make_up),
    )


def recompute(old: Deadline, calendar: Calendar) -> Deadline:
    """Return the deadline by a newer calendar; one that was not provisional stays as it was given."""
    return deadline(calendar, old.received_on, old.budget) if old.provisional else old


def working_days_between(calendar: Calendar, after: date, until: date) -> int:
    """Count the working days after the first day up to and including the last; 0 if there is none between."""
    return sum(calendar.is_working(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))


def _until_worked(calendar: Calendar, after: date, count: int) -> Iterator[Day]:
    """Yield the days after that day until so many of them were worked, the last of those included."""
    while count > 0:
        after += timedelta(days=1)
        day = calendar.day(after)
        count -= not day.is_off
        yield day


def _check(count: int) -> None:
    if not 1 <= count <= _LONGEST:
        raise Refused("budget-out-of-range", count=count, least=1, most=_LONGEST)
