"""Booking, moving and giving up a place, and answering an offered one: each is one transaction on its day."""

from datetime import datetime

from sqlmodel import Session

from rules.permissions import Caller
from rules.reception.appointments import Actor, Event, State, check_party, next_state
from rules.reception.sessions import Way
from rules.reception.topics import check_topic
from rules.refusals import Refused
from storage import audit, people
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SlotRow
from storage.reception import days, notices, places, views, visitors, waitlist
from storage.reception.days import Reception
from storage.reception.values import Booking, Wish


def book(
    session: Session, slot_id: int, caller: Caller, wish: Wish, *, about: int = 0, at: datetime
) -> Booking:
    """Take a slot for the caller, or for somebody they speak for; whoever comes gets a number.

    Refused: 'slot-taken' (somebody was faster), 'one-a-day', outside the window, or a slot that is not there.
    """
    slot = places.slot_of(session, slot_id)
    reception = days.lock(session, slot.session_id, at=at)
    row = _new(session, reception, caller, wish, about, at=at)
    waitlist.serve(session, reception, at=at)  # whoever waits comes first
    row.state = State.BOOKED
    places.take(session, row, slot_id)
    row.number = places.number(session, reception)
    return _done(session, reception, row, caller, at)


def wait(
    session: Session, day_id: int, caller: Caller, wish: Wish, *, about: int = 0, at: datetime
) -> Booking:
    """Put whoever comes at the end of the waiting line; if a place is free after all, it is offered at once.

    Once booking has closed nobody is put in line, not even by the desk: on the day one queues.
    """
    reception = days.lock(session, day_id, at=at)
    days.check_bookable(reception, reception.unit_path, desk=False, at=at)
    row = _new(session, reception, caller, wish, about, at=at)
    row.state, row.queue_at = State.WAITLISTED, at
    places.take(session, row, None)
    waitlist.serve(session, reception, at=at)
    return _done(session, reception, row, caller, at)


def move(session: Session, appointment_id: int, slot_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Take another slot of the same day and free the old one, together; the number stays."""
    slot = places.slot_of(session, slot_id)
    row, reception = _locked(session, appointment_id, caller, at)
    if slot.session_id != reception.id or row.state != State.BOOKED:
        raise Refused("old-button")
    path = people.branch_path(session, row.person_id, on=at.date())
    days.check_bookable(reception, path, desk=days.at_desk(reception, caller), at=at)
    waitlist.serve(session, reception, at=at)
    places.take(session, row, slot_id)
    waitlist.serve(session, reception, at=at)
    return _done(session, reception, row, caller, at)


def accept(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Take the place that was offered; when the hold is over, refuse ('offer-over')."""
    row, reception = _locked(session, appointment_id, caller, at)
    if row.state != State.OFFERED or waitlist.held_until(session, reception, row, at=at) <= at:
        raise Refused("offer-over")
    row.state = next_state(State(row.state), Event.ACCEPT, _hand(reception, row, caller))
    row.number = places.number(session, reception)
    return _done(session, reception, row, caller, at)


def decline(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Let the next have the place that was offered; when the hold is over, refuse ('offer-over')."""
    row, reception = _locked(session, appointment_id, caller, at)
    if row.state != State.OFFERED:
        raise Refused("offer-over")
    return _give_up(session, row, reception, caller, at)


def cancel(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Give up a place, an offer or the waiting; a freed place is offered on in the same transaction."""
    row, reception = _locked(session, appointment_id, caller, at)
    if _begun(session, row, at):
        raise Refused("appointment-over")
    return _give_up(session, row, reception, caller, at)


def _give_up(
    session: Session, row: AppointmentRow, reception: Reception, caller: Caller, at: datetime
) -> Booking:
    row.state = next_state(State(row.state), Event.CANCEL, _hand(reception, row, caller))
    session.flush()
    waitlist.serve(session, reception, at=at)
    return _done(session, reception, row, caller, at)


def _new(
    session: Session, reception: Reception, caller: Caller, wish: Wish, about: int, *, at: datetime
) -> AppointmentRow:
    """Make an appointment of whoever comes, not stored yet; refused to people the day is not for."""
    check_topic(wish.topic)
    check_party(reception.settings, wish.party)
    person_id, path, desk = caller.person_id, caller.unit_path, days.at_desk(reception, caller)
    way = Way.CHAT
    if about not in {0, caller.person_id}:
        visitors.check(session, caller, about, on=at.date())
        person_id, path = about, people.branch_path(session, about, on=at.date())
        way = Way.PHONE if desk else Way.PROXY
    days.check_bookable(reception, path, desk=desk and way is Way.PHONE, at=at)
    places.check_free_day(session, reception, person_id)
    return AppointmentRow(
        session_id=reception.id,
        person_id=person_id,
        made_by=caller.person_id,
        way=way,
        party=wish.party,
        topic=wish.topic,
        line=wish.line,
        voice=wish.voice,
        state=State.BOOKED,
        made_at=at,
    )


def _done(
    session: Session, reception: Reception, row: AppointmentRow, caller: Caller, at: datetime
) -> Booking:
    """Store what was done and tell of it; what somebody else did, its visitor hears and the trail keeps."""
    session.flush()
    if caller.person_id != row.person_id:
        audit.record(session, caller.person_id, f"reception.{row.state}", f"appointment:{id_of(row)}", at)
        notices.tell_changed(session, row, caller, at=at)
    notices.remind(session, reception, row, at=at)
    return views.told(session, reception, row, at=at, reader=caller)


def _hand(reception: Reception, row: AppointmentRow, caller: Caller) -> Actor:
    """Return whose hand it is: whoever speaks for the visitor counts as the visitor."""
    speaks = caller.person_id in (row.person_id, row.made_by)
    return Actor.VISITOR if speaks or not days.at_desk(reception, caller) else Actor.DESK


def _locked(
    session: Session, appointment_id: int, caller: Caller, at: datetime
) -> tuple[AppointmentRow, Reception]:
    """Lock an appointment's day, then read the appointment again: it may have changed while we waited."""
    day_id = views.reachable(session, appointment_id, caller, at=at).session_id
    reception = days.lock(session, day_id, at=at)
    row = views.reachable(session, appointment_id, caller, at=at)
    session.refresh(row)
    return row, reception


def _begun(session: Session, row: AppointmentRow, at: datetime) -> bool:
    slot = session.get(SlotRow, row.slot_id) if row.slot_id is not None else None
    return slot is not None and slot.starts_at <= at
