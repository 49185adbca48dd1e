"""Months of notes: the Monday nearest the 25th, the first Monday after, and the turn of the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.notes.days import NoteSettings, check, likely
from rules.notes.months import drafted_on, last_day, month_of, open_month, summed_up_on
from rules.refusals import Refused

days = st.dates(date(2026, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("month", "drafted", "summed_up"),
    [
        ("2026-11-01", "2026-11-23", "2026-12-07"),
        ("2026-05-01", "2026-05-25", "2026-06-01"),
        ("2026-06-01", "2026-06-22", "2026-07-06"),
        ("2026-09-01", "2026-09-28", "2026-10-05"),
        ("2026-12-01", "2026-12-28", "2027-01-04"),
        ("2028-02-01", "2028-02-28", "2028-03-06"),
    ],
    ids=["in between", "on the 25th", "earliest", "latest", "year end", "leap year"],
)
def test_when_a_note_is_drafted_and_summed_up(month: str, drafted: str, summed_up: str) -> None:
    first = date.fromisoformat(month)
    assert drafted_on(first) == date.fromisoformat(drafted)
    assert summed_up_on(first) == date.fromisoformat(summed_up)


@given(days)
def test_the_nearest_monday_is_never_more_than_three_days_away(day: date) -> None:
    month = month_of(day)
    assert drafted_on(month).weekday() == 0
    assert abs((drafted_on(month) - month.replace(day=25)).days) <= 3
    assert last_day(month) < summed_up_on(month)
    assert summed_up_on(month).day <= 7


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2026-11-23", "2026-11-01"),
        ("2026-12-10", "2026-11-01"),
        ("2026-12-11", "2026-12-01"),
        ("2027-01-01", "2026-12-01"),
        ("2028-03-01", "2028-02-01"),
    ],
)
def test_in_the_first_days_a_note_is_last_month_s(day: str, month: str) -> None:
    assert open_month(date.fromisoformat(day)) == date.fromisoformat(month)


def test_the_usual_day_and_the_last_one_are_offered() -> None:
    november, today = date(2026, 11, 1), date(2026, 11, 23)
    assert likely(november, 5, None, today) == (date(2026, 11, 5),)
    assert likely(november, 5, date(2026, 10, 15), today) == (date(2026, 11, 5), date(2026, 11, 15))
    assert likely(november, 5, date(2026, 10, 30), today) == (date(2026, 11, 5),)
    assert likely(november, 31, None, date(2026, 12, 2)) == (date(2026, 11, 30),)
    assert likely(date(2028, 2, 1), 30, date(2028, 1, 29), date(2028, 3, 1)) == (date(2028, 2, 29),)


@pytest.mark.parametrize("day", ["2026-10-31", "2026-12-01", "2026-11-24"])
def test_a_day_of_another_month_or_to_come_is_refused(day: str) -> None:
    with pytest.raises(Refused, match="note-day-outside"):
        check(date(2026, 11, 1), date.fromisoformat(day), date(2026, 11, 23))
    check(date(2026, 11, 1), date(2026, 11, 23), date(2026, 11, 23))


@pytest.mark.parametrize("day", [0, 32])
def test_a_fixed_day_is_a_day_of_a_month(day: int) -> None:
    with pytest.raises(Refused, match="setting-not-a-day"):
        NoteSettings(day)
