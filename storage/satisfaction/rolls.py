"""The frozen roll of a wave: who is invited, as keyed hashes that name nobody."""

import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from sqlmodel import Session, col, select

from rules.satisfaction.cells import Place
from rules.satisfaction.trees import TreeUnit, UnitTree
from storage import outbox, people
from storage.bulk import insert_all
from storage.models.base import id_of
from storage.models.people import AccountRow
from storage.models.satisfaction import RollRow, WavePlaceRow, WaveRow, WaveUnitRow
from storage.outbox import Key
from storage.satisfaction import lists
from storage.satisfaction.lists import Invited, WaveList

Columns: TypeAlias = dict[str, int | str | bool | None]

_PIECE: Final = 5_000  # places written at a time
_ASKED: Final = 500  # accounts looked up on the roll at a time


@dataclass(frozen=True, slots=True)
class Page:
    """Some of those who are to be written to, and after whom the next are looked for; None: that was all."""

    people: tuple[int, ...]
    after: int | None


def tag(roll_key: str, person_id: int) -> str:
    """Return what stands for somebody on the roll of one wave."""
    return hmac.digest(bytes.fromhex(roll_key), str(person_id).encode(), "sha256").hex()


def freeze(
    session: Session,
    wave_id: int,
    roll_key: str,
    asked: WaveList,
    *,
    members: Mapping[Place, int] | None = None,
) -> Invited:
    """Write the units, the roll and the places of a wave as they are on its list's day, and count them.

    `members`, of a sample, says how many people those drawn of a place stand for.
    """
    units = lists.standing(session, asked.on)
    UnitTree.of(TreeUnit(id_of(unit), unit.name, unit.parent_id) for unit in units)  # refused unless one tree
    tree: list[Columns] = [
        {"unit_id": unit.id, "parent_id": unit.parent_id, "path": unit.path, "name": unit.name}
        for unit in units
    ]
    _insert(session, WaveUnitRow, wave_id, tree)
    found: Counter[Place | None] = Counter()
    _insert(session, RollRow, wave_id, _roll(session, roll_key, asked, found))
    without_unit = found.pop(None, 0)
    numbers = {place: number for place, number in found.items() if place is not None}
    places: list[Columns] = [
        {
            "unit_id": unit,
            "grp": group,
            "invited": number,
            "members": None if members is None else members[unit, group],
        }
        for (unit, group), number in numbers.items()
    ]
    _insert(session, WavePlaceRow, wave_id, places)
    return Invited(numbers, without_unit)


def frozen_tree(session: Session, wave_id: int) -> UnitTree:
    """Return the tree a wave was opened with."""
    rows = session.exec(
        select(WaveUnitRow).where(WaveUnitRow.wave_id == wave_id).order_by(col(WaveUnitRow.unit_id))
    )
    return UnitTree.of(TreeUnit(row.unit_id, row.name, row.parent_id) for row in rows)


def to_write_to(session: Session, wave_id: int, message: Key, *, after: int = 0) -> Page:
    """List some of the invited who have a chat and no such message yet, voted or not.

    Those on paper and the dead are left out. The roll is not asked who has voted.
    """
    roll_key = session.get_one(WaveRow, wave_id).roll_key
    if roll_key is None:
        return Page((), None)
    reached = session.exec(
        select(AccountRow.person_id)
        .where(
            col(AccountRow.person_id) > after,
            col(AccountRow.blocked_on).is_(None),
            ~people.dead(col(AccountRow.person_id)),
            ~outbox.holds(message, col(AccountRow.person_id)),
        )
        .order_by(col(AccountRow.person_id))
        .limit(_ASKED)
    ).all()
    tags = {tag(roll_key, person_id): person_id for person_id in reached}
    in_chat = select(RollRow.tag).where(
        RollRow.wave_id == wave_id, col(RollRow.tag).in_(tags), col(RollRow.paper).is_(False)
    )
    found = tuple(sorted(tags[each] for each in session.exec(in_chat)))
    return Page(found, reached[-1] if len(reached) == _ASKED else None)


def _roll(
    session: Session, roll_key: str, asked: WaveList, found: Counter[Place | None]
) -> Iterator[Columns]:
    """Yield the places of everybody asked, counting them as they pass."""
    for person_id, place in lists.walk(session, asked):
        found[place] += 1
        if place is not None:
            unit, group = place
            yield {"tag": tag(roll_key, person_id), "unit_id": unit, "grp": group, "voted": False}


def _insert(
    session: Session,
    table: type[WaveUnitRow] | type[WavePlaceRow] | type[RollRow],
    wave_id: int,
    rows: Iterable[Columns],
) -> None:
    """Insert rows some at a time, so that no more than those are ever held."""
    left = iter(rows)
    while piece := list(islice(left, _PIECE)):
        insert_all(session, table, ({"wave_id": wave_id, **row} for row in piece))
