"""How far a round of talks or field visits has come: how many of how many, and who is missing, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.talks.owed import Owed, State


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule's round in one period. Units are never ranked by it: it says who is still waiting."""

    first: date
    last: date
    owed: tuple[Owed, ...]

    @property
    def total(self) -> int:
        """How many units are to have one: those of which nobody waived it."""
        return sum(each.state is not State.WAIVED for each in self.owed)

    @property
    def held(self) -> int:
        """How many of them have had theirs."""
        return sum(each.state is State.HELD for each in self.owed)

    @property
    def missing(self) -> tuple[Owed, ...]:
        """Who has not, in the order of the units."""
        return tuple(each for each in self.owed if each.state not in (State.HELD, State.WAIVED))

    @property
    def waived(self) -> tuple[Owed, ...]:
        """Whose was waived."""
        return tuple(each for each in self.owed if each.state is State.WAIVED)


def left_over(before: Sequence[Owed], now: Sequence[Owed]) -> tuple[Owed, ...]:
    """Return what was missed in the last period by units that have had none since: it is not forgotten."""
    done = {each.unit_id for each in now if each.state is State.HELD}
    return tuple(each for each in before if each.state is State.MISSED and each.unit_id not in done)
