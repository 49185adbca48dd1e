"""The board of one day: every task with its owner and branch, found by owner, by branch and by subtree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from rules.care.owners import Owner
from rules.care.people import Membership, Subject
from rules.care.tasks import State, Task


@dataclass(frozen=True, slots=True)
class Entry:
    """A task, who sees to it, and the branch it is counted in."""

    task: Task
    owner: Owner
    unit_id: int
    unit_path: str
    moved: bool = False  # the person has left that branch since: it counts there, but nobody there sees to it


@dataclass(slots=True)
class Board:
    """The entries of one day, laid out so that one person's message needs no search through the county."""

    of_owner: dict[int, list[Entry]] = field(default_factory=dict)
    of_unit: dict[str, list[Entry]] = field(default_factory=dict)

    def own(self, person_id: int) -> list[Entry]:
        """Return what a person has to see to."""
        return [entry for entry in self.of_owner.get(person_id, ()) if entry.task.outstanding]

    def under(self, unit_path: str) -> Iterator[Entry]:
        """Yield everything of a unit and of the units below it."""
        for path, entries in self.of_unit.items():
            if path.startswith(unit_path):
                yield from entries


def counted_in(task: Task, subject: Subject, day: date) -> Membership | None:
    """Return the branch a task belongs to on a day: it moves with the person, once missed it stays."""
    return subject.home_on(task.due_on if task.state is State.FAILED else day)


def board(entries: Iterable[Entry]) -> Board:
    """Lay out the entries of a day."""
    laid = Board()
    for entry in sorted(entries, key=lambda entry: (entry.task.due_on, entry.task.key)):
        laid.of_unit.setdefault(entry.unit_path, []).append(entry)
        if entry.owner.person_id is not None:
            laid.of_owner.setdefault(entry.owner.person_id, []).append(entry)
    return laid
