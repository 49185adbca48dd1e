"""The rules of talks as data: what is owed, after what or how often, and what settles it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rules.care.rulebook import Rhythm
from rules.posts import Role
from rules.refusals import Refused
from rules.tables import table


class Deed(StrEnum):
    """What is done; the value is the encounter's kind in the database."""

    TALK = "talk"
    FIELD_VISIT = "field_visit"  # of the department, to a unit


class After(StrEnum):
    """What makes a talk due at once."""

    POST = "post"  # it changed hands
    HARDSHIP = "hardship"  # of somebody who leads a unit: everybody else in hardship is seen every month
    ENTERED = "entered"  # somebody said that it happened
    PROPOSED = "proposed"  # another part of the house did


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: owed in a rhythm to the leadership of units of some kinds, or at once after something."""

    code: str
    deed: Deed
    every: Rhythm | None = None
    units: frozenset[str] = frozenset()
    after: After | None = None
    due_days: int = 0  # at once: from the day it could be known

    @property
    def is_of_units(self) -> bool:
        """Whether it is owed to a unit's leadership, whoever that is; else to a person."""
        return self.every is not None or self.after is After.PROPOSED


def _read(row: Mapping[str, Any]) -> Rule:  # Any: as TOML gives it
    every, after = row.get("every"), row.get("after")
    return Rule(
        code=row["code"],
        deed=Deed(row["deed"]),
        every=Rhythm(every) if every else None,
        units=frozenset(row.get("units", ())),
        after=After(after) if after else None,
        due_days=row.get("due", 0),
    )


RULES: Final[Mapping[str, Rule]] = {row["code"]: _read(row) for row in table("talks")["rules"]}
YEARLY: Final = RULES["yearly"]
FIELD_VISIT: Final = RULES["field_visit"]
ENTERED: Final = tuple(code for code, each in RULES.items() if each.after is After.ENTERED)
LEADERS: Final = tuple(Role(role) for role in table("talks")["leaders"])
REASONS: Final[tuple[str, ...]] = tuple(table("talks")["waivers"])  # why one need not be held
NOTICE_DAYS: Final[int] = table("talks")["notice"]
ENTER_LATE_DAYS: Final[int] = table("talks")["enter_late"]


def after(source: After) -> list[Rule]:
    """List the rules that something of this kind makes due."""
    return [each for each in RULES.values() if each.after is source]


def reason(code: str, source: After) -> Rule:
    """Return the rule of that code; one not made due in this way is refused: buttons can be forged."""
    found = RULES.get(code)
    if found is None or found.after is not source:
        raise Refused("old-button")
    return found
