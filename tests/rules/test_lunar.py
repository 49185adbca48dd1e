import csv
from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import TermUtils
from hypothesis import given
from hypothesis import strategies as st

from rules.days import FIRST_YEAR, LAST_YEAR
from rules.lunar import FESTIVALS, festival, festivals
from rules.refusals import Refused
from tests.files import DATA

VECTORS = DATA / "festivals.csv"
years = st.integers(FIRST_YEAR, LAST_YEAR)

# First days of lunar years; 2033 has the leap eleventh month that older tables get wrong.
SPRING_FESTIVALS = [
    date(1990, 1, 27),
    date(1995, 1, 31),
    date(2000, 2, 5),
    date(2005, 2, 9),
    date(2010, 2, 14),
    date(2015, 2, 19),
    date(2020, 1, 25),
    date(2023, 1, 22),
    date(2024, 2, 10),
    date(2028, 1, 26),
    date(2030, 2, 3),
    date(2033, 1, 31),
    date(2034, 2, 19),
    date(2056, 2, 15),
]


def vectors() -> list[tuple[str, date]]:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return [(row["festival"], date.fromisoformat(row["gregorian_on"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("name", "on"), vectors())
def test_the_given_festivals(name: str, on: date) -> None:
    assert festivals(on.year)[name] == on


@pytest.mark.parametrize("on", SPRING_FESTIVALS)
def test_spring_festival_its_eve_and_lantern_stand_together(on: date) -> None:
    assert festival("spring_festival", on.year) == on
    assert festival("spring_eve", on.year) == on - timedelta(days=1)
    assert festival("lantern", on.year) == on + timedelta(days=14)


@pytest.mark.parametrize(
    ("code", "on"),
    [
        ("dragon_boat", date(2020, 6, 25)),  # after a leap fourth month
        ("dragon_boat", date(2023, 6, 22)),  # after a leap second month
        ("dragon_boat", date(2027, 6, 9)),
        ("mid_autumn", date(2020, 10, 1)),  # on National Day
        ("mid_autumn", date(2027, 9, 15)),
        ("double_ninth", date(2027, 10, 8)),
        ("double_ninth", date(2029, 10, 16)),
        ("qingming", date(2024, 4, 4)),
        ("qingming", date(2027, 4, 5)),
    ],
)
def test_named_festivals_of_single_years(code: str, on: date) -> None:
    assert festival(code, on.year) == on


def test_the_eve_follows_short_and_long_twelfth_months() -> None:
    assert festival("spring_eve", 2025) == date(2025, 1, 28)  # the 29th of the twelfth month
    assert festival("spring_eve", 2024) == date(2024, 2, 9)  # the 30th


@given(year=years)
def test_qingming_is_the_solar_term(year: int) -> None:
    assert festival("qingming", year) == TermUtils.nth_term_day(year, 6)


@given(year=years)
def test_a_year_has_every_festival_once_in_the_order_of_days(year: int) -> None:
    days = festivals(year)

    assert list(days.values()) == sorted(days.values())
    assert set(days) == {each.name for each in FESTIVALS.values()}
    assert {on.year for on in days.values()} == {year}


def test_the_festivals_by_name_in_the_order_of_2026() -> None:
    assert list(festivals(2026)) == [
        "元旦", "除夕", "春节", "元宵", "清明", "五一", "端午", "七一", "中秋", "国庆", "重阳",
    ]  # fmt: skip


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_a_year_beyond_the_tables_is_refused(year: int) -> None:
    for ask in (festivals, lambda year: festival("lantern", year)):
        with pytest.raises(Refused) as refusal:
            ask(year)
        assert refusal.value.key == "calendar-year-out-of-range"
        assert refusal.value.params["year"] == year
