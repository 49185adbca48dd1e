from datetime import date, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reception.days import ReceptionSettings
from rules.reception.slots import opening_hours, slots
from rules.refusals import Refused

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 12, 15)


def test_a_day_by_default_has_eighteen_slots() -> None:
    found = slots(ReceptionSettings(), DAY, SHANGHAI)
    times = [f"{slot.starts_at:%H:%M}" for slot in found]

    assert times == [
        "09:00", "09:20", "09:40", "10:00", "10:20", "10:40", "11:00", "11:20", "11:40",
        "14:30", "14:50", "15:10", "15:30", "15:50", "16:10", "16:30", "16:50", "17:10",
    ]  # fmt: skip
    assert {slot.ends_at - slot.starts_at for slot in found} == {timedelta(minutes=20)}
    assert {slot.starts_at.utcoffset() for slot in found} == {timedelta(hours=8)}
    assert {slot.starts_at.date() for slot in found} == {DAY}


def test_a_slot_that_would_run_over_is_left_out() -> None:
    found = slots(ReceptionSettings(hours="09:00-10:10", slot_minutes=25), DAY, SHANGHAI)

    assert [f"{slot.starts_at:%H:%M}-{slot.ends_at:%H:%M}" for slot in found] == [
        "09:00-09:25",
        "09:25-09:50",
    ]


@given(minutes=st.integers(1, 180))
def test_slots_of_any_length_follow_each_other_inside_the_hours(minutes: int) -> None:
    found = slots(ReceptionSettings(slot_minutes=minutes), DAY, SHANGHAI)
    hours = opening_hours(ReceptionSettings().hours)

    assert len(found) == 2 * (180 // minutes)
    assert all(before.ends_at <= after.starts_at for before, after in pairwise(found))
    assert all(
        any(opens <= slot.starts_at.time() and slot.ends_at.time() <= closes for opens, closes in hours)
        for slot in found
    )


@pytest.mark.parametrize(
    "written",
    [
        "09:00-12:00, 14:30-17:30",
        "9:00\u201312:00;14:30\u201317:30",
        " 09:00 - 12:00\u300114:30 \u2014 17:30 ",
        "09:00\uff0d12:00\uff0c14:30-17:30",
    ],
)
def test_hours_are_read_as_people_write_them(written: str) -> None:
    assert opening_hours(written) == ((time(9), time(12)), (time(14, 30), time(17, 30)))


@pytest.mark.parametrize(
    "written", ["", "9-12", "09:00", "09:00-24:00", "09:60-12:00", "09:00-12:00,", "09:00-12:00 14:30-17:30"]
)
def test_unreadable_hours_are_refused(written: str) -> None:
    with pytest.raises(Refused, match="reception-hours-unreadable"):
        opening_hours(written)


@pytest.mark.parametrize(
    "written", ["12:00-09:00", "09:00-09:00", "14:30-17:30, 09:00-12:00", "09:00-12:00, 11:59-13:00"]
)
def test_hours_out_of_order_are_refused(written: str) -> None:
    with pytest.raises(Refused, match="reception-hours-out-of-order"):
        opening_hours(written)


def test_hours_may_touch() -> None:
    assert len(opening_hours("09:00-12:00, 12:00-13:00")) == 2


def test_hours_that_hold_no_slot_are_refused() -> None:
    with pytest.raises(Refused, match="reception-hours-too-short"):
        slots(ReceptionSettings(hours="09:00-09:10"), DAY, SHANGHAI)
