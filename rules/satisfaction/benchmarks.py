"""Published scores to set our own beside, and what can be worked out from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from rules.satisfaction.results import Difference
from rules.satisfaction.scoring import Estimate, mean_of
from rules.satisfaction.surveys import Composite, Questionnaire
from rules.tables import table

SCALE: Final = "national-2009"  # that all of them were scored on


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One published score, 0-100, exactly as printed; leads are None where none was published."""

    scope: str
    wave: str
    indicator: str
    score: Fraction
    change: Fraction | None = None  # on the year before
    over_region: Fraction | None = None
    over_prefecture: Fraction | None = None

    @property
    def year_before(self) -> Fraction | None:
        """Return the score of the year before, where the change was published."""
        return None if self.change is None else self.score - self.change


@cache
def benchmarks() -> tuple[Benchmark, ...]:
    """Return every published score."""
    return tuple(_benchmark(entry) for entry in table("benchmarks")["published"])


@dataclass(frozen=True, slots=True)
class Publication:
    """The scores of one publication by indicator, with the indices that follow from them."""

    scope: str
    wave: str
    scores: Mapping[str, Fraction]


def publications(asked: Questionnaire) -> tuple[Publication, ...]:
    """Return what may stand beside a questionnaire's scores: of its indicators, and on its scale only."""
    if asked.scale.code != SCALE:
        return ()
    codes = {each.code for each in asked.questions} | {each.code for each in asked.composites}
    found = []
    for wave, scope in sorted({(each.wave, each.scope) for each in benchmarks()}):
        scores = {code: each.score for code, each in published(scope, wave).items()}
        known = {code: score for code, score in completed(scores, asked.composites).items() if code in codes}
        found += [Publication(scope, wave, known)] if known else []
    return tuple(found)


def published(scope: str, wave: str) -> Mapping[str, Benchmark]:
    """Return one publication's scores by indicator."""
    return {each.indicator: each for each in benchmarks() if (each.scope, each.wave) == (scope, wave)}


def completed(scores: Mapping[str, Fraction], composites: Sequence[Composite]) -> dict[str, Fraction]:
    """Add the composites whose parts are all there; a published composite stays as it was published."""
    derived = {
        each.code: mean_of([scores[part] for part in each.parts])
        for each in composites
        if set(each.parts) <= scores.keys()
    }
    return {**derived, **scores}


def lead(own: Estimate, score: Fraction) -> Difference:
    """Return how far an estimate lies above a published score, and whether it is told apart from it.

    No error was published with the scores, so they are taken as they stand.
    """
    low, high = own.interval
    return Difference(own.mean - score, not low <= score <= high)


def _benchmark(entry: Mapping[str, object]) -> Benchmark:
    figures = {
        key: Fraction(str(entry[key]))  # as printed: the shortest decimal of the float
        for key in ("score", "change", "over_region", "over_prefecture")
        if key in entry
    }
    return Benchmark(
        scope=str(entry["scope"]),
        wave=str(entry["wave"]),
        indicator=str(entry["indicator"]),
        score=figures["score"],
        change=figures.get("change"),
        over_region=figures.get("over_region"),
        over_prefecture=figures.get("over_prefecture"),
    )
