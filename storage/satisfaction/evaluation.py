"""The open evaluation and cases: each open one is a question, and nobody's own are judged by the answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.cases.lifecycle import OPEN, TO_BE_RATED, State
from rules.refusals import Refused
from rules.satisfaction.surveys import MOST_ASKED, Questionnaire, case_code, thaw
from rules.satisfaction.waves import EVALUATION, evaluation_due, half_of
from storage.cases import books, rounds, verdicts
from storage.models.cases import CaseRow
from storage.models.satisfaction import SampleRow, TallyRow, WaveRow

_SATISFIED_FROM: Final = 60  # an answer worth so much says yes


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as an evaluation asks about it: nothing of what was written, and nobody's name."""

    number: str
    category: str
    unit: str
    state: State


def missing(session: Session, on: date) -> date | None:
    """Return by when this half-year's open evaluation is to begin; None if it is early, or one was planned.

    Held, running, or waiting for the value that draws its sample: all are planned.
    """
    begins, _ = half_of(on)
    due = evaluation_due(on)
    held = select(WaveRow.id).where(
        WaveRow.template == EVALUATION, col(WaveRow.opens_on) >= begins, WaveRow.state != "lost"
    )
    drawn = select(SampleRow.id).where(SampleRow.template == EVALUATION, col(SampleRow.wave_id).is_(None))
    planned = session.exec(held).first() or session.exec(drawn).first()
    return None if planned is not None else due


def to_ask(session: Session, questionnaire: Questionnaire) -> tuple[list[Asked], int]:
    """List the cases a ballot has room for, and say how many it has none for.

    First those that nobody else can judge, then answered ones nobody rated, then the oldest.
    """
    rows = session.exec(select(CaseRow).where(col(CaseRow.state).in_(OPEN), col(CaseRow.lead_id).is_(None)))
    ordered = sorted(rows, key=lambda row: (*_urgency(row), row.received_on, row.number))
    room = MOST_ASKED - len(questionnaire.questions)
    asked = [
        Asked(row.number, row.category, books.unit_of(session, row).name, State(row.state))
        for row in ordered[:room]
    ]
    return asked, max(len(ordered) - room, 0)


def begin(session: Session, wave_id: int, questionnaire: Questionnaire, *, at: datetime) -> int:
    """With an evaluation that asks about cases, ask whoever was silent once more; return how many cases."""
    if not any(_numbers(questionnaire)):
        return 0
    return verdicts.ask_the_silent(session, wave_id, at=at)


def judge(session: Session, wave: WaveRow, *, at: datetime) -> int:
    """Take the verdicts a counted evaluation came to on nobody's cases, and return how many.

    Only of what had been answered when it opened, and only where at least k people said yes or no.
    """
    asked = thaw(wave.questionnaire)
    values = {option.code: option.value for option in asked.scale.options}
    said: dict[str, Counter[bool]] = {number: Counter() for number in _numbers(asked)}
    about_cases = col(TallyRow.question).in_([case_code(number) for number in said])
    for row in session.exec(select(TallyRow).where(TallyRow.wave_id == wave.id, about_cases)):
        number, value = _number(asked, row.question), values[row.answer]
        if number is not None and value is not None:
            said[number][value >= _SATISFIED_FROM] += row.n
    return sum(
        _judge(session, wave, number, satisfied=votes[True] > votes[False], at=at)
        for number, votes in said.items()
        if votes.total() >= wave.k
    )


def _judge(session: Session, wave: WaveRow, number: str, *, satisfied: bool, at: datetime) -> bool:
    row = session.exec(select(CaseRow).where(CaseRow.number == number)).one_or_none()
    if row is None or not books.is_nobodys(row) or row.state not in TO_BE_RATED:
        return False
    answered_on = rounds.current(session, row).answered_on
    if answered_on is None or answered_on > wave.opens_on:
        return False
    try:
        verdicts.by_evaluation(session, row.id, wave.id or 0, satisfied=satisfied, at=at)
    except Refused:  # judged meanwhile
        return False
    return True


def _urgency(row: CaseRow) -> tuple[bool, bool]:
    judged_here = books.is_nobodys(row) and row.state in TO_BE_RATED
    return not judged_here, row.state not in TO_BE_RATED


def _numbers(questionnaire: Questionnaire) -> Iterable[str]:
    return (number for question in questionnaire.questions if (number := question.case_number) is not None)


def _number(questionnaire: Questionnaire, code: str) -> str | None:
    return questionnaire.questions[questionnaire.position(code)].case_number
