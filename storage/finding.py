"""Finding people and units by what an operator types: a number, or a name as it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from rules.refusals import Refused
from rules.roster.names import name_key, unit_key
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, UnitRow

_MOST: Final = 50  # namesakes that are listed
_LARGEST: Final = 2**63 - 1
_BRANCHES: Final = ("branch", "office")


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody who may be meant, with the branch they belong to (empty: none)."""

    id: int
    name: str
    branch: str


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit that may be meant; `town` is the name of the one above a branch."""

    id: int
    path: str
    kind: str
    name: str
    town: str

    @property
    def label(self) -> str:
        """Its name, with the town's before it unless that is said already."""
        return label(self.town, self.name)


def label(town: str, name: str) -> str:
    """Name a branch so that nobody takes it for another town's."""
    return name if not town or town in name else f"{town} {name}"


def people(session: Session, asked: str, *, on: date) -> list[FoundPerson]:
    """List whoever has this number or this name, with their branch of that day; by number."""
    town = aliased(UnitRow)
    rows = session.exec(
        select(PersonRow, UnitRow.name, town.name)
        .join(
            MembershipRow,
            (col(MembershipRow.person_id) == col(PersonRow.id))
            & (col(MembershipRow.from_on) <= on)
            & or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on),
            isouter=True,
        )
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id), isouter=True)
        .join(town, (col(town.id) == col(UnitRow.parent_id)) & (col(town.kind) == "town"), isouter=True)
        .where(_meant(asked))
        .order_by(col(PersonRow.id))
        .limit(_MOST)
    )
    return [
        FoundPerson(id_of(person), person.name, label(above or "", unit or ""))
        for person, unit, above in rows
    ]


def unit(session: Session, asked: str) -> FoundUnit:
    """Return the one unit of that name; a branch also as town/branch, which tells two of one name apart.

    Raises Refused: 'unit-unknown', or 'unit-ambiguous' with the `units` that bear the name.
    """
    every = _units(session)
    wanted = name_key(asked)
    found = [one for one in every if name_key(one.name) == wanted]
    found = found or [one for one in every if unit_key(one.town, one.name) == wanted]
    if not found:
        raise Refused("unit-unknown", name=asked)
    if len(found) > 1:
        listed = " ".join(f"{one.town}/{one.name}" for one in found)
        raise Refused("unit-ambiguous", name=asked, units=listed)
    return found[0]


def branch_names(session: Session) -> dict[str, str]:
    """Return how branches are shown, by the key a roster finds them by."""
    return {unit_key(one.town, one.name): one.label for one in _units(session) if one.kind in _BRANCHES}


def _units(session: Session) -> list[FoundUnit]:
    """List the units there are; one that was closed is history."""
    there = select(UnitRow).where(col(UnitRow.until_on).is_(None)).order_by(col(UnitRow.id))
    rows: Iterable[UnitRow] = session.exec(there).all()
    towns = {row.id: row.name for row in rows if row.kind == "town"}
    return [FoundUnit(id_of(row), row.path, row.kind, row.name, towns.get(row.parent_id, "")) for row in rows]


def _meant(asked: str) -> ColumnElement[bool]:
    named = col(PersonRow.name_key) == name_key(asked)
    if asked.isascii() and asked.isdigit() and int(asked) <= _LARGEST:
        return or_(named, col(PersonRow.id) == int(asked))
    return named
