"""What a wave is opened with: settings, who may be invited, when to remind, and whose account votes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rules.refusals import Refused

LEAST_K: Final = 5
LEAST_IN_GROUP: Final = 10  # people; a list of fewer is refused
LONGEST: Final = 60  # days
LEAST_REMARKS: Final = 10  # fewer are neither shown nor kept
EVALUATION: Final = "open-evaluation"  # held in every half-year
_MONTHS: Final = 6  # of half a year
COMPARED: Final = timedelta(days=366)  # how long a wave's list bars others that hardly differ


@dataclass(frozen=True, slots=True)
class WaveSettings:
    """What an administrator may change about waves yet to be opened."""

    k: int = LEAST_K  # no number exists for fewer people
    days: int = 10  # how long a wave is open
    paper_days: int = 7  # how long after its last day it waits for the count sheets of paper ballots

    def __post_init__(self) -> None:
        if self.k < LEAST_K:
            raise Refused("setting-wave-k", least=LEAST_K)
        check_length(self.days)
        check_length(self.paper_days)


def check_length(days: int, most: int = LONGEST) -> None:
    """Refuse a wave of no day or of many."""
    if not 1 <= days <= most:
        raise Refused("wave-length", most=most)


def last_day(opens_on: date, days: int) -> date:
    """Return the last day on which a wave of so many days takes ballots."""
    return opens_on + timedelta(days=days - 1)


def half_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the half-year a day lies in."""
    if day.month <= 6:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def evaluation_due(day: date) -> date | None:
    """Return by when an open evaluation is to begin, from a month before the half-year ends; else None."""
    begins, ends = half_of(day)
    return ends if day.month - begins.month == _MONTHS - 1 else None


def reminder_on(opens_on: date, closes_on: date) -> date:
    """Return the day half-way; a wave of one or two days reminds nobody on its first."""
    return opens_on + max((closes_on - opens_on + timedelta(days=1)) // 2, timedelta(days=1))


def account_votes(*, bound_at: datetime, first_bound_at: datetime | None, opened_at: datetime) -> bool:
    """Say whether an account votes in a wave: bound before it opened, or the first its person ever had.

    A name bound *again* while a wave is open does not vote in it: a new slip must not win a second say, nor
    somebody else's. Both moments are written when a name is bound, so that nothing is when it votes.
    """
    return bound_at <= opened_at or bound_at == first_bound_at
