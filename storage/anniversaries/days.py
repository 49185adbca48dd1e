"""Whose joining day comes round, and who comes under the cares by their seventieth birthday, by branch."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Integer, and_, extract
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, or_, select

from rules.care.people import birthday
from rules.joining_days import come_round
from storage import people
from storage.care import reading
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, UnitRow

_MEMBERS: Final = ("full", "probationary")
CARED_FOR: Final = 70  # years


@dataclass(frozen=True, slots=True)
class Anniversary:
    """Somebody of a branch, the day that comes round, and how many years it has been then."""

    person_id: int
    name: str
    known_as: str | None
    unit_path: str
    on: date
    years: int


def joining(
    session: Session, days: tuple[date, date], paths: Collection[str] | None = None
) -> list[Anniversary]:
    """List the joining days between two days, of all branches or of some, by day; the very first is none."""
    wanted = _come_round(col(PersonRow.joined_on), days) & col(PersonRow.category).in_(_MEMBERS)
    found = [
        _anniversary(person, path, person.joined_on, days)
        for person, path in _living(session, wanted, days[0], paths)
        if person.joined_on is not None
    ]
    return sorted((each for each in found if each.years), key=lambda each: (each.on, each.person_id))


def seventieth(
    session: Session, days: tuple[date, date], paths: Collection[str] | None = None
) -> list[Anniversary]:
    """List who becomes seventy between two days, of the categories the cares are owed to."""
    covers = reading.rulebook(session).covers
    wanted = _come_round(col(PersonRow.birth_on), days) & col(PersonRow.category).in_(covers)
    found = [
        _anniversary(person, path, person.birth_on, days)
        for person, path in _living(session, wanted, days[0], paths)
        if person.birth_on is not None
    ]
    return [each for each in found if each.years == CARED_FOR]


def _come_round(day: Mapped[date | None], days: tuple[date, date]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(extract("month", day).cast(Integer) == month, extract("day", day).cast(Integer) == number)
            for month, number in sorted(come_round(*days))
        )
    )


def _living(
    session: Session, wanted: ColumnElement[bool], on: date, paths: Collection[str] | None
) -> Iterator[tuple[PersonRow, str]]:
    """Yield the people wanted with their branch of a day; of the dead nothing comes round."""
    within = () if paths is None else (col(UnitRow.path).in_(paths),)
    yield from session.exec(
        select(PersonRow, UnitRow.path)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(
            wanted,
            ~people.dead(col(PersonRow.id)),
            col(MembershipRow.from_on) <= on,
            or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on),
            *within,
        )
        .order_by(UnitRow.path, col(PersonRow.id))
    )


def _anniversary(person: PersonRow, path: str, day: date, days: tuple[date, date]) -> Anniversary:
    first, last = days
    on = next(
        each for year in (first.year, last.year) if first <= (each := birthday(day, year - day.year)) <= last
    )
    return Anniversary(id_of(person), person.name, person.known_as, path, on, on.year - day.year)
