"""What is held on one person: counted for the screen, and whole for the file they may take with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from sqlalchemy import Column, ColumnElement, Table, false, func, not_, or_
from sqlalchemy import select as rows_of
from sqlmodel import Session, SQLModel, select

from storage import audit, people
from storage.models.people import AccountRow, PersonRow, UnitRow
from storage.privacy.kinds import KINDS, Held
from storage.satisfaction.held import held as of_waves
from storage.sealed import SealedJson, SealedText

Json: TypeAlias = str | int | float | bool | None
Rows: TypeAlias = list[dict[str, Json]]
_FORMAT: Final = 1  # of the file: raised when its shape changes


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen tells: how they joined, how much of each kind is about them, and how much they did."""

    name: str
    branch: str
    bound_at: datetime | None
    bound_by: str
    counts: dict[str, int]
    deeds: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The file: rows about them and by them, by table; and the columns that were left out of it."""

    format: int
    name: str
    made_at: str
    about: dict[str, Rows]
    done_by: dict[str, Rows]
    withheld: list[str]


def show(session: Session, person_id: int, *, on: date) -> Shown:
    """Count what is held on somebody, by kind."""
    account = session.exec(select(AccountRow).where(AccountRow.person_id == person_id)).one_or_none()
    path = people.branch_path(session, person_id, on=on)
    branch = select(UnitRow.name).where(UnitRow.path == path)
    return Shown(
        session.get_one(PersonRow, person_id).name,
        (session.exec(branch).first() or "") if path else "",
        None if account is None else account.bound_at,
        "" if account is None else account.bound_by,
        {
            kind.code: sum(_count(session, held, _about(held, person_id)) for held in kind.tables)
            for kind in KINDS
        },
        sum(_count(session, held, _by(held, person_id)) for kind in KINDS for held in kind.tables),
    )


def take(session: Session, person_id: int, *, at: datetime) -> Taken:
    """Write out everything that is held on somebody; the audit trail tells that they took it."""
    audit.record(session, person_id, "privacy.export", f"person:{person_id}", at)
    every = [held for kind in KINDS for held in kind.tables]
    about = {held.table: _rows(session, held, _about(held, person_id), held.own) for held in every}
    about |= _of_waves(session, person_id)
    done_by = {held.table: _rows(session, held, _by(held, person_id), held.wrote) for held in every}
    return Taken(
        _FORMAT,
        session.get_one(PersonRow, person_id).name,
        at.isoformat(),
        {table: rows for table, rows in about.items() if rows},
        {table: rows for table, rows in done_by.items() if rows},
        sorted(_withheld(every)),
    )


def _of_waves(session: Session, person_id: int) -> dict[str, Rows]:
    """Write out the places and codes of waves: their rows name nobody, so this person's are looked for."""
    found = of_waves(session, person_id)
    places: Rows = [
        {
            "title": each.title,
            "closes_on": each.closes_on.isoformat(),
            "voted": each.voted,
            "paper": each.paper,
        }
        for each in found.places
    ]
    codes: Rows = [{"title": each.title, "code": each.code, "drawn": each.drawn} for each in found.codes]
    return {"roll": places, "sample_code": codes}


def _about(held: Held, person_id: int) -> ColumnElement[bool]:
    return _any_is(held, held.about, person_id)


def _by(held: Held, person_id: int) -> ColumnElement[bool]:
    """Limit to what somebody did; what is also about them is told there."""
    return _any_is(held, held.by, person_id) & not_(func.coalesce(_about(held, person_id), false()))


def _any_is(held: Held, columns: tuple[str, ...], person_id: int) -> ColumnElement[bool]:
    table = _table(held)
    return or_(false(), *(table.c[column] == person_id for column in columns))


def _count(session: Session, held: Held, which: ColumnElement[bool]) -> int:
    found: int = session.execute(rows_of(func.count()).select_from(_table(held)).where(which)).scalar_one()
    return found


def _rows(session: Session, held: Held, which: ColumnElement[bool], given: tuple[str, ...]) -> Rows:
    columns = [column for column in _told(held) if not _sealed(column) or column.name in given]
    found = session.execute(rows_of(*columns).where(which).order_by(*_table(held).primary_key))
    return [{column.name: _plain(value) for column, value in zip(columns, row, strict=True)} for row in found]


def _told(held: Held) -> Iterator[Column[object]]:
    """Yield the columns that may be told: not what is hidden, nor who else had to do with it."""
    for column in _table(held).columns:
        names_somebody = any(key.column.table.name == "person" for key in column.foreign_keys)
        if column.name not in held.hidden and not names_somebody:
            yield column


def _withheld(every: list[Held]) -> Iterator[str]:
    for held in every:
        for column in _told(held):
            if _sealed(column) and column.name not in (*held.own, *held.wrote):
                yield f"{held.table}.{column.name}"


def _sealed(column: Column[object]) -> bool:
    return isinstance(column.type, SealedText | SealedJson)


def _plain(value: object) -> Json:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _table(held: Held) -> Table:
    return SQLModel.metadata.tables[held.table]
