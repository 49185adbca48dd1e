"""An attacker who holds everything printed about two waves, and knows the tree and who was invited.

Nothing here uses the code under attack but its result types and the tree. Counts are solved exactly: over a
tree of sums, going up and coming down once with integer intervals gives every unknown its true range.
Figures are solved exactly too: printed sets are nested, so what can be computed are the differences between a
printed unit and the largest printed units below it. A number narrowed to one value is a leak if it is of
fewer than k people, be it nought; only what the county's own line says of everybody is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from random import Random

from rules.satisfaction.cells import Place, form_cells
from rules.satisfaction.results import Band, Difference, Exact, Participation, Report
from rules.satisfaction.scoring import Sums, add_up
from rules.satisfaction.surveys import Questionnaire, shipped
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.trees import TreeUnit, UnitTree

Range = tuple[int, int]
GROUP = "members"
HEADLINE = shipped("headline")
# Two questions and their composite: what can be combined at all, at a fourth of the time.
ASKED = Questionnaire(
    HEADLINE.code, HEADLINE.version, HEADLINE.scale, HEADLINE.questions[2:], HEADLINE.composites[:1]
)
QUESTIONS = [question.code for question in ASKED.questions]


@dataclass(frozen=True, slots=True)
class Truth:
    """What really happened in one wave: who was invited, by unit, and who was counted where for what."""

    invited: Mapping[int, int]
    cells: tuple[CellCount, ...]


@dataclass(slots=True)
class Leaks:
    """What the attacker found, as sentences a failing test can print."""

    found: list[str] = field(default_factory=list)

    def check(self, what: str, size: int, least: int) -> None:
        if 0 < size < least:
            self.found.append(f"{what}: {size} of at least {least}")


def random_tree(random: Random, most: int) -> UnitTree:
    """Grow a county, its towns and their branches, 2 to `most` children each: few as often as many."""

    def children() -> range:
        return range(round(2 * (most / 2) ** random.random()))

    units = [TreeUnit(0, "county", None)]
    for town in children():
        town_id = len(units)
        units.append(TreeUnit(town_id, f"town {town}", 0))
        for branch in children():
            units.append(TreeUnit(len(units), f"branch {town}.{branch}", town_id))
    return UnitTree.of(units)


def random_truth(random: Random, tree: UnitTree, k: int) -> Truth:
    """Let 1 to 60 people of every branch, of some towns and of the county take part; of a few units none."""
    mood = random.choice([3, 8, 25, 60])  # a county of small branches, or of large ones
    silent = random.choice([0, 0, 1, 4, 20])  # at most so many a unit did not take part
    absent = random.choice([0.0, 0.0, 0.02, 0.2])  # this share of the units stayed away altogether
    unaware = random.choice([0.0, 0.05, 0.3, 0.7])
    cast: dict[int, int] = {}
    for unit in tree.order:
        if not tree.children[unit] or random.random() < 0.3:
            cast[unit] = random.randint(1, random.choice([mood, mood, 60]))
    invited = {unit: number + random.randint(0, silent) for unit, number in cast.items()}
    cast = {unit: 0 if random.random() < absent else number for unit, number in cast.items()}
    sums = {
        question: {unit: _answers(random, number, unaware) for unit, number in cast.items()}
        for question in QUESTIONS
    }
    # Without cells every unit counts by itself: the rule must hold all the same.
    celled = random.random() < 0.5
    return Truth(invited, _cells(tree, invited, cast, sums, k if celled else 1))


def _answers(random: Random, number: int, unaware: float) -> Sums:
    spread = sqrt(number * unaware * (1 - unaware))
    unknowing = min(max(round(random.gauss(number * unaware, spread)), 0), number)
    content = random.randint(0, number - unknowing)
    return add_up(ASKED.scale.values, (content, 0, 0, number - unknowing - content, 0, unknowing))


def _cells(
    tree: UnitTree,
    invited: Mapping[int, int],
    cast: Mapping[int, int],
    sums: Mapping[str, Mapping[int, Sums]],
    k: int,
) -> tuple[CellCount, ...]:
    people: dict[Place, int] = {(unit, GROUP): number for unit, number in cast.items()}
    formed = form_cells(tree, people, k)
    counted = formed.counted({(unit, GROUP): number for unit, number in invited.items()})
    return tuple(
        CellCount(
            unit=unit,
            group=group,
            invited=places,
            cast=sum(cast[place] for place in places),
            answers={code: sum((each[place] for place in places), Sums()) for code, each in sums.items()},
        )
        for (unit, group), places in counted.items()
    )


def attack(tree: UnitTree, truths: Iterable[Truth], reports: Iterable[Report], k: int) -> list[str]:
    """Return everything about fewer than k people (fewer than 20, exactly) that follows from the reports."""
    leaks = Leaks()
    truths, reports = list(truths), list(reports)
    exact = [_exactly_known(report) for report in reports]
    _use_changes(reports, exact)
    for number, (truth, report) in enumerate(zip(truths, reports, strict=True)):
        _attack_counts(leaks, tree, truth, report, k)
        for question in QUESTIONS:
            shown = {row.unit for row in report.rows if isinstance(row.figures[question], Exact | Band)}
            _attack_figures(leaks, tree, truth, question, known=shown | exact[number][question], least=k)
            _attack_figures(leaks, tree, truth, question, known=exact[number][question], least=max(k, 20))
    return leaks.found


def _exactly_known(report: Report) -> dict[str, set[int]]:
    """Collect the units whose exact mean is printed, or follows from a composite or from a parent's."""
    known = {
        code: {row.unit for row in report.rows if isinstance(row.figures[code], Exact)}
        for code in report.rows[0].figures
    }
    for composite in ASKED.composites:
        for unit in known[composite.code]:
            missing = [part for part in composite.parts if unit not in known[part]]
            if len(missing) == 1:
                known[missing[0]].add(unit)
    return known


def _use_changes(reports: list[Report], exact: list[dict[str, set[int]]]) -> None:
    """Let a printed change tell the earlier mean from the later one."""
    if len(reports) < 2:
        return
    for row in reports[1].rows:
        for code in QUESTIONS:
            figure = row.figures[code]
            if isinstance(figure, Exact) and isinstance(figure.change, Difference):
                exact[0][code].add(row.unit)


def _attack_figures(
    leaks: Leaks, tree: UnitTree, truth: Truth, question: str, *, known: set[int], least: int
) -> None:
    rated = {cell.unit: cell.answers[question].rated for cell in truth.cells}
    totals = tree.totals(rated)
    for unit in known:
        below = _largest_known_below(tree, unit, known)
        leaks.check(f"{question} at {unit}", totals[unit] - sum(totals[each] for each in below), least)


def _largest_known_below(tree: UnitTree, unit: int, known: set[int]) -> list[int]:
    found: list[int] = []
    waiting = list(tree.children[unit])
    while waiting:
        each = waiting.pop()
        if each in known:
            found.append(each)
        else:
            waiting.extend(tree.children[each])
    return found


def _attack_counts(leaks: Leaks, tree: UnitTree, truth: Truth, report: Report, k: int) -> None:
    everybody = sum(truth.invited.values())
    printed = {
        row.unit: row.participation.cast
        for row in report.rows
        if isinstance(row.participation, Participation)
    }
    solver = Solver.of(leaks, tree, truth, k)
    if printed.get(tree.root) == everybody:
        most = truth.invited
    else:
        most = solver.solve("ballots", printed, truth.invited)
    for question in QUESTIONS:
        unaware = {
            row.unit: round(printed[row.unit] * figure.unaware)
            for row in report.rows
            if isinstance(figure := row.figures[question], Exact) and figure.unaware is not None
        }
        rated = {unit: printed[unit] - number for unit, number in unaware.items()}
        for what, numbers in (("unaware", unaware), ("rated", rated)):
            if numbers.get(tree.root) not in {None, 0, everybody}:
                solver.solve(f"{question} {what}", numbers, most)


@dataclass(frozen=True, slots=True)
class Solver:
    """Sums over a tree, of which some are known; every unit's own people are bounded from above."""

    leaks: Leaks
    tree: UnitTree
    parts: Mapping[int, tuple[int, ...]]  # the units that a cell counts, by its own
    own: Mapping[int, int]  # people of each unit itself
    below: Mapping[int, int]  # people counted at and below each unit
    k: int

    @classmethod
    def of(cls, leaks: Leaks, tree: UnitTree, truth: Truth, k: int) -> "Solver":
        parts = {cell.unit: tuple(cell.invited) for cell in truth.cells}
        counted = {unit: sum(truth.invited[each] for each in own) for unit, own in parts.items()}
        return cls(leaks, tree, parts, truth.invited, tree.totals(counted), k)

    def solve(self, what: str, printed: Mapping[int, int], most: Mapping[int, int]) -> dict[int, int]:
        """Note whatever is narrowed to one value, and return the most each unit's own people can be."""
        tree, up = self.tree, self._upward(printed, most)
        down = {tree.root: up[tree.root]}
        found: dict[int, int] = {}
        for unit in tree.order:
            low, high = down[unit]
            if low == high:
                self.leaks.check(f"{what} below {unit}", self.below[unit], self.k)
            own, children = self.parts.get(unit, ()), tree.children[unit]
            ranges = [(0, most[each]) for each in own] + [up[child] for child in children]
            slack, room = low - sum(high for _, high in ranges), high - sum(low for low, _ in ranges)
            ranges = [(max(a, slack + b), min(b, room + a)) for a, b in ranges]
            down.update(zip(children, ranges[len(own) :], strict=True))
            for each, (least, greatest) in zip(own, ranges, strict=False):
                found[each] = greatest
                if least == greatest:
                    self.leaks.check(f"{what} of {each} itself", self.own[each], self.k)
        return found

    def _upward(self, printed: Mapping[int, int], most: Mapping[int, int]) -> dict[int, Range]:
        """Return what each unit with everything below it can be, as far as those below tell."""
        up: dict[int, Range] = {}
        for unit in self.tree.upward():
            if unit in printed:
                up[unit] = printed[unit], printed[unit]
            else:
                below = [up[child] for child in self.tree.children[unit]]
                own = sum(most[each] for each in self.parts.get(unit, ()))
                up[unit] = sum(low for low, _ in below), own + sum(high for _, high in below)
        return up
