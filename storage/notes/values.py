"""What is told of monthly notes: to the branch that writes one, and to town and county."""

from dataclasses import dataclass
from datetime import date

from storage.said import Said


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of a branch's month without asking anybody."""

    visits: int = 0
    owed: int = 0  # care tasks due in the month
    done: int = 0  # of those, in time or late
    needs: int = 0  # matters the branch brought to the desk for its people
    answered: int = 0  # of those, how many have an answer
    talks: int = 0  # with the branch's own leadership


@dataclass(frozen=True, slots=True)
class Answers:
    """What a branch answers: on which day its fixed day was held (None: not), and what it passes up."""

    held_on: date | None
    said: Said


@dataclass(frozen=True, slots=True)
class Sent:
    """A note as it was sent; `case` is the number of what was passed up, if it became a case."""

    held_on: date | None
    passed_up: Said
    by: str
    on: date
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A branch's note of a month: what was counted, the days worth a button, how it was sent, if it was."""

    unit_id: int
    unit: str
    month: date
    counts: Counts
    days: tuple[date, ...]
    sent: Sent | None


@dataclass(frozen=True, slots=True)
class PassedUp:
    """What one branch passed up."""

    unit_id: int
    unit: str
    said: Said
    case: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The notes of a unit's branches in one month: how many came, and what was passed up, by branch."""

    unit: str
    month: date
    branches: int
    sent: int
    held: int  # of those, how many held their fixed day
    passed_up: tuple[PassedUp, ...]
