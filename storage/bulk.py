"""Writing many rows at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, SQLModel, func, insert, select, text

from storage.models.base import table_of


def insert_all(
    session: Session,
    table: type[SQLModel],
    rows: Iterable[dict[str, Any]],  # Any: a column's value
) -> None:
    """Insert rows given by column, all of the same ones: no object is made for any of them."""
    given = list(rows)
    if given:
        session.flush()  # what these rows refer to may still wait there
        session.connection().execute(insert(table_of(table)), given)


def take_ids(session: Session, table: type[SQLModel], count: int) -> Sequence[int]:
    """Take as many keys of a table that counts them up; rows inserted with them need no RETURNING each.

    On SQLite they are those it would give itself, as long as this transaction writes: nobody else can.
    """
    name = table_of(table).name
    if session.get_bind().dialect.name == "sqlite":
        last = session.scalar(select(func.max(table_of(table).c.id))) or 0
        return range(last + 1, last + 1 + count)
    wanted = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return session.scalars(wanted, {"name": name, "count": count}).all()
