"""The calendar an administrator imported, over the published one."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from rules.calendar import Calendar
from rules.days import Day
from rules.notice import Notice, source
from storage import audit
from storage.models.rules import CalendarDayRow


def calendar(session: Session) -> Calendar:
    """Return the calendar as it stands: imported days over the published ones over the rule."""
    return Calendar(_imported(session))


def with_notice(session: Session, notice: Notice) -> Calendar:
    """Return the calendar as it would be once a year's notice was taken over; nothing is stored."""
    kept = {day.on: day for day in _imported(session) if day.source != source(notice.year)}
    return Calendar((kept | {day.on: day for day in notice.days}).values())


def take_over(session: Session, notice: Notice, *, by: int | None, at: datetime) -> None:
    """Take over a year's notice on somebody's word (None: the operator's); the audit trail tells of it."""
    import_notice(session, notice)
    audit.record(session, by, "calendar.import", f"year:{notice.year} days:{len(notice.days)}", at)


def import_notice(session: Session, notice: Notice) -> None:
    """Take over a year's notice; what an earlier import said of that year is replaced."""
    session.exec(delete(CalendarDayRow).where(col(CalendarDayRow.source) == source(notice.year)))
    for day in notice.days:
        session.merge(
            CalendarDayRow(on_date=day.on, is_off=day.is_off, name=day.name or "", source=day.source)
        )


def _imported(session: Session) -> list[Day]:
    rows = session.exec(select(CalendarDayRow)).all()
    return [Day(row.on_date, row.is_off, row.name or None, row.source) for row in rows]
