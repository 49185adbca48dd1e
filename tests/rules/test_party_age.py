"""Party age: from full membership, at once where there was no probation, corrected by months."""

from datetime import date

import pytest

from rules.party_age import full_member_since, party_age


@pytest.mark.parametrize(
    ("joined", "counts"),
    [("1969-03-31", False), ("1969-04-01", True), ("1977-08-11", True), ("1977-08-12", False)],
)
def test_who_joined_without_probation_counts_from_that_day(joined: str, counts: bool) -> None:
    joined_on = date.fromisoformat(joined)

    assert full_member_since(joined_on, None) == (joined_on if counts else None)


def test_others_count_from_full_membership() -> None:
    assert full_member_since(date(1990, 7, 1), date(1991, 7, 1)) == date(1991, 7, 1)


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        ("1976-07-01", "2026-06-30", 49),  # the day before
        ("1976-07-01", "2026-07-01", 50),
        ("1976-02-29", "2026-02-28", 49),  # a leap day comes round on 1 March
        ("1976-02-29", "2026-03-01", 50),
        ("1976-12-31", "2026-12-31", 50),  # year end
        ("2026-07-02", "2026-07-01", None),  # has not begun
    ],
)
def test_full_years_only(since: str, on: str, years: int | None) -> None:
    assert party_age(date.fromisoformat(since), date.fromisoformat(on)) == years


@pytest.mark.parametrize(("correction", "years"), [(0, 50), (-1, 49), (11, 50), (12, 51), (-1000, 0)])
def test_a_correction_is_in_months(correction: int, years: int) -> None:
    assert party_age(date(1976, 7, 1), date(2026, 7, 1), correction) == years
