from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rules.reception.booking import booking_window, check_open, host_told_at, may_call_next, reminder_times
from rules.reception.days import ReceptionSettings
from rules.refusals import Refused

SHANGHAI = ZoneInfo("Asia/Shanghai")
SETTINGS = ReceptionSettings()
SECOND = timedelta(seconds=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("on", "opens_at", "closes_at"),
    [
        (date(2026, 12, 15), "2026-11-15", "2026-12-14T17:00"),
        (date(2027, 1, 15), "2026-12-16", "2027-01-14T17:00"),  # year's end
        (date(2028, 3, 1), "2028-01-31", "2028-02-29T17:00"),  # leap day
    ],
)
def test_the_window_of_a_day(on: date, opens_at: str, closes_at: str) -> None:
    window = booking_window(SETTINGS, on, SHANGHAI)

    assert window.opens_at == at(opens_at)
    assert window.closes_at == at(closes_at)


def test_the_window_holds_its_first_moment_and_not_its_last() -> None:
    window = booking_window(SETTINGS, date(2026, 12, 15), SHANGHAI)

    check_open(window, window.opens_at)
    check_open(window, window.closes_at - SECOND)
    check_open(window, (window.closes_at - SECOND).astimezone(UTC))
    with pytest.raises(Refused, match="booking-not-open-yet") as early:
        check_open(window, window.opens_at - SECOND)
    with pytest.raises(Refused, match="booking-closed") as late:
        check_open(window, window.closes_at)
    assert early.value.params == {"opens_at": window.opens_at}
    assert late.value.params == {"closed_at": window.closes_at}


@pytest.mark.parametrize(
    ("starts_at", "reminders"),
    [
        ("2026-12-15T09:00", ["2026-12-14T18:00"]),
        ("2026-12-15T09:40", ["2026-12-14T18:00"]),
        ("2026-12-15T10:00", ["2026-12-14T18:00", "2026-12-15T08:00"]),
        ("2026-12-15T17:10", ["2026-12-14T18:00", "2026-12-15T15:10"]),
        ("2027-01-01T14:30", ["2026-12-31T18:00", "2027-01-01T12:30"]),  # year's end
        ("2028-03-01T09:00", ["2028-02-29T18:00"]),  # leap day
    ],
)
def test_the_visitor_is_reminded(starts_at: str, reminders: list[str]) -> None:
    expected = tuple(map(at, reminders))

    assert reminder_times(SETTINGS, at(starts_at), SHANGHAI) == expected
    assert reminder_times(SETTINGS, at(starts_at).astimezone(UTC), SHANGHAI) == expected


def test_the_host_is_told_the_evening_before() -> None:
    assert host_told_at(SETTINGS, date(2027, 1, 1), SHANGHAI) == at("2026-12-31T18:00")


def test_the_next_may_be_called_after_ten_minutes() -> None:
    starts_at = at("2026-12-15T09:20")

    assert not may_call_next(SETTINGS, starts_at, starts_at + timedelta(minutes=10) - SECOND)
    assert may_call_next(SETTINGS, starts_at, starts_at + timedelta(minutes=10))
