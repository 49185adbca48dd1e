"""Units: county, towns and branches, opened when a roster first names them; a subtree is a path's prefix."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.roster.names import UnitName, name_key, unit_key
from storage.models.base import id_of
from storage.models.people import UnitRow


def county(session: Session) -> UnitRow | None:
    """Return the county, or None before the first import."""
    return session.exec(select(UnitRow).where(UnitRow.kind == "county")).first()


def hold(session: Session) -> None:
    """Let one import at a time change the county: another waits here until this transaction is over."""
    session.exec(select(UnitRow.id).where(UnitRow.kind == "county").with_for_update()).all()


def open_units(session: Session, wanted: Iterable[UnitName], *, county_name: str, on: date) -> dict[str, int]:
    """Return the ids of branches by their key, opening towns and branches (and the county) that are new."""
    hold(session)
    root = county(session) or _open(session, None, "county", county_name, on)
    towns = {name_key(row.name): row for row in _below(session, "town")}
    known = branch_ids(session)
    for name in wanted:
        if name.key in known:
            continue
        parent = root
        if name.town:
            parent = towns.get(name.town_key) or _open(session, root, "town", name.town, on)
            towns[name.town_key] = parent
        known[name.key] = id_of(_open(session, parent, "branch" if name.town else "office", name.branch, on))
    return known


def branch_ids(session: Session) -> dict[str, int]:
    """Return the ids of all branches by their key."""
    names = {row.id: row.name for row in session.exec(select(UnitRow).where(UnitRow.kind == "town"))}
    rows = session.exec(select(UnitRow).where(col(UnitRow.kind).in_(("branch", "office"))))
    return {unit_key(names.get(row.parent_id, ""), row.name): id_of(row) for row in rows}


def _below(session: Session, kind: str) -> Iterable[UnitRow]:
    return session.exec(select(UnitRow).where(UnitRow.kind == kind)).all()


def _open(session: Session, parent: UnitRow | None, kind: str, name: str, on: date) -> UnitRow:
    row = UnitRow(parent_id=parent.id if parent else None, path="", kind=kind, name=name, from_on=on)
    session.add(row)
    session.flush()
    row.path = f"{parent.path if parent else '/'}{row.id}/"
    session.flush()
    return row


def find_path(session: Session, written: str) -> str:
    """Return the path of a unit given by its number or its full name; unknown or ambiguous is refused."""
    named = UnitRow.id == int(written) if written.isdigit() else UnitRow.name == written
    found = session.exec(select(UnitRow.path).where(named)).all()
    if len(found) != 1:
        raise Refused("unit-unknown" if not found else "unit-several", name=written)
    return found[0]
