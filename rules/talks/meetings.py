"""Requested meetings: three times within three working days, other ones once; and what is overdue."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import groupby
from typing import Final

from rules.calendar import Calendar
from rules.deadlines import WorkingDays, deadline
from rules.reception.slots import opening_hours
from rules.refusals import Refused
from rules.tables import table

_NOON = time(12)
ANYWHERE: Final[str] = table("talks")["duty_telephone"]  # where nobody has entered a telephone


class Asked(StrEnum):
    """What has become of a request; the value is what the database keeps."""

    OPEN = "open"  # times are offered, or none could be
    BOOKED = "booked"
    DECLINED = "declined"  # no time would do: it is a case now
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class TalkSettings:
    """The settings of talks as they hold on a day; times are local."""

    duty_telephone: str = ""  # outside the sending window; the office's own while this is empty
    meeting_place: str = field(default_factory=lambda: str(table("talks")["meeting_place"]))
    meeting_hours: str = "09:00-12:00, 14:30-17:30"
    meeting_minutes: int = 40
    meeting_choices: int = 3
    meeting_days: int = 3  # working days after the day it is asked for
    minister_after: int = 2  # working days overdue, from which the minister is told

    def __post_init__(self) -> None:
        for name in ("meeting_minutes", "meeting_choices", "meeting_days", "minister_after"):
            if getattr(self, name) < 1:
                raise Refused("setting-not-positive", setting=name)
        if not self.meeting_place.strip():
            raise Refused("setting-empty", setting="meeting_place")
        opening_hours(self.meeting_hours)


@dataclass(frozen=True, slots=True)
class Busy:
    """A span in which a host is taken; aware, the end not included."""

    from_at: datetime
    until_at: datetime


def due_on(settings: TalkSettings, calendar: Calendar, asked_on: date) -> date:
    """Return the last day on which a meeting that was asked for is in time."""
    return deadline(calendar, asked_on, WorkingDays(settings.meeting_days)).due_on


def free_times(
    settings: TalkSettings, calendar: Calendar, asked_on: date, busy: Collection[Busy], zone: tzinfo
) -> list[datetime]:
    """List a host's free times on the working days after the day it was asked for, in order."""
    length = timedelta(minutes=settings.meeting_minutes)
    last = due_on(settings, calendar, asked_on)
    days = (asked_on + timedelta(days=n) for n in range(1, (last - asked_on).days + 1))
    return [
        start
        for day in days
        if calendar.is_working(day)
        for opens, closes in opening_hours(settings.meeting_hours)
        for start in _starts(datetime.combine(day, opens, zone), datetime.combine(day, closes, zone), length)
        if not any(start < each.until_at and each.from_at < start + length for each in busy)
    ]


def choose(free: Mapping[int, Sequence[datetime]], count: int, *, turn: int) -> list[tuple[int, datetime]]:
    """Choose so many of the hosts' free times to offer, in order of time; one of a host and day.

    `free` has the times by host, the first first: another comes in only where the first has too few days.
    Mornings and afternoons alternate; the next turn begins with the other half.
    """
    days = [
        (host, list(times))
        for host, of_host in free.items()
        for _, times in groupby(of_host, key=datetime.date)
    ]
    chosen = [
        (host, _preferring(times, afternoon=(number + turn) % 2 == 0))
        for number, (host, times) in enumerate(days[:count])
    ]
    return sorted(chosen, key=lambda each: each[1])


def _preferring(times: Sequence[datetime], *, afternoon: bool) -> datetime:
    return next((each for each in times if (each.time() >= _NOON) == afternoon), times[0])


def _starts(opens: datetime, closes: datetime, length: timedelta) -> Sequence[datetime]:
    return [opens + length * n for n in range((closes - opens) // length)]
