"""The clocks of a case: budgets, the extension, the rungs of chasing and silence, by named days."""

import csv
from datetime import date

import pytest

from rules.calendar import Calendar
from rules.cases.categories import CATEGORIES, category, contradicts
from rules.cases.clock import CaseSettings, Rung, check_extension, due, reached, silent_from, step_day
from rules.deadlines import CalendarDays, WorkingDays
from rules.refusals import Refused
from tests.files import DATA

CALENDAR = Calendar()
SETTINGS = CaseSettings()
VECTORS = DATA / "working-days.csv"


def test_vectors() -> None:
    """Every vector of fifteen working days is the due day of a case of that receipt."""
    with VECTORS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        budget = WorkingDays(int(row["working_days"]))
        found = due(CALENDAR, date.fromisoformat(row["received_on"]), budget)
        assert str(found.on) == row["due_on"]
        assert found.provisional == (row["calendar"] != "published")


def test_the_message_of_the_texts() -> None:
    """Received on Sunday 22 November 2026, due on Friday 11 December; on Monday, on the 14th."""
    assert due(CALENDAR, date(2026, 11, 22), category("members").budget).on == date(2026, 12, 11)
    assert due(CALENDAR, date(2026, 11, 23), category("members").budget).on == date(2026, 12, 14)


def test_the_clocks_of_categories() -> None:
    assert category("discipline").budget == CalendarDays(15)
    assert category("election").budget == CalendarDays(5)
    assert {each.budget for each in CATEGORIES.values()} == {
        WorkingDays(15),
        CalendarDays(15),
        CalendarDays(5),
    }


def test_an_unknown_category() -> None:
    with pytest.raises(Refused, match="case-category-unknown"):
        category("gossip")


def test_calendar_days_run_through_weekends() -> None:
    assert due(CALENDAR, date(2026, 11, 26), CalendarDays(5)).on == date(2026, 12, 1)


def test_an_extension_runs_from_the_first_due_day() -> None:
    extended = due(CALENDAR, date(2026, 11, 23), WorkingDays(15), extra=5)
    assert (extended.first.due_on, extended.on) == (date(2026, 12, 14), date(2026, 12, 21))
    assert not extended.provisional


def test_an_extension_into_a_year_nobody_published_is_provisional() -> None:
    extended = due(CALENDAR, date(2026, 11, 23), WorkingDays(15), extra=15)
    assert extended.on == date(2027, 1, 5)
    assert extended.provisional
    assert not extended.first.provisional


@pytest.mark.parametrize(
    ("days", "extended", "today", "key"),
    [
        (5, True, date(2026, 12, 1), "case-extended-already"),
        (16, False, date(2026, 12, 1), "case-extension-too-long"),
        (0, False, date(2026, 12, 1), "case-extension-too-long"),
        (5, False, date(2026, 12, 15), "case-extension-too-late"),
    ],
)
def test_extensions_refused(days: int, extended: bool, today: date, key: str) -> None:
    with pytest.raises(Refused, match=key):
        check_extension(SETTINGS, days, extended=extended, due_on=date(2026, 12, 14), today=today)


def test_an_extension_on_the_last_day() -> None:
    check_extension(SETTINGS, 15, extended=False, due_on=date(2026, 12, 14), today=date(2026, 12, 14))


@pytest.mark.parametrize(
    ("today", "rungs"),
    [
        (date(2026, 12, 11), []),  # Friday before
        (date(2026, 12, 14), [Rung.DUE]),
        (date(2026, 12, 15), [Rung.LATE]),
        (date(2026, 12, 16), [Rung.LATE]),
        (date(2026, 12, 17), [Rung.LATE, Rung.LATE_HEAD]),
        (date(2026, 12, 20), [Rung.LATE, Rung.LATE_HEAD]),  # a Sunday: the next rung waits for Monday
        (date(2026, 12, 21), [Rung.LATE, Rung.LATE_HEAD, Rung.LATE_MINISTER]),
    ],
)
def test_the_ladder(today: date, rungs: list[Rung]) -> None:
    assert [step.rung for step in reached(CALENDAR, date(2026, 12, 14), today)] == rungs


def test_a_due_day_on_a_weekend_is_told_on_friday() -> None:
    saturday = date(2026, 11, 28)
    assert step_day(CALENDAR, saturday, 0) == date(2026, 11, 27)
    assert [step.rung for step in reached(CALENDAR, saturday, date(2026, 11, 28))] == [Rung.DUE]


def test_rungs_pass_over_a_holiday() -> None:
    """Due on 30 September 2026: 8 and 9 October are worked, and so is Saturday the 10th."""
    assert [step_day(CALENDAR, date(2026, 9, 30), after) for after in (1, 3, 5)] == [
        date(2026, 10, 8),
        date(2026, 10, 10),
        date(2026, 10, 13),
    ]


def test_silence_takes_ten_whole_working_days() -> None:
    """Answered on Monday 23 November: the tenth working day is Monday 7 December, silent from the 8th."""
    assert silent_from(CALENDAR, date(2026, 11, 23), SETTINGS) == date(2026, 12, 8)


@pytest.mark.parametrize("remark", ["还是没解决", "路灯还没人来修", "Nothing changed", "糊弄人的"])
def test_contradictions(remark: str) -> None:
    assert contradicts(remark)


@pytest.mark.parametrize("remark", ["谢谢,路灯亮了", "办得快", "Thank you"])
def test_no_contradiction(remark: str) -> None:
    assert not contradicts(remark)


def test_settings_are_positive() -> None:
    with pytest.raises(Refused, match="setting-not-positive"):
        CaseSettings(silent_days=0)
