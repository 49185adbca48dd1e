from itertools import product

import pytest

from rules.reception.appointments import (
    ACTIVE,
    HOLDING_A_SLOT,
    TRANSITIONS,
    Actor,
    Event,
    State,
    appointment_number,
    check_party,
    next_state,
    number_series,
)
from rules.reception.days import ReceptionSettings
from rules.refusals import Refused

POSSIBLE = {
    ("waitlisted", "offer"): "offered",
    ("waitlisted", "cancel"): "cancelled",
    ("waitlisted", "call_off"): "cancelled",
    ("waitlisted", "arrive"): "arrived",
    ("waitlisted", "end"): "cancelled",
    ("offered", "end"): "cancelled",
    ("booked", "end"): "cancelled",
    ("offered", "accept"): "booked",
    ("offered", "lapse"): "cancelled",
    ("offered", "cancel"): "cancelled",
    ("offered", "call_off"): "cancelled",
    ("booked", "cancel"): "cancelled",
    ("booked", "call_off"): "cancelled",
    ("booked", "arrive"): "arrived",
    ("booked", "finish"): "done",
    ("booked", "miss"): "no_show",
    ("arrived", "finish"): "done",
    ("arrived", "unmark"): "booked",
    ("arrived", "cancel"): "cancelled",
    ("arrived", "miss"): "no_show",
    ("no_show", "arrive"): "arrived",
    ("no_show", "unmark"): "booked",
}


MAY = {
    Actor.VISITOR: {"accept", "cancel", "arrive"},
    Actor.DESK: {"offer", "accept", "cancel", "arrive", "finish", "miss", "unmark", "call_off"},
    Actor.CLOCK: {"offer", "lapse", "end"},  # it marks nobody absent
}


@pytest.mark.parametrize(("state", "event", "by"), list(product(State, Event, Actor)))
def test_every_state_with_every_event_by_every_hand(state: State, event: Event, by: Actor) -> None:
    after = POSSIBLE.get((state.value, event.value))

    if after is not None and event.value in MAY[by]:
        assert next_state(state, event, by) == after
        return
    with pytest.raises(Refused, match="appointment-not-possible-now") as refused:
        next_state(state, event, by)
    assert refused.value.params == {"state": state.value, "event": event.value}


def test_the_table_has_one_row_an_event() -> None:
    assert sorted(row.event for row in TRANSITIONS) == sorted(Event)


def test_what_the_indexes_guard() -> None:
    assert {"waitlisted", "offered", "booked", "arrived"} == ACTIVE
    assert {"offered", "booked", "arrived", "done"} == HOLDING_A_SLOT


def test_numbers() -> None:
    assert number_series(2026) == "JF2026"
    assert appointment_number(2026, 31) == "JF20260031"
    assert appointment_number(2027, 9999) == "JF20279999"


@pytest.mark.parametrize("serial", [0, 10_000])
def test_a_number_of_more_digits_is_refused(serial: int) -> None:
    with pytest.raises(Refused, match="appointment-numbers-used-up"):
        appointment_number(2026, serial)


@pytest.mark.parametrize("size", range(1, 6))
def test_a_party_of_one_to_five_is_received(size: int) -> None:
    check_party(ReceptionSettings(), size)


@pytest.mark.parametrize(("size", "most"), [(0, 5), (-1, 5), (6, 5), (3, 2)])
def test_another_party_is_refused(size: int, most: int) -> None:
    with pytest.raises(Refused, match="party-size") as refused:
        check_party(ReceptionSettings(party_most=most), size)
    assert refused.value.params == {"size": size, "least": 1, "most": most}
