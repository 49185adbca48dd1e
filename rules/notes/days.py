"""The branch's fixed day (one a month): the days worth a button."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.notes.months import last_day
from rules.refusals import Refused

_LONGEST: Final = 31


@dataclass(frozen=True, slots=True)
class NoteSettings:
    """The settings of monthly notes as they hold on a day."""

    fixed_day: int = 5  # of the month, on which the county's branches usually meet

    def __post_init__(self) -> None:
        if not 1 <= self.fixed_day <= _LONGEST:
            raise Refused("setting-not-a-day", setting="fixed_day")


def likely(month: date, usual: int, last_held: date | None, today: date) -> tuple[date, ...]:
    """Return the days to offer: the usual one, and the one of last time; none that is still to come."""
    wanted = [usual, *([last_held.day] if last_held is not None else [])]
    days = {month.replace(day=_within(month, day)) for day in wanted}
    return tuple(day for day in sorted(days) if day <= today)


def check(month: date, held_on: date, today: date) -> None:
    """Refuse a day of another month, or one that is still to come."""
    if not month <= held_on <= min(last_day(month), today):
        raise Refused("note-day-outside", month=month)


def _within(month: date, day: int) -> int:
    """Return a day of the month, or its last one: there is no 31 June."""
    return min(day, last_day(month).day)
