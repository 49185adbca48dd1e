"""The places of a day: which are free, and taking one. Two indexes decide who was first."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from rules.reception.appointments import ACTIVE, HOLDING_A_SLOT, State, appointment_number, number_series
from rules.reception.sessions import OPEN_TO_ALL
from rules.refusals import Refused
from storage.models.people import PersonRow
from storage.models.reception import AppointmentRow, NumberRow, SessionRow, SlotRow
from storage.reception.days import Reception


def free_slots(session: Session, reception: Reception, *, at: datetime) -> list[SlotRow]:
    """List the slots of a day that nobody holds and that have not begun, in order."""
    held = select(AppointmentRow.slot_id).where(
        AppointmentRow.session_id == reception.id, col(AppointmentRow.state).in_(HOLDING_A_SLOT)
    )
    return list(
        session.exec(
            select(SlotRow)
            .where(
                SlotRow.session_id == reception.id,
                col(SlotRow.blocked).is_(False),
                col(SlotRow.starts_at) > at,
                col(SlotRow.id).not_in(held),
            )
            .order_by(col(SlotRow.starts_at))
        )
    )


def slot_of(session: Session, slot_id: int) -> SlotRow:
    """Return a slot that may be booked; a blocked or unknown one is refused."""
    slot = session.get(SlotRow, slot_id)
    if slot is None or slot.blocked:
        raise Refused("slot-gone")
    return slot


def active(session: Session, day_id: int, person_id: int) -> AppointmentRow | None:
    """Return what somebody holds on a day, waiting included; a visit that is over is not held."""
    return session.exec(
        select(AppointmentRow).where(
            AppointmentRow.session_id == day_id,
            AppointmentRow.person_id == person_id,
            col(AppointmentRow.state).in_(ACTIVE),
        )
    ).one_or_none()


def check_free_day(session: Session, reception: Reception, person_id: int) -> None:
    """Refuse somebody who comes to another host on the same date ('one-a-day').

    Their own row is locked, so that two hosts cannot be asked for at one moment.
    """
    session.exec(select(PersonRow.id).where(PersonRow.id == person_id).with_for_update()).all()
    elsewhere = (
        select(AppointmentRow.id)
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .where(
            AppointmentRow.person_id == person_id,
            col(AppointmentRow.state).in_(ACTIVE),
            SessionRow.on_date == reception.day.on,
            col(SessionRow.id) != reception.id,
            col(SessionRow.kind).in_(OPEN_TO_ALL),
        )
    )
    if session.exec(elsewhere.limit(1)).first() is not None:
        raise Refused("one-a-day")


def take(session: Session, row: AppointmentRow, slot_id: int | None) -> None:
    """Give an appointment, new or stored, a slot (None: it waits for one).

    Refused if the slot is taken ('slot-taken') or the visitor has a place on that day ('one-a-day').
    """
    try:
        with session.begin_nested():
            row.slot_id = slot_id
            session.add(row)
            session.flush()
    except IntegrityError:
        with session.no_autoflush:
            held = active(session, row.session_id, row.person_id)
        raise Refused("slot-taken" if held is None or held.id == row.id else "one-a-day") from None


def number(session: Session, reception: Reception) -> str:
    """Return the next number of the day's year: `JF20260031`."""
    year = reception.day.on.year
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    counted = (
        insert(NumberRow)
        .values(series=number_series(year), last=1)
        .on_conflict_do_update(index_elements=["series"], set_={"last": NumberRow.last + 1})
        .returning(col(NumberRow.last))
    )
    return appointment_number(year, session.execute(counted).scalar_one())


def waiting(session: Session, day_id: int) -> list[AppointmentRow]:
    """List who waits for a place, the first first."""
    return list(
        session.exec(
            select(AppointmentRow)
            .where(AppointmentRow.session_id == day_id, AppointmentRow.state == State.WAITLISTED)
            .order_by(col(AppointmentRow.queue_at), col(AppointmentRow.id))
        )
    )
