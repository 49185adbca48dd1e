"""Results of closed waves: what the withholding rule lets be printed, and nothing finer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.cells import Place
from rules.satisfaction.reporting import report as make_report
from rules.satisfaction.results import Report
from rules.satisfaction.scoring import Sums, add_up
from rules.satisfaction.surveys import Questionnaire, thaw
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.trees import UnitTree
from storage.models.satisfaction import TallyRow, WaveCellRow, WavePlaceRow, WaveRow, WaveUnitRow
from storage.satisfaction.rolls import frozen_tree
from storage.satisfaction.waves import CLOSED


@dataclass(frozen=True, slots=True)
class Result:
    """A closed wave's report, with the names and paths of its units as they were."""

    wave: int
    title: str
    opens_on: date
    closes_on: date
    report: Report
    tree: UnitTree
    paths: dict[int, str]


def newest(session: Session, *, template: str | None = None, before: int | None = None) -> int | None:
    """Return the newest closed wave (of a template, before another), or None."""
    statement = select(WaveRow.id).where(WaveRow.state == CLOSED)
    if template is not None:
        statement = statement.where(WaveRow.template == template)
    if before is not None:
        statement = statement.where(col(WaveRow.id) < before)
    return session.exec(statement.order_by(col(WaveRow.id).desc())).first()


def result(session: Session, wave_id: int) -> Result:
    """Return everything that may be printed of a wave; refused before it is closed ('result-not-yet')."""
    wave = session.get(WaveRow, wave_id)
    if wave is None or wave.state != CLOSED:
        raise Refused("result-not-yet")
    before = newest(session, template=wave.template, before=wave_id)
    earlier = None if before is None else _report(session, session.get_one(WaveRow, before), before, None)
    units = session.exec(select(WaveUnitRow).where(WaveUnitRow.wave_id == wave_id))
    return Result(
        wave_id,
        wave.title,
        wave.opens_on,
        wave.closes_on,
        _report(session, wave, wave_id, earlier),
        frozen_tree(session, wave_id),
        {unit.unit_id: unit.path for unit in units},
    )


def _report(session: Session, wave: WaveRow, wave_id: int, earlier: Report | None) -> Report:
    questionnaire = thaw(wave.questionnaire)
    cells = _cells(session, wave_id, questionnaire)
    return make_report(questionnaire, frozen_tree(session, wave_id), cells, wave.k, earlier)


def _cells(session: Session, wave_id: int, questionnaire: Questionnaire) -> list[CellCount]:
    """Return the cells, and by itself each place where nobody voted; a group without a cell is left out."""
    cells = session.exec(select(WaveCellRow).where(WaveCellRow.wave_id == wave_id)).all()
    voted = {(cell.unit_id, cell.grp): cell.voted for cell in cells}
    groups = {group for _, group in voted}
    invited: defaultdict[Place, dict[int, int]] = defaultdict(dict)
    for place in session.exec(select(WavePlaceRow).where(WavePlaceRow.wave_id == wave_id)):
        if place.grp in groups:
            cell = place.unit_id if place.cell_id is None else place.cell_id
            invited[cell, place.grp][place.unit_id] = place.invited
    answers = _answers(session, wave_id, questionnaire)
    return [
        CellCount(unit, group, people, voted.get((unit, group), 0), answers.get((unit, group), {}))
        for (unit, group), people in invited.items()
    ]


def _answers(session: Session, wave_id: int, questionnaire: Questionnaire) -> dict[Place, dict[str, Sums]]:
    position = {option.code: number for number, option in enumerate(questionnaire.scale.options)}
    counts: dict[Place, dict[str, list[int]]] = {}
    # Columns, not rows: a county has a hundred thousand of these, and an object for each takes a second.
    tally = select_columns(
        col(TallyRow.unit_id),
        col(TallyRow.grp),
        col(TallyRow.question),
        col(TallyRow.answer),
        col(TallyRow.n),
    ).where(col(TallyRow.wave_id) == wave_id)
    for unit, group, question, answer, n in session.execute(tally):
        asked = counts.setdefault((unit, group), {})
        asked.setdefault(question, [0] * len(position))[position[answer]] += n
    values = questionnaire.scale.values
    return {
        place: {question: add_up(values, numbers) for question, numbers in asked.items()}
        for place, asked in counts.items()
    }
