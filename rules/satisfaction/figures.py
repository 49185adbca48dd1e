"""Figures of questions and composites along an axis, each from what may be printed and nothing finer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from rules.satisfaction.printable import Shown
from rules.satisfaction.results import Band, Difference, Exact, Figure, Rank, Withheld
from rules.satisfaction.scales import BEST
from rules.satisfaction.scoring import (
    NOBODY,
    Estimate,
    Sums,
    composite,
    estimate,
    ranks,
    told_apart,
    weighted_mean,
)
from rules.satisfaction.tallies import Axis

_BAND: Final = 5  # points


@dataclass(frozen=True, slots=True)
class Answers:
    """One question's answers along an axis; totals are of everything at and below a node."""

    axis: Axis
    shown: Shown
    taking_part: frozenset[int]  # the nodes whose numbers of invited people and ballots are printed
    unaware_shown: frozenset[int]
    sums: Mapping[int, Sums]
    people: Mapping[int, int]
    estimates: Mapping[int, Estimate]  # of the nodes shown exactly: the means of all ballots
    weighted: Mapping[int, float]  # of the nodes shown exactly: the means weighted by people

    @classmethod
    def along(
        cls,
        axis: Axis,
        shown: Shown,
        taking_part: frozenset[int],
        unaware_shown: frozenset[int],
        sums: Mapping[int, Sums],
    ) -> "Answers":
        """Lay out one question's answers.

        An interval that knows how many people there are tells whether all of them answered: it may only
        where that is printed anyhow. Elsewhere it is as wide as if there were no end of people.
        """
        people = axis.totals(lambda cell: cell.people)
        estimates = {
            node: estimate(sums[node], people[node] if node in taking_part else None) for node in shown.exact
        }
        weighted = _weighted(axis, shown.exact, sums, people)
        return cls(axis, shown, taking_part, unaware_shown, sums, people, estimates, weighted)

    def others(self, node: int) -> Estimate | None:
        """Return the mean of the parent's other people, if any of them rated."""
        parent = self.axis.tree.parents[node]
        if parent is None or self.sums[parent].rated == self.sums[node].rated:
            return None
        known = {parent, node} <= self.taking_part
        people = self.people[parent] - self.people[node] if known else None
        return estimate(self.sums[parent] - self.sums[node], people)

    def band(self, node: int) -> int:
        """Return the lower end of the band of five points the mean is in."""
        sums = self.sums[node]
        return min(sums.total // (_BAND * sums.rated) * _BAND, BEST - _BAND)


def figures(axis: Axis, parts: Sequence[Answers], *, ranked: bool) -> dict[int, Figure]:
    """Return the figure of a question (one part) or a composite (several; it needs them all) at each node."""
    exact = frozenset.intersection(*(part.shown.exact for part in parts))
    shown = frozenset.intersection(*(part.shown.nodes for part in parts))
    estimates = {node: composite([part.estimates[node] for part in parts]) for node in exact}
    places = _ranks(axis, estimates) if ranked else {}
    found: dict[int, Figure] = {}
    for node in axis.tree.order:
        if node in exact:
            found[node] = Exact(
                estimate=estimates[node],
                weighted=sum(part.weighted[node] for part in parts) / len(parts),
                unaware=_unaware(parts, node),
                rank=places.get(node, Withheld.NO_RANK),
                above_parent=_above_parent(axis, parts, estimates, node),
            )
        elif node in shown:
            found[node] = Band(Fraction(sum(part.band(node) for part in parts), len(parts)))
        else:
            found[node] = Withheld.FEW
    return found


def _weighted(
    axis: Axis, exact: frozenset[int], sums: Mapping[int, Sums], people: Mapping[int, int]
) -> dict[int, float]:
    """Weigh the means of the rests at and below each exact node by their people."""
    rests: dict[int, list[tuple[Fraction, int]]] = {node: [] for node in exact}
    for node in axis.tree.upward():
        if node in exact:
            below = [child for child in axis.tree.children[node] if child in exact]
            rest = sums[node] - sum((sums[child] for child in below), NOBODY)
            own = [(rest.mean, people[node] - sum(people[child] for child in below))] if rest.rated else []
            rests[node] = own + [part for child in below for part in rests[child]]
    return {node: weighted_mean(parts) for node, parts in rests.items()}


def _unaware(parts: Sequence[Answers], node: int) -> Fraction | None:
    if len(parts) > 1 or node not in parts[0].unaware_shown:
        return None
    return parts[0].sums[node].unaware_share


def _ranks(axis: Axis, estimates: Mapping[int, Estimate]) -> dict[int, Rank]:
    """Rank the children of each parent; an exact figure has the answers a rank needs."""
    found: dict[int, Rank] = {}
    for children in axis.tree.children.values():
        known = {child: estimates[child] for child in children if child in estimates}
        if len(known) > 1:
            found |= {child: Rank(place, len(known)) for child, place in ranks(known).items()}
    return found


def _above_parent(
    axis: Axis, parts: Sequence[Answers], estimates: Mapping[int, Estimate], node: int
) -> Difference | None:
    """Compare with the parent; it contains the node, so told apart means told apart from its other people."""
    parent = axis.tree.parents[node]
    if parent is None:
        return None
    others = [other for other in (part.others(node) for part in parts) if other is not None]
    apart = len(others) == len(parts) and told_apart(estimates[node], composite(others))
    return Difference(estimates[node].mean - estimates[parent].mean, apart)
