"""A closed wave as it may be printed: card, picture, workbook and rank render this and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rules.satisfaction.scoring import Estimate
from rules.satisfaction.surveys import Questionnaire


class Withheld(StrEnum):
    """Why something is not printed; one reason for all small groups, so that it tells nothing itself."""

    FEW = "few"  # too few answers, or others could be worked out from it
    NO_EARLIER = "no-earlier"  # there is no earlier wave to compare with
    EARLIER_FEW = "earlier-few"  # no exact figure was printed in the earlier wave
    OTHER_UNITS = "other-units"  # the earlier figure counted other units
    OTHER_SCALE = "other-scale"
    NO_RANK = "no-rank"  # nothing to be ranked among


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a mean lies above another, and whether the 95 % interval of that excludes zero."""

    points: Fraction
    told_apart: bool


@dataclass(frozen=True, slots=True)
class Rank:
    """1 + the number of units of the same parent told apart above, and among how many."""

    place: int
    among: int


@dataclass(frozen=True, slots=True)
class Exact:
    """A figure of which every part has 20 answers."""

    estimate: Estimate  # the mean of all ballots, with its interval
    weighted: float  # the mean weighted by members
    unaware: Fraction | None  # share of the ballots; of questions only, and only beside a participation
    rank: Rank | Withheld
    above_parent: Difference | None  # None at the root
    change: Difference | Withheld = Withheld.NO_EARLIER


@dataclass(frozen=True, slots=True)
class Band:
    """A figure some part of which has fewer than 20 answers: five points, whatever was answered."""

    low: Fraction

    @property
    def high(self) -> Fraction:
        """Return the upper end, which belongs to the next band (100 to this one)."""
        return self.low + 5


Figure = Exact | Band | Withheld


@dataclass(frozen=True, slots=True)
class Participation:
    """How many were invited and how many took part, among the people this row counts."""

    invited: int
    cast: int

    @property
    def rate(self) -> Fraction:
        """Return the response rate."""
        return Fraction(self.cast, self.invited)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: a unit with everybody in it, or (for the county only) a group."""

    unit: int
    group: str | None
    participation: Participation | Withheld
    figures: Mapping[str, Figure]  # by question and composite
    counted: frozenset[tuple[int, str]]  # the units and groups whose people this row counts: never printed


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that may be printed about one wave, units in the order of a list."""

    questionnaire: Questionnaire
    rows: tuple[Row, ...]
    groups: tuple[Row, ...]
