"""The categories of what people raise, as data: who is in charge, which clock, and words that contradict."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rules.deadlines import Budget, CalendarDays, WorkingDays
from rules.refusals import Refused
from rules.tables import table


class InCharge(StrEnum):
    """Which unit a category belongs to."""

    OFFICE = "office"  # of the department, by name
    TOWN = "town"  # of whoever it is about


@dataclass(frozen=True, slots=True)
class Category:
    """One category: its code, its unit and its clock."""

    code: str
    in_charge: InCharge
    office: str | None
    budget: Budget


def _read(row: Mapping[str, Any]) -> Category:  # Any: as TOML gives it
    budget: Budget = (
        WorkingDays(row["working_days"]) if "working_days" in row else CalendarDays(row["calendar_days"])
    )
    in_charge = InCharge(row["in_charge"])
    return Category(row["code"], in_charge, row["office"] if in_charge is InCharge.OFFICE else None, budget)


CATEGORIES: Final[Mapping[str, Category]] = {row["code"]: _read(row) for row in table("cases")["categories"]}
OTHER: Final = "other"
_PIECES: Final = tuple(table("cases")["contradictions"]["pieces"])


def category(code: str) -> Category:
    """Return a category; refuse one that is not offered: a button can be forged, or older than the list."""
    if code not in CATEGORIES:
        raise Refused("case-category-unknown")
    return CATEGORIES[code]


def contradicts(remark: str) -> bool:
    """Say whether what was written under 'satisfied' says that nothing was solved."""
    written = remark.casefold()
    return any(piece in written for piece in _PIECES)
