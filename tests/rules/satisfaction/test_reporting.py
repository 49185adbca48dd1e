"""The report by named cases: what is exact, a band or withheld, and that nothing finer is used."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import isclose
from random import Random

import pytest

from rules.satisfaction.changes import with_changes
from rules.satisfaction.reporting import report
from rules.satisfaction.results import (
    Band,
    Difference,
    Exact,
    Figure,
    Participation,
    Rank,
    Report,
    Row,
    Withheld,
)
from rules.satisfaction.scoring import Sums, add_up
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.trees import TreeUnit, UnitTree
from tests.rules.satisfaction.attacker import ASKED, random_tree, random_truth

TREE = UnitTree.of(
    [
        TreeUnit(0, "county", None),
        TreeUnit(1, "town a", 0),
        TreeUnit(2, "town b", 0),
        TreeUnit(3, "branch", 2),
    ]
)
GOOD, POOR, UNAWARE = 0, 4, 5  # positions in the national scale


def cell(
    unit: int,
    selection: Mapping[int, int],
    integrity: Mapping[int, int] | None = None,
    *,
    silent: int = 5,
    group: str = "members",
) -> CellCount:
    """Return a unit's cell with ballots by option; `silent` invited people did not take part."""
    answers = {"selection": selection, "integrity": selection if integrity is None else integrity}
    cast = sum(selection.values())
    sums = {
        code: add_up(ASKED.scale.values, [by.get(n, 0) for n in range(6)]) for code, by in answers.items()
    }
    return CellCount(unit, group, {unit: cast + silent}, cast, sums)


def of(cells: Sequence[CellCount], earlier: Report | None = None) -> dict[int, Row]:
    found = report(ASKED, TREE, cells, 5)
    return {row.unit: row for row in (found if earlier is None else with_changes(found, earlier)).rows}


def test_an_interval_does_not_tell_that_those_left_over_stayed_away() -> None:
    """One is invited at the county and did not vote; that the town was complete would say so."""
    answers = {GOOD: 20, POOR: 10}
    whole = cell(1, answers, silent=0)
    left = CellCount(0, "members", {0: 1}, 0, {})
    rows = of([whole, left])
    assert rows[1].participation is Withheld.FEW
    told, county = rows[1].figures["selection"], rows[0].figures["selection"]
    assert isinstance(told, Exact)
    assert isinstance(county, Exact)
    low, high = told.estimate.interval
    assert high - low > 10, "as wide as if there were no end of people"
    assert county.estimate.interval != told.estimate.interval, "the county's own numbers are printed"
    alone = of([whole])[1].figures["selection"]
    assert isinstance(alone, Exact)
    assert alone.estimate.interval[0] == alone.estimate.interval[1], "where all are told, all is certain"


def exact(figure: Figure) -> Exact:
    assert isinstance(figure, Exact)
    return figure


LARGE = [cell(1, {GOOD: 40, POOR: 0, UNAWARE: 10}), cell(2, {GOOD: 10, POOR: 30})]


def test_an_exact_figure_has_mean_interval_unaware_share_and_rank() -> None:
    rows = of(LARGE)
    figure = exact(rows[2].figures["selection"])
    assert figure.estimate.mean == 25
    assert figure.estimate.interval[0] < 25 < figure.estimate.interval[1]
    assert figure.unaware == 0
    assert exact(rows[1].figures["selection"]).unaware == Fraction(1, 5)
    assert exact(rows[1].figures["selection"]).rank == Rank(1, 2)
    assert figure.rank == Rank(2, 2)
    assert figure.above_parent == Difference(25 - Fraction(500, 8), told_apart=True)
    assert rows[1].participation == Participation(invited=55, cast=50)


def test_the_county_has_the_mean_of_all_ballots_and_the_mean_weighted_by_members() -> None:
    figure = exact(of(LARGE)[0].figures["selection"])
    assert figure.estimate.mean == Fraction(5000, 80)
    assert isclose(figure.weighted, (100 * 55 + 25 * 45) / 100)
    assert figure.above_parent is None


def test_the_weighted_mean_weighs_a_rest_as_one() -> None:
    cells = [
        cell(1, {GOOD: 30}, silent=70),
        cell(2, {POOR: 8}, silent=12),
        cell(0, {GOOD: 16, POOR: 8}, silent=56),
    ]
    figure = exact(of(cells)[0].figures["selection"])
    assert isclose(figure.weighted, (100 * 100 + 50 * 100) / 200)  # town b is in the rest: 16 good of 32


def test_rows_come_in_the_order_of_a_list() -> None:
    assert list(of(LARGE)) == [0, 1, 2, 3]


@pytest.mark.parametrize(("poor", "low"), [(0, 95), (1, 90), (7, 30), (10, 0)])
def test_under_twenty_a_mean_is_a_band_of_five_points_whatever_was_answered(poor: int, low: int) -> None:
    figure = of([cell(1, {GOOD: 10 - poor, POOR: poor})])[1].figures["selection"]
    assert figure == Band(Fraction(low))
    assert isinstance(figure, Band)
    assert figure.high == low + 5


def test_a_unit_with_too_few_is_withheld_and_takes_the_smallest_other_with_it() -> None:
    rows = of([cell(1, {GOOD: 4}), cell(2, {GOOD: 8}), cell(0, {GOOD: 30})])
    assert rows[0].participation == Participation(57, 42)
    assert {rows[unit].participation for unit in (1, 3)} == {Withheld.FEW}
    assert isinstance(rows[2].figures["selection"], Band)  # thirty people of the county itself cover town a


def test_a_composite_needs_both_parts() -> None:
    rows = of([cell(1, {GOOD: 40}, {GOOD: 3, UNAWARE: 37}), cell(2, {GOOD: 40})])
    assert isinstance(rows[1].figures["selection"], Exact)
    assert rows[1].figures["integrity"] is Withheld.FEW
    assert rows[1].figures["credibility"] is Withheld.FEW


def test_a_composite_of_an_exact_part_and_a_band_is_made_of_bands() -> None:
    rows = of([cell(1, {GOOD: 40, POOR: 10}, {GOOD: 9, POOR: 1, UNAWARE: 40})])
    assert exact(rows[1].figures["selection"]).estimate.mean == 80
    assert rows[1].figures["integrity"] == Band(Fraction(90))
    assert rows[1].figures["credibility"] == Band(Fraction(85))


def test_an_exact_composite_is_the_mean_of_its_parts() -> None:
    figure = exact(of([cell(1, {GOOD: 40, POOR: 10}, {GOOD: 30, POOR: 20})])[1].figures["credibility"])
    assert figure.estimate.mean == 70
    assert figure.unaware is None


def test_no_rank_where_there_is_nobody_to_be_ranked_among_and_none_for_bands() -> None:
    rows = of([cell(1, {GOOD: 40}), cell(2, {GOOD: 15, POOR: 4}), cell(0, {GOOD: 30})])
    assert exact(rows[1].figures["selection"]).rank is Withheld.NO_RANK
    assert isinstance(rows[2].figures["selection"], Band)


def test_a_wave_with_fewer_than_k_ballots_shows_nothing() -> None:
    row = of([cell(1, {GOOD: 4})])[0]
    assert row.participation is Withheld.FEW
    assert set(row.figures.values()) == {Withheld.FEW}


def test_a_rest_that_took_part_to_the_last_takes_another_unit_in() -> None:
    cells = [cell(1, {GOOD: 40}, silent=9), cell(2, {GOOD: 30}, silent=0), cell(3, {GOOD: 3}, silent=0)]
    rows = of(cells)
    assert rows[2].participation is Withheld.FEW  # all three of its branch would be known to have taken part
    assert rows[1].participation is Withheld.FEW  # and this would tell of the other
    assert rows[0].participation == Participation(82, 73)
    assert isinstance(rows[2].figures["selection"], Exact)  # its mean tells of thirty-three


@pytest.mark.parametrize("unit", [0, 2])
def test_whoever_belongs_to_the_county_or_a_town_itself_and_stays_away_is_not_told_of(unit: int) -> None:
    alone = cell(unit, {}, silent=1)
    rows = of([cell(1, {GOOD: 30}), cell(3, {GOOD: 40}), alone])
    assert rows[0].participation == Participation(81, 70)
    branch, town = rows[3].participation, rows[1 if unit == 0 else 2].participation
    # The county has its one person, or the town has, beside what is shown below it: one part is hidden.
    assert Withheld.FEW in {branch, town}
    assert isinstance(rows[1].figures["selection"], Exact), "answers tell nothing of who gave none"


def test_a_county_all_of_whose_people_stayed_away_in_one_unit_of_enough_says_so() -> None:
    rows = of([cell(1, {GOOD: 30}), cell(3, {}, silent=9)])
    assert rows[1].participation == Participation(35, 30)
    assert rows[3].participation is Withheld.FEW


def test_the_share_that_did_not_know_is_left_out_where_a_small_unit_would_be_known_to_know() -> None:
    cells = [
        cell(1, {GOOD: 40, UNAWARE: 5}),
        cell(2, {GOOD: 30}),
        cell(3, {GOOD: 3}, silent=1),
        cell(0, {GOOD: 30}),
    ]
    town = exact(of(cells)[2].figures["selection"])
    assert town.unaware is None  # that no one of its branch's four did not know
    wide = [cell(1, {GOOD: 40, UNAWARE: 5}), cell(2, {GOOD: 30}), cell(0, {GOOD: 30})]
    assert exact(of(wide)[2].figures["selection"]).unaware == 0


def test_where_the_whole_county_took_part_numbers_are_shown_everywhere() -> None:
    cells = [cell(1, {GOOD: 30}, silent=0), cell(2, {GOOD: 40}, silent=0)]
    assert of(cells)[2].participation == Participation(40, 40)


def test_members_outweigh_the_invited_of_a_sample() -> None:
    sample = replace(LARGE[0], members=945)
    assert isclose(
        exact(of([sample, LARGE[1]])[0].figures["selection"]).weighted, (100 * 945 + 25 * 45) / 990
    )


def changes(before: Sequence[CellCount], after: Sequence[CellCount]) -> dict[int, Difference | Withheld]:
    rows = of(after, report(ASKED, TREE, before, 5))
    return {
        unit: figure.change
        for unit, row in rows.items()
        if isinstance(figure := row.figures["selection"], Exact)
    }


def test_a_change_is_told_apart_only_if_its_interval_excludes_zero() -> None:
    found = changes(
        LARGE, [cell(1, {GOOD: 20, POOR: 20, UNAWARE: 15}, silent=0), cell(2, {GOOD: 11, POOR: 29})]
    )
    assert found[1] == Difference(Fraction(-50), told_apart=True)
    assert found[2] == Difference(Fraction(5, 2), told_apart=False)


def test_no_change_on_a_band() -> None:
    before = [cell(1, {GOOD: 10}, silent=45), cell(2, {GOOD: 40}), cell(0, {GOOD: 30})]
    after = [cell(1, {GOOD: 40}, silent=15), cell(2, {GOOD: 40}), cell(0, {GOOD: 30})]
    assert changes(before, after)[1] is Withheld.EARLIER_FEW


def test_no_change_over_other_units() -> None:
    joined = replace(LARGE[1], invited={2: 20, 3: 25})
    assert changes([LARGE[0], joined], LARGE)[2] is Withheld.OTHER_UNITS
    assert isinstance(changes([LARGE[0], joined], LARGE)[1], Difference)


def test_no_change_without_an_earlier_wave_or_on_another_scale() -> None:
    assert exact(of(LARGE)[1].figures["selection"]).change is Withheld.NO_EARLIER
    marks = replace(ASKED, scale=replace(ASKED.scale, options=ASKED.scale.options[1:]))
    earlier = replace(report(ASKED, TREE, LARGE, 5), questionnaire=marks)
    assert exact(of(LARGE, earlier)[1].figures["selection"]).change is Withheld.OTHER_SCALE


def group_rows(cells: Sequence[CellCount]) -> dict[str | None, Row]:
    return {row.group: row for row in report(ASKED, TREE, cells, 5).groups}


def test_groups_are_shown_for_the_county() -> None:
    rows = group_rows(
        [
            cell(1, {GOOD: 40}),
            cell(2, {GOOD: 30}),
            cell(1, {POOR: 25}, group="supervisors"),
            cell(2, {POOR: 25}, group="supervisors"),
        ]
    )
    assert exact(rows["members"].figures["selection"]).estimate.mean == 100
    assert exact(rows["supervisors"].figures["selection"]).estimate.mean == 0
    assert rows["supervisors"].unit == TREE.root
    assert rows["supervisors"].participation == Participation(60, 50)


def test_a_group_that_would_tell_the_others_of_one_unit_is_not_shown() -> None:
    rows = group_rows(
        [cell(1, {POOR: 25}, group="supervisors"), cell(1, {GOOD: 3}), cell(2, {GOOD: 40}, silent=20)]
    )
    assert {row.figures["selection"] for row in rows.values()} == {Withheld.FEW}  # 28 of town a less 25


def test_the_participation_of_a_group_that_took_part_to_the_last_is_not_shown() -> None:
    cells = [cell(1, {GOOD: 40}), cell(2, {GOOD: 40}), cell(1, {GOOD: 22}, group="supervisors", silent=0)]
    row = group_rows([*cells, cell(2, {GOOD: 3}, group="supervisors", silent=0)])["supervisors"]
    assert row.participation is Withheld.FEW  # all three of town b would be known to have taken part
    assert isinstance(row.figures["selection"], Exact)


def test_the_share_that_did_not_know_is_not_shown_where_it_would_tell_of_a_few() -> None:
    cells = [cell(1, {GOOD: 40, UNAWARE: 5}), cell(1, {UNAWARE: 3}, group="deputies")]
    row = group_rows(cells)["members"]
    assert row.participation is Withheld.FEW  # 48 ballots less theirs are the deputies'
    assert exact(row.figures["selection"]).unaware is None


@pytest.mark.parametrize("seed", range(40))
def test_nothing_finer_than_rests_is_used(seed: int) -> None:
    """Move all answers of a rest into one of its cells: nothing that is printed may change."""
    random = Random(seed)
    tree = random_tree(random, most=6)
    cells = random_truth(random, tree, 5).cells
    first = report(ASKED, tree, cells, 5)
    moved = list(cells)
    for question in ("selection", "integrity"):
        shown = {row.unit for row in first.rows if row.figures[question] is not Withheld.FEW}
        moved = _moved(tree, moved, question, shown)
    assert report(ASKED, tree, moved, 5) == first


def _moved(tree: UnitTree, cells: Sequence[CellCount], question: str, shown: set[int]) -> list[CellCount]:
    left: dict[int, Sums] = {}
    for each in cells:
        rest = _nearest_shown(tree, each.unit, shown)
        sums = each.answers[question]
        left[rest] = left.get(rest, Sums()) + Sums(0, 0, sums.total, sums.squares)
    moved = []
    for each in cells:
        sums = each.answers[question]
        taken = left.pop(_nearest_shown(tree, each.unit, shown), Sums()) if sums.rated else Sums()
        moved.append(
            replace(each, answers={**each.answers, question: Sums(sums.rated, sums.unaware) + taken})
        )
    return moved


def _nearest_shown(tree: UnitTree, unit: int, shown: set[int]) -> int:
    parent = tree.parents[unit]
    return unit if unit in shown or parent is None else _nearest_shown(tree, parent, shown)
