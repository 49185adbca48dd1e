"""When a job is to be looked at: a pure function over its trigger, its last run and the present moment."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from apscheduler.triggers.base import BaseTrigger
from sqlmodel import Session

from bot.services import Services


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timetable: when to look, and what then works out what is owed; may run twice or late."""

    name: str
    trigger: BaseTrigger
    run: Callable[[Services, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Watch:
    """Something that ends at a moment only the database knows, as a hold does; `run` may run twice or late.

    `moment` is told the present and returns when there is something to do next, or None.
    """

    name: str
    moment: Callable[[Session, datetime], datetime | None]
    run: Callable[[Services, datetime], Awaitable[None]]


def due(entries: Iterable[Entry], last_runs: Mapping[str, datetime], now: datetime) -> list[Entry]:
    """List the entries whose time has come since their last run; one that never ran is due at once.

    A last run in the future was noted by a clock that has been put right since: it counts as none.
    """
    believed = _believed(last_runs, now)
    return [entry for entry in entries if (moment := _next(entry, believed)) is None or moment <= now]


def next_moment(
    entries: Iterable[Entry], last_runs: Mapping[str, datetime], now: datetime
) -> datetime | None:
    """Return the earliest moment at which an entry comes due; None when one is due already or none is."""
    believed = _believed(last_runs, now)
    moments = [_next(entry, believed) for entry in entries]
    known = [moment for moment in moments if moment is not None]
    return min(known) if known and len(known) == len(moments) else None


def _believed(last_runs: Mapping[str, datetime], now: datetime) -> dict[str, datetime]:
    return {name: last for name, last in last_runs.items() if last <= now}


def _next(entry: Entry, last_runs: Mapping[str, datetime]) -> datetime | None:
    last = last_runs.get(entry.name)
    return None if last is None else _after(entry.trigger, last)


@lru_cache(maxsize=256)
def _after(trigger: BaseTrigger, last: datetime) -> datetime | None:
    """Return when a trigger fires next; asked at every tick, and different only after a run."""
    moment: datetime | None = trigger.get_next_fire_time(last, last)
    return moment
