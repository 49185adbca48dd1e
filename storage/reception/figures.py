"""The figures of each host over a period: of visits that took place on days the reader may see."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.deadlines import working_days_between
from rules.permissions import Caller, Permission, scope
from rules.reception.appointments import State
from rules.reception.figures import HostFigures, Visit, figures
from rules.reception.sessions import OPEN_TO_ALL, Way
from storage import calendars
from storage.cases import promised
from storage.models.people import PersonRow, PostRow, UnitRow
from storage.models.reception import AppointmentRow, SessionRow
from storage.reception.days import zone_of

_VERDICTS: Final = {"satisfied": True, "not_satisfied": False}


@dataclass(frozen=True, slots=True)
class OfHost:
    """The figures of one host, by the unit whose people they received."""

    name: str
    unit: str
    figures: HostFigures


def of_hosts(
    session: Session, reader: Caller, from_on: date, until_on: date, *, at: datetime
) -> list[OfHost]:
    """List the hosts who received in a period, by unit and name, never by their figures."""
    seen = scope(reader, Permission.SEE_RECEPTION)
    rows = session.exec(
        select(AppointmentRow, SessionRow, PersonRow, UnitRow)
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .join(PostRow, col(PostRow.id) == col(SessionRow.host_id))
        .join(PersonRow, col(PersonRow.id) == col(PostRow.person_id))
        .join(UnitRow, col(UnitRow.id) == col(SessionRow.unit_id))
        .where(
            AppointmentRow.state == State.DONE,
            col(SessionRow.kind).in_(OPEN_TO_ALL),
            col(SessionRow.on_date).between(from_on, until_on),
        )
    ).all()
    calendar = calendars.calendar(session)
    visits: dict[tuple[str, str, str], list[Visit]] = defaultdict(list)
    for row, day, host, unit in rows:
        if seen.covers(unit.path) or host.id == reader.person_id:
            visits[unit.path, unit.name, host.name].append(_visit(session, calendar, row, day, at))
    return [OfHost(name, unit, figures(visits[path, unit, name])) for path, unit, name in sorted(visits)]


def _visit(session: Session, calendar: Calendar, row: AppointmentRow, day: SessionRow, at: datetime) -> Visit:
    booked_on = row.made_at.astimezone(zone_of(at)).date()
    waited = working_days_between(calendar, booked_on, day.on_date)
    became = promised.of_reception(session, row.number or "")
    if became is None:
        return Visit(None if row.way == Way.WALK_IN else waited, None, None)
    _, due, answered_on, verdict = became
    in_time = answered_on <= due.on if answered_on is not None else False if at.date() > due.on else None
    return Visit(None if row.way == Way.WALK_IN else waited, in_time, _VERDICTS.get(verdict))
