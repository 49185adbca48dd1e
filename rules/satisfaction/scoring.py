"""Scores of counted answers: mean, 95 % interval, composites, and which differences are told apart.

Counts and means are exact (integers, fractions); standard errors are floats, since they are estimates anyway.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import fsum, hypot, sqrt
from typing import Final

from rules.satisfaction.scales import BEST

Z: Final = 1.96  # two-sided 95 %
LEAST_TO_RANK: Final = 20  # answers; ten a branch make identical branches look 17.6 points apart


@dataclass(frozen=True, slots=True)
class Sums:
    """What one question's answers add up to; sums of disjoint people add up."""

    rated: int = 0  # answers with a value
    unaware: int = 0
    total: int = 0  # of the values
    squares: int = 0  # of the values

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.rated + other.rated,
            self.unaware + other.unaware,
            self.total + other.total,
            self.squares + other.squares,
        )

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(
            self.rated - other.rated,
            self.unaware - other.unaware,
            self.total - other.total,
            self.squares - other.squares,
        )

    @property
    def mean(self) -> Fraction:
        """Return the weighted share of the scale, 0-100; somebody must have rated."""
        return Fraction(self.total, self.rated)

    @property
    def unaware_share(self) -> Fraction:
        """Return the share of the ballots that did not know; there must be a ballot."""
        return Fraction(self.unaware, self.rated + self.unaware)


NOBODY: Final = Sums()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean on the scale and its standard error."""

    mean: Fraction
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval, kept within the scale."""
        half = Z * self.error
        return max(0.0, float(self.mean) - half), min(float(BEST), float(self.mean) + half)


def add_up(values: Sequence[int | None], counts: Sequence[int]) -> Sums:
    """Add up one question's answers, counted by option of a scale with these values."""
    rated = [(value, n) for value, n in zip(values, counts, strict=True) if value is not None]
    return Sums(
        rated=sum(n for _, n in rated),
        unaware=sum(counts) - sum(n for _, n in rated),
        total=sum(value * n for value, n in rated),
        squares=sum(value * value * n for value, n in rated),
    )


def estimate(sums: Sums, people: int | None) -> Estimate:
    """Estimate the mean of so many people from those who rated, with finite-population correction.

    The variance of the mean is s²/n · (1 - n/N); nothing is uncertain once all N have rated. A single answer
    says nothing about the spread, so the widest there is on the scale is taken. None: there is no end of
    people, and nothing to correct.
    """
    n = sums.rated
    if people is not None and n >= people:
        return Estimate(sums.mean, 0.0)
    spread = (n * sums.squares - sums.total**2) / (n * (n - 1)) if n > 1 else BEST**2
    left = 1.0 if people is None else 1 - n / people
    return Estimate(sums.mean, sqrt(spread / n * left))


def composite(parts: Sequence[Estimate]) -> Estimate:
    """Return the mean of the parts' means.

    One part is itself. The same people answered every part, and the counts do not say how their answers go
    together; the error is the largest it can then be, the mean of the parts' errors.
    """
    if len(parts) == 1:
        return parts[0]
    return Estimate(
        mean_of([part.mean for part in parts]),
        sum(part.error for part in parts) / len(parts),
    )


def mean_of(figures: Collection[Fraction]) -> Fraction:
    """Return the plain mean of some figures: how composites are made, 2012 − 2008 published proves it."""
    return Fraction(sum(figures), len(figures))


def weighted_mean(parts: Collection[tuple[Fraction, int]]) -> float:
    """Return the mean of (mean, people) weighted by people."""
    return fsum(float(mean) * people for mean, people in parts) / sum(people for _, people in parts)


def told_apart(one: Estimate, other: Estimate) -> bool:
    """Say whether the 95 % interval of the difference of two estimates excludes zero."""
    return abs(float(one.mean - other.mean)) > Z * hypot(one.error, other.error)


def ranks(estimates: Mapping[int, Estimate]) -> dict[int, int]:
    """Rank units: 1 + the number of units told apart above; units that are not told apart share a rank."""
    known = [(unit, float(each.mean), each.error) for unit, each in estimates.items()]
    return {
        unit: 1 + sum(mean - own > Z * hypot(error, own_error) for _, mean, error in known)
        for unit, own, own_error in known
    }


def response_rate(cast: int, invited: int) -> Fraction | None:
    """Return the share of the invited who handed in a ballot, None where nobody was invited."""
    return Fraction(cast, invited) if invited else None


def rounded(figure: Fraction | Decimal | float, places: int = 2) -> Decimal:
    """Round half up as published figures are (73.565 is printed as 73.57)."""
    exact = (
        Decimal(figure.numerator) / figure.denominator if isinstance(figure, Fraction) else Decimal(figure)
    )
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
