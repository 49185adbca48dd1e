"""The slots of a reception day, read from the settings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from rules.reception.days import ReceptionSettings
from rules.refusals import Refused

_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-\u2013\u2014\uff0d]\s*(\d{1,2}):(\d{2})", re.ASCII)
_BETWEEN = re.compile(r"\s*[,;\uff0c\uff1b\u3001]\s*")


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of one party with the host; aware, in the zone that was asked for."""

    starts_at: datetime
    ends_at: datetime


def slots(settings: ReceptionSettings, on: date, zone: tzinfo) -> tuple[Slot, ...]:
    """Return the slots of that day in order."""
    return slots_between(settings.hours, settings.slot_minutes, on, zone)


def slots_between(hours: str, minutes: int, on: date, zone: tzinfo) -> tuple[Slot, ...]:
    """Return the slots of some hours in order; a slot that would run over their end is left out."""
    length = timedelta(minutes=minutes)
    found = tuple(
        slot
        for opens, closes in opening_hours(hours)
        for slot in _fill(datetime.combine(on, opens, zone), datetime.combine(on, closes, zone), length)
    )
    if not found:
        raise Refused("reception-hours-too-short", hours=hours, minutes=minutes)
    return found


def opening_hours(written: str) -> tuple[tuple[time, time], ...]:
    """Read opening hours (`09:00-12:00, 14:30-17:30`); refuse what is unreadable or out of order."""
    spans = tuple(_span(part, written) for part in _BETWEEN.split(written.strip()))
    is_reversed = any(opens >= closes for opens, closes in spans)
    is_overlapping = any(later[0] < earlier[1] for earlier, later in pairwise(spans))
    if is_reversed or is_overlapping:
        raise Refused("reception-hours-out-of-order", hours=written)
    return spans


def _span(part: str, written: str) -> tuple[time, time]:
    if match := _SPAN.fullmatch(part):
        hour, minute, until_hour, until_minute = map(int, match.groups())
        if max(hour, until_hour) < 24 and max(minute, until_minute) < 60:
            return time(hour, minute), time(until_hour, until_minute)
    raise Refused("reception-hours-unreadable", hours=written)


def _fill(opens: datetime, closes: datetime, length: timedelta) -> Iterator[Slot]:
    while opens + length <= closes:
        yield Slot(opens, opens + length)
        opens += length
