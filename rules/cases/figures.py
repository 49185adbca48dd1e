"""What a ledger of cases says in numbers: each share with its denominator, no unit shown for few cases."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

RECURS: Final = 3  # times in a period, from which a theme recurs


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one case: working days from receipt to the (last) answer, None while there is none."""

    category: str
    unit: str
    days: int | None = None
    in_time: bool = False
    satisfied: bool | None = None  # None: nobody has said
    by: str | None = None  # whose word it was


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of some cases; a share is of the number named before it."""

    raised: int
    answered: int
    in_time: int  # of answered
    rated: int  # of answered
    satisfied: int  # of rated
    typical_days: float | None  # the median of the answered


@dataclass(frozen=True, slots=True)
class Ledger:
    """A period's ledger: all, by category, by unit (as far as enough was answered), and what recurs."""

    total: Figures
    by_category: Mapping[str, Figures]
    by_unit: Mapping[str, Figures]
    withheld_units: int
    recurring: Sequence[str]  # categories that a unit was asked about again and again, most often first
    by_voice: Mapping[str, int]  # satisfied and not, by whose word


def figures(fates: Iterable[Fate]) -> Figures:
    """Count some cases."""
    listed = list(fates)
    answered = [fate for fate in listed if fate.days is not None]
    rated = [fate for fate in answered if fate.satisfied is not None]
    days = [fate.days for fate in answered if fate.days is not None]
    return Figures(
        raised=len(listed),
        answered=len(answered),
        in_time=sum(fate.in_time for fate in answered),
        rated=len(rated),
        satisfied=sum(fate.satisfied is True for fate in rated),
        typical_days=median(days) if days else None,
    )


def ledger(fates: Iterable[Fate], least: int) -> Ledger:
    """Draw up a ledger; of a unit with fewer than `least` answers nothing is said. Units are never ranked."""
    listed = list(fates)
    categories = Counter(fate.category for fate in listed)
    themes = Counter((fate.unit, fate.category) for fate in listed)
    recurring = {category for (_, category), count in themes.items() if count >= RECURS}
    units = {
        unit: figures(fate for fate in listed if fate.unit == unit)
        for unit in sorted({f.unit for f in listed})
    }
    shown = {unit: found for unit, found in units.items() if found.answered >= least}
    return Ledger(
        total=figures(listed),
        by_category={
            code: figures(f for f in listed if f.category == code) for code, _ in categories.most_common()
        },
        by_unit=shown,
        withheld_units=len(units) - len(shown),
        recurring=[code for code, _ in categories.most_common() if code in recurring],
        by_voice=Counter(fate.by for fate in listed if fate.by is not None and fate.satisfied is not None),
    )
