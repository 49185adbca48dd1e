"""What is overdue and still has to be seen to, row by row, as the workbook takes it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlmodel import Session

from rules.care.ladder import reached
from rules.care.owners import Owner, Passed
from rules.care.stages import Mail
from rules.permissions import Scope
from storage.care import overview, rows
from storage.care.reading import Within
from storage.care.rows import Names
from storage.sheets.cells import Row
from storage.sheets.words import Words

_OWNER: Final = "owner"  # the rung of what has climbed nowhere yet


def undone(session: Session, scope: Scope, *, on: date, words: Words) -> Iterator[Row]:
    """Yield a row for everything overdue that still has to be seen to, by branch: the sheet `undone`."""
    seen = overview.overview(session, Within(scope.paths, scope.people), Mail(on))
    late = [
        entry
        for path in sorted(seen.desk.board.of_unit)
        for entry in seen.desk.board.of_unit[path]
        if entry.task.overdue_on(on) and scope.covers(path, entry.task.subject_id)
    ]
    holders = [holder for entry in late for holder, _ in entry.owner.passed]
    ids = {holder.person_id for holder in holders} | {entry.owner.person_id or 0 for entry in late}
    names = rows.names(session, ids, {entry.unit_id for entry in late}, words)
    for entry in late:
        known, task = seen.people[entry.task.subject_id], entry.task
        rungs = reached(seen.desk.book, task, on)
        owner_row = names.people.get(entry.owner.person_id or 0)
        yield {
            "unit": names.units[entry.unit_id],
            "name": known.name,
            "category": known.file.subject.category,
            "standing": rows.standing(known, on, on),
            "matter": rows.matter(task, words),
            "owed": (task.opens_on, task.due_on),
            "days-late": (on - task.due_on).days,
            "owner": owner_row.name if owner_row is not None else None,
            "rung": rungs[-1] if rungs else _OWNER,
            "remark": _remark(entry.owner, names),
        }


def _remark(found: Owner, names: Names) -> str | None:
    missed = [holder.person_id for holder, why in found.passed if why is Passed.NO_CHAT]
    if not missed:
        return None
    return names.words("care-remark-no-chat", name=names.people[missed[0]].name)
