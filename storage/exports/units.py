"""Of which units an export tells: one of the caller's or all, what a title calls them, what lies below."""

from dataclasses import dataclass
from posixpath import commonpath

from sqlmodel import Session, col, select

from rules.permissions import Scope
from rules.refusals import Refused
from storage import units
from storage.models.base import id_of
from storage.models.people import UnitRow


@dataclass(frozen=True, slots=True)
class Meant:
    """The units an export tells of: their subtrees, the name over them, whether that promises more."""

    paths: tuple[str, ...]
    name: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Below:
    """A unit that can be chosen instead."""

    id: int
    name: str


def meant(session: Session, scope: Scope, unit_id: int) -> Meant:
    """Return one unit (0: everything the caller may see); refused when it lies outside ('not-allowed')."""
    tops = _tops(scope)
    if unit_id:
        row = session.get(UnitRow, unit_id)
        if row is None or not scope.covers(row.path):
            raise Refused("not-allowed")
        return Meant((row.path,), _name(session, row))
    if not tops:
        raise Refused("not-allowed")
    if len(tops) == 1:
        return Meant(tops, _name(session, _at(session, tops[0])))
    return Meant(tops, _name(session, _at(session, _above(tops))), partly=True)


def below(session: Session, scope: Scope, unit_id: int) -> list[Below]:
    """List the units next below the one an export tells of, by name; several tops are themselves listed."""
    paths = meant(session, scope, unit_id).paths
    if len(paths) > 1:
        rows = [_at(session, path) for path in paths]
    else:
        above = _at(session, paths[0])
        rows = list(session.exec(select(UnitRow).where(UnitRow.parent_id == above.id)))
    return [Below(id_of(row), row.name) for row in sorted(rows, key=lambda row: (row.name, row.path))]


def full_name(town: str, name: str) -> str:
    """Name a branch with its town before it, unless its own name says it."""
    return name if town in name else f"{town}{name}"


def is_county(chosen: Meant) -> bool:
    """Say whether it is everything: the county's path has one part."""
    return all(path.count("/") == 2 for path in chosen.paths)


def whole_county(session: Session) -> Scope:
    """Return everything there is, for whoever works at the machine; refused before the first roster."""
    root = units.county(session)
    if root is None:
        raise Refused("export-no-county")
    return Scope((root.path,))


def _tops(scope: Scope) -> tuple[str, ...]:
    """Return the subtrees of a scope that lie in no other of it."""
    return tuple(
        path
        for path in scope.paths
        if not any(path != other and path.startswith(other) for other in scope.paths)
    )


def _above(paths: tuple[str, ...]) -> str:
    """Return the path of the lowest unit that all of them lie in."""
    return f"{commonpath(paths)}/"


def _at(session: Session, path: str) -> UnitRow:
    return session.exec(select(UnitRow).where(col(UnitRow.path) == path)).one()


def _name(session: Session, row: UnitRow) -> str:
    """Name a unit for a title; a branch with its town, for many branches bear one name."""
    above = session.get(UnitRow, row.parent_id) if row.kind == "branch" else None
    town = above.name if above is not None and above.kind == "town" else ""
    return full_name(town, row.name)
