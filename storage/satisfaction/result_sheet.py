"""The workbook of a closed wave as far as its questionnaire decides: columns, chart, how scores went."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlmodel import Session

from rules.permissions import Scope
from rules.satisfaction.benchmarks import Publication, publications
from rules.satisfaction.results import Exact, Figure
from rules.satisfaction.scoring import rounded
from rules.satisfaction.surveys import HEADLINE, Composite, Question, Questionnaire, shipped
from storage.satisfaction import results
from storage.satisfaction.result_rows import score
from storage.satisfaction.results import Result
from storage.sheets.rating import SATISFACTION, SCORE
from storage.sheets.shape import Chart, Column, Course, Kind, Line, Score, Sheet
from storage.sheets.words import Words

_WAVES: Final = 8
_LINES: Final = 3  # more could not be told apart
_NARROW: Final = 9  # digits: ten more columns are to fit the page
_HEADLINE: Final = frozenset(each.code for each in shipped(HEADLINE).questions)


def sheet(asked: Questionnaire, words: Words) -> Sheet:
    """Return the sheet for a questionnaire: the report's columns, with what it asks in the scores' place.

    The ten secondary indicators follow at the end, since the report begins with the four.
    """
    if {each.code for each in asked.questions} == _HEADLINE:
        return SATISFACTION
    asks_headline = {each.code for each in asked.questions} >= _HEADLINE
    first = [each for each in asked.questions if not asks_headline or each.code in _HEADLINE]
    rest = [each for each in asked.questions if each not in first]
    named = {column.code: column for column in SATISFACTION.columns}
    columns = (
        *(named[code] for code in ("unit", "invited", "cast", "response")),
        *(_column(each, words, "scores" if asks_headline else "answers") for each in first),
        *(_column(each, words, None) for each in asked.composites),
        *(named[code] for code in ("interval", "unaware", "change", "comparable")),
        *(replace(_column(each, words, "secondary"), width=_NARROW) for each in rest),
    )
    drawn = tuple(each.code for each in (asked.composites or asked.questions[:_LINES]))
    code = "composites" if asks_headline else "scores"
    return replace(SATISFACTION, columns=columns, charts=(Chart(code, "unit", drawn),))


def shape(session: Session, wave_id: int, scope: Scope, words: Words) -> tuple[Sheet, Course | None]:
    """Return the sheet of a wave, and how the scores of a scope's topmost unit went, if any are shown."""
    series = [results.alone(session, each) for each in results.series_up_to(session, wave_id)[:_WAVES]]
    return sheet(series[0].report.questionnaire, words), _course(series[::-1], scope, words)


def _course(waves: Sequence[Result], scope: Scope, words: Words) -> Course | None:
    newest = waves[-1]
    unit = next((unit for unit in newest.tree.order if scope.covers(newest.paths[unit])), None)
    if unit is None:
        return None
    asked = newest.report.questionnaire
    measured: list[Question | Composite] = [*asked.composites, *asked.questions]
    beside = publications(asked)
    lines = [line for each in measured[:_LINES] for line in _lines(each, waves, unit, beside, words)]
    if not any(isinstance(value, float) for line in lines if line.joined for value in line.scores):
        return None
    labels = [each.head.title for each in waves]
    labels += [words(f"benchmark-{each.scope}-{each.wave.replace(' ', '-')}") for each in beside]
    title = words("course-title", unit=newest.tree.names[unit])
    return Course(title, words("course-label"), words("course-reach"), tuple(labels), tuple(lines))


def _lines(
    each: Question | Composite,
    waves: Sequence[Result],
    unit: int,
    beside: Sequence[Publication],
    words: Words,
) -> list[Line]:
    name = _name(each, words)
    figures = [row.figures.get(each.code) if (row := wave.row(unit)) else None for wave in waves]
    scores: list[Score] = [None if figure is None else score(figure) for figure in figures]
    nothing = [None] * len(beside)
    own = Line(name, (*scores, *nothing), (*map(_reach, figures), *nothing))
    known = [one.scores.get(each.code) for one in beside]
    if not any(known):
        return [own]
    others: list[Score] = [None if value is None else float(rounded(value)) for value in known]
    return [own, Line(words("course-published", name=name), (*[None] * len(waves), *others), joined=False)]


def _reach(figure: Figure | None) -> float | None:
    """Return half the interval: how far an error bar reaches to either side."""
    if not isinstance(figure, Exact):
        return None
    low, high = figure.estimate.interval
    return round((high - low) / 2, 2)


def _column(each: Question | Composite, words: Words, group: str | None) -> Column:
    known = {column.code for column in SATISFACTION.columns}
    head = None if each.code in known else _name(each, words)
    return Column(each.code, SCORE, Kind.SCORE, group=group, head=head)


def _name(each: Question | Composite, words: Words) -> str:
    """Return what is measured: in a county's own words, or else those of its code."""
    if isinstance(each, Composite):
        own, key = each.wording, f"composite-{each.code}"
    else:
        own, key = (each.wording if each.short.zh is None else each.short), f"indicator-{each.code}"
    if own.zh is None:
        return words(key)
    return words("own-wording", zh=own.zh, en=own.en or own.zh)
