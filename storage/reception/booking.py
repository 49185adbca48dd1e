"""Booking, moving and giving up a place, and answering an offered one: each is one transaction on its day."""

from datetime import datetime

from sqlmodel import Session

from rules.permissions import Caller
from rules.reception.appointments import Event, State, check_party, next_state
from rules.reception.topics import check_topic
from rules.refusals import Refused
from storage.models.reception import AppointmentRow, SlotRow
from storage.reception import days, places, views, waitlist
from storage.reception.days import Reception
from storage.reception.values import Booking, Wish


def book(session: Session, slot_id: int, caller: Caller, wish: Wish, *, at: datetime) -> Booking:
    """Take a slot for the caller, who gets a number.

    Refused: 'slot-taken' (somebody was faster), 'one-a-day', outside the window, or a slot that is not there.
    """
    slot = places.slot_of(session, slot_id)
    reception = days.lock_open(session, slot.session_id, caller, at=at)
    waitlist.serve(session, reception, at=at)  # whoever waits comes first
    row = _new(reception, caller, wish, State.BOOKED, at)
    places.take(session, row, slot_id)
    row.number = places.number(session, reception)
    return views.told(session, reception, row, at=at)


def wait(session: Session, day_id: int, caller: Caller, wish: Wish, *, at: datetime) -> Booking:
    """Put the caller at the end of the waiting line; if a place is free after all, it is offered at once."""
    reception = days.lock_open(session, day_id, caller, at=at)
    row = _new(reception, caller, wish, State.WAITLISTED, at)
    row.queue_at = at
    places.take(session, row, None)
    waitlist.serve(session, reception, at=at)
    return views.told(session, reception, row, at=at)


def move(session: Session, appointment_id: int, slot_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Take another slot of the same day and free the old one, together; the number stays."""
    slot = places.slot_of(session, slot_id)
    reception = days.lock_open(session, slot.session_id, caller, at=at)
    row = _fresh(session, appointment_id, caller)
    if row.session_id != reception.id or row.state != State.BOOKED:
        raise Refused("old-button")
    waitlist.serve(session, reception, at=at)
    places.take(session, row, slot_id)
    waitlist.serve(session, reception, at=at)
    return views.told(session, reception, row, at=at)


def accept(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Take the place that was offered; when the hold is over, refuse ('offer-over')."""
    row, reception = _locked(session, appointment_id, caller, at)
    if row.state != State.OFFERED or waitlist.held_until(session, reception, row, at=at) <= at:
        raise Refused("offer-over")
    row.state = next_state(State(row.state), Event.ACCEPT)
    row.number = places.number(session, reception)
    session.flush()
    return views.told(session, reception, row, at=at)


def decline(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Let the next have the place that was offered; when the hold is over, refuse ('offer-over')."""
    row, reception = _locked(session, appointment_id, caller, at)
    if row.state != State.OFFERED:
        raise Refused("offer-over")
    return _give_up(session, row, reception, at)


def cancel(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Give up a place, an offer or the waiting; a freed place is offered on in the same transaction."""
    row, reception = _locked(session, appointment_id, caller, at)
    if _begun(session, row, at):
        raise Refused("appointment-over")
    return _give_up(session, row, reception, at)


def _give_up(session: Session, row: AppointmentRow, reception: Reception, at: datetime) -> Booking:
    row.state = next_state(State(row.state), Event.CANCEL)
    session.flush()
    waitlist.serve(session, reception, at=at)
    return views.told(session, reception, row, at=at)


def _new(reception: Reception, caller: Caller, wish: Wish, state: State, at: datetime) -> AppointmentRow:
    check_topic(wish.topic)
    check_party(reception.settings, wish.party)
    return AppointmentRow(
        session_id=reception.id,
        person_id=caller.person_id,
        made_by=caller.person_id,
        party=wish.party,
        topic=wish.topic,
        line=wish.line,
        state=state,
        made_at=at,
    )


def _locked(
    session: Session, appointment_id: int, caller: Caller, at: datetime
) -> tuple[AppointmentRow, Reception]:
    day_id = views.own_row(session, appointment_id, caller).session_id
    reception = days.lock(session, day_id, at=at)
    return _fresh(session, appointment_id, caller), reception


def _fresh(session: Session, appointment_id: int, caller: Caller) -> AppointmentRow:
    """Read an appointment again once its day is locked: it may have changed while we waited."""
    row = views.own_row(session, appointment_id, caller)
    session.refresh(row)
    return row


def _begun(session: Session, row: AppointmentRow, at: datetime) -> bool:
    slot = session.get(SlotRow, row.slot_id) if row.slot_id is not None else None
    return slot is not None and slot.starts_at <= at
