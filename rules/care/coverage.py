"""Coverage: of what was due in a period, how much was done in time, later, or not at all."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from rules.care.tasks import Done, State, Task, Why


@dataclass(frozen=True, slots=True)
class Coverage:
    """Tasks of a period counted by what became of them; `owed` leaves out what a death or a move ended."""

    on_time: int = 0
    entered_late: int = 0  # done in time, recorded afterwards
    late: int = 0  # done after the day
    missed: int = 0
    waived: int = 0
    waiting: int = 0  # still in time

    @property
    def owed(self) -> int:
        """How many there were."""
        return self.on_time + self.entered_late + self.late + self.missed + self.waived + self.waiting

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def coverage(tasks: Iterable[Task]) -> Coverage:
    """Count tasks as they stood on the day they were worked out for."""
    counts = dict.fromkeys(Coverage.__dataclass_fields__, 0)
    for task in tasks:
        name = _counted_as(task)
        if name is not None:
            counts[name] += 1
    return Coverage(**counts)


def _counted_as(task: Task) -> str | None:
    match task.state:
        case State.COMPLETED:
            return str(task.done or Done.ON_TIME)
        case State.FAILED:
            return "missed"
        case State.CANCELLED:
            return "waived" if task.why is Why.WAIVED else None
        case _:
            return "waiting"
