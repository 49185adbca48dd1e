"""The way back to whoever raised an anonymous case: opened here only, and what it opens is shown nowhere."""

import secrets
from collections.abc import Sequence
from typing import Final

from sqlmodel import Session, col, select

from storage.models.cases import CaseRow, CaseWayRow

_SALT_BYTES: Final = 16
_DIGITS: Final = 20  # every way has the same length
_NOBODY: Final = 0


def keep_way(session: Session, case_id: int, person_id: int) -> None:
    """Seal the way back to a person, with a fresh salt."""
    session.add(CaseWayRow(case_id=case_id, way=_way(person_id)))


def way_back(session: Session, case_id: int) -> int:
    """Open the way back of an anonymous case: while a message is on its way, or a button is judged."""
    return _person(session.get_one(CaseWayRow, case_id))


def ways_of(session: Session, person_id: int, *, states: frozenset[str]) -> list[int]:
    """Find somebody's anonymous cases in these states by trying the way back of every one."""
    ways = select(CaseWayRow).join(CaseRow, col(CaseRow.id) == col(CaseWayRow.case_id))
    tried = session.exec(ways.where(col(CaseRow.state).in_(states)))
    return [row.case_id for row in tried if _person(row) == person_id]


def hand_over(session: Session, gone: int, kept: int) -> None:
    """Let every way back that leads to one record of a person lead to their other one."""
    for row in session.exec(select(CaseWayRow)):
        if _person(row) == gone:
            row.way = _way(kept)


def forget_ways(session: Session, case_ids: Sequence[int]) -> None:
    """Let the ways back of cases lead to nobody."""
    for row in session.exec(select(CaseWayRow).where(col(CaseWayRow.case_id).in_(case_ids))):
        row.way = _way(_NOBODY)


def _way(person_id: int) -> str:
    return f"{secrets.token_hex(_SALT_BYTES)}:{person_id:0{_DIGITS}}"


def _person(row: CaseWayRow) -> int:
    return int(row.way.rpartition(":")[2])
