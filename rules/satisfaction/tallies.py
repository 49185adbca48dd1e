"""What closing left of a wave, laid out along its units and along its groups."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules.satisfaction.scoring import NOBODY, Sums
from rules.satisfaction.trees import TreeUnit, UnitTree


@dataclass(frozen=True, slots=True)
class CellCount:
    """One counting cell with its ballots.

    `invited` says how many were invited of each unit the cell counts (several where cells were joined).
    `answers` are by question; one that is missing was answered by nobody. `members` is how many people the
    invited stand for in a sample.
    """

    unit: int
    group: str
    invited: Mapping[int, int]
    cast: int
    answers: Mapping[str, Sums]
    members: int | None = None

    @property
    def people(self) -> int:
        """Return the size of the population this cell speaks for."""
        return self.all_invited if self.members is None else self.members

    @property
    def all_invited(self) -> int:
        """Return how many were invited of all units the cell counts."""
        return sum(self.invited.values())


@dataclass(frozen=True, slots=True)
class Axis:
    """The cells sorted into a tree: that of the units, or a root with the groups below it."""

    tree: UnitTree
    cells: Mapping[int, Sequence[CellCount]]  # at each node itself

    def totals(self, number: Callable[[CellCount], int]) -> dict[int, int]:
        """Add up a number over everything at and below each node."""
        return self.tree.totals({node: sum(map(number, cells)) for node, cells in self.cells.items()})

    def sums(self, question: str) -> dict[int, Sums]:
        """Add up one question's answers over everything at and below each node."""
        totals = dict.fromkeys(self.tree.order, NOBODY)
        for node, cells in self.cells.items():
            for cell in cells:
                totals[node] += cell.answers.get(question, NOBODY)
        for node in self.tree.upward():
            parent = self.tree.parents[node]
            if parent is not None:
                totals[parent] += totals[node]
        return totals

    def counted(self) -> dict[int, frozenset[tuple[int, str]]]:
        """Say of which units and groups people are counted at and below each node."""
        counted = {
            node: {(unit, cell.group) for cell in self.cells.get(node, ()) for unit in cell.invited}
            for node in self.tree.order
        }
        for node in self.tree.upward():
            parent = self.tree.parents[node]
            if parent is not None:
                counted[parent] |= counted[node]
        return {node: frozenset(places) for node, places in counted.items()}


@dataclass(frozen=True, slots=True)
class Layout:
    """The same cells along the units and along the groups."""

    units: Axis
    groups: Axis


def lay_out(tree: UnitTree, cells: Sequence[CellCount]) -> Layout:
    """Lay cells out both ways."""
    return Layout(along_units(tree, cells), along_groups(cells))


def along_units(tree: UnitTree, cells: Iterable[CellCount]) -> Axis:
    """Lay cells out along the tree of units."""
    return Axis(tree, _sorted((cell.unit, cell) for cell in cells))


def along_groups(cells: Sequence[CellCount]) -> Axis:
    """Lay cells out along the groups, each a child of one root that is everybody; one group alone is that."""
    names = sorted({cell.group for cell in cells})
    groups = {group: node for node, group in enumerate(names, start=1)} if len(names) > 1 else {}
    nodes = [TreeUnit(0, "", None), *(TreeUnit(node, group, 0) for group, node in groups.items())]
    return Axis(UnitTree.of(nodes), _sorted((groups.get(cell.group, 0), cell) for cell in cells))


def _sorted(placed: Iterable[tuple[int, CellCount]]) -> dict[int, list[CellCount]]:
    cells: dict[int, list[CellCount]] = {}
    for node, cell in placed:
        cells.setdefault(node, []).append(cell)
    return cells
