"""A rhythm: which days a host receives on, as one writes it (`monthly day 15`, `weekly day 5`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rules.refusals import Refused

_WEEK: Final = timedelta(days=7)
_WRITTEN: Final = (
    re.compile(r"monthly day (?P<day>[1-9]|1\d|2[0-8])", re.ASCII),  # the 29th is not in every month
    re.compile(r"monthly week (?P<week>[1-4]) day (?P<weekday>[1-7])", re.ASCII),  # nor is a fifth Friday
    re.compile(r"weekly day (?P<weekday>[1-7])", re.ASCII),
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A day of every month, or a weekday (1 is Monday) of every week or of one week of the month."""

    day: int | None = None
    weekday: int | None = None
    week: int | None = None  # the first, second … such weekday of the month; None: every one

    def days(self, first: date, last: date) -> Iterator[date]:
        """Yield the days it names from the first to the last, both included."""
        on = first
        while on <= last:
            if self._names(on):
                yield on
            on += timedelta(days=1)

    def _names(self, on: date) -> bool:
        if self.day is not None:
            return on.day == self.day
        return on.isoweekday() == self.weekday and self.week in (None, (on.day - 1) // _WEEK.days + 1)


def rhythm(written: str) -> Rhythm:
    """Read a rhythm; one that some month or week would not have, or anything else, is refused."""
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(written):
            return Rhythm(**{name: int(number) for name, number in match.groupdict().items()})
    raise Refused("reception-rhythm-unreadable", rhythm=written)
