"""What all tables share: named constraints (migrations need the names) and portable column types."""

from typing import Any, Protocol, cast

from sqlalchemy import BigInteger, Integer, Table
from sqlmodel import Field, SQLModel

__all__ = ["BIG_KEY", "Field", "HasId", "SQLModel", "big", "id_of", "key", "refers", "table_of"]

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# A 64-bit key that SQLite still counts up by itself: only a plain INTEGER does so there.
BIG_KEY = BigInteger().with_variant(Integer, "sqlite")


def key() -> Any:  # Any: SQLModel's Field stands for a value of whatever type the column has
    """Declare a primary key that counts up."""
    return Field(default=None, primary_key=True)


def big(**options: Any) -> Any:  # Any: passed on to Field, and Field's own return type
    """Declare a 64-bit integer column: Telegram's ids do not fit 32 bits."""
    return Field(sa_type=BigInteger, **options)


def refers(column: str, **options: Any) -> Any:  # Any: passed on to Field, and Field's own return type
    """Declare a reference to another table's column, indexed."""
    options.setdefault("index", True)
    return Field(foreign_key=column, **options)


class HasId(Protocol):
    """A row whose key counts up."""

    id: int | None


def id_of(row: HasId) -> int:
    """Return the key of a stored row; one not yet flushed has none, which is a mistake of ours."""
    if row.id is None:
        raise ValueError("a row has a key only once it is flushed")
    return row.id


def table_of(model: type[SQLModel]) -> Table:
    """Return the table behind a model, for statements that are built once and run for every update."""
    return cast("Table", model.__table__)  # type: ignore[attr-defined] # set by SQLModel for table models
