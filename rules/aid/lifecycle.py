"""The way of an application: what may happen to it, when, and by whom: never by whoever it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from rules.refusals import Refused


class State(StrEnum):
    """Where an application stands; the value is what the database keeps."""

    APPLIED = "applied"
    ENTERED = "entered"  # a decision was entered and waits for a second person
    PUBLISHED = "published"  # approved, reserved, on public notice
    OBJECTED = "objected"  # somebody objected: released, to be decided anew
    PAID = "paid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What happens to it."""

    DECIDE = "decide"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    OBJECT = "object"
    PAY = "pay"
    WITHDRAW = "withdraw"


OPEN: Final = (State.APPLIED, State.ENTERED, State.PUBLISHED, State.OBJECTED)
_BEFORE: Final[Mapping[Event, tuple[State, ...]]] = MappingProxyType(
    {
        Event.DECIDE: (State.APPLIED, State.OBJECTED),
        Event.CONFIRM: (State.ENTERED,),
        Event.SEND_BACK: (State.ENTERED,),
        Event.OBJECT: (State.PUBLISHED,),
        Event.PAY: (State.PUBLISHED,),
        Event.WITHDRAW: OPEN,
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about the next step of an application."""

    state: State
    person_id: int
    applied_by: int
    entered_by: int | None = None  # of the decision that waits
    notice_until: date | None = None

    @property
    def own(self) -> frozenset[int]:
        """Whose own matter it is: the person's, and the applicant's."""
        return frozenset({self.person_id, self.applied_by})


def check(standing: Standing, event: Event, by: int, today: date) -> None:
    """Refuse what may not happen now, or not by this person.

    Raises Refused: 'aid-not-possible-now', 'aid-own', 'aid-second-person', 'aid-notice-lasts'.
    """
    if standing.state not in _BEFORE[event]:
        raise Refused("aid-not-possible-now")
    if event is Event.WITHDRAW:
        return  # of one's own: that is the applicant's to do
    if by in standing.own:
        raise Refused("aid-own")
    if event is Event.CONFIRM and by == standing.entered_by:
        raise Refused("aid-second-person")
    if event is Event.PAY and (standing.notice_until is None or today <= standing.notice_until):
        raise Refused("aid-notice-lasts", until=standing.notice_until or today)


def possible(standing: Standing, by: int, today: date) -> frozenset[Event]:
    """Return what this person may do now, as a fund's administrator."""
    return frozenset(event for event in Event if _may(standing, event, by, today))


def _may(standing: Standing, event: Event, by: int, today: date) -> bool:
    try:
        check(standing, event, by, today)
    except Refused:
        return False
    return True
