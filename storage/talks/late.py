"""Meetings that were asked for and have not come about in time: shown to the desk, then to the minister."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from rules.deadlines import working_days_between
from rules.talks.meetings import Asked, TalkSettings
from storage import calendars, rule_settings
from storage.models.people import PersonRow
from storage.models.talks import MeetingRow
from storage.talks.reading import Books


@dataclass(frozen=True, slots=True)
class Late:
    """A request that is overdue by so many working days."""

    person_id: int
    name: str
    asked_on: date
    due_on: date
    late: int
    long: bool  # so long that the minister is told


def late(session: Session, books: Books) -> list[Late]:
    """List what is overdue on the books' day, the oldest first; any talk since settles it."""
    settings = rule_settings.area(session, TalkSettings, on=books.day)
    calendar = calendars.calendar(session)
    rows = session.exec(
        select(MeetingRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(MeetingRow.person_id))
        .where(col(MeetingRow.state).in_((Asked.OPEN, Asked.BOOKED)), col(MeetingRow.due_on) < books.day)
        .order_by(col(MeetingRow.asked_at))
    )
    found = []
    for row, person in rows:
        if any(each.person_id == row.person_id and each.on >= row.asked_on for each in books.held):
            continue
        days = working_days_between(calendar, row.due_on, books.day)
        long = days >= settings.minister_after
        found.append(Late(row.person_id, person.name, row.asked_on, row.due_on, days, long))
    return found
