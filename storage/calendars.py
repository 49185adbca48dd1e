"""The calendar an administrator imported, over the published one."""

from sqlmodel import Session, col, delete, select

from rules.calendar import Calendar
from rules.days import Day
from rules.notice import Notice, source
from storage.models.rules import CalendarDayRow


def calendar(session: Session) -> Calendar:
    """Return the calendar as it stands: imported days over the published ones over the rule."""
    rows = session.exec(select(CalendarDayRow)).all()
    return Calendar(Day(row.on_date, row.is_off, row.name or None, row.source) for row in rows)


def import_notice(session: Session, notice: Notice) -> None:
    """Take over a year's notice; what an earlier import said of that year is replaced."""
    session.exec(delete(CalendarDayRow).where(col(CalendarDayRow.source) == source(notice.year)))
    for day in notice.days:
        session.merge(
            CalendarDayRow(on_date=day.on, is_off=day.is_off, name=day.name or "", source=day.source)
        )
