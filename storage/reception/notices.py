"""What visitors, host and desk are told of a day without asking, as messages in the outbox."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.permissions import Caller, Permission
from rules.reception.appointments import ACTIVE, State
from rules.reception.booking import reminder_times
from rules.reception.sessions import Way
from storage import outbox, posts
from storage.models.base import id_of
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow, SlotRow
from storage.outbox import Message
from storage.reception import days, places, visitors
from storage.reception.days import Reception

REMINDER: Final = "reception-reminder"
NO_PLACE: Final = "reception-no-place"
LIST: Final = "reception-list"
CHANGED: Final = "reception-changed"  # by somebody else's hand
OTHER_HOST: Final = "reception-other-host"
OTHER_PLACE: Final = "reception-other-place"
CALLED_OFF: Final = "reception-called-off"
CALLED: Final = "reception-called"  # their turn has come
EVENING: Final = "evening"  # stages: the day before, shortly before, on the morning of the day
SOON: Final = "soon"
MORNING: Final = "morning"
_AHEAD: Final = timedelta(days=2)
_MINUTE: Final = timedelta(minutes=1)
_TURN: Final = timedelta(minutes=15)  # a call that comes later than this calls nobody
_MORNING_AT: Final = time(8)


def plan(session: Session, *, at: datetime) -> int:
    """Put what is owed for closed days into the outbox and return how many messages were new."""
    closed = (each for each in _just_ahead(session, at) if at >= each.day.closes_at)
    return sum(outbox.put(session, _owed(session, reception, at)) for reception in closed)


def foreseen(session: Session, at: datetime) -> Iterator[Message]:
    """Yield what would leave on a day for days not closed yet, as things are now; nothing is stored."""
    for reception in _just_ahead(session, at):
        owed = _owed(session, reception, reception.day.closes_at)
        yield from (message for message in owed if message.not_before.date() == at.date())


def next_closing(session: Session, at: datetime) -> datetime | None:
    """Return when the next day closes for which nothing was planned yet; the past, if that was missed."""
    known = select(OutboxRow.subject).where(
        OutboxRow.kind == LIST, col(OutboxRow.slot) >= at.date().isoformat()
    )
    planned = set(session.exec(known))
    closings = (each.day.closes_at for each in _just_ahead(session, at) if str(each.id) not in planned)
    return min(closings, default=None)


def tell_changed(session: Session, row: AppointmentRow, by: Caller, *, at: datetime) -> None:
    """Tell a visitor what somebody else did with their appointment; whoever did it knows already."""
    told = visitors.told_of(session, row)
    if told != by.person_id and row.way != Way.WALK_IN:
        outbox.put(session, [_about(CHANGED, row, told, at.isoformat(), row.state, at=at)])


def remind(session: Session, reception: Reception, row: AppointmentRow, *, at: datetime) -> None:
    """Owe the reminders of a place that was taken after closing, when the others were planned already."""
    slot = session.get(SlotRow, row.slot_id) if row.slot_id is not None else None
    if at >= reception.day.closes_at and row.state == State.BOOKED and slot is not None:
        outbox.put(session, _reminders(session, reception, row, slot))


def tell_other_host(session: Session, reception: Reception, *, at: datetime) -> None:
    """Tell everybody who comes on a day or waits for a place that somebody else receives them."""
    for row in active(session, reception.id):
        told = visitors.told_of(session, row)
        outbox.put(
            session, [_about(OTHER_HOST, row, told, reception.day.on.isoformat(), at.isoformat(), at=at)]
        )


def tell_other_place(session: Session, reception: Reception, *, at: datetime) -> None:
    """Tell everybody who comes on a day or waits where it is held now.

    The messages carry the place: moved again before they leave, they no longer hold.
    """
    place, stage = reception.day.place, at.isoformat()
    for row in active(session, reception.id):
        told = visitors.told_of(session, row)
        outbox.put(session, [_about(OTHER_PLACE, row, told, place, stage, at=at)])


def tell_called_off(
    session: Session, row: AppointmentRow, on: date, moved_to: AppointmentRow | None, *, at: datetime
) -> None:
    """Tell somebody that the day is not held, and where they wait instead, if anywhere."""
    told = visitors.told_of(session, row)
    message = _about(
        CALLED_OFF, row, told, on.isoformat(), "" if moved_to is None else f"{moved_to.id}", at=at
    )
    outbox.put(session, [message])


def tell_called(session: Session, row: AppointmentRow, *, at: datetime) -> None:
    """Tell somebody that their turn has come, while that is of use."""
    subject, moment = str(id_of(row)), at.isoformat()
    late = at + _TURN
    outbox.put(session, [Message(CALLED, subject, moment, "call", row.person_id, at, expires_at=late)])


def active(session: Session, day_id: int) -> list[AppointmentRow]:
    """List who holds anything on a day, in the order in which they came to it."""
    return list(
        session.exec(
            select(AppointmentRow)
            .where(AppointmentRow.session_id == day_id, col(AppointmentRow.state).in_(ACTIVE))
            .order_by(col(AppointmentRow.id))
        )
    )


def slot_key(starts_at: datetime) -> str:
    """Write a slot's time as messages about it carry it: moved, they no longer hold."""
    return starts_at.astimezone(UTC).isoformat(timespec="minutes")


def _about(kind: str, row: AppointmentRow, told: int, slot: str, stage: str, *, at: datetime) -> Message:
    return Message(kind, str(id_of(row)), slot, stage, told, not_before=at)


def _just_ahead(session: Session, at: datetime) -> Iterator[Reception]:
    return days.upcoming(session, at=at, last=at.date() + _AHEAD)


def _owed(session: Session, reception: Reception, at: datetime) -> Iterator[Message]:
    booked = select(AppointmentRow, SlotRow).join(SlotRow, col(SlotRow.id) == col(AppointmentRow.slot_id))
    mine = (AppointmentRow.session_id == reception.id, AppointmentRow.state == State.BOOKED)
    for row, slot in session.exec(booked.where(*mine).order_by(col(SlotRow.starts_at))):
        yield from _reminders(session, reception, row, slot)
    for row in places.waiting(session, reception.id):
        yield _no_place(session, reception, row, at)
    yield from _lists(session, reception)


def _reminders(
    session: Session, reception: Reception, row: AppointmentRow, slot: SlotRow
) -> Iterator[Message]:
    """Remind the evening before, and again shortly before a later slot; each counts only till the next."""
    told = visitors.told_of(session, row)
    if told != row.person_id and row.way == Way.PHONE:
        return  # the desk has its list
    moments = reminder_times(reception.settings, slot.starts_at, reception.zone)
    ends = (*(moment - _MINUTE for moment in moments[1:]), slot.starts_at)
    for stage, moment, end in zip((EVENING, SOON), moments, ends, strict=False):
        yield Message(
            kind=REMINDER,
            subject=str(id_of(row)),
            slot=slot_key(slot.starts_at),
            stage=stage,
            person_id=told,
            not_before=moment,
            expires_at=end,
        )


def _no_place(session: Session, reception: Reception, row: AppointmentRow, at: datetime) -> Message:
    return Message(
        kind=NO_PLACE,
        subject=str(id_of(row)),
        slot=reception.day.on.isoformat(),
        stage=EVENING,
        person_id=visitors.told_of(session, row),
        not_before=at,
        expires_at=_morning(reception) + timedelta(hours=12),
    )


def _lists(session: Session, reception: Reception) -> Iterator[Message]:
    for person_id in sorted({reception.host_id, *_desk(session, reception)}):
        for stage, moment in ((EVENING, reception.day.reminds_at), (MORNING, _morning(reception))):
            yield Message(
                kind=LIST,
                subject=str(reception.id),
                slot=reception.day.on.isoformat(),
                stage=stage,
                person_id=person_id,
                not_before=moment,
                expires_at=_morning(reception) + timedelta(hours=12 if stage == MORNING else 0),
            )


def _desk(session: Session, reception: Reception) -> set[int]:
    """Return who works at the desk of a day: of its very unit, or of the nearest above that has a desk."""
    above: set[int] = set()
    nearest: set[int] = set()
    for path in days.upwards(reception.unit_path):
        holders = set(posts.holders(session, Permission.RUN_RECEPTION, path, on=reception.day.on))
        nearest = holders - above or nearest
        above = holders
    return nearest


def _morning(reception: Reception) -> datetime:
    return datetime.combine(reception.day.on, _MORNING_AT, reception.zone)
