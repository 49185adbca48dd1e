"""The frozen roll of a wave: who is invited, as keyed hashes that name nobody."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from sqlmodel import Session, col, select

from rules.satisfaction.cells import Place
from rules.satisfaction.trees import TreeUnit, UnitTree
from storage.bulk import insert_all
from storage.models.base import id_of
from storage.models.people import AccountRow
from storage.models.satisfaction import RollRow, WavePlaceRow, WaveRow, WaveUnitRow
from storage.satisfaction import lists

Columns: TypeAlias = dict[str, int | str | bool | None]


def tag(roll_key: str, person_id: int) -> str:
    """Return what stands for somebody on the roll of one wave."""
    return hmac.new(bytes.fromhex(roll_key), str(person_id).encode(), hashlib.sha256).hexdigest()


def freeze(
    session: Session,
    wave_id: int,
    roll_key: str,
    asked: lists.Invited,
    *,
    on: date,
    members: Mapping[Place, int] | None = None,
) -> None:
    """Write the units, the places and the roll of a wave as they are on a day.

    `members`, of a sample, says how many people those drawn of a place stand for.
    """
    units = lists.standing(session, on)
    UnitTree.of(TreeUnit(id_of(unit), unit.name, unit.parent_id) for unit in units)  # refused unless one tree
    tree: list[Columns] = [
        {"unit_id": unit.id, "parent_id": unit.parent_id, "path": unit.path, "name": unit.name}
        for unit in units
    ]
    places: list[Columns] = [
        {
            "unit_id": unit,
            "grp": group,
            "invited": number,
            "members": None if members is None else members[unit, group],
        }
        for (unit, group), number in asked.numbers.items()
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
    """List the invited with a chat but those on paper, voted or not: nothing asks the roll for that."""
    roll_key = session.get_one(WaveRow, wave_id).roll_key
    if roll_key is None:
        return []
    tags = set(
        session.exec(select(RollRow.tag).where(RollRow.wave_id == wave_id, col(RollRow.paper).is_(False)))
    )
    people = session.exec(select(AccountRow.person_id).where(col(AccountRow.blocked_on).is_(None)))
    return sorted(person_id for person_id in people if tag(roll_key, person_id) in tags)
