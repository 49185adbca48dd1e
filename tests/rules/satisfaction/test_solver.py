"""The solver against brute force: every subset by linear algebra, every solution by counting through them."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.satisfaction.solver import Atom, determined, smallest_figure
from tests.rules.satisfaction.algebra import smallest_computable

CROSSED = [Atom(1, "m", 9, 6), Atom(1, "s", 3, 2), Atom(2, "m", 9, 7), Atom(2, "s", 4, 1)]


def test_rows_and_columns_that_all_meet_tell_only_themselves() -> None:
    assert smallest_figure(CROSSED) == 3  # the column of s


def test_a_group_confined_to_one_unit_tells_the_others_of_that_unit() -> None:
    supervisors = [Atom(1, "s", 12, 12), Atom(1, "m", 9, 3), Atom(2, "m", 30, 30)]
    assert smallest_figure(supervisors) == 3  # 15 of the unit less 12 supervisors


def test_an_empty_county_tells_nothing() -> None:
    assert smallest_figure([]) == 0
    assert determined([]) == []


def test_one_silent_person_hides_who_took_part() -> None:
    full = [Atom(1, "", 3, 3), Atom(1, "", 20, 20)]
    assert determined(full) == full
    assert determined([Atom(1, "", 3, 3), Atom(1, "", 20, 19)]) == []


def test_a_unit_alone_in_its_rest_is_what_is_printed() -> None:
    alone = Atom(1, "", 9, 7)
    assert determined([alone, Atom(2, "", 4, 1), Atom(2, "", 4, 2)]) == [alone]


def test_a_hidden_group_in_one_row_is_determined_through_the_columns() -> None:
    assert determined(CROSSED) == []
    bridge = [Atom(1, "m", 9, 6), Atom(1, "s", 3, 2), Atom(2, "m", 9, 7)]
    assert determined(bridge) == bridge


@st.composite
def atoms(draw: st.DrawFn, columns: str = "ms", most: int = 2, number: int = 6) -> list[Atom]:
    drawn = []
    for _ in range(draw(st.integers(1, number))):
        invited = draw(st.integers(0, most))
        row, column = draw(st.integers(1, 3)), draw(st.sampled_from(columns))
        drawn.append(Atom(row, column, invited, draw(st.integers(0, invited))))
    return drawn


def solutions(drawn: Sequence[Atom]) -> Iterator[tuple[int, ...]]:
    """Try every way in which people may have taken part, and keep those that print the same."""

    def printed(counts: Sequence[int]) -> list[int]:
        sums = [sum(n for a, n in zip(drawn, counts, strict=True) if a.row == row) for row in (1, 2, 3)]
        return sums + [sum(n for a, n in zip(drawn, counts, strict=True) if a.column == c) for c in "msd"]

    true = printed([atom.count for atom in drawn])
    yield from (
        each for each in product(*(range(atom.invited + 1) for atom in drawn)) if printed(each) == true
    )


@given(atoms(columns="msd"))
def test_a_count_is_determined_exactly_if_every_solution_agrees(drawn: list[Atom]) -> None:
    values = [set(column) for column in zip(*solutions(drawn), strict=True)]
    expected = [atom for atom, found in zip(drawn, values, strict=True) if len(found) == 1 and atom.invited]
    assert determined(drawn) == expected


@pytest.mark.parametrize("columns", ["m", "ms", "msd"])
@given(data=st.data())
def test_the_smallest_figure_is_that_of_linear_algebra(columns: str, data: st.DataObject) -> None:
    drawn = data.draw(atoms(columns=columns, most=9, number=7))
    people: dict[tuple[int, str], int] = {}
    for atom in drawn:
        if atom.count:
            people[atom.row, atom.column] = people.get((atom.row, atom.column), 0) + atom.count
    printed = [{edge for edge in people if edge[0] == row} for row in (1, 2, 3)]
    printed += [{edge for edge in people if edge[1] == column} for column in columns]
    assert smallest_figure(drawn) == smallest_computable(people, printed)
