"""What visitors are shown: what can be booked next, and what they hold."""

from datetime import datetime

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.reception.appointments import ACTIVE, State
from rules.refusals import Refused
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import days, places, waitlist
from storage.reception.days import Reception
from storage.reception.values import Booking, Day, Opening, Time, Wish


def next_opening(session: Session, caller: Caller, *, at: datetime) -> Opening | None:
    """Return the next day that is open or will be, for this caller; None when there is none."""
    closed: Day | None = None
    mine: Booking | None = None
    for reception in days.upcoming(session, at=at):
        if not days.is_for(reception, caller):
            continue
        mine = held_by(session, reception, caller.person_id, at=at) or mine
        if at < reception.day.closes_at:
            return _opening(session, reception, closed, mine, at)
        closed = reception.day
    return None


def opening(session: Session, day_id: int, caller: Caller, *, at: datetime) -> Opening:
    """Return what of a day can still be booked; refused outside its window and to people it is not for."""
    reception = days.find(session, day_id, at=at)
    days.check_bookable(reception, caller, at=at)
    return _opening(session, reception, None, held_by(session, reception, caller.person_id, at=at), at)


def opening_of_slot(
    session: Session, slot_id: int, caller: Caller, *, at: datetime
) -> tuple[Opening, Time | None]:
    """Return what can be booked of a slot's day, and the slot's time if it is still free."""
    found = opening(session, places.slot_of(session, slot_id).session_id, caller, at=at)
    return found, next((time for time in found.times if time.slot_id == slot_id), None)


def booking(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Return an appointment of the caller's; anybody else's is refused like one that never was."""
    row = own_row(session, appointment_id, caller)
    return told(session, days.find(session, row.session_id, at=at), row, at=at)


def bookings(session: Session, caller: Caller, *, at: datetime) -> list[Booking]:
    """List what the caller holds on days that are not over, in order of the day."""
    rows = session.exec(
        select(AppointmentRow)
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .where(
            AppointmentRow.person_id == caller.person_id,
            col(AppointmentRow.state).in_(ACTIVE),
            col(SessionRow.on_date) >= at.date(),
            SessionRow.state == "open",
        )
        .order_by(col(SessionRow.on_date))
    ).all()
    return [told(session, days.find(session, row.session_id, at=at), row, at=at) for row in rows]


def held_by(session: Session, reception: Reception, person_id: int, *, at: datetime) -> Booking | None:
    """Return what somebody holds on a day."""
    row = places.active(session, reception.id, person_id)
    return None if row is None else told(session, reception, row, at=at)


def own_row(session: Session, appointment_id: int, caller: Caller) -> AppointmentRow:
    """Return the row of an appointment of the caller's; anybody else's is refused like one that never was."""
    row = session.get(AppointmentRow, appointment_id)
    if row is None or row.person_id != caller.person_id:
        raise Refused("old-button")
    return row


def told(session: Session, reception: Reception, row: AppointmentRow, *, at: datetime) -> Booking:
    """Tell of an appointment what its visitor may know, which is all of it."""
    slot = session.get(SlotRow, row.slot_id) if row.slot_id is not None else None
    state = State(row.state)
    return Booking(
        id=id_of(row),
        state=state,
        day=reception.day,
        wish=Wish(row.topic, row.line, row.party),
        number=row.number,
        starts_at=slot.starts_at.astimezone(reception.zone) if slot else None,
        ends_at=slot.ends_at.astimezone(reception.zone) if slot else None,
        position=waitlist.position(session, row) if state is State.WAITLISTED else None,
        held_until=waitlist.held_until(session, reception, row, at=at) if state is State.OFFERED else None,
    )


def _opening(
    session: Session, reception: Reception, closed: Day | None, mine: Booking | None, at: datetime
) -> Opening:
    waiting = len(places.waiting(session, reception.id))
    # Whoever waits comes before whoever asks only now: the next transaction on this day offers them these.
    free = places.free_slots(session, reception, at=at)[waiting:]
    times = tuple(Time(id_of(slot), slot.starts_at.astimezone(reception.zone)) for slot in free)
    return Opening(reception.day, times, waiting, closed, mine)
