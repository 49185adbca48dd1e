"""Reads and names a county's rows: values in pieces that a query can hold, rows past the mapper."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Executable
from sqlmodel import Session

T = TypeVar("T")
_PIECE: Final = 10_000  # values named in one query


def in_pieces(values: Collection[T], most: int = _PIECE) -> Iterator[Sequence[T]]:
    """Yield values in pieces that a query can name: databases take some thirty thousand at once."""
    listed = list(values)
    for start in range(0, len(listed), most):
        yield listed[start : start + most]


def tuples(session: Session, wanted: Executable) -> Iterable[Any]:  # Any: rows of the columns asked for
    """Return the rows of a query for columns past the mapper, which has nothing to do for them."""
    return session.connection().execute(wanted).all()
