"""What taking over a year's notice would change, told before it is done: days, and open deadlines."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from rules.calendar import Calendar
from rules.notice import Notice
from storage import calendars
from storage.cases import rounds

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that would be off, or worked, and was not until now."""

    on: date
    is_off: bool
    name: str


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """A case that would be due on another day."""

    number: str
    was: date
    becomes: date


@dataclass(frozen=True, slots=True)
class Effect:
    """All that would change; `missing` names festivals that a whole year's notice has and this one lacks."""

    year: int
    days: tuple[ChangedDay, ...]
    deadlines: tuple[MovedDeadline, ...]
    missing: tuple[str, ...]


def effect(session: Session, notice: Notice) -> Effect:
    """Return what a notice would change; nothing is stored."""
    before, after = calendars.calendar(session), calendars.with_notice(session, notice)
    return Effect(
        notice.year,
        tuple(_changed(before, after, notice)),
        tuple(MovedDeadline(*moved) for moved in rounds.would_move(session, after)),
        notice.missing,
    )


def _changed(before: Calendar, after: Calendar, notice: Notice) -> list[ChangedDay]:
    days = {*_year(notice.year), *(day.on for day in notice.days)}
    return [
        ChangedDay(on, after.day(on).is_off, after.day(on).name or "")
        for on in sorted(days)
        if before.day(on).is_off != after.day(on).is_off
    ]


def _year(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + _DAY * number for number in range((date(year + 1, 1, 1) - first).days)]
