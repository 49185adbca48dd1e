"""Lists that hardly differ: found in every unit that could be subtracted, and nowhere else."""

import pytest

from rules.satisfaction.lists import telling
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
BOTH = EAST | WEST


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
    assert telling(TREE, BOTH, other, K) == found
    assert telling(TREE, other, BOTH, K) == found


def test_one_in_and_one_out_are_two() -> None:
    others = {**BOTH, 10: (3, "members")}
    del others[0]
    assert telling(TREE, BOTH, others, K) == (1, 2)


def test_a_unit_that_is_no_more_counts_for_the_county() -> None:
    assert telling(TREE, BOTH, {**BOTH, 200: (99, "members")}, K) == (1, 1)
