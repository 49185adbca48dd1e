"""The queue of the day: whoever comes without a place, and whoever says that they are here."""

from datetime import datetime

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.reception.appointments import Actor, Event, State, check_party, next_state
from rules.reception.sessions import Way
from rules.reception.topics import check_topic
from rules.refusals import Refused
from storage import audit, people
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SlotRow
from storage.reception import days, desk, places, views, visitors, waitlist
from storage.reception.days import Reception
from storage.reception.values import Booking, Wish


def come(session: Session, day_id: int, caller: Caller, wish: Wish, *, at: datetime) -> Booking:
    """Put a member who says *I am here* into the queue, at their time if they have one; twice is once.

    Refused on another day ('reception-not-today'), once it is over ('reception-over'), and where the day is
    not for them.
    """
    reception = days.lock(session, day_id, at=at)
    _check_under_way(session, reception, at)
    if not days.is_for(reception, caller.unit_path):
        raise Refused("day-gone")
    row = _enter(session, reception, caller.person_id, caller, wish, by=Actor.VISITOR, at=at)
    return views.told(session, reception, row, at=at)


def is_expected(session: Session, day_id: int, caller: Caller) -> bool:
    """Say whether somebody has something on a day already, so that one need not ask what they come about."""
    return _known(session, day_id, caller.person_id) is not None


def walk_in(
    session: Session,
    day_id: int,
    person_id: int,
    caller: Caller,
    wish: Wish,
    *,
    name: str | None = None,
    at: datetime,
) -> int:
    """Put whoever stands at the desk into the queue and return the appointment.

    `person_id` 0: a guest of that name, who is not on the roster.
    """
    reception = days.lock(session, day_id, at=at)
    if not days.at_desk(reception, caller):
        raise Refused("not-allowed")
    if at.date() != reception.day.on:
        raise Refused("reception-not-today", day=reception.day.on)
    if person_id:
        visitors.check(session, caller, person_id, on=at.date())
        if not days.is_for(reception, people.branch_path(session, person_id, on=at.date())):
            raise Refused("day-gone")
    comer = person_id or visitors.guest(session, name or "")
    row = _enter(session, reception, comer, caller, wish, by=Actor.DESK, at=at)
    audit.record(session, caller.person_id, "reception.walk-in", f"appointment:{id_of(row)}", at)
    return id_of(row)


def _enter(
    session: Session,
    reception: Reception,
    person_id: int,
    caller: Caller,
    wish: Wish,
    *,
    by: Actor,
    at: datetime,
) -> AppointmentRow:
    waitlist.serve(session, reception, at=at)  # an offer nobody took is over by now
    row = _known(session, reception.id, person_id)
    if row is None:
        check_topic(wish.topic)
        check_party(reception.settings, wish.party)
        row = AppointmentRow(
            session_id=reception.id,
            person_id=person_id,
            made_by=caller.person_id,
            way=Way.WALK_IN,
            party=wish.party,
            topic=wish.topic,
            line=wish.line,
            voice=wish.voice,
            state=State.ARRIVED,
            made_at=at,
        )
    elif row.state == State.ARRIVED:
        return row
    else:
        row.state = next_state(State(row.state), Event.ARRIVE, by)
    desk.arrive(session, reception, row, at=at)
    places.take(session, row, row.slot_id)
    return row


def _known(session: Session, day_id: int, person_id: int) -> AppointmentRow | None:
    """Return what somebody has on a day and was not received by yet: also what they came too late for."""
    came_late = select(AppointmentRow).where(
        AppointmentRow.session_id == day_id,
        AppointmentRow.person_id == person_id,
        AppointmentRow.state == State.NO_SHOW,
    )
    held = places.active(session, day_id, person_id)
    return held or session.exec(came_late.order_by(col(AppointmentRow.id).desc()).limit(1)).first()


def _check_under_way(session: Session, reception: Reception, at: datetime) -> None:
    last = session.exec(
        select(SlotRow.ends_at)
        .where(SlotRow.session_id == reception.id)
        .order_by(col(SlotRow.ends_at).desc())
        .limit(1)
    ).first()
    if at.date() != reception.day.on:
        raise Refused("reception-not-today", day=reception.day.on)
    if last is None or at >= last:
        raise Refused("reception-over")
