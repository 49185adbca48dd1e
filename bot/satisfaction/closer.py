"""A closer look at a result: how sure its scores are, how they stand to others, and to published ones."""

from collections.abc import Iterable
from typing import Final

from bot.satisfaction.cards import Cards, Measure, blocks, figure_of, lines, moved, score
from bot.texts import Parameter, Text
from rules.satisfaction.benchmarks import Publication, lead, publications
from rules.satisfaction.results import Difference, Exact, Figure, Rank, Withheld
from rules.satisfaction.scoring import rounded

_PAGE: Final = 8  # scores
_NOT_COMPARED: Final = {
    Withheld.OTHER_UNITS: "result-no-change-other-units",
    Withheld.OTHER_SCALE: "result-no-change-other-scale",
    Withheld.EARLIER_FEW: "result-no-change-earlier-few",
}


def ways(cards: Cards, unit: int) -> tuple[bool, bool]:
    """Say whether there is more to tell of a unit's scores, and whether others were published beside them."""
    exact = any(isinstance(figure, Exact) for figure in cards.row(unit).figures.values())
    return exact, exact and bool(publications(cards.result.report.questionnaire))


def pages(cards: Cards) -> int:
    """Say how many pages a closer look has."""
    return -(-len(cards.measured) // _PAGE)


def closer(cards: Cards, unit: int, page: int) -> Text:
    """Say of a page of scores how sure they are, and how they stand to the last, to the parent, to others."""
    row, parent = cards.row(unit), cards.result.tree.parents[unit]
    above = None if parent is None else cards.name(parent)
    found = [
        lines(_block(cards, each, row.figures[each.code], above))
        for each in cards.measured[page * _PAGE : (page + 1) * _PAGE]
    ]
    head, note = cards.text("result-closer", unit=cards.name(unit)), cards.text("result-closer-note")
    return blocks([head, *found, lines([*_not_compared(cards, row.figures.values()), note])])


def beside(cards: Cards, unit: int) -> Text:
    """Set a unit's exact scores beside the published ones of the same indicator."""
    row, known = cards.row(unit), publications(cards.result.report.questionnaire)
    found = [
        lines([cards.text("result-beside-own", name=cards.measure(each), mean=score(figure)), *others])
        for each in cards.measured
        if isinstance(figure := row.figures[each.code], Exact)
        and (others := [_beside(cards, one, each.code, figure) for one in known if each.code in one.scores])
    ]
    note = cards.text("result-beside-note" if found else "result-beside-none")
    return blocks([cards.text("result-beside-head", unit=cards.name(unit)), *found, note])


def _not_compared(cards: Cards, figures: Iterable[Figure]) -> Iterable[Text]:
    """Say once why scores are not compared with the last ones."""
    reasons = {figure.change: None for figure in figures if isinstance(figure, Exact)}
    return [cards.text(key) for reason, key in _NOT_COMPARED.items() if reason in reasons]


def _block(cards: Cards, each: Measure, figure: Figure, above: str | None) -> Iterable[Text]:
    if not isinstance(figure, Exact):
        return [cards.line(each, figure)]
    return [_measured(cards, each, figure), *_standing(cards, figure, above)]


def _measured(cards: Cards, each: Measure, figure: Exact) -> Text:
    low, high = map(figure_of, figure.estimate.interval)
    name, mean = cards.measure(each), score(figure)
    if low == high:
        return cards.text("result-closer-sure", name=name, mean=mean)
    return cards.text("result-closer-exact", name=name, mean=mean, low=low, high=high)


def _standing(cards: Cards, figure: Exact, above: str | None) -> Iterable[Text]:
    """Say how a score stands to the last one, to the unit above and to others of its kind."""
    if (weighted := figure_of(figure.weighted)) != score(figure):
        yield cards.text("result-weighted", mean=weighted)
    if isinstance(figure.change, Difference):
        yield _apart(cards, "result-change", figure.change)
    if figure.above_parent is not None and above is not None:
        yield _apart(cards, "result-parent", figure.above_parent, parent=above)
    if isinstance(figure.rank, Rank):
        yield cards.text("result-rank", place=figure.rank.place, among=figure.rank.among)
    if figure.unaware is not None:
        yield cards.text("result-unaware", share=figure_of(figure.unaware * 100))


def _apart(cards: Cards, key: str, difference: Difference, **params: Parameter) -> Text:
    if not difference.told_apart:
        return cards.text(f"{key}-indistinct", **params)
    return cards.text(key, **moved(difference), **params)


def _beside(cards: Cards, one: Publication, code: str, figure: Exact) -> Text:
    difference = lead(figure.estimate, one.scores[code])
    where = cards.text(f"benchmark-{one.scope}-{one.wave.replace(' ', '-')}")
    return _apart(cards, "result-beside", difference, where=where, score=str(rounded(one.scores[code])))
