"""The numbers of cases: counted up, but an anonymous one draws its own, so that it tells no order."""

import secrets

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from rules.cases.lifecycle import case_number, free_serials, number_series
from rules.refusals import Refused
from storage.models.cases import CaseRow
from storage.models.reception import NumberRow


def counted(session: Session, year: int) -> str:
    """Return the next number of a year that no case has."""
    while True:
        number = case_number(year, _count(session, year))
        if session.exec(select(CaseRow.id).where(CaseRow.number == number)).first() is None:
            return number


def drawn(session: Session, year: int) -> str:
    """Return a number of a year drawn by lot; two that draw the same at once: the second draws again."""
    given = select(CaseRow.number).where(col(CaseRow.number).startswith(number_series(year)))
    free = free_serials(year, frozenset(session.exec(given)))
    if not free:
        raise Refused("case-numbers-used-up", year=year, most=len(free_serials(year, frozenset())))
    return case_number(year, secrets.choice(free))


def _count(session: Session, year: int) -> int:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = (
        insert(NumberRow)
        .values(series=number_series(year), last=1)
        .on_conflict_do_update(index_elements=["series"], set_={"last": NumberRow.last + 1})
        .returning(col(NumberRow.last))
    )
    serial: int = session.execute(statement).scalar_one()
    return serial
