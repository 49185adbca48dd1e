"""Errands: long work somebody asked for, kept until it is done; of each kind one a person."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from rules.refusals import Refused
from storage.models.base import id_of
from storage.models.errands import ErrandRow


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done, for whom and where they are told; `tries` counts the starts that ended before."""

    id: int
    kind: str
    person_id: int
    chat_id: int
    params: dict[str, str | int]
    asked_at: datetime
    tries: int = 0


def ask(
    session: Session, kind: str, person_id: int, chat_id: int, params: dict[str, str | int], *, at: datetime
) -> Errand:
    """Keep an errand; refused ('errand-running-…') while the person has one of this kind."""
    if running(session, kind, person_id):
        raise Refused(f"errand-running-{kind}")
    row = ErrandRow(kind=kind, person_id=person_id, chat_id=chat_id, params={**params}, asked_at=at)
    session.add(row)
    session.flush()
    return _errand(row)


def running(session: Session, kind: str, person_id: int) -> bool:
    """Say whether a person has an errand of this kind."""
    same = select(ErrandRow.id).where(ErrandRow.kind == kind, ErrandRow.person_id == person_id)
    return session.exec(same).first() is not None


def there(session: Session, errand_id: int) -> bool:
    """Say whether an errand is still to be done."""
    return session.get(ErrandRow, errand_id) is not None


def take_up(session: Session) -> list[Errand]:
    """List what the last run left, and count a try for each before it is made."""
    rows = session.exec(select(ErrandRow).order_by(col(ErrandRow.id))).all()
    for row in rows:
        row.tries += 1
    return [_errand(row) for row in rows]


def done(session: Session, errand_id: int) -> None:
    """Forget an errand: it is done, or the person was told that it is not."""
    session.exec(delete(ErrandRow).where(col(ErrandRow.id) == errand_id))


def _errand(row: ErrandRow) -> Errand:
    params = {name: value for name, value in row.params.items() if isinstance(value, str | int)}
    return Errand(id_of(row), row.kind, row.person_id, row.chat_id, params, row.asked_at, row.tries)
