"""Counting cells: at closing everybody is counted in a cell of at least k, or their group is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rules.satisfaction.trees import UnitTree

Place = tuple[int, str]  # a unit and a group: where somebody stands on the frozen roll


@dataclass(frozen=True, slots=True)
class Cells:
    """Where everybody is counted; no number exists for anything finer."""

    sizes: Mapping[Place, int]  # people in each cell, named by the unit and group it belongs to
    places: Mapping[Place, int]  # the unit whose cell counts the people of a place
    refused: Mapping[str, int]  # people of the groups that fill no cell

    def counted(self, numbers: Mapping[Place, int]) -> dict[Place, dict[int, int]]:
        """Sort the numbers of places (say, invited people) into cells: cell → unit → number.

        A place where nobody is counted stays by itself; refused groups are left out.
        """
        cells: dict[Place, dict[int, int]] = {}
        for (unit, group), number in numbers.items():
            if group not in self.refused:
                cells.setdefault((self.places.get((unit, group), unit), group), {})[unit] = number
        return cells


def form_cells(tree: UnitTree, people: Mapping[Place, int], k: int) -> Cells:
    """Form the cells of every group by itself: ballots cast at closing, invited people at opening.

    A unit's pool is its own people and what its children could not place. A pool of k is its cell; a smaller
    one takes in the nearest, then smallest, then first-named cell below, or climbs when there is none.
    """
    sizes: dict[Place, int] = {}
    places: dict[Place, int] = {}
    refused: dict[str, int] = {}
    for group in sorted({group for _, group in people}):
        own = {unit: number for (unit, each), number in people.items() if each == group and number}
        formed = _Forming(tree, k).form(own)
        if formed.left:
            refused[group] = sum(own[unit] for unit in formed.left)
        for cell, units in formed.cells.items():
            sizes[cell, group] = sum(own[unit] for unit in units)
            places.update({(unit, group): cell for unit in units})
    return Cells(sizes, places, refused)


@dataclass(slots=True)
class _Forming:
    """The cells of one group while they form, as lists of the units whose people they hold."""

    tree: UnitTree
    k: int
    cells: dict[int, list[int]] = field(default_factory=dict)
    left: Sequence[int] = ()  # what not even the root could place

    def form(self, own: Mapping[int, int]) -> "_Forming":
        """Walk from the leaves up."""
        climbing: dict[int, list[int]] = {}
        for unit in self.tree.upward():
            pool = climbing.pop(unit, [])
            pool += [unit] if own.get(unit) else []
            if pool and not self._place(unit, pool, own):
                parent = self.tree.parents[unit]
                if parent is None:
                    self.left = pool
                else:
                    climbing.setdefault(parent, []).extend(pool)
        return self

    def _place(self, unit: int, pool: list[int], own: Mapping[int, int]) -> bool:
        """Make the pool the unit's cell, with a cell below if it needs one; say whether that was possible."""
        if sum(own[each] for each in pool) < self.k:
            joined = self._nearest(unit, own)
            if joined is None:
                return False
            pool = pool + self.cells.pop(joined)
        self.cells[unit] = pool
        return True

    def _nearest(self, unit: int, own: Mapping[int, int]) -> int | None:
        """Return the nearest, then smallest, then first-named cell below a unit."""
        for level in self._levels_below(unit):
            cells = [each for each in level if each in self.cells]
            if cells:
                return min(cells, key=lambda each: (self._size(each, own), self.tree.by_name(each)))
        return None

    def _size(self, cell: int, own: Mapping[int, int]) -> int:
        return sum(own[unit] for unit in self.cells[cell])

    def _levels_below(self, unit: int) -> Iterator[Sequence[int]]:
        level = self.tree.children[unit]
        while level:
            yield level
            level = tuple(child for each in level for child in self.tree.children[each])
