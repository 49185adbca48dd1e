"""Scores: the published figures that can be derived, and the interval worked out by hand."""

import csv
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.satisfaction.benchmarks import Benchmark, benchmarks, completed, lead, publications, published
from rules.satisfaction.results import Difference
from rules.satisfaction.scales import shipped_scales
from rules.satisfaction.scoring import (
    Estimate,
    Sums,
    add_up,
    composite,
    estimate,
    mean_of,
    ranks,
    response_rate,
    rounded,
    told_apart,
    weighted_mean,
)
from rules.satisfaction.surveys import shipped
from tests.files import DATA

NATIONAL = shipped_scales()["national-2009"].values
COMPOSITES = shipped("headline").composites
HEADLINE = {question.code for question in shipped("headline").questions}


def scores(scope: str, wave: str) -> dict[str, Fraction]:
    return {indicator: each.score for indicator, each in published(scope, wave).items()}


def test_the_benchmarks_are_the_published_file() -> None:
    path = DATA / "published-scores.csv"
    rows = csv.DictReader(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert benchmarks() == tuple(
        Benchmark(
            scope=row["scope"],
            wave=row["wave"],
            indicator=row["indicator"],
            score=Fraction(row["score"]),
            change=Fraction(row["change_on_year"]) if row["change_on_year"] else None,
            over_region=Fraction(row["over_region"]) if row["over_region"] else None,
            over_prefecture=Fraction(row["over_prefecture"]) if row["over_prefecture"] else None,
        )
        for row in rows
    )


@pytest.mark.parametrize(
    ("scope", "wave", "credibility", "satisfaction"),
    [
        ("city", "survey year", "75.88", "76.22"),
        ("national", "survey year", "72.92", "75.36"),  # 72.915 and 75.355, half up
        ("national", "2008", "66.94", "73.57"),  # as published
    ],
)
def test_the_composites_come_out_as_published(
    scope: str, wave: str, credibility: str, satisfaction: str
) -> None:
    headline = {each: score for each, score in scores(scope, wave).items() if each in HEADLINE}
    derived = completed(headline, COMPOSITES)
    assert rounded(derived["credibility"]) == Decimal(credibility)
    assert rounded(derived["satisfaction"]) == Decimal(satisfaction)


def test_every_published_composite_with_published_parts_is_the_mean_of_them() -> None:
    checked = 0
    for publication in {(each.scope, each.wave) for each in benchmarks()}:
        given_scores = scores(*publication)
        for each in COMPOSITES:
            if each.code in given_scores and set(each.parts) <= given_scores.keys():
                derived = mean_of([given_scores[part] for part in each.parts])
                assert rounded(derived) == rounded(given_scores[each.code])
                checked += 1
    assert checked == 2


def test_the_national_composites_rose_from_2008_to_2012_by_the_published_amounts() -> None:
    before, after = scores("national", "2008"), scores("national", "2012")
    assert after["credibility"] - before["credibility"] == Fraction("11.36")
    assert after["satisfaction"] - before["satisfaction"] == Fraction("6.39")
    assert after["integrity"] - before["integrity"] == Fraction("11.24")


def test_the_missing_part_of_2012_follows_from_the_composite() -> None:
    after = scores("national", "2012")
    selection = 2 * after["credibility"] - after["integrity"]
    assert selection == Fraction("78.52")
    assert completed({"selection": selection, "integrity": after["integrity"]}, COMPOSITES)[
        "credibility"
    ] == Fraction("78.30")


def test_the_year_before_follows_from_the_changes() -> None:
    assert {
        (each.scope, each.indicator): each.year_before for each in benchmarks() if each.change is not None
    } == {
        ("city", "overall"): Fraction("72.57"),
        ("city", "officers"): Fraction("70.95"),
        ("city", "selection"): Fraction("68.50"),
        ("city", "integrity"): Fraction("68.27"),
        ("national", "credibility"): Fraction("76.10"),
        ("national", "integrity"): Fraction("76.02"),
        ("national", "satisfaction"): Fraction("78.53"),
    }


def test_a_composite_changes_by_the_mean_of_its_parts_changes() -> None:
    city = published("city", "survey year")
    now = completed({each: city[each].score for each in HEADLINE}, COMPOSITES)
    before = completed({each: city[each].year_before or Fraction() for each in HEADLINE}, COMPOSITES)
    assert now["credibility"] - before["credibility"] == Fraction("7.495")  # 7.61 and 7.38
    assert now["satisfaction"] - before["satisfaction"] == Fraction("4.46")  # 3.94 and 4.98


def test_region_and_prefecture_follow_from_the_leads() -> None:
    city = published("city", "survey year")
    assert {each: city[each].score - (city[each].over_region or 0) for each in HEADLINE} == {
        "overall": Fraction("72.94"),
        "officers": Fraction("73.32"),
        "selection": Fraction("71.06"),
        "integrity": Fraction("70.15"),
    }
    assert {
        each: city[each].score - (city[each].over_prefecture or 0) for each in HEADLINE - {"overall"}
    } == {"officers": Fraction("73.78"), "selection": Fraction("72.46"), "integrity": Fraction("71.66")}


def test_the_city_leads_the_nation_by_the_differences_of_the_scores() -> None:
    city, nation = scores("city", "survey year"), scores("national", "survey year")
    assert {each: city[each] - nation[each] for each in HEADLINE} == {
        "overall": Fraction("1.34"),
        "officers": Fraction("0.39"),
        "selection": Fraction("3.19"),
        "integrity": Fraction("2.74"),
    }


def test_unaware_leaves_the_denominator() -> None:
    sums = add_up(NATIONAL, (3, 4, 2, 1, 0, 10))
    assert sums == Sums(rated=10, unaware=10, total=770, squares=30000 + 25600 + 7200 + 900)
    assert sums.mean == 77
    assert sums.unaware_share == Fraction(1, 2)


def test_the_interval_is_that_of_the_textbook_with_finite_population_correction() -> None:
    sums = add_up((100, 0), (30, 10))  # n = 40, mean 75, s² = 40/39 · 100² · 3/16
    by_hand = sqrt(40 / 39 * 100**2 * 3 / 16 / 40 * (1 - 40 / 160))
    found = estimate(sums, 160)
    assert found.mean == 75
    assert isclose(found.error, by_hand)
    low, high = found.interval
    assert isclose(low, 75 - 1.96 * by_hand)
    assert isclose(high, 75 + 1.96 * by_hand)


def test_nothing_is_uncertain_once_everybody_rated() -> None:
    assert estimate(add_up((100, 0), (30, 10)), 40).interval == (75.0, 75.0)


def test_one_answer_of_many_says_next_to_nothing() -> None:
    assert estimate(add_up((100, 0), (1, 0)), 40).interval == (0.0, 100.0)


@given(
    st.lists(st.integers(0, 40), min_size=6, max_size=6), st.lists(st.integers(0, 40), min_size=6, max_size=6)
)
def test_disjoint_people_add_up_and_come_off_again(one: list[int], other: list[int]) -> None:
    both = add_up(NATIONAL, [a + b for a, b in zip(one, other, strict=True)])
    assert add_up(NATIONAL, one) + add_up(NATIONAL, other) == both
    assert both - add_up(NATIONAL, other) == add_up(NATIONAL, one)


@given(st.lists(st.integers(0, 40), min_size=6, max_size=6), st.integers(0, 100))
def test_the_interval_holds_the_mean_and_stays_on_the_scale(counts: list[int], silent: int) -> None:
    sums = add_up(NATIONAL, counts)
    if sums.rated:
        low, high = estimate(sums, sum(counts) + silent).interval
        assert 0 <= low <= sums.mean + Fraction(1, 10**9)
        assert sums.mean - Fraction(1, 10**9) <= high <= 100


def test_a_composite_takes_the_mean_and_the_widest_error() -> None:
    assert composite([Estimate(Fraction(70), 1.0), Estimate(Fraction(75), 2.0)]) == Estimate(
        Fraction(145, 2), 1.5
    )


def test_told_apart_only_if_the_interval_of_the_difference_excludes_zero() -> None:
    one = Estimate(Fraction(80), 3.0)
    assert not told_apart(one, Estimate(Fraction(71), 4.0))  # 9 < 1.96 · 5
    assert told_apart(one, Estimate(Fraction(70), 4.0))
    assert not told_apart(one, one)


def test_units_that_are_not_told_apart_share_a_rank() -> None:
    found = ranks(
        {
            1: Estimate(Fraction(90), 1.0),
            2: Estimate(Fraction(89), 1.0),
            3: Estimate(Fraction(80), 1.0),
            4: Estimate(Fraction(85), 10.0),
        }
    )
    assert found == {1: 1, 2: 1, 3: 3, 4: 1}


def test_a_parent_has_two_means() -> None:
    parts = [add_up((100, 0), (9, 1)), add_up((100, 0), (10, 20))]
    assert sum(parts, Sums()).mean == Fraction(1900, 40)
    assert isclose(
        weighted_mean([(parts[0].mean, 100), (parts[1].mean, 50)]), (90 * 100 + 100 / 3 * 50) / 150
    )


def test_response_rate() -> None:
    assert response_rate(3, 4) == Fraction(3, 4)
    assert response_rate(0, 0) is None


def test_a_lead_on_a_published_score_is_told_apart_by_our_own_interval() -> None:
    assert lead(Estimate(Fraction(80), 1.0), Fraction("78.05")) == Difference(
        Fraction("1.95"), told_apart=False
    )
    assert lead(Estimate(Fraction(80), 1.0), Fraction("78.03")) == Difference(
        Fraction("1.97"), told_apart=True
    )


def test_publications_stand_beside_the_same_indicators_on_the_same_scale_only() -> None:
    found = {(each.scope, each.wave): each.scores for each in publications(shipped("headline"))}
    assert rounded(found["city", "survey year"]["satisfaction"]) == Decimal("76.22"), "derived"
    assert found["national", "2008"]["satisfaction"] == Fraction("73.57"), "as published"
    assert found["national", "2012"].keys() == {"credibility", "integrity", "satisfaction"}
    assert publications(replace(shipped("headline"), scale=shipped_scales()["marks"])) == ()
    assert (
        publications(replace(shipped("full"), questions=shipped("full").questions[4:], composites=())) == ()
    )


def test_figures_are_rounded_half_up() -> None:
    assert rounded(Fraction("73.565")) == Decimal("73.57")
    assert rounded(Fraction("72.915")) == Decimal("72.92")
    assert rounded(Fraction(2, 3), 1) == Decimal("0.7")
