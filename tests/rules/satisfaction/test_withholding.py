"""The rest rule by named cases, and what holds for every tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.satisfaction.trees import TreeUnit, UnitTree
from rules.satisfaction.withholding import rest_of, shown_units, without


def town(**branches: int) -> tuple[UnitTree, dict[int, int]]:
    """Return a town (0) with branches 1, 2, … of these sizes."""
    units = [TreeUnit(number, name, 0) for number, name in enumerate(branches, start=1)]
    return UnitTree.of([TreeUnit(0, "town", None), *units]), dict(enumerate(branches.values(), start=1))


@pytest.mark.parametrize(
    ("branches", "own", "shown"),
    [
        ({"a": 5, "b": 9}, 0, {0, 1, 2}),  # nothing is left over
        ({"a": 4, "b": 9}, 0, {0}),  # hiding 4 alone would tell it: 13 - 9
        ({"a": 4, "b": 6, "c": 9}, 0, {0, 3}),  # the smallest of the others goes with it
        ({"a": 3, "b": 2, "c": 9}, 0, {0, 3}),  # two small ones cover each other
        ({"a": 9, "b": 9}, 2, {0, 2}),  # two people attached to the town; of equals the first-named goes
        ({"a": 9, "b": 9}, 5, {0, 1, 2}),
        ({"a": 0, "b": 9}, 0, {0, 2}),  # nobody is nobody's secret
        ({"a": 3}, 0, set()),  # the root itself has too few
        ({"a": 5}, 0, {0, 1}),
    ],
)
def test_a_town(branches: dict[str, int], own: int, shown: set[int]) -> None:
    tree, counts = town(**branches)
    assert shown_units(tree, tree.totals({**counts, 0: own}), least=5) == shown


def test_nothing_is_shown_below_a_hidden_unit() -> None:
    units = [
        TreeUnit(0, "county", None),
        TreeUnit(1, "large", 0),
        TreeUnit(2, "middle", 0),
        TreeUnit(3, "few", 0),
    ]
    tree = UnitTree.of([*units, TreeUnit(4, "of middle", 2), TreeUnit(5, "of large", 1)])
    assert shown_units(tree, tree.totals({3: 4, 4: 30, 5: 40}), least=5) == {0, 1, 5}


def test_what_is_hidden_later_takes_everything_below_it_along() -> None:
    units = [
        TreeUnit(0, "county", None),
        TreeUnit(1, "town", 0),
        TreeUnit(2, "branch", 1),
        TreeUnit(3, "b", 0),
    ]
    assert without(UnitTree.of(units), frozenset({0, 1, 2, 3}), {1}) == {0, 3}


def test_everybody_is_in_the_rest_of_the_nearest_shown_unit() -> None:
    tree, _ = town(a=4, b=6, c=9)
    assert rest_of(tree, frozenset({0, 3})) == {0: 0, 1: 0, 2: 0, 3: 3}
    assert rest_of(tree, frozenset()) == {}


@st.composite
def counties(draw: st.DrawFn) -> tuple[UnitTree, dict[int, int]]:
    size = draw(st.integers(1, 30))
    units = [TreeUnit(0, "county", None)]
    units += [
        TreeUnit(unit, draw(st.sampled_from("ab")), draw(st.integers(0, unit - 1))) for unit in range(1, size)
    ]
    return UnitTree.of(units), draw(st.dictionaries(st.integers(0, size - 1), st.integers(0, 30)))


@given(counties(), st.integers(2, 12), st.frozensets(st.integers(1, 29)))
def test_every_rest_is_nothing_or_enough(
    county: tuple[UnitTree, dict[int, int]], least: int, hidden: frozenset[int]
) -> None:
    tree, counts = county
    shown = without(tree, shown_units(tree, tree.totals(counts), least), hidden)
    rests: dict[int, int] = dict.fromkeys(shown, 0)
    for unit, rest in rest_of(tree, shown).items():
        rests[rest] += counts.get(unit, 0)
    assert all(rest == 0 or rest >= least for rest in rests.values())
    assert not shown & hidden
    for unit in shown:
        parent = tree.parents[unit]
        assert parent is None or parent in shown


@given(counties(), st.integers(2, 12), st.integers(0, 20))
def test_asking_for_more_shows_no_more(
    county: tuple[UnitTree, dict[int, int]], least: int, more: int
) -> None:
    tree, counts = county
    assert shown_units(tree, tree.totals(counts), least + more) <= shown_units(
        tree, tree.totals(counts), least
    )
