"""The clocks of a case: when an answer is due, one extension, who is told when it is late, and silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rules.calendar import Calendar
from rules.deadlines import Budget, Deadline, WorkingDays, deadline
from rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """The settings of cases as they hold on a day."""

    answers_need_approval: bool = True  # the head of the unit sends or returns
    extension_most: int = 15  # working days
    silent_days: int = 10  # working days without a word after the answer
    least_shown: int = 5  # answers of a unit, below which the ledger says nothing of it

    def __post_init__(self) -> None:
        for name in ("extension_most", "silent_days", "least_shown"):
            if getattr(self, name) < 1:
                raise Refused("setting-not-positive", setting=name)


@dataclass(frozen=True, slots=True)
class Due:
    """When a round's answer is due: the first deadline, and the one extension over it."""

    first: Deadline
    extension: Deadline | None = None

    @property
    def on(self) -> date:
        """Return the last day on which the answer is in time."""
        return self.first.due_on if self.extension is None else self.extension.due_on

    @property
    def provisional(self) -> bool:
        """Say whether a day on the way was assumed, so that a newer calendar may move it."""
        return self.first.provisional or (self.extension is not None and self.extension.provisional)


def due(calendar: Calendar, received_on: date, budget: Budget, extra: int = 0) -> Due:
    """Return when an answer is due; `extra` working days of an extension run from the first due day."""
    first = deadline(calendar, received_on, budget)
    return Due(first, deadline(calendar, first.due_on, WorkingDays(extra)) if extra else None)


def check_extension(settings: CaseSettings, days: int, *, extended: bool, due_on: date, today: date) -> None:
    """Refuse a second extension, one that is too long, and one asked for when it is already late."""
    if extended:
        raise Refused("case-extended-already")
    if not 1 <= days <= settings.extension_most:
        raise Refused("case-extension-too-long", most=settings.extension_most)
    if today > due_on:
        raise Refused("case-extension-too-late")


class Rung(StrEnum):
    """A step at which somebody is told, alone and not in a digest."""

    DUE = "due"
    LATE = "late"
    LATE_HEAD = "late-head"
    LATE_MINISTER = "late-minister"


class Told(StrEnum):
    """Who is told at a rung."""

    OWNER = "owner"
    DEPUTY = "deputy"
    HEAD = "head"
    MINISTER = "minister"  # one line a week, with all others


@dataclass(frozen=True, slots=True)
class Step:
    """A rung, so many working days after the due day, and who is told."""

    rung: Rung
    after: int
    told: tuple[Told, ...]


LADDER: Final = (
    Step(Rung.DUE, 0, (Told.OWNER,)),
    Step(Rung.LATE, 1, (Told.OWNER, Told.DEPUTY)),
    Step(Rung.LATE_HEAD, 3, (Told.HEAD,)),
    Step(Rung.LATE_MINISTER, 5, (Told.MINISTER,)),
)


def step_day(calendar: Calendar, due_on: date, after: int) -> date:
    """Return the working day on which a rung is reached; a due day that is off is told of the one before."""
    if after == 0:
        day = due_on
        while not calendar.is_working(day):
            day -= timedelta(days=1)
        return day
    return nth_working_day(calendar, due_on, after)


def reached(calendar: Calendar, due_on: date, today: date) -> Iterator[Step]:
    """Yield the rungs reached by today; that something is due today is not said any more once it is late."""
    for step in LADDER:
        if step_day(calendar, due_on, step.after) <= today and (step.after > 0 or today <= due_on):
            yield step


def nth_working_day(calendar: Calendar, after: date, count: int) -> date:
    """Return the count-th working day after a day."""
    for _ in range(count):
        after = calendar.next_working_day(after)
    return after


def silent_from(calendar: Calendar, answered_on: date, settings: CaseSettings) -> date:
    """Return the first day on which somebody who was answered then counts as silent."""
    return nth_working_day(calendar, answered_on, settings.silent_days) + timedelta(days=1)
