"""Which days of the year come round in a week: a month's end, a year's end, 29 February."""

from datetime import date

import pytest

from rules.joining_days import come_round, next_week, this_week


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-11-30", "2026-12-01", {(11, 30), (12, 1)}),
        ("2026-12-31", "2027-01-01", {(12, 31), (1, 1)}),
        ("2027-02-27", "2027-03-01", {(2, 27), (2, 28), (2, 29), (3, 1)}),  # a common year
        ("2027-03-01", "2027-03-02", {(3, 1), (3, 2)}),
        ("2028-02-28", "2028-02-28", {(2, 28)}),  # a leap year
        ("2028-02-28", "2028-03-01", {(2, 28), (2, 29), (3, 1)}),
    ],
)
def test_what_comes_round(first: str, last: str, days: set[tuple[int, int]]) -> None:
    assert come_round(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_a_week_and_the_week_after_meet_and_do_not_overlap() -> None:
    monday = date(2026, 12, 28)
    assert this_week(monday) == (monday, date(2027, 1, 3))
    assert next_week(monday) == (date(2027, 1, 4), date(2027, 1, 10))
    assert next_week(monday) == this_week(date(2027, 1, 4))
