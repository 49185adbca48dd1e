"""Small counties through and through: everything that may have happened and would be printed the same."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from random import Random

import pytest

from rules.satisfaction import printable
from rules.satisfaction.cells import Place
from rules.satisfaction.reporting import report
from rules.satisfaction.results import Exact, Participation, Report, Row
from rules.satisfaction.scoring import Sums
from rules.satisfaction.surveys import Questionnaire
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.trees import TreeUnit, UnitTree
from tests.rules.satisfaction.attacker import HEADLINE

K = 3
ONE = Questionnaire("one", 1, HEADLINE.scale, HEADLINE.questions[:1])
ASKED = ONE.questions[0].code
TREE = UnitTree.of(
    [
        TreeUnit(0, "county", None),
        TreeUnit(1, "town", 0),
        TreeUnit(2, "branch a", 0),
        TreeUnit(3, "branch b", 1),
        TreeUnit(4, "branch c", 1),
    ]
)
ONE_GROUP = tuple((unit, "members") for unit in TREE.order)
TWO_GROUPS = ((0, "cadres"), *((unit, group) for unit in (1, 2) for group in ("members", "cadres")))

Turnout = tuple[int, int]  # how many of a place rated, and how many handed in that they did not know
World = tuple[Turnout, ...]  # by place
COUNTS = {"ballots": (1, 1), "rated": (1, 0), "unaware": (0, 1)}  # what of a turnout each adds up


def turnouts(invited: int) -> Iterator[Turnout]:
    options = range(invited + 1)
    return ((rated, unaware) for rated in options for unaware in options if rated + unaware <= invited)


def happened(random: Random, invited: Sequence[int]) -> World:
    """Let people do anything, or take part to the last, or know everything besides."""
    eager = random.choice(["anything", "anything", "all", "all-rated"])
    world = []
    for number in invited:
        options = list(turnouts(number))
        if eager != "anything" and random.random() < 0.8:
            options = [each for each in options if sum(each) == number]
        if eager == "all-rated" and random.random() < 0.8:
            options = [each for each in options if not each[1]]
        world.append(random.choice(options))
    return tuple(world)


def printed(places: Sequence[Place], invited: Sequence[int], world: World) -> Report:
    cells = [
        CellCount(unit, group, {unit: number}, rated + unaware, {ASKED: sums_of(rated, unaware)})
        for (unit, group), number, (rated, unaware) in zip(places, invited, world, strict=True)
        if number
    ]
    return report(ONE, TREE, cells, K)


def sums_of(rated: int, unaware: int) -> Sums:
    return Sums(rated, unaware, 80 * rated, 80 * 80 * rated)


def consistent(found: Report, places: Sequence[Place], invited: Sequence[int]) -> list[World]:
    """Return every world of which the same numbers would have been printed."""
    told = [(counted(row, places), numbers(row)) for row in (*found.rows, *found.groups)]
    return [
        world
        for world in product(*(turnouts(number) for number in invited))
        if all(
            added(COUNTS[what], units, world) == number
            for units, known in told
            for what, number in known.items()
        )
    ]


def numbers(row: Row) -> Mapping[str, int]:
    """Return the numbers a row prints: ballots, and of them those who did not know."""
    if not isinstance(row.participation, Participation):
        return {}
    figure, cast = row.figures[ASKED], row.participation.cast
    if not isinstance(figure, Exact) or figure.unaware is None:
        return {"ballots": cast}
    return {"ballots": cast, "unaware": int(figure.unaware * cast)}


def counted(row: Row, places: Sequence[Place]) -> list[int]:
    return [
        number
        for number, (unit, group) in enumerate(places)
        if row.unit in {unit, *above(unit)} and row.group in {None, group}
    ]


def above(unit: int) -> set[int]:
    parent = TREE.parents[unit]
    return set() if parent is None else {parent, *above(parent)}


def added(weights: Turnout, places: Sequence[int], world: World) -> int:
    return sum(weights[0] * world[each][0] + weights[1] * world[each][1] for each in places)


def known(places: Sequence[Place], seed: int) -> list[str]:
    """Return what is known of fewer than k people, but for what the county's own line says of everybody."""
    random = Random(seed)
    invited = [random.choice([0, 1, 1, 2, 2, 3]) for _ in places]
    world = happened(random, invited)
    worlds = consistent(printed(places, invited, world), places, invited)
    assert world in worlds
    everybody = range(len(places))
    some = [place for place in everybody if invited[place]]
    few = [
        each
        for each in chain.from_iterable(combinations(some, size) for size in range(1, len(some)))
        if sum(invited[place] for place in each) < K
    ]
    return [
        f"{what} of {each}"
        for what, weights in COUNTS.items()
        if not {added(weights, everybody, one) for one in worlds} <= {0, sum(invited)}
        for each in few
        if len({added(weights, each, one) for one in worlds}) == 1
    ]


@pytest.fixture(autouse=True)
def _exact_from_k_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printable, "EXACT", K)


@pytest.mark.parametrize("places", [ONE_GROUP, TWO_GROUPS], ids=["one group", "two groups"])
def test_nothing_is_known_of_fewer_than_k(places: Sequence[Place]) -> None:
    for seed in range(60):
        assert known(places, seed) == [], seed


@pytest.mark.slow
@pytest.mark.parametrize("places", [ONE_GROUP, TWO_GROUPS], ids=["one group", "two groups"])
def test_nothing_is_known_of_fewer_than_k_in_a_thousand_counties(places: Sequence[Place]) -> None:
    for seed in range(100, 1100):
        assert known(places, seed) == [], seed


def test_it_would_be_known_if_no_rest_were_kept_from_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printable, "_telling", lambda *_: set())
    assert any(known(ONE_GROUP, seed) for seed in range(60))
