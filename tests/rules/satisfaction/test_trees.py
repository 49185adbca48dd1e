"""A frozen tree is walked from either end, and listed as it is printed."""

from rules.satisfaction.trees import TreeUnit, UnitTree

TREE = UnitTree.of(
    [
        TreeUnit(3, "b", 1),
        TreeUnit(9, "county", None),
        TreeUnit(1, "town", 9),
        TreeUnit(2, "other town", 9),
        TreeUnit(4, "a", 1),
    ]
)


def test_no_unit_comes_before_its_parent_nor_upwards_after_it() -> None:
    assert TREE.order == (9, 1, 2, 3, 4)
    assert list(TREE.upward()) == [4, 3, 2, 1, 9]


def test_a_list_puts_each_branch_under_its_town_in_the_given_order() -> None:
    assert list(TREE.listed()) == [9, 1, 3, 4, 2]


def test_totals_hold_everybody_below() -> None:
    assert TREE.totals({9: 1, 1: 2, 4: 5}) == {9: 8, 1: 7, 2: 0, 3: 0, 4: 5}
