"""Two lists of invited people that hardly differ: the difference of their results would tell of a few."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from rules.satisfaction.cells import Place
from rules.satisfaction.trees import UnitTree

Placed: TypeAlias = tuple[int, Place]  # a person and where a wave asks them
Moves: TypeAlias = Mapping[tuple[Place | None, Place | None], int]  # how many from where to where
Wheres: TypeAlias = frozenset[int | str]  # every unit and group that counts somebody


def moves(one: Iterable[Placed], other: Iterable[Placed]) -> Moves:
    """Count from which place of one list to which of another people go; None: they are not in that list.

    Both lists name people in ascending order; neither is ever held as a whole.
    """
    return Counter(_side_by_side(iter(one), iter(other)))


def telling(tree: UnitTree, counted: Moves, k: int) -> tuple[int, int] | None:
    """Return a unit in which two lists differ by 1 to k-1 people, and by how many; None if there is none.

    A unit counts everybody at or below it, and somebody who moved is in one list of the old unit and in the
    other of the new. Groups are compared for the county as a whole. Where either list has fewer than k people
    no number exists to be subtracted.
    """
    above = _above(tree)
    mine: Counter[int | str] = Counter()
    theirs: Counter[int | str] = Counter()
    differing: Counter[int | str] = Counter()
    for (here, there), number in counted.items():
        one, other = _wheres(tree, above, here), _wheres(tree, above, there)
        for counter, wheres in ((mine, one), (theirs, other), (differing, one ^ other)):
            counter.update(dict.fromkeys(wheres, number))
    shown = {where for where in mine if mine[where] >= k and theirs[where] >= k}
    groups = sorted(where for where in shown if isinstance(where, str))
    units: list[int | str] = [unit for unit in tree.order if unit in shown]
    for where in [*units, *groups]:
        if 0 < differing[where] < k:
            return (where if isinstance(where, int) else tree.root), differing[where]
    return None


def _side_by_side(
    one: Iterator[Placed], other: Iterator[Placed]
) -> Iterator[tuple[Place | None, Place | None]]:
    mine, theirs = next(one, None), next(other, None)
    while mine is not None or theirs is not None:
        person = min(each[0] for each in (mine, theirs) if each is not None)
        here = there = None
        if mine is not None and mine[0] == person:
            here, mine = mine[1], next(one, None)
        if theirs is not None and theirs[0] == person:
            there, theirs = theirs[1], next(other, None)
        yield here, there


def _above(tree: UnitTree) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for unit in tree.order:
        parent = tree.parents[unit]
        found[unit] = (unit, *(found[parent] if parent is not None else ()))
    return found


def _wheres(tree: UnitTree, above: Mapping[int, tuple[int, ...]], place: Place | None) -> Wheres:
    if place is None:
        return frozenset()
    unit, group = place
    return frozenset((*above.get(unit, (tree.root,)), group))
