"""Whose turn it is, case by case."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rules.reception.appointments import State
from rules.reception.days import ReceptionSettings
from rules.reception.queue import Turn, next_up

SETTINGS = ReceptionSettings()


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-12-15T{time}").replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def placed(id_: int, time: str, state: State = State.ARRIVED, *, called: bool = False) -> Turn:
    return Turn(id_, state, at(time), None, called=called)


def queued(id_: int, since: str) -> Turn:
    return Turn(id_, State.ARRIVED, None, at(since))


@pytest.mark.parametrize(
    ("turns", "now", "whose"),
    [
        ([], "09:00", None),
        ([placed(1, "09:00")], "09:00", 1),
        ([placed(2, "09:20"), placed(1, "09:00")], "09:25", 1),  # a late comer heads the queue
        ([placed(1, "09:00", State.BOOKED), queued(2, "08:50")], "09:09", None),  # may still come
        ([placed(1, "09:00", State.BOOKED), queued(2, "08:50")], "09:10", 2),  # the next after ten minutes
        ([placed(1, "09:00", State.BOOKED), placed(2, "09:20")], "09:10", 2),  # who is early fills the gap
        ([placed(1, "09:00", State.BOOKED), placed(2, "09:20"), queued(3, "09:01")], "09:10", 3),
        ([placed(1, "09:20", State.BOOKED), queued(2, "08:50")], "09:05", 2),  # nobody's time
        ([queued(2, "08:55"), queued(1, "08:50")], "09:05", 1),
        ([placed(1, "09:00", called=True), queued(2, "08:50")], "09:05", 2),  # is inside already
        ([placed(1, "09:00", State.NO_SHOW), queued(2, "08:50")], "09:05", 2),
        ([placed(1, "09:00", State.DONE)], "09:05", None),
        ([placed(1, "09:00", State.BOOKED)], "12:00", None),  # unmarked stays not recorded
    ],
)
def test_whose_turn_it_is(turns: list[Turn], now: str, whose: int | None) -> None:
    assert next_up(SETTINGS, turns, at(now)) == whose
    assert next_up(SETTINGS, reversed(turns), at(now)) == whose
