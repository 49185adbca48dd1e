"""The way back to whoever raised an anonymous case: opened here only, and what it opens is shown nowhere."""

import secrets
from typing import Final

from sqlmodel import Session, col, select

from storage.models.cases import CaseRow, CaseWayRow

_SALT_BYTES: Final = 16
_DIGITS: Final = 20  # every way has the same length


def keep_way(session: Session, case_id: int, person_id: int) -> None:
    """Seal the way back to a person, with a fresh salt."""
    way = f"{secrets.token_hex(_SALT_BYTES)}:{person_id:0{_DIGITS}}"
    session.add(CaseWayRow(case_id=case_id, way=way))


def way_back(session: Session, case_id: int) -> int:
    """Open the way back of an anonymous case: while a message is on its way, or a button is judged."""
    return _person(session.get_one(CaseWayRow, case_id))


def ways_of(session: Session, person_id: int, *, states: frozenset[str]) -> list[int]:
    """Find somebody's anonymous cases in these states by trying the way back of every one."""
    ways = select(CaseWayRow).join(CaseRow, col(CaseRow.id) == col(CaseWayRow.case_id))
    tried = session.exec(ways.where(col(CaseRow.state).in_(states)))
    return [row.case_id for row in tried if _person(row) == person_id]


def _person(row: CaseWayRow) -> int:
    return int(row.way.rpartition(":")[2])
