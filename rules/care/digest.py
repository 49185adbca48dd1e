"""The digest: what one person is told about the cares on one day, as plain data without words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rules.care.board import Entry
from rules.care.ladder import Rung
from rules.care.stages import Stage, Told
from rules.care.tasks import Task


@dataclass(frozen=True, slots=True)
class Named:
    """A task that is named, and why today."""

    task: Task
    stage: Stage


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a person, and what of theirs is named, the most urgent first."""

    subject_id: int
    named: tuple[Named, ...]

    @property
    def most_urgent(self) -> Named:
        """What the line speaks of first."""
        return self.named[0]


@dataclass(frozen=True, slots=True)
class Others:
    """What others see to in a branch: how many people, how many wait, and by name who is newly overdue."""

    unit_id: int
    people: int
    waiting: int
    late: int  # of those waiting, how many are overdue
    overdue: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BranchCount:
    """How many tasks of how many people of a branch have climbed to a rung and are still undone."""

    unit_id: int
    tasks: int
    people: int


@dataclass(frozen=True, slots=True)
class Climbed:
    """What stands on a rung of town or county: counts by branch; names stay behind a button."""

    rung: Rung
    branches: tuple[BranchCount, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One message to one person. `tells` are the keys to record when it has been delivered."""

    person_id: int
    day: date
    weekly: bool
    own: tuple[Line, ...] = ()
    rest: int = 0  # people with something to be done that is not named, none of it overdue
    rest_overdue: int = 0  # people with something overdue that was named often enough
    others: tuple[Others, ...] = ()
    deputy: tuple[Line, ...] = ()  # climbed to the deputy
    climbed: tuple[Climbed, ...] = ()
    covers: tuple[int, ...] = ()  # posts whose cover begins
    tells: tuple[Told, ...] = ()

    def pages(self, size: int) -> tuple[tuple[Line, ...], ...]:
        """Return the own lines in pages of so many; at least one page, if an empty one."""
        starts = range(0, len(self.own), size) or (0,)
        return tuple(self.own[start : start + size] for start in starts)


def lines(named: Iterable[Named]) -> tuple[Line, ...]:
    """Group what is named by person; the most urgent person and the most urgent task first."""
    of_subject: dict[int, list[Named]] = {}
    for each in sorted(named, key=lambda each: (each.task.due_on, each.task.key)):
        of_subject.setdefault(each.task.subject_id, []).append(each)
    return tuple(Line(subject_id, tuple(group)) for subject_id, group in of_subject.items())


def counts(entries: Sequence[Entry]) -> tuple[BranchCount, ...]:
    """Count entries by branch, in order of the branches' ids."""
    of_unit: dict[int, list[Task]] = {}
    for entry in entries:
        of_unit.setdefault(entry.unit_id, []).append(entry.task)
    return tuple(
        BranchCount(unit_id, len(tasks), len({task.subject_id for task in tasks}))
        for unit_id, tasks in sorted(of_unit.items())
    )
