"""Units: county, towns and branches, opened when a roster first names them; a subtree is a path's prefix."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, exists, or_, select, update

from rules.refusals import Refused
from rules.roster.names import UnitName, name_key, unit_key
from storage import audit
from storage.models.base import id_of
from storage.models.people import MembershipRow, PostRow, UnitRow
from storage.models.rosters import FormerNameRow

BRANCHES: Final = ("branch", "office")


def county(session: Session) -> UnitRow | None:
    """Return the county, or None before the first import."""
    return session.exec(select(UnitRow).where(UnitRow.kind == "county")).first()


def hold(session: Session) -> None:
    """Let one import at a time change the county: another waits here until this transaction is over."""
    session.exec(select(UnitRow.id).where(UnitRow.kind == "county").with_for_update()).all()


def open_county(session: Session, name: str, *, on: date) -> None:
    """Open the county, under this name, unless it is there."""
    hold(session)
    if county(session) is None:
        _open(session, [UnitRow(path="", kind="county", name=name, from_on=on)], {})


def open_branches(session: Session, wanted: Iterable[UnitName], *, on: date) -> dict[str, int]:
    """Open branches that are not there yet, and towns that are not; return the ids by key."""
    root, names = county(session), list(wanted)
    if root is None:
        raise Refused("roster-county-needed")
    rows = session.exec(select(UnitRow).where(UnitRow.kind == "town", col(UnitRow.until_on).is_(None)))
    towns = {name_key(row.name): row for row in rows}
    new = {name.town_key: name.town for name in names if name.town and name.town_key not in towns}
    opened = [_below(root, "town", town, on) for town in new.values()]
    _open(session, opened, {id_of(root): root.path})
    towns |= dict(zip(new, opened, strict=True))
    above = {id_of(row): row.path for row in (root, *towns.values())}
    branches = [
        _below(towns[name.town_key], "branch", name.branch, on)
        if name.town
        else _below(root, "office", name.branch, on)
        for name in names
    ]
    _open(session, branches, above)
    return {name.key: id_of(row) for name, row in zip(names, branches, strict=True)}


def branch_ids(session: Session) -> dict[str, int]:
    """Return the ids of the branches there are by their key."""
    names = {row.id: row.name for row in session.exec(select(UnitRow).where(UnitRow.kind == "town"))}
    rows = session.exec(
        select(UnitRow).where(col(UnitRow.kind).in_(BRANCHES), col(UnitRow.until_on).is_(None))
    )
    return {unit_key(names.get(row.parent_id, ""), row.name): id_of(row) for row in rows}


def present_name(session: Session) -> Callable[[UnitName], UnitName]:
    """Return what turns a branch's name, as an older roster has it, into what it is called today."""
    rows = {id_of(row): row for row in session.exec(select(UnitRow).where(col(UnitRow.until_on).is_(None)))}
    former = [each for each in session.exec(select(FormerNameRow)) if each.unit_id in rows]
    towns = {name_key(each.name): rows[each.unit_id] for each in former if rows[each.unit_id].kind == "town"}
    branches = {
        (rows[each.unit_id].parent_id, name_key(each.name)): rows[each.unit_id].name
        for each in former
        if rows[each.unit_id].kind in BRANCHES
    }
    by_name = towns | {name_key(row.name): row for row in rows.values() if row.kind == "town"}
    taken = set(branch_ids(session))

    def today(name: UnitName) -> UnitName:
        town = by_name.get(name.town_key)
        if name.key in taken or (name.town and town is None):
            return name
        parent = (
            town.id if town is not None else next((r.id for r in rows.values() if r.kind == "county"), None)
        )
        branch = branches.get((parent, name_key(name.branch)), name.branch)
        return UnitName(town.name if town is not None else "", branch)

    return today


def rename(session: Session, unit_id: int, name: str, *, by: int | None, at: datetime) -> str:
    """Call a unit something else from today on, and return what it was called; what hangs on it stays.

    Refused: 'unit-name-taken' where a neighbour is called so, 'unit-unknown'.
    """
    row = session.get(UnitRow, unit_id)
    if row is None or row.until_on is not None:
        raise Refused("unit-unknown", name=str(unit_id))
    neighbours = session.exec(
        select(UnitRow).where(UnitRow.parent_id == row.parent_id, col(UnitRow.until_on).is_(None))
    )
    if any(other.id != unit_id and name_key(other.name) == name_key(name) for other in neighbours):
        raise Refused("unit-name-taken", name=name)
    before, row.name = row.name, name
    session.add(FormerNameRow(unit_id=unit_id, name=before, until_on=at.date()))
    audit.record(session, by, "unit.rename", f"unit:{unit_id}", at)
    return before


def close_emptied(session: Session, unit_ids: Iterable[int], *, on: date) -> list[int]:
    """Close branches nobody belongs to any more, their posts with them, and return which those were."""
    lasting = or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on)
    held = exists().where(col(MembershipRow.unit_id) == col(UnitRow.id), lasting)
    wanted = select(UnitRow.id).where(
        col(UnitRow.id).in_(list(unit_ids)), col(UnitRow.until_on).is_(None), ~held
    )
    closed = [id_ for id_ in session.exec(wanted) if id_ is not None]
    close(session, closed, on=on)
    return closed


def close(session: Session, unit_ids: Sequence[int], *, on: date) -> None:
    """Close units and the posts held for them with the day before; what was missed there stays theirs."""
    yesterday = on - timedelta(days=1)
    posts = (col(PostRow.unit_id).in_(unit_ids), col(PostRow.until_on).is_(None))
    session.exec(update(PostRow).where(*posts).values(until_on=yesterday))
    session.exec(update(UnitRow).where(col(UnitRow.id).in_(unit_ids)).values(until_on=yesterday))


def _below(parent: UnitRow, kind: str, name: str, on: date) -> UnitRow:
    return UnitRow(parent_id=parent.id, path="", kind=kind, name=name, from_on=on)


def _open(session: Session, rows: Sequence[UnitRow], above: Mapping[int, str]) -> None:
    """Add units; a path needs the id, which comes with the first of two writes."""
    session.add_all(rows)
    session.flush()
    for row in rows:
        row.path = f"{above.get(row.parent_id or 0, '/')}{row.id}/"
    session.flush()


def find_path(session: Session, written: str) -> str:
    """Return the path of a unit given by its number or its full name; unknown or ambiguous is refused."""
    named = UnitRow.id == int(written) if written.isdigit() else UnitRow.name == written
    found = session.exec(select(UnitRow.path).where(named)).all()
    if len(found) != 1:
        raise Refused("unit-unknown" if not found else "unit-several", name=written)
    return found[0]
