"""What visitors are shown: what can be booked, and what they hold."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, select

from rules.permissions import Caller, Scope
from rules.reception.appointments import ACTIVE, HOLDING_A_SLOT, State
from rules.reception.sessions import OPEN_TO_ALL, Way
from rules.refusals import Refused
from storage import people
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import days, places, visitors, waitlist
from storage.reception.days import Reception
from storage.reception.values import Ahead, Booking, Day, Opening, Time, Wish


def next_opening(session: Session, caller: Caller, *, about: int = 0, at: datetime) -> Opening | None:
    """Return the department's next day that is open or will be, for the caller or somebody they speak for.

    Where the department plans none, the nearest day of anybody's; None when there is none at all.
    """
    person_id, path = comer(session, caller, about, at=at)
    closed: Day | None = None
    mine: Booking | None = None
    for reception in _first_choice(session, path, at):
        mine = held_by(session, reception, person_id, at=at) or mine
        if at < reception.day.closes_at:
            return _opening(session, reception, closed, mine, at)
        closed = reception.day
    return None


def opening(session: Session, day_id: int, caller: Caller, *, about: int = 0, at: datetime) -> Opening:
    """Return what of a day can still be booked; refused outside its window and to people it is not for."""
    reception = days.find(session, day_id, at=at)
    person_id, path = comer(session, caller, about, at=at)
    desk = days.at_desk(reception, caller) and person_id != caller.person_id
    days.check_bookable(reception, path, desk=desk, at=at)
    return _opening(session, reception, None, held_by(session, reception, person_id, at=at), at)


def opening_of_slot(
    session: Session, slot_id: int, caller: Caller, *, about: int = 0, at: datetime
) -> tuple[Opening, Time | None]:
    """Return what can be booked of a slot's day, and the slot's time if it is still free."""
    day_id = places.slot_of(session, slot_id).session_id
    found = opening(session, day_id, caller, about=about, at=at)
    return found, next((time for time in found.times if time.slot_id == slot_id), None)


def other_times(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Opening:
    """Return the times an appointment could be moved to."""
    row = reachable(session, appointment_id, caller, at=at)
    about = 0 if row.person_id == caller.person_id else row.person_id
    reception = days.find(session, row.session_id, at=at)
    path = people.branch_path(session, row.person_id, on=at.date())
    desk = bool(about) and days.at_desk(reception, caller)
    days.check_bookable(reception, path, desk=desk, at=at)
    return _opening(session, reception, None, None, at)


def year_ahead(
    session: Session, *, path: str | None = None, within: Scope | None = None, at: datetime
) -> list[Ahead]:
    """List the days planned from today on: those somebody of a branch may book, or those of a desk."""
    found = list(days.upcoming(session, path=path, within=within, at=at))
    ids = [each.id for each in found]
    places_of = _counted(session, ids, col(SlotRow.session_id), col(SlotRow.blocked).is_(False))
    has_place = col(AppointmentRow.state).in_(HOLDING_A_SLOT) & col(AppointmentRow.slot_id).is_not(None)
    held = _counted(session, ids, col(AppointmentRow.session_id), has_place)
    waits = col(AppointmentRow.state) == State.WAITLISTED
    waiting = _counted(session, ids, col(AppointmentRow.session_id), waits)
    return [
        Ahead(each.day, places_of[id_], max(places_of[id_] - held[id_] - waiting[id_], 0), waiting[id_])
        for id_, each in zip(ids, found, strict=True)
    ]


def booking(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Booking:
    """Return an appointment the caller may see to; anybody else's is refused like one that never was."""
    row = reachable(session, appointment_id, caller, at=at)
    return told(session, days.find(session, row.session_id, at=at), row, at=at, reader=caller)


def bookings(session: Session, caller: Caller, *, at: datetime) -> list[Booking]:
    """List what the caller holds, or holds for somebody, on days that are not over, in order of the day."""
    rows = session.exec(
        select(AppointmentRow)
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .where(
            (col(AppointmentRow.person_id) == caller.person_id)
            | ((col(AppointmentRow.made_by) == caller.person_id) & (AppointmentRow.way == Way.PROXY)),
            col(AppointmentRow.state).in_(ACTIVE),
            col(SessionRow.on_date) >= at.date(),
            SessionRow.state == "open",
            col(SessionRow.kind).in_(OPEN_TO_ALL),  # a requested meeting is told of by itself
        )
        .order_by(col(SessionRow.on_date), col(AppointmentRow.id))
    ).all()
    mine = [row for row in rows if _reaches(session, row, caller, at)]
    gone = visitors.held(session, [row.person_id for row in mine], on=at.date())
    return [
        told(session, days.find(session, row.session_id, at=at), row, at=at, reader=caller)
        for row in mine
        if row.person_id not in gone
    ]


def held_by(session: Session, reception: Reception, person_id: int, *, at: datetime) -> Booking | None:
    """Return what somebody holds on a day."""
    row = places.active(session, reception.id, person_id)
    return None if row is None else told(session, reception, row, at=at)


def comer(session: Session, caller: Caller, about: int, *, at: datetime) -> tuple[int, str | None]:
    """Return who would come, and the path of their branch; refused unless the caller speaks for them."""
    if about in {0, caller.person_id}:
        return caller.person_id, caller.unit_path
    visitors.check(session, caller, about, on=at.date())
    return about, people.branch_path(session, about, on=at.date())


def reachable(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> AppointmentRow:
    """Return the row of an appointment: the caller's, one they made for somebody, or of a day of their desk.

    Any other is refused like one that never was.
    """
    row = session.get(AppointmentRow, appointment_id)
    if row is None or not _reaches(session, row, caller, at):
        raise Refused("old-button")
    return row


def told(
    session: Session, reception: Reception, row: AppointmentRow, *, at: datetime, reader: Caller | None = None
) -> Booking:
    """Tell of an appointment what its visitor may know, which is all of it."""
    slot = session.get(SlotRow, row.slot_id) if row.slot_id is not None else None
    state = State(row.state)
    other = reader is not None and reader.person_id != row.person_id
    return Booking(
        id=id_of(row),
        state=state,
        day=reception.day,
        wish=Wish(row.topic, row.line, row.party, row.voice),
        number=row.number,
        starts_at=slot.starts_at.astimezone(reception.zone) if slot else None,
        ends_at=slot.ends_at.astimezone(reception.zone) if slot else None,
        position=waitlist.position(session, row) if state is State.WAITLISTED else None,
        held_until=waitlist.held_until(session, reception, row, at=at) if state is State.OFFERED else None,
        visitor=visitors.names(session, [row.person_id])[row.person_id] if other else None,
        may_come_now=state in {State.BOOKED, State.WAITLISTED} and at.date() == reception.day.on,
    )


def _first_choice(session: Session, path: str | None, at: datetime) -> Iterator[Reception]:
    """Yield the department's own days; where it has none, everybody's."""
    own = days.upcoming(session, at=at, path=path, own=True)
    first = next(own, None)
    yield from days.upcoming(session, at=at, path=path) if first is None else chain([first], own)


def _counted(
    session: Session, ids: list[int], day: Mapped[int], condition: ColumnElement[bool]
) -> Counter[int]:
    """Count the rows of some days of which something holds, by day."""
    rows = session.exec(select(day, func.count()).where(day.in_(ids), condition).group_by(day))
    return Counter(dict(rows.all()))


def _reaches(session: Session, row: AppointmentRow, caller: Caller, at: datetime) -> bool:
    if row.person_id == caller.person_id:
        return True
    if row.made_by == caller.person_id and visitors.speaks_for(session, caller, row.person_id, on=at.date()):
        return True
    return days.at_desk(days.load(session, session.get_one(SessionRow, row.session_id), at), caller)


def _opening(
    session: Session, reception: Reception, closed: Day | None, mine: Booking | None, at: datetime
) -> Opening:
    waiting = len(places.waiting(session, reception.id))
    # Whoever waits comes before whoever asks only now: the next transaction on this day offers them these.
    ahead = waiting if at < reception.day.closes_at else 0
    free = places.free_slots(session, reception, at=at)[ahead:]
    times = tuple(Time(id_of(slot), slot.starts_at.astimezone(reception.zone)) for slot in free)
    return Opening(reception.day, times, waiting, closed, mine)
