"""How long a freed place is held for the first on the list."""

from datetime import datetime, time, timedelta, tzinfo

from rules.reception.days import ReceptionSettings


def hold_ends_at(
    settings: ReceptionSettings, delivered_at: datetime, closes_at: datetime, zone: tzinfo
) -> datetime:
    """Return until when (not included) an offered place is held: some waking hours, never past closing.

    The hours run from delivery and stand still at night: delivered at 18:00 and held for four, it ends at
    10:00 the next day. Delivered at or after closing it ends at once.
    """
    ends_at = _after_waking(settings, delivered_at.astimezone(zone), timedelta(hours=settings.hold_hours))
    return min(ends_at, closes_at.astimezone(zone))


def _after_waking(settings: ReceptionSettings, start: datetime, left: timedelta) -> datetime:
    while True:
        start = max(start, _at(start, settings.hold_from))
        night = _at(start, settings.hold_until)
        if start + left <= night:
            return start + left
        left -= max(night - start, timedelta())
        start = _at(start + timedelta(days=1), time())


def _at(moment: datetime, at: time) -> datetime:
    return datetime.combine(moment.date(), at, moment.tzinfo)
