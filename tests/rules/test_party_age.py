"""Party age: from full membership, at once where there was no probation, corrected by months."""

from datetime import date
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.party_age import Basis, fifty_years, full_member_since, medal_year, party_age


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


Told: TypeAlias = tuple[str, Basis] | None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


@pytest.mark.parametrize(
    ("of", "year", "told"),
    [
        (("1976-07-01", None, 0), 2026, ("2026-07-01", Basis.AT_ONCE)),  # on the very day
        (("1976-07-02", None, 0), 2026, None),
        (("1976-07-02", None, 0), 2027, ("2026-07-02", Basis.AT_ONCE)),
        (("1976-02-29", None, 0), 2026, ("2026-02-28", Basis.AT_ONCE)),  # a leap day
        (("1975-07-01", None, 0), 2026, None),  # last year's
        (("1977-08-12", "1978-08-12", 0), 2029, ("2028-08-12", Basis.FULL)),  # with probation
        (("1977-08-12", "1978-08-12", 0), 2028, None),
        (("1977-08-11", None, 0), 2028, ("2027-08-11", Basis.AT_ONCE)),  # the last without
        (("1978-03-05", None, 0), 2029, ("2029-03-05", Basis.ASSUMED)),  # nobody knows since when
        (("1976-09-01", None, 3), 2026, ("2026-06-01", Basis.AT_ONCE)),  # corrected up
        (("1976-05-31", None, -1), 2026, ("2026-06-30", Basis.AT_ONCE)),  # corrected down, to a short month
        (("1976-05-31", None, -2), 2026, None),
        ((None, None, 0), 2026, None),
        ((None, "1976-05-01", 0), 2026, ("2026-05-01", Basis.FULL)),
    ],
)
def test_the_list_of_fifty_years(of: tuple[str | None, str | None, int], year: int, told: Told) -> None:
    joined, full, correction = of
    found = fifty_years(day(joined), day(full), correction, year)
    assert (None if found is None else (found.reached_on.isoformat(), found.basis)) == told


@given(st.dates(date(1960, 1, 1), date(1990, 12, 31)), st.integers(-30, 30))
def test_everybody_is_on_one_year_s_list_and_has_fifty_years_then(since: date, correction: int) -> None:
    years = [year for year in range(2005, 2050) if fifty_years(None, since, correction, year)]
    assert len(years) == 1
    assert (party_age(since, date(years[0], 7, 1), correction) or 0) >= 50
    assert (party_age(since, date(years[0] - 1, 7, 1), correction) or 0) < 50


@pytest.mark.parametrize(
    ("on", "year"), [("2026-05-01", 2026), ("2026-07-01", 2026), ("2026-07-02", 2027), ("2026-12-31", 2027)]
)
def test_the_medal_year_ends_with_1_july(on: str, year: int) -> None:
    assert medal_year(date.fromisoformat(on)) == year
