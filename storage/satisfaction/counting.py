"""Closing a wave: no more ballots, boxes counted in memory, urn and roll turned into numbers at a stroke."""

import random
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nacl.public import PrivateKey
from sqlmodel import Session, col, delete, func, select, update

from rules.refusals import Refused
from rules.satisfaction.boxes import Ballot, read_ballot, read_remark
from rules.satisfaction.cells import Cells, Place, form_cells
from rules.satisfaction.surveys import Questionnaire, thaw
from rules.satisfaction.trees import UnitTree
from rules.satisfaction.waves import LEAST_REMARKS
from storage import audit
from storage.bulk import insert_all
from storage.models.satisfaction import (
    PaperBoxRow,
    RemarkRow,
    RollRow,
    TallyRow,
    UrnRow,
    WaveCellRow,
    WavePlaceRow,
    WaveRow,
)
from storage.satisfaction import evaluation, papers, urns
from storage.satisfaction.rolls import frozen_tree
from storage.satisfaction.waves import CLOSED, CLOSING, LOST, OPEN

CHAT = "chat"  # the channel of ballots that came through the bot

Answer = tuple[int, str, str, str]  # unit and group of a cell, question, answer
_shuffle = random.SystemRandom().shuffle


@dataclass(frozen=True, slots=True)
class Contents:
    """All that counting needs, read at one moment."""

    questionnaire: Questionnaire
    tree: UnitTree
    k: int
    voted: Mapping[Place, int]  # places marked on the roll
    ballots: Sequence[bytes]
    remarks: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Count:
    """A wave in numbers: nothing in it is finer than a cell."""

    cells: Cells
    voted: Mapping[Place, int]  # by cell
    answers: Mapping[Answer, int]
    remarks: Sequence[str]  # none if fewer than ten were handed in
    boxes: int  # of ballots and remarks together: what the urn held when it was read
    remarks_given: int


def stop(session: Session, wave_id: int) -> str:
    """Take no more ballots from now on, and return the wave's state; one that is over stays as it is."""
    session.exec(
        update(WaveRow).where(col(WaveRow.id) == wave_id, col(WaveRow.state) == OPEN).values(state=CLOSING)
    )
    wave = session.get(WaveRow, wave_id)
    if wave is None:
        raise Refused("wave-unknown")
    return wave.state


def contents(session: Session, wave_id: int) -> Contents:
    """Read what has to be counted."""
    wave = session.get_one(WaveRow, wave_id)
    boxes = session.exec(select(UrnRow.kind, UrnRow.box).where(UrnRow.wave_id == wave_id)).all()
    return Contents(
        thaw(wave.questionnaire),
        frozen_tree(session, wave_id),
        wave.k,
        marked(session, wave_id),
        [box for kind, box in boxes if kind == urns.BALLOT],
        [box for kind, box in boxes if kind == urns.REMARK],
    )


def marked(session: Session, wave_id: int) -> dict[Place, int]:
    """Count the places marked on the roll of a wave that is not yet counted."""
    rows = session.exec(
        select(RollRow.unit_id, RollRow.grp, func.count())
        .where(RollRow.wave_id == wave_id, col(RollRow.voted))
        .group_by(col(RollRow.unit_id), col(RollRow.grp))
    )
    return {(unit, group): number for unit, group, number in rows}


def count(found: Contents, private_key: PrivateKey) -> Count:
    """Open the boxes and count them into cells; refused unless there is one box a marked place."""
    asked = found.questionnaire
    ballots = [
        read_ballot(urns.open_box(private_key, box), len(asked.questions), len(asked.scale.options))
        for box in found.ballots
    ]
    if Counter((ballot.unit, ballot.group) for ballot in ballots) != Counter(found.voted):
        raise Refused("wave-boxes-differ", boxes=len(ballots), places=sum(found.voted.values()))
    remarks = [read_remark(urns.open_box(private_key, box)) for box in found.remarks]
    _shuffle(remarks)
    cells = form_cells(found.tree, found.voted, found.k)
    return Count(
        cells,
        {cell: sum(units.values()) for cell, units in cells.counted(found.voted).items()},
        _answers(asked, cells, ballots),
        remarks if len(remarks) >= LEAST_REMARKS else (),
        len(found.ballots) + len(found.remarks),
        len(remarks),
    )


def settle(session: Session, wave_id: int, counted: Count, *, by: int | None = None, at: datetime) -> None:
    """Write the numbers and delete urn, roll and roll key; a wave settled meanwhile stays as it is."""
    wave = session.exec(select(WaveRow).where(WaveRow.id == wave_id).with_for_update()).one()
    if wave.state != CLOSING:
        return
    held = session.exec(select(func.count()).select_from(UrnRow).where(UrnRow.wave_id == wave_id)).one()
    if held != counted.boxes:
        raise Refused("wave-boxes-differ", boxes=held, places=counted.boxes)
    _write_cells(session, wave_id, counted)
    session.add_all(
        RemarkRow(wave_id=wave_id, random_key=secrets.token_hex(), text=text) for text in counted.remarks
    )
    wave.remarks = counted.remarks_given
    papers.settle(session, wave)
    _empty(session, wave, CLOSED, at.date())
    audit.record(session, by, "wave.close", f"wave:{wave_id}", at)
    session.flush()
    evaluation.judge(session, wave, at=at)


def give_up(session: Session, wave_id: int, *, by: int | None = None, at: datetime) -> None:
    """End a wave whose private key is lost: nobody can count it any more, so nothing of it is kept."""
    wave = session.exec(select(WaveRow).where(WaveRow.id == wave_id).with_for_update()).one_or_none()
    if wave is None or wave.state not in {OPEN, CLOSING}:
        raise Refused("wave-unknown" if wave is None else "wave-over")
    _empty(session, wave, LOST, at.date())
    audit.record(session, by, "wave.give-up", f"wave:{wave_id}", at)


def _answers(asked: Questionnaire, cells: Cells, ballots: Sequence[Ballot]) -> Mapping[Answer, int]:
    counted: Counter[Answer] = Counter()
    for ballot in ballots:
        if ballot.group in cells.refused:
            continue
        cell = cells.places[ballot.unit, ballot.group]
        for question, position in zip(asked.questions, ballot.answers, strict=True):
            counted[cell, ballot.group, question.code, asked.scale.options[position].code] += 1
    return counted


def _write_cells(session: Session, wave_id: int, counted: Count) -> None:
    for place in session.exec(select(WavePlaceRow).where(WavePlaceRow.wave_id == wave_id)):
        place.cell_id = counted.cells.places.get((place.unit_id, place.grp))
    # Sorted: as they were counted, rows would lie in the order in which the first of each answer came.
    cells = (
        {"wave_id": wave_id, "unit_id": unit, "grp": group, "voted": number}
        for (unit, group), number in sorted(counted.voted.items())
    )
    insert_all(session, WaveCellRow, cells)
    tallies = (
        {
            "wave_id": wave_id,
            "unit_id": unit,
            "grp": group,
            "channel": CHAT,
            "question": question,
            "answer": answer,
            "n": number,
        }
        for (unit, group, question, answer), number in sorted(counted.answers.items())
    )
    insert_all(session, TallyRow, tallies)


def _empty(session: Session, wave: WaveRow, state: str, on: date) -> None:
    session.exec(delete(UrnRow).where(col(UrnRow.wave_id) == wave.id))
    session.exec(delete(RollRow).where(col(RollRow.wave_id) == wave.id))
    session.exec(delete(PaperBoxRow).where(col(PaperBoxRow.wave_id) == wave.id))
    wave.state, wave.closed_on, wave.roll_key = state, on, None
