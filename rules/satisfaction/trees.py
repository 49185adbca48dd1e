"""The tree of units as a wave froze it: one root, everything else below it, walked from either end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """One unit of the frozen tree; the root has no parent."""

    id: int
    name: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class UnitTree:
    """Units by id; `order` begins at the root and names no unit before its parent."""

    root: int
    names: Mapping[int, str]
    parents: Mapping[int, int | None]
    children: Mapping[int, tuple[int, ...]]
    order: tuple[int, ...]

    @classmethod
    def of(cls, units: Iterable[TreeUnit]) -> "UnitTree":
        """Build the tree, keeping the order in which children are given."""
        known = {unit.id: unit for unit in units}
        children: dict[int, list[int]] = {unit: [] for unit in known}
        roots = [unit.id for unit in known.values() if unit.parent is None]
        for unit in known.values():
            if unit.parent is not None:
                children.setdefault(unit.parent, []).append(unit.id)
        order = roots[:1]
        for unit_id in order:  # grows while it is walked: breadth first
            order.extend(children[unit_id])
        if len(roots) != 1 or len(order) != len(known):
            raise Refused("units-not-one-tree")
        return cls(
            root=roots[0],
            names={unit.id: unit.name for unit in known.values()},
            parents={unit.id: unit.parent for unit in known.values()},
            children={unit: tuple(below) for unit, below in children.items()},
            order=tuple(order),
        )

    def upward(self) -> Iterator[int]:
        """Yield every unit after all units below it."""
        return reversed(self.order)

    def listed(self) -> Iterator[int]:
        """Yield every unit as a list prints them: each followed by what is below it."""
        waiting = [self.root]
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting.extend(reversed(self.children[unit]))

    def by_name(self, unit: int) -> tuple[str, int]:
        """Return what decides between two units that are otherwise alike."""
        return self.names[unit], unit

    def totals(self, own: Mapping[int, int]) -> dict[int, int]:
        """Add up what is counted at each unit itself over everything below it."""
        totals = {unit: own.get(unit, 0) for unit in self.order}
        for unit in self.upward():
            parent = self.parents[unit]
            if parent is not None:
                totals[parent] += totals[unit]
        return totals
