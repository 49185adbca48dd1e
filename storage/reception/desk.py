"""The desk: who comes on a day, and what became of each. Names and words only for the host and the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.permissions import Caller, Permission, scope
from rules.reception.appointments import Actor, Event, State, next_state
from rules.reception.queue import Turn, next_up
from rules.reception.sessions import Way
from rules.refusals import Refused
from storage.cases import promised
from storage.models.base import id_of
from storage.models.people import PersonRow
from storage.models.reception import AppointmentRow, SlotRow
from storage.reception import days, notices, places, visitors
from storage.reception.days import Reception
from storage.reception.values import Day

_SHOWN = (State.BOOKED, State.ARRIVED, State.DONE, State.NO_SHOW)
PROMISED: Final = "promised"  # an outcome that becomes a case


@dataclass(frozen=True, slots=True)
class Visitor:
    """A line of a day's list; name, line and voice are None for whoever may not know them."""

    id: int  # the appointment's
    starts_at: datetime | None  # None: they queue
    state: State
    number: str
    topic: str
    party: int
    way: Way
    outcome: str | None
    called: bool
    name: str | None
    line: str | None
    voice: str | None


@dataclass(frozen=True, slots=True)
class DayList:
    """Who comes on a day, in order of time, then who queues; whose turn it is; what the reader may do."""

    day: Day
    visitors: tuple[Visitor, ...]
    waiting: int
    may_mark: bool
    today: bool
    next_id: int | None = None

    @property
    def inside(self) -> Visitor | None:
        """Whoever was called last and is not done."""
        called = [each for each in self.visitors if each.called and each.state is State.ARRIVED]
        return called[-1] if called else None


def day_list(session: Session, day_id: int, reader: Caller, *, at: datetime) -> DayList:
    """Return who comes on a day, as far as the reader may see it; refused to everybody else."""
    reception = days.find(session, day_id, at=at)
    desk = days.at_desk(reception, reader)
    hosts = reception.host_id == reader.person_id
    if not (desk or hosts or scope(reader, Permission.SEE_RECEPTION).covers(reception.unit_path)):
        raise Refused("not-allowed")
    rows = _rows(session, day_id, at)
    listed = tuple(_visitor(*each, reception, named=desk or hosts) for each in rows)
    today = at.date() == reception.day.on
    turns = [_turn(row, slot) for row, slot, _ in rows]
    return DayList(
        reception.day,
        listed,
        len(places.waiting(session, day_id)),
        may_mark=desk,
        today=today,
        next_id=next_up(reception.settings, turns, at) if today and desk else None,
    )


def next_list(session: Session, reader: Caller, *, at: datetime) -> DayList | None:
    """Return the list of today's day or the next: one's own to receive or to run, else any one may see."""
    seen = scope(reader, Permission.SEE_RECEPTION)
    other: Reception | None = None
    for reception in days.upcoming(session, at=at):
        if reception.unit_path in seen.paths or reception.host_id == reader.person_id:
            return day_list(session, reception.id, reader, at=at)
        if other is None and seen.covers(reception.unit_path):
            other = reception
    return None if other is None else day_list(session, other.id, reader, at=at)


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
    row, reception = _on_the_day(session, appointment_id, reader, at)
    if event is Event.UNMARK and row.slot_id is None:
        raise Refused("appointment-not-possible-now", state=row.state, event=event.value)
    before = State(row.state)
    row.state, row.outcome = next_state(before, event, Actor.DESK), outcome
    if event is Event.ARRIVE:
        arrive(session, reception, row, at=at)
    elif event is Event.UNMARK:
        row.called_at = None
    places.take(session, row, row.slot_id)
    if outcome == PROMISED:
        promised.promise(session, row, reception.day.on, reader, at=at)
    return reception.id


def arrive(session: Session, reception: Reception, row: AppointmentRow, *, at: datetime) -> None:
    """Note when somebody came, and give whoever only queues their number."""
    row.called_at = None
    if row.slot_id is None:
        row.queue_at = row.queue_at if row.number is not None and row.queue_at is not None else at
    if row.number is None:
        row.number = places.number(session, reception)


def call(session: Session, appointment_id: int, reader: Caller, *, at: datetime) -> int:
    """Ask somebody in who is here, and return the day; a second hand that calls the same is refused."""
    row, reception = _on_the_day(session, appointment_id, reader, at)
    if row.state != State.ARRIVED or row.called_at is not None:
        raise Refused("appointment-not-possible-now", state=row.state, event="call")
    row.called_at = at
    notices.tell_called(session, row, at=at)
    session.flush()
    return reception.id


def _on_the_day(
    session: Session, appointment_id: int, reader: Caller, at: datetime
) -> tuple[AppointmentRow, Reception]:
    """Lock the day of a visit for marking it: refused to others than its desk, and before the day."""
    row = session.get(AppointmentRow, appointment_id)
    if row is None:
        raise Refused("old-button")
    reception = days.lock(session, row.session_id, at=at)
    if not days.at_desk(reception, reader):
        raise Refused("not-allowed")
    if at.date() < reception.day.on:
        raise Refused("reception-not-yet", day=reception.day.on)
    session.refresh(row)
    return row, reception


def _rows(
    session: Session, day_id: int, at: datetime
) -> list[tuple[AppointmentRow, SlotRow | None, PersonRow]]:
    """Return who comes, those with a time first; whoever has died is on no list."""
    found = session.exec(
        select(AppointmentRow, SlotRow, PersonRow)
        .join(SlotRow, col(SlotRow.id) == col(AppointmentRow.slot_id), isouter=True)
        .join(PersonRow, col(PersonRow.id) == col(AppointmentRow.person_id))
        .where(AppointmentRow.session_id == day_id, col(AppointmentRow.state).in_(_SHOWN))
        .order_by(col(SlotRow.starts_at).nulls_last(), col(AppointmentRow.queue_at), col(AppointmentRow.id))
    ).all()
    gone = visitors.held(session, [person.id or 0 for _, _, person in found], on=at.date())
    return [(row, slot, person) for row, slot, person in found if person.id not in gone]


def _turn(row: AppointmentRow, slot: SlotRow | None) -> Turn:
    starts_at = slot.starts_at if slot else None
    return Turn(id_of(row), State(row.state), starts_at, row.queue_at, called=row.called_at is not None)


def _visitor(
    row: AppointmentRow, slot: SlotRow | None, person: PersonRow, reception: Reception, *, named: bool
) -> Visitor:
    return Visitor(
        id=id_of(row),
        starts_at=slot.starts_at.astimezone(reception.zone) if slot else None,
        state=State(row.state),
        number=row.number or "",
        topic=row.topic,
        party=row.party,
        way=Way(row.way),
        outcome=row.outcome,
        called=row.called_at is not None,
        name=person.name if named else None,
        line=row.line if named else None,
        voice=row.voice if named else None,
    )
