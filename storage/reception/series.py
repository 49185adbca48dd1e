"""The rhythms beside the department's own: towns and other hosts, each from a day on; ended, never edited."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.permissions import Caller, Permission, Scope, scope
from rules.reception.days import HolidayPolicy, ReceptionSettings
from rules.reception.rhythm import rhythm
from rules.reception.sessions import OPEN_TO_ALL, SessionKind
from rules.reception.slots import slots
from rules.refusals import Refused
from storage import audit, rule_settings
from storage.models.base import id_of
from storage.models.people import PersonRow, PostRow, UnitRow
from storage.models.reception import SeriesRow, SessionRow
from storage.reception import calling_off, planning
from storage.reception.days import zone_of
from storage.reception.hosts import Host, hosts
from storage.reception.values import Reached

_KINDS: Final = ("county", "town")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a series; whatever is None is as the department has it."""

    kind: SessionKind
    unit_id: int
    host_id: int  # a post
    rhythm: str
    place: str
    hours: str | None = None
    slot_minutes: int | None = None
    holiday_policy: HolidayPolicy | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series as the desk sees it."""

    id: int
    kind: SessionKind
    unit: str
    host: str
    rhythm: str
    place: str
    hours: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that may have days of its own."""

    id: int
    name: str


def units(session: Session, caller: Caller) -> list[Unit]:
    """List the units for which the caller may plan days, the widest first."""
    within = scope(caller, Permission.RUN_RECEPTION)
    found = session.exec(
        select(UnitRow).where(col(UnitRow.kind).in_(_KINDS), col(UnitRow.until_on).is_(None))
    )
    mine = [unit for unit in found if within.covers(unit.path)]
    return [
        Unit(id_of(unit), unit.name) for unit in sorted(mine, key=lambda unit: (len(unit.path), unit.name))
    ]


def hosts_of(session: Session, unit_id: int, caller: Caller, *, on: date) -> list[Host]:
    """List who may receive a unit's people; refused where the caller does not plan."""
    within = scope(caller, Permission.RUN_RECEPTION)
    return hosts(session, _unit(session, unit_id, within).path, on=on)


def series(session: Session, within: Scope, *, on: date) -> list[Series]:
    """List what holds on a day or later, of the units in a scope."""
    rows = session.exec(
        select(SeriesRow, UnitRow, PersonRow)
        .join(UnitRow, col(UnitRow.id) == col(SeriesRow.unit_id))
        .join(PostRow, col(PostRow.id) == col(SeriesRow.host_id))
        .join(PersonRow, col(PersonRow.id) == col(PostRow.person_id))
        .where(or_(col(SeriesRow.until_on).is_(None), col(SeriesRow.until_on) >= on))
        .order_by(col(UnitRow.path), col(SeriesRow.id))
    )
    return [
        Series(
            id_of(row), SessionKind(row.kind), unit.name, host.name, row.rhythm, row.place, row.hours,
            row.from_on, row.until_on,
        )
        for row, unit, host in rows
        if within.covers(unit.path)
    ]  # fmt: skip


def general(session: Session, *, on: date) -> ReceptionSettings:
    """Return how the department itself receives on a day."""
    return rule_settings.area(session, ReceptionSettings, on=on)


def begin(
    session: Session, wanted: Wanted, within: Scope, *, by: int | None, from_on: date, at: datetime
) -> int:
    """Begin a series and plan its days; return its key.

    Refused: 'reception-rhythm-unreadable', 'reception-hours-unreadable' and the like, 'old-button' (a host
    who may not receive there), 'not-allowed', 'setting-empty'.
    """
    unit = _unit(session, wanted.unit_id, within)
    usual = general(session, on=from_on)
    settings = ReceptionSettings(
        place=wanted.place,
        rhythm=wanted.rhythm,
        hours=wanted.hours or usual.hours,
        slot_minutes=wanted.slot_minutes or usual.slot_minutes,
        holiday_policy=wanted.holiday_policy or _usual_policy(wanted, usual),
    )
    slots(settings, from_on, zone_of(at))
    known = {host.post_id for host in hosts(session, unit.path, on=from_on)}
    if wanted.host_id not in known or wanted.kind not in OPEN_TO_ALL:
        raise Refused("old-button")
    row = SeriesRow(
        kind=wanted.kind,
        unit_id=wanted.unit_id,
        host_id=wanted.host_id,
        place=settings.place,
        rhythm=settings.rhythm,
        hours=settings.hours,
        slot_minutes=settings.slot_minutes,
        holiday_policy=settings.holiday_policy,
        from_on=from_on,
    )
    session.add(row)
    session.flush()
    audit.record(session, by, "reception.series", f"series:{row.id}", at)
    planning.plan(session, at=at)
    return id_of(row)


def end(
    session: Session, series_id: int, within: Scope, *, by: int | None, until_on: date, at: datetime
) -> Reached:
    """End a series with a day: everybody booked after it is told, as of a day that is called off.

    Returns how many hear of it, and who has to be telephoned.
    """
    row = session.get(SeriesRow, series_id)
    if row is None:
        raise Refused("old-button")
    _unit(session, row.unit_id, within)
    if row.until_on is not None and row.until_on <= until_on:
        return Reached(0, ())
    row.until_on = max(until_on, row.from_on - timedelta(days=1))
    session.flush()
    audit.record(session, by, "reception.series-end", f"series:{series_id}", at)
    planning.plan(session, at=at)
    fallen = [calling_off.let_fall(session, day, by=by, at=at) for day in _left(session, row)]
    return Reached(
        sum(each.told for each in fallen), tuple(name for each in fallen for name in each.to_telephone)
    )


def _left(session: Session, row: SeriesRow) -> list[int]:
    """Return the days past a series' end that somebody has booked; the last first: nobody is moved to one."""
    days = select(SessionRow).where(
        SessionRow.series_id == row.id,
        SessionRow.state == "open",
        col(SessionRow.on_date) > row.until_on,
    )
    return [id_of(day) for day in session.exec(days.order_by(col(SessionRow.on_date).desc()))]


def _usual_policy(wanted: Wanted, usual: ReceptionSettings) -> HolidayPolicy:
    """Return what happens on holidays unless it is said: what comes every week need not be held on one."""
    weekly = rhythm(wanted.rhythm).day is None
    return HolidayPolicy.WEEKEND_OK_HOLIDAY_NEXT if weekly else usual.holiday_policy


def _unit(session: Session, unit_id: int, within: Scope) -> UnitRow:
    unit = session.get(UnitRow, unit_id)
    if unit is None or unit.kind not in _KINDS or not within.covers(unit.path):
        raise Refused("not-allowed")
    return unit
