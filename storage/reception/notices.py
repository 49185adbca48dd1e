"""What visitors, host and desk are told of a day without asking, as messages in the outbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.permissions import Permission
from rules.reception.appointments import State
from rules.reception.booking import reminder_times
from storage import outbox, posts
from storage.models.base import id_of
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow, SlotRow
from storage.outbox import Message
from storage.reception import days, places
from storage.reception.days import Reception

REMINDER: Final = "reception-reminder"
NO_PLACE: Final = "reception-no-place"
LIST: Final = "reception-list"
EVENING: Final = "evening"  # stages: the day before, shortly before, on the morning of the day
SOON: Final = "soon"
MORNING: Final = "morning"
_AHEAD: Final = timedelta(days=2)
_MINUTE: Final = timedelta(minutes=1)
_MORNING_AT: Final = time(8)


def plan(session: Session, *, at: datetime) -> int:
    """Put what is owed for closed days into the outbox and return how many messages were new."""
    closed = (each for each in _just_ahead(session, at) if at >= each.day.closes_at)
    return sum(outbox.put(session, _owed(session, reception, at)) for reception in closed)


def next_closing(session: Session, at: datetime) -> datetime | None:
    """Return when the next day closes for which nothing was planned yet; the past, if that was missed."""
    known = select(OutboxRow.subject).where(
        OutboxRow.kind == LIST, col(OutboxRow.slot) >= at.date().isoformat()
    )
    planned = set(session.exec(known))
    closings = (each.day.closes_at for each in _just_ahead(session, at) if str(each.id) not in planned)
    return min(closings, default=None)


def _just_ahead(session: Session, at: datetime) -> Iterator[Reception]:
    return days.upcoming(session, at=at, last=at.date() + _AHEAD)


def _owed(session: Session, reception: Reception, at: datetime) -> Iterator[Message]:
    booked = select(AppointmentRow, SlotRow).join(SlotRow, col(SlotRow.id) == col(AppointmentRow.slot_id))
    mine = (AppointmentRow.session_id == reception.id, AppointmentRow.state == State.BOOKED)
    for row, slot in session.exec(booked.where(*mine).order_by(col(SlotRow.starts_at))):
        yield from _reminders(reception, row, slot)
    for row in places.waiting(session, reception.id):
        yield _no_place(reception, row, at)
    yield from _lists(session, reception)


def _reminders(reception: Reception, row: AppointmentRow, slot: SlotRow) -> Iterator[Message]:
    """Remind the evening before, and again shortly before a later slot; each counts only till the next."""
    moments = reminder_times(reception.settings, slot.starts_at, reception.zone)
    ends = (*(moment - _MINUTE for moment in moments[1:]), slot.starts_at)
    for stage, moment, end in zip((EVENING, SOON), moments, ends, strict=False):
        yield Message(
            kind=REMINDER,
            subject=str(id_of(row)),
            slot=slot_key(slot.starts_at),
            stage=stage,
            person_id=row.person_id,
            not_before=moment,
            expires_at=end,
        )


def _no_place(reception: Reception, row: AppointmentRow, at: datetime) -> Message:
    return Message(
        kind=NO_PLACE,
        subject=str(id_of(row)),
        slot=reception.day.on.isoformat(),
        stage=EVENING,
        person_id=row.person_id,
        not_before=at,
        expires_at=_morning(reception) + timedelta(hours=12),
    )


def _lists(session: Session, reception: Reception) -> Iterator[Message]:
    desk = posts.holders(session, Permission.RUN_RECEPTION, reception.unit_path, on=reception.day.on)
    for person_id in sorted({reception.host_id, *desk}):
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


def _morning(reception: Reception) -> datetime:
    return datetime.combine(reception.day.on, _MORNING_AT, reception.zone)


def slot_key(starts_at: datetime) -> str:
    """Write a slot's time as messages about it carry it: moved, they no longer hold."""
    return starts_at.astimezone(UTC).isoformat(timespec="minutes")
