"""The attacker finds nothing about fewer than k people; without one of the rules it finds plenty."""

from collections.abc import Sequence
from itertools import product
from random import Random
from types import UnionType

import pytest

from rules.satisfaction import printable, withholding
from rules.satisfaction.changes import with_changes
from rules.satisfaction.reporting import report
from rules.satisfaction.results import Band, Exact
from rules.satisfaction.scoring import add_up
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.trees import TreeUnit, UnitTree
from tests.rules.satisfaction.algebra import smallest_computable
from tests.rules.satisfaction.attacker import ASKED, QUESTIONS, attack, random_tree, random_truth


def leaks_of(seed: int, most: int) -> list[str]:
    """Play one county: a tree, two waves, their reports, the attacker."""
    random = Random(seed)
    k = random.choice([5, 5, 5, 7, 10])
    tree = random_tree(random, most)
    before, after = random_truth(random, tree, k), random_truth(random, tree, k)
    earlier = report(ASKED, tree, before.cells, k)
    later = with_changes(report(ASKED, tree, after.cells, k), earlier)
    return attack(tree, (before, after), (earlier, later), k)


def leaking(seeds: range, most: int = 6) -> int:
    return sum(bool(leaks_of(seed, most)) for seed in seeds)


@pytest.mark.parametrize("seed", range(0, 300, 20))
def test_small_trees_tell_nothing(seed: int) -> None:
    for each in range(seed, seed + 20):
        assert leaks_of(each, most=6) == [], each


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 3000, 50))
def test_two_thousand_trees_tell_nothing(seed: int) -> None:
    for each in range(seed, seed + 50):
        assert leaks_of(each, most=40) == [], each


def test_without_the_rest_rule_the_attacker_finds_small_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    def everybody_with_enough(children: Sequence[int], *_: object) -> Sequence[int]:
        return children

    monkeypatch.setattr(withholding, "_as_rest_allows", everybody_with_enough)
    assert leaking(range(60)) > 30


def test_without_the_solver_the_attacker_finds_counts_of_small_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printable, "_telling", lambda *_: set())
    assert leaking(range(60)) > 3


def test_with_exact_figures_from_k_on_the_attacker_finds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printable, "EXACT", 5)
    assert leaking(range(60)) > 30


def crossed(seed: int) -> list[CellCount]:
    """Return a few towns with a few groups, some of them confined to some towns."""
    random = Random(seed)
    cells = []
    for unit, group in product(range(3), ("members", "supervisors", "deputies")):
        if random.random() < 0.6:
            rated = random.randint(1, random.choice([4, 12, 60]))
            sums = add_up(ASKED.scale.values, (rated, 0, 0, 0, 0, random.randint(0, 9)))
            cast = sums.rated + sums.unaware
            invited = cast + random.randint(1, 9)
            cells.append(CellCount(unit, group, {unit: invited}, cast, dict.fromkeys(QUESTIONS, sums)))
    return cells


def smallest_told(seed: int, kind: type[Exact] | UnionType) -> int:
    """Return the smallest group of whom units and groups together tell a figure of this kind."""
    units = [TreeUnit(0, "county", None), *(TreeUnit(unit, f"town {unit}", 0) for unit in (1, 2))]
    cells = crossed(seed)
    found = report(ASKED, UnitTree.of(units), cells, 5)
    people = {(cell.unit, cell.group): cell.answers["selection"].rated for cell in cells}
    printed = [
        [edge for edge in people if row.unit in {0, edge[0]} and row.group in {None, edge[1]}]
        for row in (*found.rows, *found.groups)
        if isinstance(row.figures["selection"], kind)
    ]
    return smallest_computable(people, printed)


def test_units_and_groups_together_tell_nothing() -> None:
    for seed in range(40):
        assert smallest_told(seed, Exact | Band) not in range(1, 5), seed
        assert smallest_told(seed, Exact) not in range(1, 20), seed


def test_without_the_solver_groups_and_units_together_tell_small_groups(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printable, "smallest_figure", lambda _: 0)
    assert any(smallest_told(seed, Exact) in range(1, 20) for seed in range(40))
    assert any(smallest_told(seed, Exact | Band) in range(1, 5) for seed in range(40))
