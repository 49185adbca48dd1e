"""Two lists of invited people that hardly differ: the difference of their results would tell of a few."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from rules.satisfaction.cells import Place
from rules.satisfaction.trees import UnitTree

Whereabouts: TypeAlias = Mapping[
    int, frozenset[int | str]
]  # by person: every unit and group that counts them


def telling(
    tree: UnitTree, one: Mapping[int, Place], other: Mapping[int, Place], k: int
) -> tuple[int, int] | None:
    """Return a unit in which two lists of people differ by 1 to k-1, and by how many; None if there is none.

    A unit counts everybody at or below it, and somebody who moved is in one list of the old unit and in the
    other of the new. Groups are compared for the county as a whole. Where either list has fewer than k people
    no number exists to be subtracted.
    """
    mine, theirs = _everywhere(tree, one), _everywhere(tree, other)
    differing: Counter[int | str] = Counter()
    for person in mine.keys() | theirs.keys():
        differing.update(mine.get(person, frozenset()) ^ theirs.get(person, frozenset()))
    shown = _shown(mine.values(), k) & _shown(theirs.values(), k)
    groups = sorted(where for where in shown if isinstance(where, str))
    units: list[int | str] = [unit for unit in tree.order if unit in shown]
    for where in [*units, *groups]:
        if 0 < differing[where] < k:
            return (where if isinstance(where, int) else tree.root), differing[where]
    return None


def _shown(everybody: Iterable[frozenset[int | str]], k: int) -> frozenset[int | str]:
    numbers = Counter(where for each in everybody for where in each)
    return frozenset(where for where, number in numbers.items() if number >= k)


def _everywhere(tree: UnitTree, people: Mapping[int, Place]) -> Whereabouts:
    above: dict[int, tuple[int, ...]] = {}
    for unit in tree.order:
        parent = tree.parents[unit]
        above[unit] = (unit, *(above[parent] if parent is not None else ()))
    made: dict[Place, frozenset[int | str]] = {
        (unit, group): frozenset((*above.get(unit, (tree.root,)), group))
        for unit, group in set(people.values())
    }
    return {person: made[place] for person, place in people.items()}
