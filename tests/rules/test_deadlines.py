import csv
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.days import Day
from rules.deadlines import (
    Budget,
    CalendarDays,
    WorkingDays,
    budget,
    deadline,
    recompute,
    working_days_between,
)
from rules.notice import parse_notice
from rules.refusals import Refused
from tests.files import DATA

CALENDAR = Calendar()
NOTICE_2027 = parse_notice((DATA / "notice-2027.json").read_bytes())  # invented
VECTORS = DATA / "working-days.csv"
receipts = st.dates(date(1990, 1, 1), date(2090, 12, 31))
budgets = st.integers(1, 60).map(WorkingDays)


def vectors() -> list[tuple[date, int, date, bool]]:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return [
            (
                date.fromisoformat(row["received_on"]),
                int(row["working_days"]),
                date.fromisoformat(row["due_on"]),
                row["calendar"] == "provisional",
            )
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("received_on", "count", "due_on", "provisional"), vectors())
def test_the_given_deadlines(received_on: date, count: int, due_on: date, provisional: bool) -> None:
    due = deadline(CALENDAR, received_on, WorkingDays(count))

    assert (due.due_on, due.provisional) == (due_on, provisional)


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2025, 9, 24), date(2025, 10, 21)),  # National Day with Mid-Autumn
        (date(2026, 4, 28), date(2026, 5, 21)),  # Labour Day, make-up Saturday 9 May
        (date(2026, 10, 10), date(2026, 10, 30)),  # received on a make-up Saturday
        (date(2024, 2, 18), date(2024, 3, 8)),  # over the leap day
        (date(2025, 12, 31), date(2026, 1, 22)),  # year's end, make-up Sunday 4 January
        (date(2026, 12, 14), date(2027, 1, 5)),
    ],
)
def test_fifteen_working_days_by_name(received_on: date, due_on: date) -> None:
    assert deadline(CALENDAR, received_on, WorkingDays(15)).due_on == due_on


@pytest.mark.parametrize(
    ("received_on", "count", "due_on"),
    [
        (date(2026, 11, 22), 15, date(2026, 12, 7)),
        (date(2026, 12, 20), 15, date(2027, 1, 4)),  # year's end
        (date(2028, 2, 25), 5, date(2028, 3, 1)),  # leap day
        (date(2026, 9, 25), 5, date(2026, 9, 30)),  # a holiday does not stop the clock
        (date(2026, 4, 29), 5, date(2026, 5, 4)),  # nor does the due day move off one
    ],
)
def test_calendar_days_run_through_everything(received_on: date, count: int, due_on: date) -> None:
    due = deadline(CALENDAR, received_on, CalendarDays(count))

    assert due.due_on == due_on
    assert (due.provisional, due.sources, due.skipped, due.make_ups) == (False, (), (), ())


def test_a_deadline_over_a_weekend_explains_itself() -> None:
    due = deadline(CALENDAR, date(2026, 11, 23), WorkingDays(15))

    assert due.due_on == date(2026, 12, 14)
    assert due.counted_from == date(2026, 11, 24)
    assert due.skips_weekends
    assert due.holidays == ()
    assert due.make_ups == ()


def test_a_deadline_over_holidays_explains_itself() -> None:
    due = deadline(CALENDAR, date(2026, 9, 15), WorkingDays(15))

    assert due.due_on == date(2026, 10, 12)
    assert due.counted_from == date(2026, 9, 16)
    assert due.skips_weekends
    assert due.holidays == ("中秋", "国庆")
    assert due.make_ups == (date(2026, 9, 20), date(2026, 10, 10))


def test_a_holiday_alone_is_not_said_to_be_a_weekend() -> None:
    due = deadline(CALENDAR, date(2026, 9, 30), WorkingDays(3))

    assert due.due_on == date(2026, 10, 10)
    assert due.holidays == ("国庆",)
    assert not due.skips_weekends


def test_json_names_every_day_off_on_the_way() -> None:
    assert deadline(CALENDAR, date(2026, 12, 30), WorkingDays(2)).as_json() == {
        "due_on": "2027-01-04",
        "provisional": True,
        "sources": ["chinesecalendar", "rule"],
        "skipped": [
            {"date": "2027-01-01", "name": "元旦"},
            {"date": "2027-01-02", "name": "周末"},
            {"date": "2027-01-03", "name": "周末"},
        ],
    }


def test_one_assumed_day_on_the_way_makes_it_provisional() -> None:
    due = deadline(CALENDAR, date(2003, 12, 30), WorkingDays(15))

    assert due.provisional
    assert due.sources == ("rule", "chinesecalendar")
    assert CALENDAR.is_confirmed(CALENDAR.day(due.due_on))


def test_an_imported_notice_moves_a_provisional_deadline() -> None:
    calendar = Calendar(NOTICE_2027.days)
    given = deadline(CALENDAR, date(2026, 12, 11), WorkingDays(15))

    moved = recompute(given, calendar)

    assert given.due_on == date(2027, 1, 4)
    assert moved.due_on == date(2027, 1, 5)
    assert (moved.received_on, moved.budget) == (given.received_on, given.budget)
    assert not moved.provisional
    assert moved.calendar_version == calendar.version != given.calendar_version
    assert moved.sources == ("chinesecalendar", "overlay:2027")
    assert recompute(moved, CALENDAR) is moved


def test_a_deadline_by_a_known_calendar_is_not_recomputed() -> None:
    off = Day(date(2026, 12, 31), is_off=True, name="元旦", source="overlay:2027")
    given = deadline(CALENDAR, date(2026, 12, 10), WorkingDays(15))

    assert given.due_on == off.on
    assert recompute(given, Calendar([off])) is given


@given(received_on=receipts, earlier=receipts, budget=budgets)
def test_received_later_is_due_no_earlier(received_on: date, earlier: date, budget: WorkingDays) -> None:
    first, second = sorted((received_on, earlier))

    assert deadline(CALENDAR, first, budget).due_on <= deadline(CALENDAR, second, budget).due_on


@given(received_on=receipts, count=st.integers(1, 60))
def test_a_longer_budget_is_due_later(received_on: date, count: int) -> None:
    due = deadline(CALENDAR, received_on, WorkingDays(count))
    longer = deadline(CALENDAR, received_on, WorkingDays(count + 1))

    assert longer.due_on == CALENDAR.next_working_day(due.due_on)


@given(received_on=receipts, budget=budgets)
def test_exactly_the_budget_lies_between_and_the_rest_is_skipped(
    received_on: date, budget: WorkingDays
) -> None:
    due = deadline(CALENDAR, received_on, budget)
    days = [received_on + timedelta(days=n + 1) for n in range((due.due_on - received_on).days)]

    assert CALENDAR.is_working(due.due_on)
    assert [day.on for day in due.skipped] == [day for day in days if not CALENDAR.is_working(day)]
    assert len(days) - len(due.skipped) == budget.count
    assert working_days_between(CALENDAR, received_on, due.due_on) == budget.count
    assert set(due.make_ups) <= {day for day in days if day.weekday() >= 5}


@given(received_on=receipts, budget=budgets)
def test_without_holidays_it_is_counting_monday_to_friday(received_on: date, budget: WorkingDays) -> None:
    due = deadline(CALENDAR, received_on, budget)
    day, left = received_on, budget.count
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5

    if not due.holidays and not due.make_ups:
        assert due.due_on == day
    assert due.due_on >= day or due.make_ups


@given(received_on=receipts, budget=budgets)
def test_it_is_provisional_if_and_only_if_a_day_on_the_way_is_assumed(
    received_on: date, budget: WorkingDays
) -> None:
    due = deadline(CALENDAR, received_on, budget)

    first, last = received_on + timedelta(days=1), due.due_on
    assert due.provisional == (first.year < 2004 or last.year > 2026)
    assert due.provisional == ("rule" in due.sources)


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 23), date(2026, 11, 1), 0),
        (date(2025, 12, 31), date(2026, 12, 31), 248),
        (date(2100, 12, 30), date(2100, 12, 31), 1),  # the last day we answer for
    ],
)
def test_working_days_between(after: date, until: date, count: int) -> None:
    assert working_days_between(CALENDAR, after, until) == count


@pytest.mark.parametrize("kind", [WorkingDays, CalendarDays])
@pytest.mark.parametrize("count", [0, -1, 1001])
def test_a_budget_nobody_means_is_refused(kind: type[Budget], count: int) -> None:
    with pytest.raises(Refused, match="budget-out-of-range") as refused:
        kind(count)
    assert refused.value.params == {"count": count, "least": 1, "most": 1000}


@pytest.mark.parametrize("given", [WorkingDays(15), CalendarDays(15)])
def test_a_budget_comes_back_from_its_stored_form(given: Budget) -> None:
    assert budget(given.unit, given.count) == given


def test_the_two_units_are_never_equal() -> None:
    assert len({WorkingDays(15), CalendarDays(15)}) == 2
    with pytest.raises(KeyError):
        budget("weeks", 2)


def test_a_deadline_past_the_tables_is_refused() -> None:
    with pytest.raises(Refused, match="calendar-year-out-of-range"):
        deadline(CALENDAR, date(2100, 12, 20), WorkingDays(15))
    with pytest.raises(Refused, match="calendar-year-out-of-range"):
        deadline(CALENDAR, date.max, CalendarDays(15))


@pytest.mark.parametrize("given", [WorkingDays(15), CalendarDays(15)])
def test_a_moment_is_no_day_of_receipt(given: Budget) -> None:
    with pytest.raises(TypeError):
        deadline(CALENDAR, datetime(2026, 12, 1, 9, 0, tzinfo=UTC), given)
