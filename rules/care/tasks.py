"""A care task: one slot owed to one person, and how it stands on a day."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from rules.care.rulebook import Way
from rules.care.slots import Slot


class State(StrEnum):
    """How a task stands; the five states of the field."""

    DRAFT = "draft"  # held back while a death is being confirmed
    READY = "ready"
    COMPLETED = "completed"
    FAILED = "failed"  # missed: it stays so in the ledger
    CANCELLED = "cancelled"


class Done(StrEnum):
    """How a completed task counts."""

    ON_TIME = "on_time"
    ENTERED_LATE = "entered_late"  # done on time, recorded afterwards
    LATE = "late"


class Why(StrEnum):
    """Why a task was cancelled."""

    WAIVED = "waived"
    DIED = "died"
    LEFT = "left"


class TaskKey(NamedTuple):
    """What names a task everywhere, for ever."""

    rule: str
    subject_id: int
    slot: str


class Standing(NamedTuple):
    """How a task stands; `outstanding` says whether anybody still has to see to it."""

    state: State
    outstanding: bool = False
    why: Why | None = None
    done: Done | None = None
    settled_by: int | None = None  # the visit


READY: Final = Standing(State.READY, outstanding=True)


class Task(NamedTuple):
    """What is owed to one person once, and how that stands."""

    subject_id: int
    owed: Slot
    ways: frozenset[Way]  # as accepted on the day that was asked about
    standing: Standing = READY
    episode: int = 1  # one more each time it is opened again

    @property
    def key(self) -> TaskKey:
        """The key of this task."""
        rule, slot = self.owed.key
        return TaskKey(rule, self.subject_id, slot)

    @property
    def rule(self) -> str:
        """The code of its rule."""
        return self.owed.rule.code

    @property
    def slot(self) -> str:
        """The name of its slot."""
        return self.owed.slot

    @property
    def opens_on(self) -> date:
        """The day from which it is owed."""
        return self.owed.opens_on

    @property
    def due_on(self) -> date:
        """The day by which it is to be done."""
        return self.owed.due_on

    @property
    def on_time_until(self) -> date:
        """The last day on which a visit counts as on time."""
        return self.owed.on_time_until

    @property
    def state(self) -> State:
        """Its state."""
        return self.standing.state

    @property
    def outstanding(self) -> bool:
        """Whether anybody still has to see to it."""
        return self.standing.outstanding

    @property
    def done(self) -> Done | None:
        """How it counts, if it is completed."""
        return self.standing.done

    @property
    def settled_by(self) -> int | None:
        """The visit that settled it."""
        return self.standing.settled_by

    @property
    def why(self) -> Why | None:
        """Why it was cancelled, if it was."""
        return self.standing.why

    def overdue_on(self, day: date) -> bool:
        """Say whether it is still to be seen to and its due day has passed."""
        return self.standing.outstanding and self.owed.due_on < day
