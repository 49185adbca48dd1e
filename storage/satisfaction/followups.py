"""What follows from a closed wave: low scores propose a talk and a case, remarks become nobody's cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.cases.lifecycle import Source
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.results import Exact, Row
from rules.satisfaction.surveys import Composite, Question, Questionnaire
from storage import outbox, posts, units
from storage.cases import raising
from storage.cases.raising import Origin
from storage.cases.values import Matter, Receipt
from storage.models.cases import CaseRow
from storage.models.satisfaction import RemarkRow, WaveRow
from storage.outbox import Message
from storage.satisfaction import results, waves
from storage.talks.occasions import propose_talk

FOLLOW_UP: Final = "wave-follow-up"  # the kind of the one message to the desk
CATEGORY: Final = "other"  # the desk routes it
_NEWS: Final = timedelta(days=14)  # of a wave closed longer ago nobody is told unasked


@dataclass(frozen=True, slots=True)
class Low:
    """A unit told apart below the one above it, with what it scored low on."""

    unit: int
    name: str
    parent: str
    on: tuple[Question | Composite, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a closed wave asks the desk to look at."""

    title: str
    low: tuple[Low, ...]
    remarks: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as the desk reads it, by its place in a random order; `case` is the number it became."""

    number: int
    of: int
    text: str
    case: str | None


def find(session: Session, wave_id: int) -> Found:
    """Return what follows from a closed wave ('result-not-yet')."""
    result = results.alone(session, wave_id)
    remarks = session.exec(select(RemarkRow.random_key).where(RemarkRow.wave_id == wave_id)).all()
    return Found(result.head.title, tuple(_low(result)), len(remarks))


def tell_desk(session: Session, *, at: datetime) -> int:
    """Put one message a wave and person of the desk into the outbox, for waves closed lately; once each."""
    return outbox.put(session, owed(session, at))


def owed(session: Session, at: datetime) -> list[Message]:
    """Return those messages, whether they were sent already or not. Nothing is stored."""
    root = units.county(session)
    lately = select(WaveRow.id).where(
        WaveRow.state == waves.CLOSED, col(WaveRow.closed_on) >= at.date() - _NEWS
    )
    asking = [wave for wave in session.exec(lately) if wave is not None and _asks(session, wave)]
    if root is None or not asking:
        return []
    desk = posts.holders(session, Permission.ROUTE_CASES, root.path, on=at.date())
    return [Message(FOLLOW_UP, f"wave:{wave}", "", "", person, at) for wave in asking for person in desk]


def file_low(session: Session, wave_id: int, unit_id: int, text: str, *, by: int, at: datetime) -> Receipt:
    """Make the low score of a unit nobody's case, once; the next open evaluation judges it."""
    _check(session, wave_id, unit_id)
    origin = Origin(Source.LOW_SCORE, _key(wave_id, unit_id))
    return raising.bring(session, Matter(CATEGORY, text), origin, by=by, at=at)


def propose(session: Session, wave_id: int, unit_id: int, *, at: datetime) -> bool:
    """Make a talk with the leadership of a unit that scored low due, once; say whether that is new."""
    _check(session, wave_id, unit_id)
    return propose_talk(session, unit_id, "low_score", _key(wave_id, unit_id), at=at)


def remark(session: Session, wave_id: int, number: int) -> Remark:
    """Return a remark of a closed wave, in an order that says nothing."""
    row, count = _remark(session, wave_id, number)
    became = select(CaseRow.number).where(CaseRow.source_key == _remark_key(row))
    return Remark(number, count, row.text, session.exec(became).one_or_none())


def file_remark(session: Session, wave_id: int, number: int, *, by: int, at: datetime) -> Receipt:
    """Make a remark nobody's case, once; the next open evaluation judges it."""
    row, _ = _remark(session, wave_id, number)
    origin = Origin(Source.REMARK, _remark_key(row))
    return raising.bring(session, Matter(CATEGORY, row.text), origin, by=by, at=at)


def _remark(session: Session, wave_id: int, number: int) -> tuple[RemarkRow, int]:
    rows = session.exec(
        select(RemarkRow).where(RemarkRow.wave_id == wave_id).order_by(col(RemarkRow.random_key))
    ).all()
    if not 1 <= number <= len(rows):
        raise Refused("old-button")
    return rows[number - 1], len(rows)


def _asks(session: Session, wave_id: int) -> bool:
    found = find(session, wave_id)
    return bool(found.low or found.remarks)


def _check(session: Session, wave_id: int, unit_id: int) -> None:
    if unit_id not in {low.unit for low in find(session, wave_id).low}:
        raise Refused("old-button")


def _low(result: results.Result) -> Iterable[Low]:
    asked, tree = result.report.questionnaire, result.tree
    for row in result.report.rows:
        parent = tree.parents[row.unit]
        on = tuple(each for each in _measured(asked) if _is_low(row, each.code))
        if on and parent is not None:
            yield Low(row.unit, tree.names[row.unit], tree.names[parent], on)


def _measured(asked: Questionnaire) -> tuple[Question | Composite, ...]:
    return (*(each for each in asked.questions if each.case_number is None), *asked.composites)


def _is_low(row: Row, code: str) -> bool:
    figure = row.figures.get(code)
    if not isinstance(figure, Exact) or figure.above_parent is None:
        return False
    return figure.above_parent.told_apart and figure.above_parent.points < 0


def _key(wave_id: int, unit_id: int) -> str:
    return f"wave:{wave_id}:unit:{unit_id}"


def _remark_key(row: RemarkRow) -> str:
    return f"remark:{row.random_key}"
