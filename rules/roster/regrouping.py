"""Branches that a roster names no more: renamed, merged into another or split, by where people went."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.names import UnitName

_TOGETHER: Final = 0.8  # of a branch's people in one place: the branch went there


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A branch the roster no longer names, and the branches its people are found in, most people first."""

    branch_key: str
    people: int
    into: tuple[tuple[UnitName, int], ...]
    renamed: bool  # almost all went on together, to a branch that nobody else came to

    @property
    def kind(self) -> str:
        """What it looks like: renamed, merged or split."""
        if self.renamed:
            return "renamed"
        return "merged" if len(self.into) == 1 else "split"


def regroupings(pairs: Iterable[tuple[Entry, KnownPerson]], named: Collection[str]) -> tuple[Regrouping, ...]:
    """List what became of branches; `named` are the keys of those the roster names."""
    went: dict[str, Counter[UnitName]] = defaultdict(Counter)
    came: dict[str, set[str]] = defaultdict(set)
    for entry, known in pairs:
        if known.branch_key:
            went[known.branch_key][entry.unit] += 1
            came[entry.unit.key].add(known.branch_key)
    return tuple(_regrouping(key, into, came) for key, into in went.items() if key not in named and into)


def _regrouping(key: str, into: Counter[UnitName], came: dict[str, set[str]]) -> Regrouping:
    people, (first, most) = into.total(), into.most_common(1)[0]
    alone = came[first.key] == {key}
    return Regrouping(key, people, tuple(into.most_common()), alone and most >= _TOGETHER * people)
