"""What of a wave may be printed: the rest rule and the solver, for each thing that is counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rules.satisfaction.solver import ONE_COLUMN, Atom, determined, smallest_figure
from rules.satisfaction.tallies import Axis, CellCount, Layout
from rules.satisfaction.withholding import rest_of, shown_units, smallest

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
    units = _shown(layout.units, count, k, frozenset())
    return _with_groups(layout, units, count, k, lambda _: False)


def printable_participation(layout: Layout, k: int) -> Printable:
    """Say where the number of ballots may be printed.

    Numbers of invited people are known, so a rest in which everybody took part would tell of each small unit
    in it that all took part: the smallest parts are joined until no number under k is determined. Where the
    whole county took part, its own line says so, and hiding the lines below it would hide nothing.
    """
    axis = layout.units
    totals, invited = axis.totals(_cast), axis.totals(_invited)
    if totals[axis.tree.root] == invited[axis.tree.root]:
        return printable_answers(layout, _cast, k)
    joined: Nodes = frozenset()
    while True:
        units = _shown(axis, _cast, k, joined)
        telling = {atom.row for atom in _told(layout, units.nodes, frozenset(), k)}
        if not telling:
            break
        joined |= {_next_to_join(axis, units.nodes, totals, row) for row in telling}
    return _with_groups(layout, units, _cast, k, lambda groups: bool(_told(layout, units.nodes, groups, k)))


def _shown(axis: Axis, count: Count, k: int, joined: Nodes) -> Shown:
    own = axis.own(count)
    nodes = shown_units(axis.tree, own, k, joined)
    return Shown(nodes, nodes & shown_units(axis.tree, own, max(k, EXACT), joined))


def _with_groups(
    layout: Layout, units: Shown, count: Count, k: int, tells: Callable[[Nodes], bool]
) -> Printable:
    """Join the smallest groups until nothing about fewer than k follows where groups and units cross."""
    tree, totals = layout.groups.tree, layout.groups.totals(count)
    joined: Nodes = frozenset()
    while True:
        groups = _shown(layout.groups, count, k, joined)
        named = groups.nodes - {tree.root}
        few = _smallest_figure(layout, units.nodes, groups.nodes, count)
        few_exact = _smallest_figure(layout, units.exact, groups.exact, count)
        sound = not 0 < few < k and not 0 < few_exact < max(k, EXACT) and not tells(groups.nodes)
        if sound or not named:
            return Printable(units, groups)
        joined |= {smallest(tree, sorted(named), totals)}


def _smallest_figure(layout: Layout, units: Nodes, groups: Nodes, count: Count) -> int:
    crossed = _crossed(layout, units, groups)
    return smallest_figure(Atom(row, column, count(cell), count(cell)) for row, column, cell in crossed)


def _told(layout: Layout, units: Nodes, groups: Nodes, k: int) -> list[Atom]:
    """Return the people of one unit and group, fewer than k of whom are known to have taken part."""
    return [atom for atom in determined(_people(layout, units, groups)) if 0 < atom.count < k]


def _people(layout: Layout, units: Nodes, groups: Nodes) -> Sequence[Atom]:
    """Return the invited of every unit and group, with any way a joined cell's ballots may fall on them."""
    atoms: list[Atom] = []
    for row, column, cell in _crossed(layout, units, groups):
        left = cell.cast
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


def _cast(cell: CellCount) -> int:
    return cell.cast


def _invited(cell: CellCount) -> int:
    return cell.all_invited
