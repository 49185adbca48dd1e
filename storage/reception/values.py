"""What is told of reception days; every time is in the zone of the moment the caller named."""

from dataclasses import dataclass
from datetime import date, datetime

from rules.reception.appointments import State
from rules.reception.sessions import SessionKind


@dataclass(frozen=True, slots=True)
class Day:
    """A reception day as visitors know it."""

    id: int
    kind: SessionKind
    on: date
    place: str
    host: str  # how the host is called: 'minister', or the kind of their unit
    host_name: str
    unit: str  # whose people it is for
    opens_at: datetime
    closes_at: datetime
    reminds_at: datetime
    party_most: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Who learns of a change to a day: how many hear of it by chat, and who has to be telephoned."""

    told: int
    to_telephone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is still free."""

    slot_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor comes about, and how many they are; the line is their own words, typed or spoken."""

    topic: str
    line: str | None = None
    party: int = 1
    voice: str | None = None  # a file of Telegram's


@dataclass(frozen=True, slots=True)
class Booking:
    """Somebody's place on a day, or in its waiting line (then without a time, but with a position)."""

    id: int
    state: State
    day: Day
    wish: Wish
    number: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    position: int | None = None  # in the waiting line, from 1
    held_until: datetime | None = None  # while it is offered
    visitor: str | None = None  # who comes, where that is not whoever is told
    may_come_now: bool = False  # it is the day: they may say that they are here


@dataclass(frozen=True, slots=True)
class Opening:
    """What can be booked of a day: the free times, or how many wait already when there are none."""

    day: Day
    times: tuple[Time, ...]
    waiting: int
    closed: Day | None = None  # a day not over yet that takes no more bookings
    mine: Booking | None = None  # what whoever asks holds on either day


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day of the year ahead: how many places it has and has left, and how many wait."""

    day: Day
    places: int
    left: int
    waiting: int
