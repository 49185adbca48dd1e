"""What owners owe an answer, for the day's message; and what is so late that the minister is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.cases.lifecycle import Kind, State
from rules.deadlines import working_days_between
from storage import calendars
from storage.cases import board, notices
from storage.models.cases import CaseEntryRow, CaseRow

_LONG_OVERDUE: Final = 5  # working days
_NEWS: Final = (
    Kind.RAISED,
    Kind.ADDED,
    Kind.NOT_SATISFIED,
    Kind.REOPENED,
    Kind.RETURNED,
    Kind.ROUTED,
    Kind.HANDED_OVER,
)


@dataclass(frozen=True, slots=True)
class Owed:
    """One case that somebody owes an answer."""

    case_id: int
    number: str
    category: str
    due_on: date
    late: int  # working days
    new: bool


def readers(session: Session, day: date, *, weekly: bool) -> list[int]:
    """List the owners who are to be told something: once a week whatever is open, else only what is new."""
    since = last_working_day(calendars.calendar(session), day)
    owned = [(row.owner_id, row) for row, _ in board.owed(session) if row.owner_id is not None]
    news = _news(session, since, day)
    return list(dict.fromkeys(owner for owner, row in owned if weekly or _is_new(row, owner, news)))


def owed(session: Session, person_id: int, *, today: date) -> list[Owed]:
    """List what somebody owes an answer, the most urgent first."""
    calendar = calendars.calendar(session)
    news = _news(session, last_working_day(calendar, today), today)
    return [
        Owed(
            case_id=row.id,
            number=row.number,
            category=row.category,
            due_on=round_.due_on,
            late=board.late(calendar, row, round_, today),
            new=_is_new(row, person_id, news),
        )
        for row, round_ in board.owed(session)
        if row.owner_id == person_id
    ]


def told_weekly(session: Session, *, on: date) -> list[int]:
    """List who is told once a week what has been overdue for long: nobody while nothing is."""
    return notices.minister(session, on=on) if long_overdue(session, on=on) else []


def long_overdue(session: Session, *, on: date) -> list[str]:
    """List the numbers of what has been overdue for so long that the minister is told."""
    calendar = calendars.calendar(session)
    return [
        row.number
        for row, round_ in board.owed(session)
        if working_days_between(calendar, round_.due_on, on) >= _LONG_OVERDUE
    ]


def last_working_day(calendar: Calendar, before: date) -> date:
    """Return the working day before a day: what came in since then is new on that day."""
    day = before - timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def first_of_week(calendar: Calendar, day: date) -> date:
    """Return the first working day of a day's week; in a week without one, its Monday."""
    monday = day - timedelta(days=day.weekday())
    days = (monday + timedelta(days=n) for n in range(7))
    return next((each for each in days if calendar.is_working(each)), monday)


def _news(session: Session, since: date, until: date) -> Mapping[int, set[int | None]]:
    """Return, by case, who did something to it that its owner should know, from a day to before another."""
    lines = session.exec(
        select(CaseEntryRow.case_id, CaseEntryRow.by_id).where(
            col(CaseEntryRow.on_date) >= since,
            col(CaseEntryRow.on_date) < until,
            col(CaseEntryRow.kind).in_(_NEWS),
        )
    )
    found: defaultdict[int, set[int | None]] = defaultdict(set)
    for case_id, by_id in lines:
        found[case_id].add(by_id)
    return found


def _is_new(row: CaseRow, owner: int, news: Mapping[int, Iterable[int | None]]) -> bool:
    """Say whether something happened to a case that its owner did not do."""
    return row.state != State.PROPOSED and any(by != owner for by in news.get(row.id, ()))
