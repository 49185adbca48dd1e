"""What host, desk and whoever asked are told of a meeting that was booked, as messages in the outbox."""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlmodel import Session

from rules.permissions import Permission
from rules.reception.booking import reminder_times
from storage import outbox, posts
from storage.models.base import id_of
from storage.models.reception import SlotRow
from storage.models.talks import MeetingRow
from storage.outbox import Message
from storage.reception.days import Reception

BOOKED: Final = "meeting-booked"  # to host and desk
REMINDER: Final = "meeting-reminder"
STAGES: Final = ("evening", "soon")
_MINUTE: Final = timedelta(minutes=1)


def tell(session: Session, row: MeetingRow, reception: Reception, slot: SlotRow, *, at: datetime) -> None:
    """Tell host and desk at once, and remind whoever asked the evening before, and again shortly before."""
    desk = posts.holders(session, Permission.RUN_RECEPTION, reception.unit_path, on=reception.day.on)
    key = slot_key(slot.starts_at)
    told = [
        Message(BOOKED, str(id_of(row)), key, "", person_id, at, slot.starts_at)
        for person_id in sorted({reception.host_id, *desk})
    ]
    moments = reminder_times(reception.settings, slot.starts_at, reception.zone)
    ends = (*(moment - _MINUTE for moment in moments[1:]), slot.starts_at)
    reminded = [
        Message(REMINDER, str(id_of(row)), key, stage, row.person_id, moment, end)
        for stage, moment, end in zip(STAGES, moments, ends, strict=False)
        if moment > at
    ]
    outbox.put(session, [*told, *reminded])


def slot_key(starts_at: datetime) -> str:
    """Write a meeting's time as messages about it carry it: changed, they no longer hold."""
    return starts_at.astimezone(UTC).isoformat(timespec="minutes")
