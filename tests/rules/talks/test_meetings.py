"""Requested meetings: three working days, free times of hosts, which of them are offered."""

from datetime import date, datetime, timedelta

import pytest

from rules.calendar import Calendar
from rules.refusals import Refused
from rules.talks.meetings import Busy, TalkSettings, choose, due_on, free_times
from tests.reception import at

CALENDAR = Calendar()
SETTINGS = TalkSettings()
ZONE = at("2026-11-23T09:00").tzinfo


def free(asked_on: date, *busy: Busy) -> list[datetime]:
    assert ZONE is not None
    return free_times(SETTINGS, CALENDAR, asked_on, busy, ZONE)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),
        (date(2026, 11, 27), date(2026, 12, 2)),  # over a weekend
        (date(2026, 9, 30), date(2026, 10, 10)),  # over a holiday, its make-up day counts
        (date(2026, 12, 30), date(2027, 1, 5)),  # over the year's end
    ],
)
def test_three_working_days(asked: date, due: date) -> None:
    assert due_on(SETTINGS, CALENDAR, asked) == due
    assert {time.date() for time in free(asked)} <= {asked + timedelta(days=n) for n in range(1, 12)}
    assert max(free(asked)).date() == due


def test_a_day_has_the_times_that_fit_its_hours() -> None:
    first = [time for time in free(date(2026, 11, 23)) if time.date() == date(2026, 11, 24)]
    assert [f"{time:%H:%M}" for time in first] == [
        *("09:00", "09:40", "10:20", "11:00"),
        *("14:30", "15:10", "15:50", "16:30"),
    ]


def test_what_touches_a_taken_span_is_not_free() -> None:
    taken = Busy(at("2026-11-24T09:30"), at("2026-11-24T10:20"))
    morning = [time for time in free(date(2026, 11, 23), taken) if time < at("2026-11-24T12:00")]
    assert [f"{time:%H:%M}" for time in morning] == ["10:20", "11:00"]


def test_one_time_a_day_and_the_halves_alternate() -> None:
    times = free(date(2026, 11, 23))
    first = [f"{time:%d %H:%M}" for _, time in choose({1: times}, 3, turn=1)]
    second = [f"{time:%d %H:%M}" for _, time in choose({1: times}, 3, turn=2)]
    assert first == ["24 09:00", "25 14:30", "26 09:00"]
    assert second == ["24 14:30", "25 09:00", "26 14:30"]


def test_another_host_comes_in_only_where_days_are_short() -> None:
    times = free(date(2026, 11, 23))
    one_day = [time for time in times if time.date() == date(2026, 11, 25)]
    chosen = choose({1: one_day, 2: times}, 3, turn=1)
    assert [(host, f"{time:%d}") for host, time in chosen] == [(2, "24"), (1, "25"), (2, "25")]
    assert choose({1: []}, 3, turn=1) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("meeting_minutes", 0), ("meeting_days", 0), ("meeting_place", " "), ("meeting_hours", "late")],
)
def test_a_setting_that_makes_no_sense_is_refused(field: str, value: object) -> None:
    with pytest.raises(Refused):
        TalkSettings(**{field: value})  # type: ignore[arg-type] # that is what is tried
