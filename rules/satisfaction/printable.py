"""What of a wave may be printed: the rest rule and the solver, for each thing that is counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from rules.satisfaction.solver import ONE_COLUMN, Atom, determined, smallest_figure
from rules.satisfaction.tallies import Axis, CellCount, Layout
from rules.satisfaction.withholding import rest_of, shown_units, smallest, without

EXACT: Final = 20  # answers that every rest needs before a figure is printed exactly

Count = Callable[[CellCount], int]
Nodes = frozenset[int]


@dataclass(frozen=True, slots=True)
class Shown:
    """The nodes of an axis that show a figure, and those of them that show it exactly."""

    nodes: Nodes
    exact: Nodes

    def __and__(self, other: "Shown") -> "Shown":
        """Return where both may be printed: its rests are unions of rests of either, so it is as safe."""
        return Shown(self.nodes & other.nodes, self.exact & other.exact)


@dataclass(frozen=True, slots=True)
class Printable:
    """What may be printed of one count along the units and along the groups."""

    units: Shown
    groups: Shown

    def __and__(self, other: "Printable") -> "Printable":
        return Printable(self.units & other.units, self.groups & other.groups)


def printable_answers(layout: Layout, count: Count, k: int) -> Printable:
    """Say where figures over these answers may be printed."""
    return _groups_kept_apart(layout, _rests(layout, count, k), [count], k, told=())


def printable_participation(layout: Layout, k: int) -> Printable:
    """Say where the numbers of invited people and of ballots may be printed.

    The rest rule protects ballots; where three people are invited and hand in nothing there are none, and yet
    it would be told of the three that they stayed away. So no rest may tell this either, nor the opposite.
    """
    return _hushed(layout, _rests(layout, _cast, k), [_cast, _invited], k, told=[_cast])


def printable_share(
    layout: Layout, answers: Printable, taking_part: Printable, parts: Sequence[Count], k: int
) -> Printable:
    """Say where the ballots may be printed divided into these parts: beside exact figures, and no finer."""
    both = answers & taking_part
    exact = Printable(*(Shown(each.exact, each.exact) for each in (both.units, both.groups)))
    return _hushed(layout, exact, (), k, told=parts)


def _rests(layout: Layout, count: Count, k: int) -> Printable:
    return Printable(_shown(layout.units, count, k), _shown(layout.groups, count, k))


def _shown(axis: Axis, count: Count, k: int) -> Shown:
    totals = axis.totals(count)
    nodes = shown_units(axis.tree, totals, k)
    return Shown(nodes, nodes & shown_units(axis.tree, totals, max(k, EXACT)))


def _hushed(
    layout: Layout, rests: Printable, counts: Sequence[Count], k: int, told: Sequence[Count]
) -> Printable:
    """Join the smallest parts until no number of fewer than k people follows from those that are printed.

    What the county's own line says of everybody (all took part, nobody did not know) is said of each unit
    anyhow: hiding the lines below it would hide nothing.
    """
    axis = layout.units
    invited, totals = axis.totals(_invited)[axis.tree.root], axis.totals(_cast)
    told = [count for count in told if 0 < axis.totals(count)[axis.tree.root] < invited]
    units = rests.units.nodes
    while telling := _telling(layout, units, told, k):
        units = without(axis.tree, units, {_next_to_join(axis, units, totals, row) for row in telling})
    quiet = Printable(Shown(units, rests.units.exact & units), rests.groups)
    return _groups_kept_apart(layout, quiet, counts, k, told)


def _telling(layout: Layout, units: Nodes, counts: Sequence[Count], k: int) -> set[int]:
    """Return the rests of whose invited people all count or none: each small unit in them does likewise.

    In any other rest of several units one person may count in the place of another, wherever they belong.
    """
    rows: dict[int, list[CellCount]] = {}
    for row, _, cell in _crossed(layout, units, frozenset()):
        rows.setdefault(row, []).append(cell)
    few = {row: cells for row, cells in rows.items() if any(map(partial(_has_few, k), cells))}
    return {
        row
        for row, cells in few.items()
        for count in counts
        if sum(map(count, cells)) in {0, sum(map(_invited, cells))}
    }


def _groups_kept_apart(
    layout: Layout, rests: Printable, counts: Sequence[Count], k: int, told: Sequence[Count]
) -> Printable:
    """Join the smallest groups until nothing about fewer than k follows where groups and units cross."""
    tree, totals = layout.groups.tree, layout.groups.totals(_cast)
    units, groups = rests.units, rests.groups
    while named := groups.nodes - {tree.root}:
        few = [_smallest_figure(layout, units.nodes, groups.nodes, count) for count in counts]
        few_exact = [_smallest_figure(layout, units.exact, groups.exact, count) for count in counts]
        tells = any(_told(layout, units.nodes, groups.nodes, count, k) for count in told)
        if not (tells or _under(k, few) or _under(max(k, EXACT), few_exact)):
            break
        hidden = {smallest(tree, sorted(named), totals)}
        groups = Shown(groups.nodes - hidden, groups.exact - hidden)
    return Printable(units, groups)


def _under(least: int, sizes: Sequence[int]) -> bool:
    return any(0 < size < least for size in sizes)


def _smallest_figure(layout: Layout, units: Nodes, groups: Nodes, count: Count) -> int:
    crossed = _crossed(layout, units, groups)
    return smallest_figure(Atom(row, column, count(cell), count(cell)) for row, column, cell in crossed)


def _told(layout: Layout, units: Nodes, groups: Nodes, count: Count, k: int) -> bool:
    """Say whether the number is known that counts among fewer than k invited people of a unit and group."""
    return any(atom.invited < k for atom in determined(_people(layout, units, groups, count)))


def _people(layout: Layout, units: Nodes, groups: Nodes, count: Count) -> Sequence[Atom]:
    """Return the invited of every unit and group, with any way what a cell counts may fall on them."""
    atoms: list[Atom] = []
    for row, column, cell in _crossed(layout, units, groups):
        left = count(cell)
        for invited in cell.invited.values():
            atoms.append(Atom(row, column, invited, min(invited, left)))
            left -= atoms[-1].count
    return atoms


def _crossed(layout: Layout, units: Nodes, groups: Nodes) -> Iterator[tuple[int, str, CellCount]]:
    """Yield every cell with the row and the column it is in."""
    rows = rest_of(layout.units.tree, units)
    columns = {layout.groups.tree.names[node] for node in groups}
    for node, cells in layout.units.cells.items():
        if node in rows:
            for cell in cells:
                yield rows[node], cell.group if cell.group in columns else ONE_COLUMN, cell


def _next_to_join(axis: Axis, shown: Nodes, totals: dict[int, int], row: int) -> int:
    """Return the smallest shown part of a unit, or the unit itself when it has none left."""
    parts = [child for child in axis.tree.children[row] if child in shown]
    return smallest(axis.tree, parts, totals) if parts else row


def _has_few(k: int, cell: CellCount) -> bool:
    """Say whether the cell holds a unit of fewer than k invited people."""
    return any(0 < invited < k for invited in cell.invited.values())


def _cast(cell: CellCount) -> int:
    return cell.cast


def _invited(cell: CellCount) -> int:
    return cell.all_invited
