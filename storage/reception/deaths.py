"""What a death ends: once it is final, the places of the dead go to whoever waits."""

from datetime import datetime

from sqlmodel import Session, col, select

from rules.reception.appointments import ACTIVE, Actor, Event, State, next_state
from storage.models.reception import AppointmentRow, SessionRow
from storage.reception import days, notices, visitors, waitlist


def release(session: Session, *, at: datetime) -> None:
    """Free the places of those whose death is final, and offer them on."""
    held = session.exec(
        select(col(AppointmentRow.session_id), col(AppointmentRow.person_id))
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .where(
            col(AppointmentRow.state).in_(ACTIVE),
            SessionRow.state == "open",
            col(SessionRow.on_date) >= at.date(),
        )
    ).all()
    gone = visitors.dead(session, {person_id for _, person_id in held}, on=at.date())
    for day_id in sorted({day_id for day_id, person_id in held if person_id in gone}):
        reception = days.lock(session, day_id, at=at)
        for row in notices.active(session, day_id):
            if row.person_id in gone and row.state != State.ARRIVED:
                row.state = next_state(State(row.state), Event.END, Actor.CLOCK)
        session.flush()
        waitlist.serve(session, reception, at=at)
