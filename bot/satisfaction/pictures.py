"""What a result's picture shows, in a language: a unit's scores over the waves of a series."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import unescape
from typing import Final

from bot.satisfaction.cards import Cards, Measure, moved, score
from bot.texts import Language
from rules.satisfaction.benchmarks import publications
from rules.satisfaction.results import Band, Difference, Exact, Figure, Withheld
from rules.satisfaction.scoring import rounded
from storage.pictures.trend import Mark, Panel, Trend
from storage.satisfaction.results import Result

WAVES: Final = 6  # as many as a phone's width lets be read beside published scores
_PANELS: Final = 16  # indices and fourteen questions


def trend(language: Language, series: Sequence[Result], unit: int) -> Trend | None:
    """Return the picture of a unit over a series (newest first); None where there is no score to draw."""
    cards = [Cards(language, one, before) for one, before in zip(series, (*series[1:], None), strict=True)]
    shown = [each for each in reversed(cards[:WAVES]) if unit in each.result.paths]
    newest = cards[0]
    beside = publications(newest.result.report.questionnaire)
    panels = tuple(
        Panel(
            unescape(newest.measure(each)),
            tuple(_mark(one, each, unit) for one in shown),
            tuple(_published(one.scores.get(each.code)) for one in beside),
        )
        for each in newest.measured[:_PANELS]
    )
    if not any(mark.low is not None for panel in panels for mark in panel.marks):
        return None
    return Trend(
        newest.result.head.title,
        newest.name(unit),
        tuple(_when(one) for one in shown),
        tuple(newest.text(f"picture-{one.scope}-{one.wave.replace(' ', '-')}") for one in beside),
        panels,
        tuple(_legend(newest, panels)),
    )


def _when(cards: Cards) -> str:
    day = cards.result.head.closes_on
    return cards.text("picture-wave", year=str(day.year), month=day.month)


def _mark(cards: Cards, each: Measure, unit: int) -> Mark:
    figure: Figure | None = cards.row(unit).figures.get(each.code)
    match figure:
        case Exact(change=change):
            low, high = figure.estimate.interval
            return Mark(score(figure), float(figure.estimate.mean), low, high, _moved(cards, change))
        case Band():
            words = f"{float(figure.low):g}\u2013{float(figure.high):g}"
            return Mark(words, None, float(figure.low), float(figure.high))
        case Withheld():
            return Mark(cards.text("picture-few"))
        case None:
            return Mark(cards.text("picture-absent"))


def _published(score: Fraction | None) -> Mark:
    return Mark("") if score is None else Mark(str(rounded(score)), float(score))


def _moved(cards: Cards, change: Difference | Withheld) -> str:
    if not isinstance(change, Difference) or not change.told_apart:
        return ""
    return cards.text("picture-change", **moved(change))


def _legend(cards: Cards, panels: Sequence[Panel]) -> Iterable[str]:
    """Explain each kind of mark there is."""
    marks = [mark for panel in panels for mark in panel.marks]
    if any(mark.mean is not None for mark in marks):
        yield cards.text("picture-legend-score")
    if any(mark.moved for mark in marks):
        yield cards.text("picture-legend-moved")
    if any(mark.low is not None and mark.mean is None for mark in marks):
        yield cards.text("picture-legend-band")
    if any(mark.low is None for mark in marks):
        yield cards.text("picture-legend-few")
    if any(mark.mean is not None for panel in panels for mark in panel.published):
        yield cards.text("picture-legend-published")
