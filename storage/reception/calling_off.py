"""A day that is not held after all: everybody is told, and is offered the next or waits there, in order."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.reception.appointments import ACTIVE, Actor, Event, State, next_state
from rules.refusals import Refused
from storage import audit
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import days, notices, places, visitors, waitlist
from storage.reception.days import Reception
from storage.reception.values import Reached


def call_off(session: Session, day_id: int, caller: Caller, *, at: datetime) -> Reached:
    """Call a day off, and offer everybody a place on the next of the same host: at their time if it is free.

    Those who had a place come first, then those who waited; who gets none waits there, in order. Whoever has
    something on that day already keeps it. Refused on a day that is under way ('reception-begun').
    """
    if not days.at_desk(days.find(session, day_id, at=at), caller):
        raise Refused("not-allowed")
    return let_fall(session, day_id, by=caller.person_id, at=at)


def let_fall(session: Session, day_id: int, *, by: int | None, at: datetime) -> Reached:
    """Call a day off without asking whose it is, as the end of its series does."""
    reception, following = _lock_both(session, day_id, at)
    lost = _lost(session, reception)
    gone = visitors.held(session, [row.person_id for row, _ in lost], on=at.date())
    if any(row.state == State.ARRIVED for row, _ in lost):
        raise Refused("reception-begun")
    session.get_one(SessionRow, day_id).state = "cancelled"
    for row, slot in lost:
        row.state = next_state(State(row.state), Event.CALL_OFF, Actor.DESK)
        session.flush()
        if row.person_id not in gone:
            _move_on(session, reception.day.on, following, row, slot, at=at)
    if following is not None:
        waitlist.serve(session, following, at=at)
    audit.record(session, by, "reception.call-off", f"session:{day_id}", at)
    return visitors.reached(session, [row for row, _ in lost if row.person_id not in gone])


def _lock_both(session: Session, day_id: int, at: datetime) -> tuple[Reception, Reception | None]:
    """Lock a day and the one after it of the same host and people, always the earlier first."""
    reception = days.lock(session, day_id, at=at)
    row = session.get_one(SessionRow, day_id)
    same = (
        SessionRow.kind == row.kind,
        SessionRow.unit_id == row.unit_id,
        SessionRow.state == "open",
        col(SessionRow.series_id).is_(None)
        if row.series_id is None
        else SessionRow.series_id == row.series_id,
        col(SessionRow.on_date) > row.on_date,
    )
    later = session.exec(
        select(SessionRow.id).where(*same).order_by(col(SessionRow.on_date)).limit(1)
    ).first()
    return reception, None if later is None else days.lock(session, later, at=at)


def _lost(session: Session, reception: Reception) -> list[tuple[AppointmentRow, SlotRow | None]]:
    """List who loses their place, in order of time, then who waited, in the order of the line."""
    return list(
        session.exec(
            select(AppointmentRow, SlotRow)
            .join(SlotRow, col(SlotRow.id) == col(AppointmentRow.slot_id), isouter=True)
            .where(AppointmentRow.session_id == reception.id, col(AppointmentRow.state).in_(ACTIVE))
            .order_by(
                col(SlotRow.starts_at).nulls_last(), col(AppointmentRow.queue_at), col(AppointmentRow.id)
            )
        ).all()
    )


def _move_on(
    session: Session,
    lost_on: date,
    following: Reception | None,
    row: AppointmentRow,
    slot: SlotRow | None,
    *,
    at: datetime,
) -> None:
    """Offer somebody a place on the next day, or put them in its line."""
    if (
        following is None
        or at >= following.day.closes_at
        or places.active(session, following.id, row.person_id) is not None
    ):
        notices.tell_called_off(session, row, lost_on, None, at=at)
        return
    moved = AppointmentRow(
        session_id=following.id,
        person_id=row.person_id,
        made_by=row.made_by,
        way=row.way,
        party=row.party,
        topic=row.topic,
        line=row.line,
        voice=row.voice,
        state=State.WAITLISTED,
        queue_at=row.queue_at or row.made_at,
        made_at=at,
    )
    places.take(session, moved, None)
    place = _like(session, following, slot, at)
    if place is None:
        notices.tell_called_off(session, row, lost_on, moved, at=at)
    else:
        waitlist.offer(session, following, moved, place, instead_of=lost_on, at=at)


def _like(session: Session, following: Reception, slot: SlotRow | None, at: datetime) -> int | None:
    """Return the free slot of a day that is nearest in time of day to another's; without one, the first."""
    free = places.free_slots(session, following, at=at)
    if slot is None:
        return next((id_of(each) for each in free), None)
    wanted = _minute(slot.starts_at.astimezone(following.zone))
    away = {id_of(each): abs(_minute(each.starts_at.astimezone(following.zone)) - wanted) for each in free}
    return min(away, key=lambda each: away[each], default=None)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
