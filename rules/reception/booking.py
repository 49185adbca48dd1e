"""The times of a booking: when it can be made, when visitor and host are told, when the next is called."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from rules.reception.days import ReceptionSettings
from rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class BookingWindow:
    """From when and until when (not included) a day can be booked, changed and offered; aware."""

    opens_at: datetime
    closes_at: datetime


def booking_window(settings: ReceptionSettings, on: date, zone: tzinfo) -> BookingWindow:
    """Return the window of a day: from midnight so many days before to the closing hour the day before."""
    opens_on = on - timedelta(days=settings.opens_days_before)
    return BookingWindow(
        opens_at=datetime.combine(opens_on, time(), zone),
        closes_at=_day_before(on, settings.closes_at, zone),
    )


def check_open(window: BookingWindow, now: datetime) -> None:
    """Refuse a booking before the window opens or from the moment it closes."""
    if now < window.opens_at:
        raise Refused("booking-not-open-yet", opens_at=window.opens_at)
    if now >= window.closes_at:
        raise Refused("booking-closed", closed_at=window.closes_at)


def host_told_at(settings: ReceptionSettings, on: date, zone: tzinfo) -> datetime:
    """Return when the host gets the list of that day: the evening before."""
    return _day_before(on, settings.reminds_at, zone)


def reminder_times(settings: ReceptionSettings, starts_at: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """Return when the visitor is reminded: the evening before, and once more before a slot not early."""
    start = starts_at.astimezone(zone)
    evening_before = _day_before(start.date(), settings.reminds_at, zone)
    if start.time() < settings.reminds_again_from:
        return (evening_before,)
    return evening_before, start - timedelta(hours=settings.reminds_hours_before)


def may_call_next(settings: ReceptionSettings, starts_at: datetime, now: datetime) -> bool:
    """Say whether the visitor is so late that the desk is offered the next; nobody is marked absent by it."""
    return now >= starts_at + timedelta(minutes=settings.late_after_minutes)


def _day_before(on: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(on - timedelta(days=1), at, zone)
