"""Which units may show a figure, so that nobody can work out a figure of fewer than `least` people.

A shown unit's **rest** is what is counted in it and in none of the shown units below it. Whoever holds every
shown figure can compute figures of rests, of unions of rests, and of nothing else: the shown sets are unions
of rests, and so is every combination of them. So it is enough that every rest is 0 or at least `least`.
"""

from collections.abc import Collection, Mapping, Sequence

from rules.satisfaction.trees import UnitTree

Numbers = Mapping[int, int]  # of people, by unit


def shown_units(tree: UnitTree, totals: Numbers, least: int) -> frozenset[int]:
    """Return the units that may show a figure over people of whom so many are at and below each.

    The root is shown if it has enough; of a shown unit those children that have enough, smallest last, as far
    as the rest allows; nothing below a hidden unit. With a larger `least` the outcome is a subset: the same
    order of hiding only goes on for longer.
    """
    shown: set[int] = set()
    waiting = [tree.root] if totals[tree.root] >= least else []
    while waiting:
        unit = waiting.pop()
        shown.add(unit)
        enough = [child for child in tree.children[unit] if totals[child] >= least]
        enough.sort(key=lambda child: (totals[child], tree.by_name(child)))
        waiting.extend(_as_rest_allows(enough, totals, totals[unit], least))
    return frozenset(shown)


def _as_rest_allows(children: Sequence[int], totals: Numbers, total: int, least: int) -> Sequence[int]:
    """Hide the smallest children while what the others leave over is too few to be safe."""
    rest = total - sum(totals[child] for child in children)
    hidden = 0
    while 0 < rest < least and hidden < len(children):
        rest += totals[children[hidden]]
        hidden += 1
    return children[hidden:]


def without(tree: UnitTree, shown: frozenset[int], hidden: Collection[int]) -> frozenset[int]:
    """Hide more units and whatever is shown below them: every rest left is a union of rests there were."""
    kept: set[int] = set()
    for unit in tree.order:
        parent = tree.parents[unit]
        if unit in shown and unit not in hidden and (parent is None or parent in kept):
            kept.add(unit)
    return frozenset(kept)


def rest_of(tree: UnitTree, shown: frozenset[int]) -> dict[int, int]:
    """Say in whose rest each unit's own people are: the nearest shown unit at or above it, if any is."""
    rests: dict[int, int] = {}
    for unit in tree.order:
        parent = tree.parents[unit]
        if unit in shown:
            rests[unit] = unit
        elif parent is not None and parent in rests:
            rests[unit] = rests[parent]
    return rests


def smallest(tree: UnitTree, units: Sequence[int], totals: Numbers) -> int:
    """Return the smallest, then first-named of some units: the next one to join."""
    return min(units, key=lambda unit: (totals[unit], tree.by_name(unit)))
