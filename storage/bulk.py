"""Writing many rows at once."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, SQLModel, insert


def insert_all(
    session: Session,
    table: type[SQLModel],
    rows: Iterable[dict[str, Any]],  # Any: a column's value
) -> None:
    """Insert rows given by column, some hundred thousand a second: no object is made for any of them."""
    given = list(rows)
    if given:
        session.exec(insert(table), params=given)
