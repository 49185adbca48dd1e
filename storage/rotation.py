"""Changing the data keys while the bot runs: what older keys sealed is sealed anew, a piece at a time.

Both keys stay readable until it is done; a row says itself by which key it was sealed, so that the work goes
on where it stopped. Slips cannot be sealed anew, for nobody knows their digits: the old key serves them until
the last runs out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import Column, LargeBinary, Table, func, type_coerce
from sqlalchemy import select as rows_of
from sqlalchemy import tuple_ as together
from sqlalchemy import update as change
from sqlmodel import Session, SQLModel, col, select

import storage.models
from storage.models.messages import LeaseRow
from storage.models.people import InvitationRow
from storage.sealed import KeyRing, SealedJson, SealedText, keys_of

assert storage.models.__all__  # noqa: S101 - importing the models fills the metadata

PIECE: Final = 500  # rows of one transaction
_MARK_BYTES: Final = 4
# Keyed hashes that stand beside a sealed value, under the same place's name.
_HASHED: Final = {"person.phone": "phone_hash"}

Key: TypeAlias = tuple[Any, ...]  # Any: the values of a table's primary key, whatever they are


@dataclass(frozen=True, slots=True)
class Piece:
    """What came of one piece: the last row looked at (None: the table is done), and what was done."""

    last: Key | None
    looked_at: int
    turned: int
    lost: int  # sealed by a key that is not in the ring: left as they are


@dataclass(frozen=True, slots=True)
class Slips:
    """Slips that only the older keys know; until the day they run out, those keys must stay."""

    count: int
    until_on: date | None


def tables() -> list[str]:
    """List the tables that hold sealed columns."""
    return sorted(table.name for table in SQLModel.metadata.tables.values() if _sealed(table.name))


def size(session: Session, table: str) -> int:
    """Count a table's rows."""
    found: int = session.execute(rows_of(func.count()).select_from(_table(table))).scalar_one()
    return found


def turn(session: Session, table: str, after: Key | None) -> Piece:
    """Seal the next rows of a table under the newest key, in the order of their keys."""
    keyring = keys_of(session.get_bind().dialect)
    columns, key = _sealed(table), list(_table(table).primary_key)
    statement = rows_of(*key, *(type_coerce(column, LargeBinary) for column in columns)).order_by(*key)
    if after is not None:
        statement = statement.where(together(*key) > after)
    rows = session.execute(statement.limit(PIECE).with_for_update()).all()
    turned = lost = 0
    for row in rows:
        values, unreadable = _turned(keyring, columns, row[len(key) :])
        lost += unreadable
        if values:
            turned += 1
            which = (column == value for column, value in zip(key, row, strict=False))
            session.execute(change(_table(table)).where(*which).values(values))
    last = tuple(rows[-1][: len(key)]) if len(rows) == PIECE else None
    return Piece(last, len(rows), turned, lost)


def marks_in_use(session: Session) -> set[str]:
    """Return by which keys anything is sealed just now, by their marks."""
    found: set[str] = set()
    for table in tables():
        for column in _sealed(table):
            mark = func.substr(type_coerce(column, LargeBinary), 1, _MARK_BYTES)
            used = session.execute(rows_of(mark).where(column.is_not(None)).distinct()).scalars()
            found |= {bytes(each).hex() for each in used}
    return found


def slips(session: Session, *, on: date) -> Slips:
    """Count the slips somebody may still join by."""
    usable = (col(InvitationRow.used_on).is_(None), col(InvitationRow.expires_on) >= on)
    counted = select(func.count(), func.max(InvitationRow.expires_on)).where(*usable)
    count, until = session.exec(counted).one()
    return Slips(count, until)


def note_keys(session: Session, bot_id: int) -> None:
    """Note by which keys the process can read that serves a bot from now on."""
    row = session.get(LeaseRow, bot_id) or LeaseRow(bot_id=bot_id, epoch=0)
    row.keys = " ".join(keys_of(session.get_bind().dialect).marks)
    session.add(row)


def unaware(session: Session, mark: str) -> bool:
    """Say whether a bot runs, or last ran, that could not read what this key seals."""
    noted = session.exec(select(LeaseRow.keys)).all()
    return any(keys is not None and mark not in keys.split() for keys in noted)


def _turned(
    keyring: KeyRing, columns: Sequence[Column[Any]], values: Sequence[bytes | None]
) -> tuple[dict[str, object], int]:  # Any: whatever a sealed column stands for
    """Return what is to be written of a row, and how many of its values no key opens."""
    anew: dict[str, object] = {}
    lost = 0
    for column, value in zip(columns, values, strict=True):
        if value is None or bytes(value[:_MARK_BYTES]).hex() == keyring.marks[0]:
            continue
        place = _place(column)
        if bytes(value[:_MARK_BYTES]).hex() not in keyring.marks:
            lost += 1
            continue
        plain = keyring.open(bytes(value), place)
        anew[column.name] = type_coerce(keyring.seal(plain, place), LargeBinary)
        if place in _HASHED:
            anew[_HASHED[place]] = keyring.lookup(plain.decode(), place)
    return anew, lost


@cache
def _sealed(table: str) -> tuple[Column[Any], ...]:  # Any: as above
    return tuple(_sealed_columns(_table(table)))


def _sealed_columns(table: Table) -> Iterator[Column[Any]]:
    return (column for column in table.columns if isinstance(column.type, SealedText | SealedJson))


def _place(column: Column[Any]) -> str:
    """Return for which place a column's values are sealed."""
    if not isinstance(column.type, SealedText | SealedJson):
        raise TypeError(column.name)
    return column.type.place


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]
