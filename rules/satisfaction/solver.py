"""Solves for small groups as an attacker would: what follows from printed sums over bounded counts.

People stand in atoms: so many invited people of one unit and one group. A printed unit figure is the sum of a
*row* of atoms (its rest), a printed group figure the sum of a *column*. Rows and columns each cover everybody
once, so the atoms are the edges of a bipartite graph, and two exact statements hold.

*Figures.* A set of people has a figure that follows from printed figures exactly if its indicator is a sum
of row and column weights. Up to whole rows, the smallest such sets are: the rows that touch a set B of
columns, less B itself. There are few groups, so every B is tried. Atoms without people are taken as known to
be empty.

*Counts.* An atom holds between 0 and its invited people. The true counts are one solution; every other one
differs by cycles along which a person moves from atom to atom without changing a row or a column. An atom's
count is therefore determined exactly if no such cycle passes through it: if its two ends lie in different
strong components of the graph of possible moves, or it is a bridge of one (Gusfield 1988; for the mixed graph
Boesch and Tindell 1980). With one column this says: a rest's counts are known once all invited took part.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

_Node = tuple[str, object]
_Arc = tuple[_Node, int]  # where it leads, and by which atom

ONE_COLUMN: Final = ""  # of everybody whose group is not printed


@dataclass(frozen=True, slots=True)
class Atom:
    """Some invited people whom every printed figure takes whole, and how many of them took part."""

    row: int
    column: str
    invited: int
    count: int


def smallest_figure(atoms: Iterable[Atom]) -> int:
    """Return the size of the smallest group, nobody aside, whose figure follows; 0 if there is none."""
    rows: dict[int, Counter[str]] = defaultdict(Counter)
    for atom in atoms:
        if atom.count:
            rows[atom.row][atom.column] += atom.count
    columns = sorted({column for counts in rows.values() for column in counts})
    sizes = {counts.total() for counts in rows.values()}
    kinds: dict[frozenset[str], Counter[str]] = defaultdict(Counter)  # rows that touch the same columns
    for counts in rows.values():
        kinds[frozenset(counts)].update(counts)
    for taken in _subsets(columns):
        touched = [counts for kind, counts in kinds.items() if kind & taken]
        sizes.add(sum(n for counts in touched for column, n in counts.items() if column not in taken))
    return min(sizes - {0}, default=0)


def determined(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the atoms with people whose count can only be what it is."""
    arcs: dict[_Node, list[_Arc]] = defaultdict(list)
    for number, atom in enumerate(atoms):
        row, column = _ends(atom)
        if atom.count < atom.invited:
            arcs[row].append((column, number))
        if atom.count > 0:
            arcs[column].append((row, number))
    component = _strong_components(arcs)
    inner = [
        number
        for number, atom in enumerate(atoms)
        if atom.invited and component.get(_ends(atom)[0]) == component.get(_ends(atom)[1])
    ]
    free = set(inner) - _bridges([(number, *_ends(atoms[number])) for number in inner])
    return [atom for number, atom in enumerate(atoms) if atom.invited and number not in free]


def _ends(atom: Atom) -> tuple[_Node, _Node]:
    return ("row", atom.row), ("column", atom.column)


def _subsets(columns: Sequence[str]) -> Iterable[frozenset[str]]:
    for size in range(1, len(columns)):
        yield from map(frozenset, combinations(columns, size))


def _strong_components(arcs: dict[_Node, list[_Arc]]) -> dict[_Node, int]:
    """Return each node's strong component (Tarjan); with few columns no path is long enough to nest deep."""
    index: dict[_Node, int] = {}
    low: dict[_Node, int] = {}
    stack: list[_Node] = []
    component: dict[_Node, int] = {}

    def visit(node: _Node) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other, _ in arcs.get(node, ()):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other not in component:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            while component.get(node) is None:
                component[stack.pop()] = index[node]

    for start in list(arcs):
        if start not in index:
            visit(start)
    return component


def _bridges(edges: Sequence[tuple[int, _Node, _Node]]) -> set[int]:
    """Return the edges, by number, without which the graph falls into more parts."""
    around: dict[_Node, list[_Arc]] = defaultdict(list)
    for number, one, other in edges:
        around[one].append((other, number))
        around[other].append((one, number))
    index: dict[_Node, int] = {}
    low: dict[_Node, int] = {}
    bridges: set[int] = set()

    def visit(node: _Node, by: int | None) -> None:
        index[node] = low[node] = len(index)
        for other, number in around[node]:
            if other not in index:
                visit(other, number)
                low[node] = min(low[node], low[other])
                if low[other] > index[node]:
                    bridges.add(number)
            elif number != by:
                low[node] = min(low[node], index[other])

    for start in list(around):
        if start not in index:
            visit(start, None)
    return bridges
