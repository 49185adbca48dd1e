"""Puts a closed wave's report together: what may be printed, and its figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rules.satisfaction.figures import Answers, figures
from rules.satisfaction.printable import (
    Count,
    Shown,
    printable_answers,
    printable_participation,
    printable_share,
)
from rules.satisfaction.results import Participation, Report, Row, Withheld
from rules.satisfaction.scoring import NOBODY
from rules.satisfaction.surveys import Questionnaire
from rules.satisfaction.tallies import Axis, CellCount, lay_out
from rules.satisfaction.trees import TreeUnit, UnitTree


def report(questionnaire: Questionnaire, tree: UnitTree, cells: Sequence[CellCount], k: int) -> Report:
    """Return all that may be printed of a wave with minimum cell k; `changes` compares it with another."""
    layout = lay_out(tree, cells)
    units, groups = layout.units, layout.groups
    taking_part = printable_participation(layout, k)
    of_units: dict[str, Answers] = {}
    of_groups: dict[str, Answers] = {}
    for question in (each.code for each in questionnaire.questions):
        may = printable_answers(layout, _rated(question), k)
        parts = [_rated(question), _unaware(question)]
        share = printable_share(layout, may, taking_part, parts, k)
        of_units[question] = Answers.along(
            units, may.units, taking_part.units.nodes, share.units.exact, units.sums(question)
        )
        of_groups[question] = Answers.along(
            groups, may.groups, taking_part.groups.nodes, share.groups.exact, groups.sums(question)
        )
    return Report(
        questionnaire,
        rows=tuple(_rows(questionnaire, units, taking_part.units, of_units, ranked=True)),
        groups=tuple(
            replace(row, unit=tree.root, group=groups.tree.names[row.unit])
            for row in _rows(questionnaire, groups, taking_part.groups, of_groups, ranked=False)
            if row.unit != groups.tree.root
        ),
    )


def report_apart(questionnaire: Questionnaire, cell: CellCount, k: int) -> Row:
    """Return what may be printed of people who are counted in no other number of the wave."""
    alone = UnitTree.of([TreeUnit(cell.unit, "", None)])
    return replace(report(questionnaire, alone, [cell], k).rows[0], group=cell.group)


def _rated(question: str) -> Count:
    return lambda cell: cell.answers.get(question, NOBODY).rated


def _unaware(question: str) -> Count:
    return lambda cell: cell.answers.get(question, NOBODY).unaware


def _rows(
    questionnaire: Questionnaire,
    axis: Axis,
    taking_part: Shown,
    answers: Mapping[str, Answers],
    *,
    ranked: bool,
) -> Iterable[Row]:
    """Yield a row for every node of an axis, in the order of a list."""
    parts: dict[str, tuple[str, ...]] = {question: (question,) for question in answers}
    parts |= {each.code: each.parts for each in questionnaire.composites}
    found = {
        code: figures(axis, [answers[part] for part in each], ranked=ranked) for code, each in parts.items()
    }
    invited, cast = axis.totals(lambda cell: cell.all_invited), axis.totals(lambda cell: cell.cast)
    counted = axis.counted()
    for node in axis.tree.listed():
        yield Row(
            unit=node,
            group=None,
            participation=Participation(invited[node], cast[node])
            if node in taking_part.nodes
            else Withheld.FEW,
            figures={code: each[node] for code, each in found.items()},
            counted=counted[node],
        )
