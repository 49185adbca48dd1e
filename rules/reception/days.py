"""Which days are reception days: a rhythm, and what happens when a day of it is a holiday."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Final

from rules.calendar import Calendar
from rules.reception.rhythm import rhythm
from rules.refusals import Refused
from rules.tables import table

_PLACE_MOST: Final = 40  # characters: it stands in the middle of a sentence


class HolidayPolicy(StrEnum):
    """What becomes of a reception day that is not worked; the value is what the setting says."""

    AS_IS = "as_is"  # held on the day whatever it is
    WEEKEND_OK_HOLIDAY_NEXT = "weekend_ok_holiday_next"  # a holiday moves it to the next working day
    NEXT_WORKDAY = "next_workday"  # a weekend does too


@dataclass(frozen=True, slots=True)
class ReceptionSettings:
    """The settings of reception as they hold on a day; times are local."""

    place: str = field(default_factory=lambda: str(table("reception")["place"]))  # as visitors read it
    rhythm: str = "monthly day 15"  # monthly day D, monthly week W day D, weekly day D
    holiday_policy: HolidayPolicy = HolidayPolicy.AS_IS  # or weekend_ok_holiday_next, next_workday
    hours: str = "09:00-12:00, 14:30-17:30"  # in which times are given
    slot_minutes: int = 20  # one visitor, or one party
    party_most: int = 5  # people who may come together
    opens_days_before: int = 30  # booking begins
    closes_at: time = time(17, 0)  # booking ends, the day before
    reminds_at: time = time(18, 0)  # the day before; the host's list too
    reminds_hours_before: int = 2  # a second time, on the day itself
    reminds_again_from: time = time(10, 0)  # earlier visitors are already on their way
    hold_hours: int = 4  # how long an offered place is held
    hold_from: time = time(8, 0)  # the hold of an offered place runs in these hours only
    hold_until: time = time(20, 0)  # likewise
    late_after_minutes: int = 10  # then the desk may take somebody else first

    def __post_init__(self) -> None:
        for name in ("slot_minutes", "party_most", "opens_days_before", "hold_hours"):
            if getattr(self, name) < 1:
                raise Refused("setting-not-positive", setting=name)
        if self.hold_from >= self.hold_until:
            raise Refused("setting-out-of-order", setting="hold_from")
        if not self.place.strip():
            raise Refused("setting-empty", setting="place")
        rhythm(self.rhythm)


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """A reception day: the day the rhythm names, which identifies it, and the day it is held on."""

    nominal_on: date
    on: date


def reception_days(
    calendar: Calendar, settings: ReceptionSettings, first: date, last: date
) -> Iterator[ReceptionDay]:
    """Yield the days the rhythm names from the first to the last, both included, with where each is held."""
    for nominal_on in rhythm(settings.rhythm).days(first, last):
        yield ReceptionDay(nominal_on, _held_on(calendar, nominal_on, settings.holiday_policy))


def without_clashes(days: Iterable[ReceptionDay]) -> list[ReceptionDay]:
    """Leave out a day that was moved onto another of the same host: nobody receives twice on one day."""
    listed = list(days)
    taken = {day.on for day in listed if day.on == day.nominal_on}
    kept = []
    for day in listed:
        if day.on == day.nominal_on or day.on not in taken:
            kept.append(day)
            taken.add(day.on)
    return kept


def _held_on(calendar: Calendar, nominal_on: date, policy: HolidayPolicy) -> date:
    if policy is HolidayPolicy.AS_IS or calendar.is_working(nominal_on):
        return nominal_on
    is_holiday = calendar.day(nominal_on).name is not None
    if policy is HolidayPolicy.NEXT_WORKDAY or is_holiday:
        return calendar.next_working_day(nominal_on)
    return nominal_on


def place_of(typed: str) -> str:
    """Return a place as it was typed, in one line; a long one is refused ('place-too-long')."""
    place = " ".join(typed.split())
    if len(place) > _PLACE_MOST:
        raise Refused("place-too-long", most=_PLACE_MOST)
    return place
