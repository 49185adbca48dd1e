"""Figures of a host: how long people waited, what was answered in time, who said they are satisfied."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

FEWEST: Final = 5  # visits behind any figure: fewer would tell of single people


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit as it counts; None where there is nothing to count, as for the wait of whoever queued."""

    waited: int | None  # working days from booking to the day
    in_time: bool | None  # of a promise that was answered, or is overdue
    satisfied: bool | None  # of an answer that was rated


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` is never fewer than anybody may be told."""

    count: int
    of: int


@dataclass(frozen=True, slots=True)
class HostFigures:
    """What is told of a host; None: too few for a figure."""

    visits: int
    waited: float | None  # working days, the median
    waits: int  # how many that is of
    in_time: Share | None
    satisfied: Share | None


def figures(visits: Sequence[Visit]) -> HostFigures:
    """Return the figures of a host over some visits; nothing in them ranks one host before another."""
    waits = [visit.waited for visit in visits if visit.waited is not None]
    return HostFigures(
        visits=len(visits),
        waited=median(waits) if len(waits) >= FEWEST else None,
        waits=len(waits),
        in_time=_share([visit.in_time for visit in visits]),
        satisfied=_share([visit.satisfied for visit in visits]),
    )


def _share(said: Sequence[bool | None]) -> Share | None:
    known = [each for each in said if each is not None]
    return Share(sum(known), len(known)) if len(known) >= FEWEST else None
