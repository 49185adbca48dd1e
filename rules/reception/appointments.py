"""An appointment: its number, its party, and its states with the events that lead from one to the next."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.reception.days import ReceptionSettings
from rules.refusals import Refused

_LAST_SERIAL: Final = 9999


class State(StrEnum):
    """Where an appointment stands; the value is what the database keeps."""

    WAITLISTED = "waitlisted"
    OFFERED = "offered"  # a freed place is held for them
    BOOKED = "booked"  # after the day: not recorded
    ARRIVED = "arrived"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


# The two partial unique indexes are over these: nobody has two places a day, no slot has two parties.
ACTIVE: Final = frozenset({State.WAITLISTED, State.OFFERED, State.BOOKED, State.ARRIVED})
HOLDING_A_SLOT: Final = frozenset({State.OFFERED, State.BOOKED, State.ARRIVED, State.DONE})


class Actor(StrEnum):
    """Who may make an event happen."""

    VISITOR = "visitor"
    DESK = "desk"
    CLOCK = "clock"


class Event(StrEnum):
    """What happens to an appointment."""

    OFFER = "offer"  # a place came free
    ACCEPT = "accept"
    LAPSE = "lapse"  # the hold ended: the place goes to the next
    CANCEL = "cancel"
    ARRIVE = "arrive"
    FINISH = "finish"
    MISS = "miss"
    UNMARK = "unmark"  # the desk tapped the wrong line
    CALL_OFF = "call_off"  # the day is not held
    END = "end"  # the visitor has died


@dataclass(frozen=True, slots=True)
class Transition:
    """An event, who may make it happen, from which states, and to which."""

    event: Event
    by: frozenset[Actor]
    before: frozenset[State]
    after: State


def _row(event: Event, by: set[Actor], before: set[State], after: State) -> Transition:
    return Transition(event, frozenset(by), frozenset(before), after)


_VISITOR, _DESK, _CLOCK = Actor.VISITOR, Actor.DESK, Actor.CLOCK
_WAITLISTED, _OFFERED, _BOOKED, _ARRIVED = State.WAITLISTED, State.OFFERED, State.BOOKED, State.ARRIVED
_DONE, _NO_SHOW, _CANCELLED = State.DONE, State.NO_SHOW, State.CANCELLED

TRANSITIONS: Final = (
    _row(Event.OFFER, {_DESK, _CLOCK}, {_WAITLISTED}, _OFFERED),
    _row(Event.ACCEPT, {_VISITOR, _DESK}, {_OFFERED}, _BOOKED),
    _row(Event.LAPSE, {_CLOCK}, {_OFFERED}, _CANCELLED),  # a booking lapses expired holds first
    _row(Event.CANCEL, {_VISITOR, _DESK}, {_WAITLISTED, _OFFERED, _BOOKED, _ARRIVED}, _CANCELLED),
    # Whoever waits may come all the same, and late comers are still received.
    _row(Event.ARRIVE, {_VISITOR, _DESK}, {_WAITLISTED, _BOOKED, _NO_SHOW}, _ARRIVED),
    _row(Event.FINISH, {_DESK}, {_BOOKED, _ARRIVED}, _DONE),  # also entered afterwards, arrival never tapped
    _row(Event.MISS, {_DESK}, {_BOOKED, _ARRIVED}, _NO_SHOW),  # never by the clock
    _row(Event.UNMARK, {_DESK}, {_ARRIVED, _NO_SHOW}, _BOOKED),
    _row(Event.END, {_CLOCK}, {_WAITLISTED, _OFFERED, _BOOKED}, _CANCELLED),
    _row(Event.CALL_OFF, {_DESK}, {_WAITLISTED, _OFFERED, _BOOKED}, _CANCELLED),
)
_BY_EVENT: Final = {row.event: row for row in TRANSITIONS}


def next_state(state: State, event: Event, by: Actor) -> State:
    """Return the state after the event; refuse one that cannot happen in this state, or by that hand."""
    row = _BY_EVENT[event]
    if state not in row.before or by not in row.by:
        raise Refused("appointment-not-possible-now", state=state.value, event=event.value)
    return row.after


def number_series(year: int) -> str:
    """Return the series that the numbers of a year belong to (`JF2026`)."""
    return f"JF{year:04d}"


def appointment_number(year: int, serial: int) -> str:
    """Return the number of the year's n-th appointment (`JF20260031`); four digits hold no more than 9999."""
    if not 1 <= serial <= _LAST_SERIAL:
        raise Refused("appointment-numbers-used-up", year=year, most=_LAST_SERIAL)
    return f"{number_series(year)}{serial:04d}"


def check_party(settings: ReceptionSettings, size: int) -> None:
    """Refuse a party of nobody, or of more than one slot takes."""
    if not 1 <= size <= settings.party_most:
        raise Refused("party-size", size=size, least=1, most=settings.party_most)
