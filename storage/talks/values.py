"""What is told of talks: a line for each that is owed, rounds with who is missing, and what a record left."""

from dataclasses import dataclass
from datetime import date

from rules.care.tasks import TaskKey
from rules.talks.rulebook import Deed


@dataclass(frozen=True, slots=True)
class Whom:
    """What is about to be recorded or planned: of a unit (0: none) with somebody (0: whoever leads it)."""

    deed: Deed
    unit_id: int = 0
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads a unit."""

    person_id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """One talk or field visit that is owed; `person` is whom it is with, None where nobody leads the unit."""

    rule: str
    slot: str
    unit_id: int  # 0: somebody of no unit
    person_id: int  # 0: the unit's leadership, whoever that is
    unit: str
    person: str | None
    due_on: date
    late: bool
    planned_on: date | None = None
    planned_by: int | None = None

    @property
    def key(self) -> TaskKey:
        """What names it everywhere: of a rule and slot, with a person or a unit."""
        return TaskKey(self.rule, self.person_id or self.unit_id, self.slot)


@dataclass(frozen=True, slots=True)
class Round:
    """A rule's round in one period among the units right below a reader's; `behind`: missed in the last."""

    rule: str
    first: date
    last: date
    held: int
    total: int
    missing: tuple[Line, ...]
    behind: tuple[Line, ...] = ()
    waived: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """What a reader sees: both rounds, what is due after something happened, and the levels further down."""

    talks: Round
    visits: Round
    due: tuple[Line, ...]
    held_below: int = 0  # of the units further down, whose own upper level sees to them
    total_below: int = 0
    waived: tuple[Line, ...] = ()  # of what is due after something happened

    def round(self, deed: Deed) -> Round:
        """Return the round of talks, or the one of field visits."""
        return self.talks if deed is Deed.TALK else self.visits


@dataclass(frozen=True, slots=True)
class Partner:
    """Whom a talk is about to be recorded with: a unit, and whom of it, or somebody alone."""

    unit_id: int
    unit: str
    person_id: int
    person: str | None
    others: tuple[Leader, ...] = ()  # who leads the unit, too


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, and which rules it settled."""

    encounter_id: int
    deed: Deed
    unit: str
    person: str | None
    on: date
    settled: tuple[str, ...] = ()
    withdrawn: bool = False
