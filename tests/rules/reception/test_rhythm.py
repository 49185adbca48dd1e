from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reception.rhythm import Rhythm, rhythm
from rules.refusals import Refused


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("monthly day 1", Rhythm(day=1)),
        ("monthly day 15", Rhythm(day=15)),
        ("monthly day 28", Rhythm(day=28)),
        ("weekly day 1", Rhythm(weekday=1)),
        ("weekly day 7", Rhythm(weekday=7)),
        ("monthly week 2 day 5", Rhythm(weekday=5, week=2)),
    ],
)
def test_a_rhythm_is_read(written: str, read: Rhythm) -> None:
    assert rhythm(written) == read


@pytest.mark.parametrize(
    "written",
    [
        *("", "monthly", "monthly day 0", "monthly day 29", "monthly day 151", "weekly day 0"),
        *(
            "weekly day 8",
            "monthly week 5 day 1",
            "monthly week 0 day 1",
            "monthly day \uff11",
            "Monthly day 1",
        ),
    ],
)
def test_another_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="reception-rhythm-unreadable"):
        rhythm(written)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("weekly day 5", [date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 8)]),  # year's end
        ("monthly week 1 day 5", [date(2027, 1, 1)]),
        ("monthly week 4 day 4", [date(2026, 12, 24)]),
        ("monthly day 28", [date(2026, 12, 28)]),
    ],
)
def test_the_days_it_names(written: str, days: list[date]) -> None:
    assert list(rhythm(written).days(date(2026, 12, 20), date(2027, 1, 10))) == days


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    assert list(rhythm("weekly day 2").days(date(2028, 2, 23), date(2028, 3, 6))) == [date(2028, 2, 29)]


@given(
    year=st.integers(2020, 2030), month=st.integers(1, 12), week=st.integers(1, 4), weekday=st.integers(1, 7)
)
def test_every_month_has_its_days(year: int, month: int, week: int, weekday: int) -> None:
    first, last = date(year, month, 1), date(year, month, 28)

    (on,) = rhythm(f"monthly week {week} day {weekday}").days(first, last)

    assert on.isoweekday() == weekday
    assert (on.day - 1) // 7 == week - 1
