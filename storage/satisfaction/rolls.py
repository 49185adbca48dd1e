"""The frozen roll of a wave: who is invited, as keyed hashes that name nobody."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select

from rules.satisfaction.cells import Place
from rules.satisfaction.trees import TreeUnit, UnitTree
from rules.satisfaction.waves import GROUPS
from storage.bulk import insert_all
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, UnitRow
from storage.models.satisfaction import RollRow, WavePlaceRow, WaveRow, WaveUnitRow

Columns: TypeAlias = dict[str, int | str | bool | None]


@dataclass(frozen=True, slots=True)
class Invited:
    """The people a wave asks, each at a place; and how many it cannot, for they belong to no unit."""

    people: Mapping[int, Place]
    without_unit: int

    @property
    def numbers(self) -> Mapping[Place, int]:
        """How many are invited of each place."""
        return Counter(self.people.values())


def tag(roll_key: str, person_id: int) -> str:
    """Return what stands for somebody on the roll of one wave."""
    return hmac.new(bytes.fromhex(roll_key), str(person_id).encode(), hashlib.sha256).hexdigest()


def invited(session: Session, groups: Iterable[str], *, on: date) -> Invited:
    """List whom a wave of these groups asks that day: everybody whose death nobody has entered."""
    group_of = {category: group for group in groups for category in GROUPS[group]}
    died = exists().where(
        col(FactRow.person_id) == col(PersonRow.id),
        col(FactRow.kind) == "died",
        col(FactRow.withdrawn_on).is_(None),
    )
    statement = (
        select(PersonRow.id, PersonRow.category, MembershipRow.unit_id)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .where(col(PersonRow.category).in_(group_of), *_holds(MembershipRow, on), ~died)
    )
    standing = {id_of(unit) for unit in _units(session, on)}
    people: dict[int, Place] = {}
    without_unit = 0
    for person_id, category, unit_id in session.exec(statement):
        if person_id is not None and unit_id in standing:
            people[person_id] = (unit_id, group_of[category])
        else:
            without_unit += 1
    return Invited(people, without_unit)


def freeze(session: Session, wave_id: int, roll_key: str, asked: Invited, *, on: date) -> None:
    """Write the units, the places and the roll of a wave as they are on its first day."""
    units = _units(session, on)
    UnitTree.of(TreeUnit(id_of(unit), unit.name, unit.parent_id) for unit in units)  # refused unless one tree
    tree: list[Columns] = [
        {"unit_id": unit.id, "parent_id": unit.parent_id, "path": unit.path, "name": unit.name}
        for unit in units
    ]
    places: list[Columns] = [
        {"unit_id": unit, "grp": group, "invited": number} for (unit, group), number in asked.numbers.items()
    ]
    roll: list[Columns] = [
        {"tag": tag(roll_key, person_id), "unit_id": unit, "grp": group, "voted": False}
        for person_id, (unit, group) in asked.people.items()
    ]
    for table, rows in ((WaveUnitRow, tree), (WavePlaceRow, places), (RollRow, roll)):
        insert_all(session, table, ({"wave_id": wave_id, **row} for row in rows))


def frozen_tree(session: Session, wave_id: int) -> UnitTree:
    """Return the tree a wave was opened with."""
    rows = session.exec(
        select(WaveUnitRow).where(WaveUnitRow.wave_id == wave_id).order_by(col(WaveUnitRow.unit_id))
    )
    return UnitTree.of(TreeUnit(row.unit_id, row.name, row.parent_id) for row in rows)


def people_to_write_to(session: Session, wave_id: int) -> list[int]:
    """List the invited who have a chat, whether or not they have voted: nothing asks the roll for that."""
    roll_key = session.get_one(WaveRow, wave_id).roll_key
    if roll_key is None:
        return []
    tags = set(session.exec(select(RollRow.tag).where(RollRow.wave_id == wave_id)))
    people = session.exec(select(AccountRow.person_id).where(col(AccountRow.blocked_on).is_(None)))
    return sorted(person_id for person_id in people if tag(roll_key, person_id) in tags)


def _units(session: Session, on: date) -> list[UnitRow]:
    return list(session.exec(select(UnitRow).where(*_holds(UnitRow, on)).order_by(col(UnitRow.id))))


def _holds(
    row: type[UnitRow] | type[MembershipRow], on: date
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (col(row.from_on) <= on, or_(col(row.until_on).is_(None), col(row.until_on) >= on))
