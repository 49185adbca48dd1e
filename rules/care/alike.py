"""People alike: whoever has the same slots and was seen in the same parts of the year is owed the same."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeAlias

from rules.care.facts import KnownFact
from rules.care.rulebook import Way
from rules.care.settling import Encounter
from rules.care.slots import Slot
from rules.care.tasks import Standing, Task

_DAY: Final = timedelta(days=1)

# What of a visit decides anything: its way, the part of the year it was made in, and whether it stands. When
# it was entered does not, once it counts: whatever is still shown as done was entered in time.
Mark: TypeAlias = tuple[Way, int, bool]
# The same as it is recorded: the way, and the days on which it was made, entered and withdrawn.
Recorded: TypeAlias = tuple[Way, date, date, date | None]


class Like(NamedTuple):
    """A task of the first of those alike, and which of their visits settled it, if one did."""

    task: Task
    settled_by: int | None

    @classmethod
    def first(cls, task: Task, visits: Sequence[Encounter]) -> "Like":
        """Keep a task of the first of them."""
        by = task.settled_by
        return cls(task, None if by is None else [visit.id for visit in visits].index(by))

    def of(self, subject_id: int, visits: Sequence[Encounter]) -> Task:
        """Return the same task of another of them."""
        _, slot, ways, standing, episode = self.task
        if self.settled_by is not None:
            state, outstanding, why, done, _ = standing
            standing = Standing(state, outstanding, why, done, visits[self.settled_by].id)
        return Task(subject_id, slot, ways, standing, episode)


class Marks(dict[Recorded, Mark | None]):
    """What visits come down to, each worked out when it is first asked for; None: it does not count."""

    def __init__(self, day: date, enter_late_days: int, cuts: Sequence[date]) -> None:
        super().__init__()
        self._day, self._enter_late_days = day, enter_late_days
        self._cuts = cuts  # between two of them all days are alike

    def __missing__(self, how: Recorded) -> Mark | None:
        """Work it out and keep it."""
        way, on_date, entered_on, withdrawn_on = how
        self[how] = mark = None
        if entered_on <= self._day and (entered_on - on_date).days <= self._enter_late_days:
            stands = withdrawn_on is None or self._day < withdrawn_on
            self[how] = mark = way, bisect_right(self._cuts, on_date), stands
        return mark


@dataclass(frozen=True, slots=True)
class Course:
    """Everybody who has the same slots: what their visits come down to, and what is owed to each kind."""

    marks: Marks
    found: dict[tuple[Mark | None, ...], Sequence[Like]] = field(default_factory=dict)


def cuts(slots: Iterable[Slot], facts: Iterable[KnownFact]) -> Sequence[date]:
    """Return the days on which something begins to hold for people with these slots, or no longer holds."""
    days = {date.min}
    for slot in slots:
        days |= {slot.counts_from, slot.on_time_until + _DAY, slot.made_good_until + _DAY}
    for fact in facts:
        until_on = fact.current.until_on
        days |= {fact.current.from_on} if until_on is None else {fact.current.from_on, until_on + _DAY}
    return sorted(days)
