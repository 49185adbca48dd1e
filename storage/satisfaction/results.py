"""Results of closed waves: what the withholding rule lets be printed, and nothing finer."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.cells import Place
from rules.satisfaction.changes import with_changes
from rules.satisfaction.reporting import report, report_apart
from rules.satisfaction.results import Report, Row, Withheld
from rules.satisfaction.scoring import Sums, add_up
from rules.satisfaction.surveys import Questionnaire, thaw
from rules.satisfaction.tallies import CellCount
from rules.satisfaction.templates import About, template
from rules.satisfaction.trees import UnitTree
from storage.models.satisfaction import TallyRow, WaveCellRow, WavePlaceRow, WaveRow, WaveUnitRow
from storage.satisfaction import papers
from storage.satisfaction.rolls import frozen_tree
from storage.satisfaction.waves import CLOSED

PAPER: Final = "paper"  # the row of those who voted on paper


@dataclass(frozen=True, slots=True)
class Headed:
    """A closed wave by its head: of which series it is, its title, the unit it is about, its last day.

    A series is what waves are compared within: a questionnaire, of an assessment also the unit.
    """

    wave: int
    series: str
    title: str
    closes_on: date
    about: About
    about_id: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """A closed wave's report, with the names and paths of its units as they were."""

    head: Headed
    opens_on: date
    report: Report
    paper: Row | None  # ballots on paper, which are in no other number: for the county only
    tree: UnitTree
    paths: Mapping[int, str]

    @property
    def top(self) -> int:
        """The unit that everything in the result is of: the county, or the one that was assessed."""
        about = self.head.about_id if self.head.about is About.UNIT else None
        return self.tree.root if about is None else about

    def row(self, unit: int) -> Row | None:
        """Return what may be printed of a unit, None if the wave did not know it."""
        return next((row for row in self.report.rows if row.unit == unit), None)


def closed(session: Session) -> list[Headed]:
    """List the closed waves, the newest first."""
    rows = session.exec(select(WaveRow).where(WaveRow.state == CLOSED).order_by(col(WaveRow.id).desc()))
    return [_head(row) for row in rows]


def series_up_to(session: Session, wave_id: int) -> list[int]:
    """List a closed wave and those of its series before it, the newest first ('result-not-yet')."""
    series = _closed(session, wave_id).template
    statement = select(WaveRow.id).where(
        WaveRow.state == CLOSED, WaveRow.template == series, col(WaveRow.id) <= wave_id
    )
    found = session.exec(statement.order_by(col(WaveRow.id).desc()))
    return [each for each in found if each is not None]


def result(session: Session, wave_id: int) -> Result:
    """Return all that may be printed of a wave, with its changes on the one before ('result-not-yet')."""
    found = alone(session, wave_id)
    before = series_up_to(session, wave_id)[1:2]
    if not before:
        return found
    return replace(found, report=with_changes(found.report, alone(session, before[0]).report))


def alone(session: Session, wave_id: int) -> Result:
    """Return all that may be printed of a wave but its changes ('result-not-yet' before it is closed)."""
    wave = _closed(session, wave_id)
    asked, tree = thaw(wave.questionnaire), frozen_tree(session, wave_id)
    units = select_columns(col(WaveUnitRow.unit_id), col(WaveUnitRow.path))
    return Result(
        _head(wave),
        wave.opens_on,
        report(asked, tree, _cells(session, wave_id, asked), wave.k),
        _paper(session, wave, asked, tree.root),
        tree,
        dict(session.execute(units.where(col(WaveUnitRow.wave_id) == wave_id)).all()),
    )


def _closed(session: Session, wave_id: int) -> WaveRow:
    wave = session.get(WaveRow, wave_id)
    if wave is None or wave.state != CLOSED:
        raise Refused("result-not-yet")
    return wave


def _head(wave: WaveRow) -> Headed:
    about = template(wave.template.partition(":")[0]).about
    return Headed(wave.id or 0, wave.template, wave.title, wave.closes_on, about, wave.about_id)


def _cells(session: Session, wave_id: int, questionnaire: Questionnaire) -> list[CellCount]:
    """Return the cells, and by itself each place where nobody voted; a group without a cell is left out."""
    cells = session.exec(select(WaveCellRow).where(WaveCellRow.wave_id == wave_id)).all()
    voted = {(cell.unit_id, cell.grp): cell.voted for cell in cells}
    groups = {group for _, group in voted}
    places: defaultdict[Place, list[WavePlaceRow]] = defaultdict(list)
    for place in session.exec(select(WavePlaceRow).where(WavePlaceRow.wave_id == wave_id)):
        if place.grp in groups:
            cell = place.unit_id if place.cell_id is None else place.cell_id
            places[cell, place.grp].append(place)
    answers = _answers(session, wave_id, questionnaire)
    return [
        CellCount(
            unit,
            group,
            {place.unit_id: place.invited for place in counted},
            voted.get((unit, group), 0),
            answers.get((unit, group), {}),
            _members(counted),
        )
        for (unit, group), counted in places.items()
    ]


def _members(places: list[WavePlaceRow]) -> int | None:
    """Add up how many people those drawn stand for; None where nobody was drawn."""
    stand_for = [place.members for place in places if place.members is not None]
    return sum(stand_for) if len(stand_for) == len(places) else None


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


def _paper(session: Session, wave: WaveRow, asked: Questionnaire, root: int) -> Row | None:
    """Return what paper gave for the county, by the same rule as everything else."""
    found = papers.result(session, wave.id or 0)
    if found is None:
        return None
    sums = {
        question: add_up(asked.scale.values, [numbers.get(option.code, 0) for option in asked.scale.options])
        for question, numbers in found.answers.items()
    }
    row = report_apart(asked, CellCount(root, PAPER, {root: found.listed}, found.cast, sums), wave.k)
    # Who votes on paper was marked by units: if all of them did, it would be known of each.
    return replace(row, participation=Withheld.FEW) if found.cast == found.listed else row
