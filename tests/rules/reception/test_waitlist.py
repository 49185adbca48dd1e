from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reception.days import ReceptionSettings
from rules.reception.waitlist import hold_ends_at

SHANGHAI = ZoneInfo("Asia/Shanghai")
SETTINGS = ReceptionSettings()
CLOSES_AT = datetime(2026, 12, 14, 17, 0, tzinfo=SHANGHAI)
minutes = st.integers(0, 20 * 24 * 60).map(lambda back: CLOSES_AT - timedelta(minutes=back))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("delivered_at", "ends_at"),
    [
        ("2026-12-10T09:30", "2026-12-10T13:30"),
        ("2026-12-10T16:00", "2026-12-10T20:00"),  # to the last waking minute
        ("2026-12-10T16:01", "2026-12-11T08:01"),
        ("2026-12-10T18:00", "2026-12-11T10:00"),  # two hours now, two in the morning
        ("2026-12-10T20:00", "2026-12-11T12:00"),
        ("2026-12-10T23:59", "2026-12-11T12:00"),
        ("2026-12-11T00:00", "2026-12-11T12:00"),
        ("2026-12-11T07:59", "2026-12-11T12:00"),
        ("2026-12-11T08:00", "2026-12-11T12:00"),
        ("2026-11-30T19:00", "2026-12-01T11:00"),  # month end
        ("2026-12-14T13:00", "2026-12-14T17:00"),
        ("2026-12-14T15:30", "2026-12-14T17:00"),  # never past closing
        ("2026-12-14T18:00", "2026-12-14T17:00"),  # too late: over at once
    ],
)
def test_a_place_is_held(delivered_at: str, ends_at: str) -> None:
    assert hold_ends_at(SETTINGS, at(delivered_at), CLOSES_AT, SHANGHAI) == at(ends_at)
    assert hold_ends_at(
        SETTINGS, at(delivered_at).astimezone(UTC), CLOSES_AT.astimezone(UTC), SHANGHAI
    ) == at(ends_at)


def test_a_long_hold_goes_over_several_nights_and_the_year_s_end() -> None:
    settings = ReceptionSettings(hold_hours=30)

    assert hold_ends_at(settings, at("2026-12-30T18:00"), at("2027-01-14T17:00"), SHANGHAI) == at(
        "2027-01-02T12:00"
    )


@given(delivered_at=minutes)
def test_exactly_four_waking_hours_pass_unless_closing_cuts_them(delivered_at: datetime) -> None:
    ends_at = hold_ends_at(SETTINGS, delivered_at, CLOSES_AT, SHANGHAI)
    passed = (ends_at - delivered_at) // timedelta(minutes=1)
    waking = sum(8 <= (delivered_at + timedelta(minutes=minute)).hour < 20 for minute in range(passed))

    assert delivered_at <= ends_at <= CLOSES_AT
    assert waking == 240 or (ends_at == CLOSES_AT and waking < 240)


@given(first=minutes, second=minutes)
def test_delivered_later_is_held_no_shorter(first: datetime, second: datetime) -> None:
    earlier, later = sorted((first, second))

    assert hold_ends_at(SETTINGS, earlier, CLOSES_AT, SHANGHAI) <= hold_ends_at(
        SETTINGS, later, CLOSES_AT, SHANGHAI
    )
