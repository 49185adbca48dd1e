"""Lists that hardly differ: found in every unit that could be subtracted, and nowhere else."""

import pytest

from rules.satisfaction.cells import Place
from rules.satisfaction.lists import moves, telling
from rules.satisfaction.trees import TreeUnit, UnitTree

TREE = UnitTree.of(
    [
        TreeUnit(1, "县", None),
        TreeUnit(2, "镇", 1),
        TreeUnit(3, "东支部", 2),
        TreeUnit(4, "西支部", 2),
    ]
)
K = 5
EAST = dict.fromkeys(range(10), (3, "members"))
WEST = dict.fromkeys(range(100, 110), (4, "members"))
BOTH: dict[int, Place] = EAST | WEST


def differ(one: dict[int, Place], other: dict[int, Place]) -> tuple[int, int] | None:
    return telling(TREE, moves(sorted(one.items()), sorted(other.items())), K)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (BOTH, None),  # the very same list
        (BOTH | {10: (3, "members")}, (1, 1)),  # one more, told by the county already
        (BOTH | dict.fromkeys(range(10, 14), (3, "members")), (1, 4)),
        (BOTH | dict.fromkeys(range(10, 15), (3, "members")), None),  # five are not told apart
        ({**BOTH, 0: (4, "members")}, (3, 1)),  # moved: the county's list is the same
        ({**BOTH, 0: (3, "cadres")}, (1, 1)),  # only the groups differ
        (WEST, None),  # the east was not asked
        ({**WEST, **dict(list(EAST.items())[:4])}, None),  # four of the east: no number exists there
    ],
)
def test_telling(other: dict[int, tuple[int, str]], found: tuple[int, int] | None) -> None:
    assert differ(BOTH, other) == found
    assert differ(other, BOTH) == found


def test_one_in_and_one_out_are_two() -> None:
    others = {**BOTH, 10: (3, "members")}
    del others[0]
    assert differ(BOTH, others) == (1, 2)


def test_a_unit_that_is_no_more_counts_for_the_county() -> None:
    assert differ(BOTH, {**BOTH, 200: (99, "members")}) == (1, 1)


def test_what_differs_is_counted_from_place_to_place() -> None:
    moved = {**EAST, 0: (4, "members"), 50: (3, "members")}
    del moved[9]
    east, west = (3, "members"), (4, "members")
    counted = moves(sorted(EAST.items()), sorted(moved.items()))
    assert counted == {(east, east): 8, (east, west): 1, (None, east): 1, (east, None): 1}
