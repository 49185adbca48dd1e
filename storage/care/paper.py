"""The visit sheet: who of a branch is owed what just now, by when and in which ways; for paper and file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from rules.care.memorial import CHECK
from rules.care.rulebook import Way
from rules.care.stages import Mail
from rules.care.tasks import Task
from rules.permissions import Scope
from rules.posts import Role
from rules.refusals import Refused
from storage.care import overview
from storage.care.reading import COUNTY, Known, Within
from storage.care.rows import matter, names
from storage.models.base import id_of
from storage.models.people import PostRow, UnitRow
from storage.sheets.cells import Row
from storage.sheets.words import Words


@dataclass(frozen=True, slots=True)
class Owed:
    """One elder of a sheet: what is open, the most urgent first."""

    subject: Known
    unit_id: int
    tasks: tuple[Task, ...]

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways that settle at least one of the tasks."""
        accepted = {way for task in self.tasks for way in task.ways}
        return tuple(way for way in Way if way in accepted)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one branch, as of a day."""

    unit_id: int
    unit: str
    on: date
    rows: tuple[Owed, ...]


def sheets(session: Session, scope: Scope, unit_id: int, *, on: date) -> list[Sheet]:
    """Return the sheets of a branch, or of every branch below a unit in which somebody is owed anything."""
    unit = session.get(UnitRow, unit_id)
    if unit is None or not scope.covers(unit.path):
        raise Refused("not-allowed")
    below = select(UnitRow).where(
        col(UnitRow.path).startswith(unit.path, autoescape=True), col(UnitRow.kind) != "town"
    )
    units = {row.path: row for row in session.exec(below)}
    return [
        Sheet(id_of(units[path]), units[path].name, on, tuple(rows.values()))
        for path, rows in sorted(_owed(session, Within((unit.path,)), on).items())
        if path in units
    ]


def round_of(session: Session, scope: Scope, unit_id: int, *, on: date) -> list[Owed]:
    """Return whom one round may have seen: of a branch, or (0) of one's own branches and elders."""
    if unit_id:
        return [row for each in sheets(session, scope, unit_id, on=on) for row in each.rows]
    branches = session.exec(
        select(UnitRow.path).where(UnitRow.kind == "branch", col(UnitRow.path).in_(scope.paths))
    ).all()
    owed = _owed(session, Within(tuple(branches), scope.people), on)
    return [row for rows in owed.values() for row in rows.values()]


def visitor(session: Session, unit_id: int, *, on: date) -> int | None:
    """Return who a branch's sheet is taken to be filled in by: its secretary."""
    return session.exec(
        select(PostRow.person_id).where(
            PostRow.role == Role.SECRETARY,
            PostRow.unit_id == unit_id,
            col(PostRow.from_on) <= on,
            col(PostRow.until_on).is_(None) | (col(PostRow.until_on) >= on),
        )
    ).first()


def rows(session: Session, scope: Scope, *, on: date, words: Words) -> Iterator[Row]:
    """Yield what is owed to each, and room for the visit: the sheet `visit-form`."""
    owed = _owed(session, Within(scope.paths, scope.people), on)
    people = [(path, row) for path in sorted(owed) for row in owed[path].values()]
    shown = names(session, (), {row.unit_id for _, row in people}, words)
    for path, row in people:
        if scope.covers(path, row.subject.id):
            yield {
                "id": row.subject.id,
                "unit": shown.units[row.unit_id],
                "name": row.subject.name,
                "matter": words("care-and").join(matter(task, words) for task in row.tasks),
                "due": row.tasks[0].due_on,
                "ways": tuple(str(way) for way in row.ways),
                "on": None,
                "way": None,
                "visitor": None,
                "note": None,
            }


def _owed(session: Session, meant: Within, on: date) -> dict[str, dict[int, Owed]]:
    """Return by branch and person what waits to be done, but the question of a death."""
    seen = overview.overview(session, meant, Mail(on))
    found: dict[str, dict[int, Owed]] = {}
    for entry in seen.desk.board.under(COUNTY):
        task = entry.task
        if task.outstanding and task.rule != CHECK:
            known = seen.people[task.subject_id]
            rows = found.setdefault(entry.unit_path, {})
            earlier = rows[known.id].tasks if known.id in rows else ()
            rows[known.id] = Owed(known, entry.unit_id, (*earlier, task))
    return found
