"""The strata of a sample: a town (or office) and a group each, and how many people of each are drawn."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from rules.refusals import Refused
from rules.satisfaction.cells import Place
from rules.satisfaction.sampling import allocate
from rules.satisfaction.trees import TreeUnit, UnitTree
from storage.models.base import id_of
from storage.models.people import UnitRow
from storage.models.satisfaction import SampleCodeRow, SampleRow
from storage.satisfaction import lists
from storage.satisfaction.lists import WaveList


@dataclass(frozen=True, slots=True)
class Stratum:
    """How many people a stratum has, and how many of them a sample takes."""

    unit: str
    group: str
    people: int
    drawn: int


def planned(session: Session, groups: tuple[str, ...], size: int, *, on: date) -> list[Stratum]:
    """Say what a sample of a size would take of each stratum that day; refused unless it is one."""
    town, sizes = towns(session, on), Counter[str]()
    for place, number in lists.count(session, WaveList(groups, on)).numbers.items():
        sizes[name(town, place)] += number
    return _shared(session, sizes, size)


def published(session: Session, sample_id: int) -> list[Stratum]:
    """Say what a published sample takes of each stratum."""
    row = session.get(SampleRow, sample_id)
    if row is None:
        raise Refused("sample-unknown")
    counted = select(SampleCodeRow.stratum, func.count()).where(SampleCodeRow.sample_id == sample_id)
    sizes = dict(session.exec(counted.group_by(col(SampleCodeRow.stratum))).all())
    return _shared(session, sizes, row.size)


def towns(session: Session, on: date) -> dict[int, int]:
    """Say for each unit to which of those right below the county it belongs; the county's own is itself."""
    units = lists.standing(session, on)
    tree = UnitTree.of(TreeUnit(id_of(unit), unit.name, unit.parent_id) for unit in units)
    town = {tree.root: tree.root}
    for unit in tree.order[1:]:
        parent = tree.parents[unit]
        town[unit] = unit if parent == tree.root or parent is None else town[parent]
    return town


def name(town: Mapping[int, int], place: Place) -> str:
    """Return what a published frame calls the stratum of a place: its town and its group."""
    unit, group = place
    return f"{town[unit]}:{group}"


def group_of(stratum: str) -> str:
    """Return the group of a stratum by its name."""
    return stratum.partition(":")[2]


def _shared(session: Session, sizes: Mapping[str, int], size: int) -> list[Stratum]:
    people = sum(sizes.values())
    if not 0 < size < people:
        raise Refused("sample-size", people=people)
    found = []
    for stratum, drawn in allocate(sizes, size).items():
        unit = session.get_one(UnitRow, int(stratum.partition(":")[0]))
        found.append(Stratum(unit.name, group_of(stratum), sizes[stratum], drawn))
    return sorted(found, key=lambda each: (each.group, -each.people, each.unit))
