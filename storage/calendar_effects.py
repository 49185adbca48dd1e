"""What taking over a year's notice would change, told before it is done: days, and whatever hangs on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from sqlmodel import Session

from rules.calendar import Calendar
from rules.notice import Notice
from storage import calendars
from storage.aid import notices
from storage.cases import owing, rounds
from storage.reception import planning

# From a session, the calendar as it would be and the moment to what would move: name, day, and the new one.
Mover: TypeAlias = Callable[[Session, Calendar, datetime], list[tuple[str, date, date]]]

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that would be off, or worked, and was not until now."""

    on: date
    is_off: bool
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What would be on another day: a case by its number, a reception day or notice by its unit."""

    name: str
    was: date
    becomes: date


@dataclass(frozen=True, slots=True)
class Effect:
    """All that would change; `missing` names festivals that a whole year's notice has and this one lacks."""

    year: int
    days: tuple[ChangedDay, ...]
    moved: Mapping[str, tuple[Moved, ...]]  # by what it is, each of MOVERS
    missing: tuple[str, ...]


def effect(session: Session, notice: Notice, *, at: datetime) -> Effect:
    """Return what a notice would change; nothing is stored."""
    before, after = calendars.calendar(session), calendars.with_notice(session, notice)
    moved = {
        what: tuple(Moved(*each) for each in moves(session, after, at)) for what, moves in MOVERS.items()
    }
    return Effect(notice.year, tuple(_changed(before, after, notice)), moved, notice.missing)


def _summaries(session: Session, after: Calendar, at: datetime) -> list[tuple[str, date, date]]:
    """List the weeks whose summary, due on the first working day, would leave on another one."""
    before, last = calendars.calendar(session), at.date().replace(year=at.year + 1, month=12, day=31)
    monday, found = at.date() - _DAY * at.weekday() + _WEEK, []
    while monday <= last:
        was, becomes = owing.first_of_week(before, monday), owing.first_of_week(after, monday)
        if was != becomes:
            found.append(("", was, becomes))
        monday += _WEEK
    return found


# All that hangs on which days are worked, in the order it is told. Visits follow festivals and birthdays.
MOVERS: Final[Mapping[str, Mover]] = {
    "deadlines": lambda session, after, _at: rounds.would_move(session, after),
    "receptions": lambda session, after, at: planning.would_move(session, after, at=at),
    "notices": lambda session, after, at: notices.would_move(session, after, at=at),
    "summaries": _summaries,
}


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
