"""The waiting line: a free place is held for whoever waits longest, and goes on when the hold ends."""

from datetime import UTC, date, datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.reception.appointments import Actor, Event, State, next_state
from rules.reception.sessions import OPEN_TO_ALL
from rules.reception.waitlist import hold_ends_at
from storage import outbox
from storage.models.base import id_of
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import days, places, visitors
from storage.reception.days import Reception

OFFER: Final = "reception-offer"  # the kind of the message that offers a place
_ON_THE_WAY: Final = frozenset({"waiting", "sending"})
_OFFERED: Final = (
    select(AppointmentRow)
    .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
    .where(
        AppointmentRow.state == State.OFFERED,
        SessionRow.state == "open",
        col(SessionRow.kind).in_(OPEN_TO_ALL),
    )
    .order_by(col(AppointmentRow.id))
)


def serve(session: Session, reception: Reception, *, at: datetime) -> None:
    """Let holds lapse that are over, and offer every free place to whoever waits longest; the day is locked.

    The message that offers it goes into the outbox in the same transaction; past closing nothing is offered.
    """
    for row in _offered(session, reception.id):
        if held_until(session, reception, row, at=at) <= at:
            row.state = next_state(State(row.state), Event.LAPSE, Actor.CLOCK)
    session.flush()
    if at >= reception.day.closes_at:
        return
    line = places.waiting(session, reception.id)
    gone = visitors.held(session, [row.person_id for row in line], on=at.date())
    waiting = [row for row in line if row.person_id not in gone]
    for slot, row in zip(places.free_slots(session, reception, at=at), waiting, strict=False):
        offer(session, reception, row, id_of(slot), at=at)


def offer(
    session: Session,
    reception: Reception,
    row: AppointmentRow,
    slot_id: int,
    *,
    instead_of: date | None = None,
    at: datetime,
) -> None:
    """Hold a place for somebody, and send them the message that offers it: both, or neither.

    `instead_of`: the day they had a place on, which was called off.
    """
    row.state = next_state(State(row.state), Event.OFFER, Actor.CLOCK)
    places.take(session, row, slot_id)
    message = outbox.Message(
        kind=OFFER,
        subject=str(id_of(row)),
        slot=session.get_one(SlotRow, slot_id).starts_at.astimezone(UTC).isoformat(),
        stage="offer",
        person_id=visitors.told_of(session, row),
        not_before=at,
        expires_at=reception.day.closes_at,
        params={} if instead_of is None else {"instead_of": instead_of.isoformat()},
    )
    outbox.put(session, [message])


def serve_all(session: Session, *, at: datetime) -> None:
    """Serve every day on which a hold is over."""
    days_offering = session.execute(_OFFERED.with_only_columns(col(AppointmentRow.session_id))).scalars()
    for day_id in sorted(set(days_offering)):
        serve(session, days.lock(session, day_id, at=at), at=at)


def held_until(session: Session, reception: Reception, row: AppointmentRow, *, at: datetime) -> datetime:
    """Return until when (not included) an offered place is held: some waking hours from delivery.

    While the message is on its way it is held as if it came now; one that cannot be delivered holds nothing.
    """
    message = session.exec(
        select(OutboxRow).where(OutboxRow.kind == OFFER, OutboxRow.subject == str(id_of(row)))
    ).first()
    delivered_at = at if message is None or message.state in _ON_THE_WAY else message.sent_at
    if delivered_at is None:
        return at
    return hold_ends_at(reception.settings, delivered_at, reception.day.closes_at, reception.zone)


def next_hold_end(session: Session, at: datetime) -> datetime | None:
    """Return the moment at which the next hold ends (at once, if it could not be delivered)."""
    offered = session.exec(_OFFERED).all()
    ends = (held_until(session, days.find(session, row.session_id, at=at), row, at=at) for row in offered)
    return min(ends, default=None)


def position(session: Session, row: AppointmentRow) -> int | None:
    """Return somebody's place in the waiting line, from 1; None for whoever does not wait."""
    ids = [id_of(waiter) for waiter in places.waiting(session, row.session_id)]
    return ids.index(id_of(row)) + 1 if row.id in ids else None


def _offered(session: Session, day_id: int) -> list[AppointmentRow]:
    return list(session.exec(_OFFERED.where(AppointmentRow.session_id == day_id)))
