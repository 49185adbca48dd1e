from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.roster.cells import Cell
from rules.roster.dates import ReadDate, read_date


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("1976-07-01", date(1976, 7, 1)),
        ("1976/7/1", date(1976, 7, 1)),
        ("1976.7.1", date(1976, 7, 1)),
        ("1976.07.01.", date(1976, 7, 1)),
        ("19760701", date(1976, 7, 1)),
        (19760701.0, date(1976, 7, 1)),
        ("1950年3月5日", date(1950, 3, 5)),
        (" 1950 年 3 月 5 日 ", date(1950, 3, 5)),
        ("１９５０年３月５日", date(1950, 3, 5)),
        ("1950-03-05 00:00:00", date(1950, 3, 5)),
        ("1950-03-05T00:00:00", date(1950, 3, 5)),
        (18628.0, date(1950, 12, 31)),
        ("18628", date(1950, 12, 31)),
        (18628.75, date(1950, 12, 31)),
        (8766.0, date(1923, 12, 31)),  # four digits: somebody of more than 99 years
        (date(1950, 3, 5), date(1950, 3, 5)),
        (datetime(1950, 3, 5, 8, 30), date(1950, 3, 5)),  # noqa: DTZ001 - a workbook knows no time zones
        ("2000-02-29", date(2000, 2, 29)),
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Cell, on: date) -> None:
    assert read_date(cell) == ReadDate(on, exact=True)


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("1976.07", date(1976, 7, 1)),
        ("1976-07", date(1976, 7, 1)),
        ("1976年7月", date(1976, 7, 1)),
        ("197607", date(1976, 7, 1)),
        (197607.0, date(1976, 7, 1)),
        (1976.07, date(1976, 7, 1)),
        (1976.1, date(1976, 10, 1)),
        (1976.12, date(1976, 12, 1)),
    ],
)
def test_a_month_is_read_and_said_to_be_one(cell: Cell, on: date) -> None:
    assert read_date(cell) == ReadDate(on, exact=False)


@pytest.mark.parametrize(
    "cell",
    [
        "1950-02-30",
        "1900-02-29",
        "1976-13",
        "1976",
        1976.0,
        "50.03",
        "农历三月",
        "",
        "-",
        True,
        1976.5,
        "2000-00-10",
    ],
)
def test_what_is_no_date_is_not_made_one(cell: Cell) -> None:
    assert read_date(cell) is None


@given(
    st.dates(min_value=date(1906, 2, 1), max_value=date(2100, 12, 31)),
    st.sampled_from([("-", "-", ""), ("/", "/", ""), (".", ".", "."), ("年", "月", "日")]),
)
def test_every_day_survives_being_written(day: date, separators: tuple[str, str, str]) -> None:
    first, second, last = separators
    written = f"{day.year}{first}{day.month}{second}{day.day}{last}"
    serial = float((day - date(1899, 12, 30)).days)
    assert read_date(written) == read_date(serial) == read_date(f"{day:%Y%m%d}") == ReadDate(day)


@given(st.text(max_size=12) | st.floats())
def test_no_cell_stops_the_import(cell: Cell) -> None:
    found = read_date(cell)
    assert found is None or isinstance(found.on, date)
