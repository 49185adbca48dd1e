"""The reception days of the coming year, made by themselves: each with its host, its place and its slots."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final, TypeAlias

from sqlmodel import Session, col, delete, or_, select

from rules.posts import Role
from rules.reception.days import ReceptionDay, ReceptionSettings, reception_day
from rules.reception.slots import slots
from storage import calendars, rule_settings
from storage.models.base import id_of
from storage.models.people import PostRow, UnitRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception.days import zone_of

KIND: Final = "reception"
AHEAD: Final = timedelta(days=365)
Times: TypeAlias = tuple[tuple[datetime, datetime], ...]  # of each slot: from, until


@dataclass(frozen=True, slots=True)
class Wanted:
    """A day as it ought to be."""

    nominal_on: date
    on: date
    host_id: int
    place: str
    times: Times


def plan(session: Session, *, at: datetime) -> int:
    """Bring the county's days of the coming year up to date; return how many were made, changed or dropped.

    A day nobody has booked follows the calendar, the settings and the host's post; a booked one keeps its
    date, place and times, and only a host who no longer holds the post is replaced. Again changes nothing.
    """
    county = session.exec(select(UnitRow).where(col(UnitRow.parent_id).is_(None)).limit(1)).first()
    if county is None:
        return 0
    unit_id, today = id_of(county), at.date()
    left = {row.nominal_on: row for row in _coming(session, unit_id, today)}
    changes = 0
    for wanted in _wanted(session, unit_id, today, zone_of(at)):
        row = left.pop(wanted.nominal_on, None)
        changes += _make(session, unit_id, wanted) if row is None else _adjust(session, row, wanted)
    return changes + sum(_drop(session, row) for row in left.values())


def _coming(session: Session, unit_id: int, today: date) -> list[SessionRow]:
    coming = (SessionRow.kind == KIND, SessionRow.unit_id == unit_id, col(SessionRow.on_date) >= today)
    return list(
        session.exec(select(SessionRow).where(*coming).order_by(col(SessionRow.id)).with_for_update())
    )


def _wanted(session: Session, unit_id: int, today: date, zone: tzinfo) -> Iterator[Wanted]:
    """Yield the days of the coming year for which somebody receives, as they ought to be."""
    for day in _days(session, today, today + AHEAD):
        host_id = _host(session, unit_id, day.on)
        if host_id is not None:
            settings = rule_settings.area(session, ReceptionSettings, on=day.on)
            times = tuple((slot.starts_at, slot.ends_at) for slot in slots(settings, day.on, zone))
            yield Wanted(day.nominal_on, day.on, host_id, settings.place, times)


def _days(session: Session, first: date, last: date) -> Iterator[ReceptionDay]:
    """Yield the days held from first to last; rhythm and holiday policy are those of the month's first."""
    calendar = calendars.calendar(session)
    # A day of the month before may have been moved past today.
    month = (first.replace(day=1) - timedelta(days=1)).replace(day=1)
    while month <= last:
        settings = rule_settings.area(session, ReceptionSettings, on=month)
        day = reception_day(calendar, settings, month.year, month.month)
        if first <= day.on <= last:
            yield day
        month = (month + timedelta(days=31)).replace(day=1)


def _host(session: Session, unit_id: int, on: date) -> int | None:
    """Return the post that receives on a day: the county's host, else the minister."""
    holds = (col(PostRow.from_on) <= on, or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on))
    newest = col(PostRow.from_on).desc(), col(PostRow.id)
    hosts = select(PostRow).where(PostRow.role == Role.HOST, PostRow.unit_id == unit_id, *holds)
    ministers = select(PostRow).where(PostRow.role == Role.MINISTER, *holds)
    for statement in (hosts, ministers):
        if post := session.exec(statement.order_by(*newest).limit(1)).first():
            return id_of(post)
    return None


def _make(session: Session, unit_id: int, wanted: Wanted) -> bool:
    row = SessionRow(
        kind=KIND,
        unit_id=unit_id,
        host_id=wanted.host_id,
        place=wanted.place,
        nominal_on=wanted.nominal_on,
        on_date=wanted.on,
    )
    session.add(row)
    session.flush()
    _cut(session, row, wanted.times)
    return True


def _adjust(session: Session, row: SessionRow, wanted: Wanted) -> bool:
    """Change what is no longer right, and say whether anything was."""
    if row.state != "open":
        return False
    is_replaced = row.host_id != wanted.host_id
    row.host_id = wanted.host_id
    as_wanted = (row.on_date, row.place, _times(session, row)) == (wanted.on, wanted.place, wanted.times)
    if as_wanted or not _untouched(session, row):
        return is_replaced
    row.on_date, row.place = wanted.on, wanted.place
    _cut(session, row, wanted.times)
    return True


def _cut(session: Session, row: SessionRow, times: Times) -> None:
    """Give a day its slots in place of any it had."""
    session.exec(delete(SlotRow).where(col(SlotRow.session_id) == row.id))
    session.add_all(SlotRow(session_id=id_of(row), starts_at=start, ends_at=end) for start, end in times)
    session.flush()


def _times(session: Session, row: SessionRow) -> Times:
    statement = select(SlotRow).where(SlotRow.session_id == row.id).order_by(col(SlotRow.starts_at))
    return tuple((slot.starts_at, slot.ends_at) for slot in session.exec(statement))


def _drop(session: Session, row: SessionRow) -> bool:
    """Take back a day the rhythm no longer names, unless somebody has made something of it."""
    if row.state != "open" or not _untouched(session, row):
        return False
    session.exec(delete(SlotRow).where(col(SlotRow.session_id) == row.id))
    session.delete(row)
    return True


def _untouched(session: Session, row: SessionRow) -> bool:
    """Say whether nobody has booked the day or blocked a time of it."""
    booked = select(AppointmentRow.id).where(AppointmentRow.session_id == row.id)
    blocked = select(SlotRow.id).where(SlotRow.session_id == row.id, col(SlotRow.blocked))
    return session.exec(booked.limit(1)).first() is None and session.exec(blocked.limit(1)).first() is None
