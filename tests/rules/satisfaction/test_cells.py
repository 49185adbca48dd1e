"""Counting cells: the vectors, and what holds for every tree."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refused
from rules.satisfaction.cells import Place, form_cells
from rules.satisfaction.trees import TreeUnit, UnitTree
from tests.files import DATA

County = tuple[UnitTree, dict[Place, int], int]  # with people, and k

VECTORS = json.loads((DATA / "counting-cells.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_the_vectors(vector: dict[str, Any]) -> None:  # Any: JSON
    ids = {name: number for number, name in enumerate(vector["parents"])}
    tree = UnitTree.of(
        TreeUnit(ids[name], name, None if parent is None else ids[parent])
        for name, parent in vector["parents"].items()
    )
    people = {
        (ids[unit], group): number
        for unit, groups in vector["people"].items()
        for group, number in groups.items()
    }
    cells = form_cells(tree, people, vector["k"])
    assert cells.sizes == {(ids[unit], group): number for unit, group, number in vector["cells"]}
    assert cells.places == {(ids[unit], group): ids[cell] for unit, group, cell in vector["place"]}
    assert cells.refused == vector["refused"]


@st.composite
def trees(draw: st.DrawFn) -> UnitTree:
    size = draw(st.integers(1, 25))
    units = [TreeUnit(0, "county", None)]
    units += [
        TreeUnit(unit, draw(st.sampled_from("abc")), draw(st.integers(0, unit - 1)))
        for unit in range(1, size)
    ]
    return UnitTree.of(units)


@st.composite
def counties(draw: st.DrawFn) -> County:
    tree = draw(trees())
    places = st.tuples(st.sampled_from(tree.order), st.sampled_from(["members", "supervisors"]))
    return tree, draw(st.dictionaries(places, st.integers(0, 12))), draw(st.integers(2, 10))


def above(tree: UnitTree, unit: int) -> set[int]:
    parent = tree.parents[unit]
    return {unit} if parent is None else {unit} | above(tree, parent)


@given(counties())
def test_no_cell_is_under_k_and_everybody_is_placed_or_refused(county: County) -> None:
    tree, people, k = county
    cells = form_cells(tree, people, k)
    assert all(size >= k for size in cells.sizes.values())
    assert all(0 < number < k for number in cells.refused.values())
    counted = dict.fromkeys(cells.sizes, 0)
    for (unit, group), number in people.items():
        if number and group not in cells.refused:
            assert cells.places[unit, group] in above(tree, unit)
            counted[cells.places[unit, group], group] += number
    assert counted == cells.sizes
    for group, number in cells.refused.items():
        assert number == sum(n for (_, each), n in people.items() if each == group)


@given(counties(), st.randoms())
def test_the_order_in_which_units_are_given_does_not_matter(county: County, random: Random) -> None:
    tree, people, k = county
    units = [TreeUnit(unit, tree.names[unit], tree.parents[unit]) for unit in tree.order]
    random.shuffle(units)
    shuffled = list(people.items())
    random.shuffle(shuffled)
    assert form_cells(UnitTree.of(units), dict(shuffled), k) == form_cells(tree, people, k)


@given(counties())
def test_groups_do_not_touch_each_other(county: County) -> None:
    tree, people, k = county
    together = form_cells(tree, people, k)
    for group in {group for _, group in people}:
        alone = form_cells(tree, {place: n for place, n in people.items() if place[1] == group}, k)
        assert alone.sizes == {cell: n for cell, n in together.sizes.items() if cell[1] == group}


def test_the_nearest_cell_joins_before_a_smaller_one_farther_down() -> None:
    tree = UnitTree.of(
        [
            TreeUnit(0, "county", None),
            TreeUnit(1, "near", 0),
            TreeUnit(2, "town", 0),
            TreeUnit(3, "far", 2),
        ]
    )
    cells = form_cells(tree, {(0, "m"): 1, (1, "m"): 9, (3, "m"): 5}, k=5)
    assert cells.sizes == {(0, "m"): 10, (3, "m"): 5}


def test_invited_people_follow_the_ballots_into_the_cells() -> None:
    tree = UnitTree.of(
        [TreeUnit(0, "town", None), TreeUnit(1, "a", 0), TreeUnit(2, "b", 0), TreeUnit(3, "c", 0)]
    )
    cells = form_cells(tree, {(1, "m"): 3, (2, "m"): 4, (3, "m"): 0, (3, "s"): 2}, k=5)
    invited = {(1, "m"): 8, (2, "m"): 6, (3, "m"): 9, (3, "s"): 4}
    assert cells.counted(invited) == {(0, "m"): {1: 8, 2: 6}, (3, "m"): {3: 9}}


@pytest.mark.parametrize(
    "units",
    [
        [],
        [TreeUnit(0, "a", None), TreeUnit(1, "b", None)],
        [TreeUnit(0, "a", None), TreeUnit(1, "b", 7)],
        [TreeUnit(0, "a", None), TreeUnit(1, "b", 2), TreeUnit(2, "c", 1)],
    ],
)
def test_what_is_not_one_tree_is_refused(units: list[TreeUnit]) -> None:
    with pytest.raises(Refused, match="units-not-one-tree"):
        UnitTree.of(units)
