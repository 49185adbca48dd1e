"""Planning a round: evenly, on working days only, and never past its end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.refusals import Refused
from rules.talks.planning import check_day, spread

CALENDAR = Calendar()


def test_twenty_units_over_the_rest_of_the_year() -> None:
    days = spread(CALENDAR, list(range(20)), date(2026, 11, 24), date(2026, 12, 31))
    assert (days[0], days[10], days[19]) == (date(2026, 11, 24), date(2026, 12, 14), date(2026, 12, 30))


def test_holidays_are_left_out_and_make_up_days_are_not() -> None:
    days = spread(CALENDAR, [1, 2, 3], date(2026, 9, 30), date(2026, 10, 10))
    assert list(days.values()) == [date(2026, 9, 30), date(2026, 10, 8), date(2026, 10, 9)]
    assert spread(CALENDAR, [1], date(2026, 10, 10), date(2026, 10, 11)) == {1: date(2026, 10, 10)}


def test_no_working_day_is_left() -> None:
    with pytest.raises(Refused, match="talk-no-days"):
        spread(CALENDAR, [1], date(2027, 1, 1), date(2027, 1, 1))
    assert spread(CALENDAR, [], date(2027, 1, 1), date(2027, 1, 1)) == {}


@given(st.integers(1, 60), st.dates(date(2026, 1, 1), date(2026, 11, 30)))
def test_always_in_order_and_within(count: int, first: date) -> None:
    last = date(2026, 12, 31)
    days = list(spread(CALENDAR, list(range(count)), first, last).values())
    assert days == sorted(days)
    assert first <= days[0] <= days[-1] <= last
    assert all(CALENDAR.is_working(each) for each in days)


@pytest.mark.parametrize("on", [date(2026, 11, 22), date(2027, 1, 1)])
def test_a_day_outside_the_period_is_refused(on: date) -> None:
    with pytest.raises(Refused, match="talk-plan-outside"):
        check_day(on, today=date(2026, 11, 23), due_on=date(2026, 12, 31))
