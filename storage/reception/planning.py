"""The days of the coming year, made by themselves: each with its host, its place and its slots."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from rules.calendar import Calendar
from rules.posts import Role
from rules.reception.days import ReceptionDay, ReceptionSettings, reception_days, without_clashes
from rules.reception.sessions import SessionKind
from rules.reception.slots import slots
from storage import calendars, rule_settings
from storage.models.base import id_of
from storage.models.people import PostRow, UnitRow
from storage.models.reception import AppointmentRow, SeriesRow, SessionRow, SlotRow
from storage.reception import notices
from storage.reception.days import load, settings_of, zone_of

AHEAD: Final = timedelta(days=365)
_LOOK_BACK: Final = timedelta(days=31)  # a day may have been moved past today
_NEWEST: Final = (col(PostRow.from_on).desc(), col(PostRow.id))
Times: TypeAlias = tuple[tuple[datetime, datetime], ...]  # of each slot: from, until


@dataclass(frozen=True, slots=True)
class Wanted:
    """A day as it ought to be."""

    series_id: int | None
    kind: str
    unit_id: int
    nominal_on: date
    on: date
    host_id: int
    place: str
    times: Times


def plan(session: Session, *, at: datetime) -> int:
    """Bring the days of the coming year up to date; return how many were made, changed or dropped.

    A day nobody has booked follows the calendar, the settings and the host's post; a booked one keeps its
    date, place and times, and only a host who no longer holds the post is replaced. Again changes nothing.
    """
    today = at.date()
    rows = session.exec(_coming(today).with_for_update())
    left = {(row.series_id, row.nominal_on): row for row in rows}
    changes = 0
    for wanted in _wanted(session, calendars.calendar(session), today, zone_of(at)):
        row = left.pop((wanted.series_id, wanted.nominal_on), None)
        changes += _make(session, wanted) if row is None else _adjust(session, row, wanted, at)
    return changes + sum(_drop(session, row) for row in left.values())


def would_move(session: Session, calendar: Calendar, *, at: datetime) -> list[tuple[str, date, date]]:
    """List the days that a calendar would move: for whose people, the day, and the new one."""
    rows = {(row.series_id, row.nominal_on): row for row in session.exec(_coming(at.date()))}
    found = [
        (rows.get((wanted.series_id, wanted.nominal_on)), wanted)
        for wanted in _wanted(session, calendar, at.date(), zone_of(at))
    ]
    return [
        (session.get_one(UnitRow, wanted.unit_id).name, row.on_date, wanted.on)
        for row, wanted in found
        if row is not None and row.on_date != wanted.on and row.state == "open" and _untouched(session, row)
    ]


def _coming(today: date) -> SelectOfScalar[SessionRow]:
    coming = (SessionRow.kind != SessionKind.REQUESTED, col(SessionRow.on_date) >= today)
    return select(SessionRow).where(*coming).order_by(col(SessionRow.id))


def _wanted(session: Session, calendar: Calendar, today: date, zone: tzinfo) -> Iterator[Wanted]:
    """Yield the days of the coming year for which somebody receives, as they ought to be."""
    for series, unit_id, day, host_id in _received(session, calendar, today, today + AHEAD):
        if host_id is None:
            continue
        settings = settings_of(session, series, on=day.on)
        times = tuple((slot.starts_at, slot.ends_at) for slot in slots(settings, day.on, zone))
        kind = SessionKind.RECEPTION if series is None else SessionKind(series.kind)
        series_id = None if series is None else id_of(series)
        yield Wanted(series_id, kind, unit_id, day.nominal_on, day.on, host_id, settings.place, times)


def _received(
    session: Session, calendar: Calendar, first: date, last: date
) -> Iterator[tuple[SeriesRow | None, int, ReceptionDay, int | None]]:
    """Yield each day with its series, whose people it is for, and by which post they are received."""
    county = session.exec(select(UnitRow).where(col(UnitRow.parent_id).is_(None)).limit(1)).first()
    if county is not None:
        for day in _held_between(_by_settings(session, calendar, first, last), first, last):
            yield None, id_of(county), day, _host_of_county(session, id_of(county), day.on)
    for series in session.exec(select(SeriesRow).order_by(col(SeriesRow.id))).all():
        for day in _held_between(_by_series(session, series, calendar, first, last), first, last):
            yield series, series.unit_id, day, _host_of_series(session, series, day.on)


def _by_settings(session: Session, calendar: Calendar, first: date, last: date) -> Iterator[ReceptionDay]:
    """Yield the department's days, month by month: by the rhythm and holiday policy of the month's first."""
    month = (first - _LOOK_BACK).replace(day=1)
    while month <= last:
        following = (month + _LOOK_BACK).replace(day=1)
        settings = rule_settings.area(session, ReceptionSettings, on=month)
        yield from reception_days(calendar, settings, month, following - timedelta(days=1))
        month = following


def _by_series(
    session: Session, series: SeriesRow, calendar: Calendar, first: date, last: date
) -> Iterator[ReceptionDay]:
    begins, ends = max(first - _LOOK_BACK, series.from_on), min(last, series.until_on or last)
    return reception_days(calendar, settings_of(session, series, on=first), begins, ends)


def _held_between(days: Iterator[ReceptionDay], first: date, last: date) -> list[ReceptionDay]:
    return [day for day in without_clashes(days) if first <= day.on <= last]


def _host_of_county(session: Session, unit_id: int, on: date) -> int | None:
    """Return the post that receives on a day of the department's: the county's host, else the minister."""
    hosts = select(PostRow).where(PostRow.role == Role.HOST, PostRow.unit_id == unit_id)
    ministers = select(PostRow).where(PostRow.role == Role.MINISTER)
    for statement in (hosts, ministers):
        if post := session.exec(statement.where(*_holds(on)).order_by(*_NEWEST).limit(1)).first():
            return id_of(post)
    return None


def _host_of_series(session: Session, series: SeriesRow, on: date) -> int | None:
    """Return the post that receives on a day of a series: its own, else whoever follows in that post."""
    own = session.get_one(PostRow, series.host_id)
    same = select(PostRow).where(PostRow.role == own.role, PostRow.unit_id == own.unit_id, *_holds(on))
    found = session.exec(same.order_by(*_NEWEST)).all()
    held = next((post for post in found if post.id == own.id), next(iter(found), None))
    return None if held is None else id_of(held)


def _holds(on: date) -> tuple[ColumnElement[bool], ...]:
    return (col(PostRow.from_on) <= on, or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on))


def _make(session: Session, wanted: Wanted) -> bool:
    if _is_taken(session, wanted):
        return False
    row = SessionRow(
        kind=wanted.kind,
        unit_id=wanted.unit_id,
        host_id=wanted.host_id,
        place=wanted.place,
        nominal_on=wanted.nominal_on,
        on_date=wanted.on,
        series_id=wanted.series_id,
    )
    session.add(row)
    session.flush()
    _lay_out(session, row, wanted.times)
    return True


def _is_taken(session: Session, wanted: Wanted) -> bool:
    """Say whether that host receives on that day already, by another series or by hand."""
    same = select(SessionRow.id).where(
        SessionRow.kind == wanted.kind,
        SessionRow.host_id == wanted.host_id,
        SessionRow.nominal_on == wanted.nominal_on,
    )
    return session.exec(same.limit(1)).first() is not None


def _adjust(session: Session, row: SessionRow, wanted: Wanted, at: datetime) -> bool:
    """Change what is no longer right, tell those who come of another host, and say whether anything was."""
    if row.state != "open":
        return False
    is_replaced = (
        row.host_id != wanted.host_id and not _stays(session, row) and not _is_taken(session, wanted)
    )
    if is_replaced:
        row.host_id, row.by_hand = wanted.host_id, False
        notices.tell_other_host(session, load(session, row, at), at=at)
    as_wanted = (row.on_date, row.place, _times(session, row)) == (wanted.on, wanted.place, wanted.times)
    if as_wanted or not _untouched(session, row):
        return is_replaced
    row.on_date, row.place = wanted.on, wanted.place
    session.exec(delete(SlotRow).where(col(SlotRow.session_id) == row.id))
    _lay_out(session, row, wanted.times)
    return True


def _stays(session: Session, row: SessionRow) -> bool:
    """Say whether the host was chosen for this very day, and still holds a post on it."""
    chosen = select(PostRow.id).where(PostRow.id == row.host_id, *_holds(row.on_date))
    return row.by_hand and session.exec(chosen).first() is not None


def _lay_out(session: Session, row: SessionRow, times: Times) -> None:
    """Give a day its slots."""
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
    """Say whether nobody has booked the day, changed its host or place, or blocked or added a time."""
    booked = select(AppointmentRow.id).where(AppointmentRow.session_id == row.id)
    changed = select(SlotRow.id).where(
        SlotRow.session_id == row.id, col(SlotRow.blocked) | col(SlotRow.extra)
    )
    return not (row.by_hand or row.place_by_hand) and all(
        session.exec(statement.limit(1)).first() is None for statement in (booked, changed)
    )
