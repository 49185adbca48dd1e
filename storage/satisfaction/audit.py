"""Whether a wave adds up: boxes and marked places while it is open, cells and answers afterwards."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, func, select

from rules.refusals import Refused
from rules.satisfaction.surveys import thaw
from storage.models.satisfaction import RollRow, TallyRow, UrnRow, WaveCellRow, WaveRow
from storage.satisfaction import urns
from storage.satisfaction.counting import marked
from storage.satisfaction.waves import CLOSED


@dataclass(frozen=True, slots=True)
class Audit:
    """Two numbers that must be the same: ballots found, and what they have to agree with."""

    state: str
    found: int
    expected: int
    sound: bool


def audit(session: Session, wave_id: int) -> Audit:
    """Check a wave against itself.

    Open: a box a marked place. Closed: the answers of every cell and question add up to its ballots, and
    neither a box nor a place is left.
    """
    wave = session.get(WaveRow, wave_id)
    if wave is None:
        raise Refused("wave-unknown")
    boxes = _boxes(session, wave_id, urns.BALLOT)
    if wave.state != CLOSED:
        places = sum(marked(session, wave_id).values())
        return Audit(wave.state, boxes, places, boxes == places)
    cells = session.exec(select(WaveCellRow).where(WaveCellRow.wave_id == wave_id)).all()
    answered: defaultdict[tuple[int, str, str], int] = defaultdict(int)
    for row in session.exec(select(TallyRow).where(TallyRow.wave_id == wave_id)):
        answered[row.unit_id, row.grp, row.question] += row.n
    questions = [question.code for question in thaw(wave.questionnaire).questions]
    expected = {(cell.unit_id, cell.grp, code): cell.voted for cell in cells for code in questions}
    left = boxes + _boxes(session, wave_id, urns.REMARK) + _places(session, wave_id)
    found, wanted = sum(answered.values()), sum(expected.values())
    return Audit(wave.state, found, wanted, dict(answered) == expected and left == 0)


def _boxes(session: Session, wave_id: int, kind: str) -> int:
    found = select(func.count()).select_from(UrnRow).where(UrnRow.wave_id == wave_id, UrnRow.kind == kind)
    return session.exec(found).one()


def _places(session: Session, wave_id: int) -> int:
    return session.exec(select(func.count()).select_from(RollRow).where(RollRow.wave_id == wave_id)).one()
