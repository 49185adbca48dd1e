"""The desk: who comes on a day, and what became of each. Names and words only for the host and the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.permissions import Caller, Permission, scope
from rules.reception.appointments import Event, State, next_state
from rules.refusals import Refused
from storage.cases import promised
from storage.models.base import id_of
from storage.models.people import PersonRow
from storage.models.reception import AppointmentRow, SlotRow
from storage.reception import days
from storage.reception.days import Reception
from storage.reception.values import Day

_SHOWN = (State.BOOKED, State.ARRIVED, State.DONE, State.NO_SHOW)
PROMISED: Final = "promised"  # an outcome that becomes a case


@dataclass(frozen=True, slots=True)
class Visitor:
    """A line of a day's list; name and line are None for whoever may not know them."""

    id: int  # the appointment's
    starts_at: datetime
    state: State
    number: str
    topic: str
    party: int
    outcome: str | None
    name: str | None
    line: str | None


@dataclass(frozen=True, slots=True)
class DayList:
    """Who comes on a day, in order of time; `may_mark` says whether the reader works at the desk."""

    day: Day
    visitors: tuple[Visitor, ...]
    waiting: int
    may_mark: bool


def day_list(session: Session, day_id: int, reader: Caller, *, at: datetime) -> DayList:
    """Return who comes on a day, as far as the reader may see it; refused to everybody else."""
    reception = days.find(session, day_id, at=at)
    desk = _at_desk(reception, reader)
    hosts = reception.host_id == reader.person_id
    if not (desk or hosts or scope(reader, Permission.SEE_RECEPTION).covers(reception.unit_path)):
        raise Refused("not-allowed")
    rows = session.exec(
        select(AppointmentRow, SlotRow, PersonRow)
        .join(SlotRow, col(SlotRow.id) == col(AppointmentRow.slot_id))
        .join(PersonRow, col(PersonRow.id) == col(AppointmentRow.person_id))
        .where(AppointmentRow.session_id == day_id, col(AppointmentRow.state).in_(_SHOWN))
        .order_by(col(SlotRow.starts_at), col(AppointmentRow.id))
    )
    visitors = tuple(
        _visitor(row, slot, person if desk or hosts else None, reception) for row, slot, person in rows
    )
    waiting = select(AppointmentRow.id).where(
        AppointmentRow.session_id == day_id, AppointmentRow.state == State.WAITLISTED
    )
    return DayList(reception.day, visitors, len(session.exec(waiting).all()), may_mark=desk)


def next_list(session: Session, reader: Caller, *, at: datetime) -> DayList | None:
    """Return the list of today's day or the next one the reader may see; None when there is none."""
    for reception in days.upcoming(session, at=at):
        seen = scope(reader, Permission.SEE_RECEPTION).covers(reception.unit_path)
        if seen or reception.host_id == reader.person_id:
            return day_list(session, reception.id, reader, at=at)
    return None


def mark(
    session: Session,
    appointment_id: int,
    event: Event,
    reader: Caller,
    *,
    outcome: str | None = None,
    at: datetime,
) -> int:
    """Write down what became of a visit and return its day; a second hand on the same mark is refused."""
    row = session.get(AppointmentRow, appointment_id)
    if row is None:
        raise Refused("old-button")
    reception = days.lock(session, row.session_id, at=at)
    if not _at_desk(reception, reader):
        raise Refused("not-allowed")
    if at.date() < reception.day.on:
        raise Refused("reception-not-yet", day=reception.day.on)
    session.refresh(row)
    row.state, row.outcome = next_state(State(row.state), event), outcome
    session.flush()
    if outcome == PROMISED:
        promised.promise(session, row, reception.day.on, reader, at=at)
    return reception.id


def _at_desk(reception: Reception, reader: Caller) -> bool:
    return scope(reader, Permission.RUN_RECEPTION).covers(reception.unit_path)


def _visitor(row: AppointmentRow, slot: SlotRow, person: PersonRow | None, reception: Reception) -> Visitor:
    return Visitor(
        id=id_of(row),
        starts_at=slot.starts_at.astimezone(reception.zone),
        state=State(row.state),
        number=row.number or "",
        topic=row.topic,
        party=row.party,
        outcome=row.outcome,
        name=person.name if person else None,
        line=row.line if person else None,
    )
