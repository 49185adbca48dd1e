"""All 15ths under each policy, year ends, and other rhythms."""

from collections import Counter
from collections.abc import Callable
from datetime import date, time
from functools import partial

import pytest

from rules.calendar import Calendar
from rules.reception.days import (
    HolidayPolicy,
    ReceptionDay,
    ReceptionSettings,
    reception_days,
    without_clashes,
)
from rules.refusals import Refused

CALENDAR = Calendar()
MONTHS = [(year, month) for year in range(2020, 2028) for month in range(1, 13)]
BY_RULE = {date(2027, 9, 15)}  # Mid-Autumn 2027: no notice is known, the rule says so
HOLIDAYS = {date(2021, 2, 15), date(2024, 2, 15), date(2024, 9, 15), date(2026, 2, 15), *BY_RULE}


def settings(policy: HolidayPolicy) -> ReceptionSettings:
    return ReceptionSettings(holiday_policy=policy)


def held_on(policy: HolidayPolicy, year: int, month: int) -> date:
    first, last = date(year, month, 1), date(year, month, 28)
    (day,) = reception_days(CALENDAR, settings(policy), first, last)
    assert day.nominal_on == date(year, month, 15)
    return day.on


def test_the_84_fifteenths_to_2026_are_58_workdays_22_weekends_and_4_holidays() -> None:
    days = [CALENDAR.day(date(year, month, 15)) for year, month in MONTHS if year < 2027]
    kinds = Counter("work" if not day.is_off else "holiday" if day.name else "weekend" for day in days)

    assert kinds == {"work": 58, "weekend": 22, "holiday": 4}
    assert {day.on for day in days if day.is_off and day.name} == HOLIDAYS - BY_RULE


@pytest.mark.parametrize(("year", "month"), MONTHS)
def test_as_is_is_the_fifteenth_whatever_it_is(year: int, month: int) -> None:
    assert held_on(HolidayPolicy.AS_IS, year, month) == date(year, month, 15)


@pytest.mark.parametrize(("year", "month"), MONTHS)
def test_weekend_ok_moves_the_holidays_alone(year: int, month: int) -> None:
    fifteenth = date(year, month, 15)
    held = held_on(HolidayPolicy.WEEKEND_OK_HOLIDAY_NEXT, year, month)

    assert (held != fifteenth) == (fifteenth in HOLIDAYS)
    assert held == fifteenth or held == CALENDAR.next_working_day(fifteenth)


@pytest.mark.parametrize(("year", "month"), MONTHS)
def test_next_workday_is_always_worked_and_the_first(year: int, month: int) -> None:
    fifteenth = date(year, month, 15)
    held = held_on(HolidayPolicy.NEXT_WORKDAY, year, month)

    assert CALENDAR.is_working(held)
    assert not any(CALENDAR.is_working(fifteenth.replace(day=day)) for day in range(15, held.day))


def test_how_many_days_each_policy_moves() -> None:
    moved = {
        policy: sum(held_on(policy, year, month).day != 15 for year, month in MONTHS)
        for policy in HolidayPolicy
    }

    assert moved == {
        HolidayPolicy.AS_IS: 0,
        HolidayPolicy.WEEKEND_OK_HOLIDAY_NEXT: 5,
        HolidayPolicy.NEXT_WORKDAY: 29,
    }


@pytest.mark.parametrize(
    ("year", "month", "weekend_ok", "next_workday"),
    [
        (2026, 2, date(2026, 2, 24), date(2026, 2, 24)),  # Spring Festival
        (2024, 2, date(2024, 2, 18), date(2024, 2, 18)),  # to a make-up Sunday
        (2024, 9, date(2024, 9, 18), date(2024, 9, 18)),  # Mid-Autumn on a Sunday is a holiday
        (2026, 8, date(2026, 8, 15), date(2026, 8, 17)),  # Saturday
        (2027, 5, date(2027, 5, 15), date(2027, 5, 17)),  # Saturday
        (2027, 8, date(2027, 8, 15), date(2027, 8, 16)),  # Sunday
        (2027, 9, date(2027, 9, 16), date(2027, 9, 16)),  # Mid-Autumn, by the rule
        (2027, 1, date(2027, 1, 15), date(2027, 1, 15)),
    ],
)
def test_named_fifteenths(year: int, month: int, weekend_ok: date, next_workday: date) -> None:
    assert held_on(HolidayPolicy.WEEKEND_OK_HOLIDAY_NEXT, year, month) == weekend_ok
    assert held_on(HolidayPolicy.NEXT_WORKDAY, year, month) == next_workday


def test_only_three_fifteenths_of_2027_are_off() -> None:
    off = [month for month in range(1, 13) if not CALENDAR.is_working(date(2027, month, 15))]

    assert off == [5, 8, 9]


def days_of(written: str, policy: HolidayPolicy, first: date, last: date) -> list[ReceptionDay]:
    wanted = ReceptionSettings(rhythm=written, holiday_policy=policy)
    return without_clashes(reception_days(CALENDAR, wanted, first, last))


def test_days_between_go_through_the_year_s_end() -> None:
    days = days_of("monthly day 15", HolidayPolicy.AS_IS, date(2026, 11, 15), date(2027, 1, 15))

    assert [day.on for day in days] == [date(2026, 11, 15), date(2026, 12, 15), date(2027, 1, 15)]
    assert days_of("monthly day 15", HolidayPolicy.AS_IS, date(2026, 11, 16), date(2026, 12, 14)) == []


@pytest.mark.parametrize(
    ("written", "first", "held"),
    [
        ("monthly day 1", date(2027, 1, 1), [date(2027, 1, 4)]),  # New Year's Day, then a weekend
        ("weekly day 4", date(2026, 12, 31), [date(2026, 12, 31)]),
        ("weekly day 5", date(2027, 1, 1), [date(2027, 1, 4)]),
        ("monthly day 28", date(2027, 2, 28), [date(2027, 3, 1)]),  # a Sunday at the month's end
        ("monthly day 28", date(2028, 2, 28), [date(2028, 2, 28)]),  # before a leap day
    ],
)
def test_moved_over_the_end_of_a_month_or_year(written: str, first: date, held: list[date]) -> None:
    assert [day.on for day in days_of(written, HolidayPolicy.NEXT_WORKDAY, first, first)] == held


def test_a_day_moved_onto_another_of_the_same_rhythm_is_left_out() -> None:
    """Thursday 1 October 2026 is a holiday until the 7th: moved, it would fall on Thursday the 8th."""
    held = days_of("weekly day 4", HolidayPolicy.NEXT_WORKDAY, date(2026, 9, 24), date(2026, 10, 8))

    assert held == [
        ReceptionDay(date(2026, 9, 24), date(2026, 9, 24)),
        ReceptionDay(date(2026, 10, 8), date(2026, 10, 8)),
    ]


def test_a_rhythm_nobody_can_read_is_no_setting() -> None:
    with pytest.raises(Refused, match="reception-rhythm-unreadable"):
        ReceptionSettings(rhythm="now and then")


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (partial(ReceptionSettings, slot_minutes=0), "slot_minutes"),
        (partial(ReceptionSettings, party_most=0), "party_most"),
        (partial(ReceptionSettings, opens_days_before=0), "opens_days_before"),
        (partial(ReceptionSettings, hold_hours=-1), "hold_hours"),
    ],
)
def test_a_setting_of_nothing_is_refused(make: Callable[[], ReceptionSettings], name: str) -> None:
    with pytest.raises(Refused, match="setting-not-positive") as refused:
        make()
    assert refused.value.params == {"setting": name}


def test_a_hold_that_would_never_run_is_refused() -> None:
    with pytest.raises(Refused, match="setting-out-of-order"):
        ReceptionSettings(hold_from=time(20), hold_until=time(20))
