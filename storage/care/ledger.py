"""The ledger of visits, row by row, as the workbook takes them: everything that was due, done or not."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from rules.care.memorial import CHECK
from rules.care.owed import ledger
from rules.care.owners import Available, PostIndex, index, owner
from rules.care.people import Membership
from rules.care.planning import plan
from rules.care.tasks import Done, State, Task, Why
from rules.permissions import Scope
from rules.posts import Role
from storage.care import reading, responsible, rows
from storage.care.reading import Known, Within
from storage.care.rows import Names
from storage.care.visited import VISIT
from storage.cases.promised import visit_key
from storage.models.care import EncounterRow
from storage.models.cases import CaseRow
from storage.pieces import in_pieces
from storage.sheets.cells import Cell, Row
from storage.sheets.words import Words

_ANSWERING: Final = (Role.CONTACT, Role.SECRETARY, Role.DEPUTY, Role.ORGANISER, Role.COVER)
_TIMING: Final[Mapping[Done, str]] = {
    Done.ON_TIME: "on_time",
    Done.ENTERED_LATE: "entered_late",
    Done.LATE: "late",
}


def visit_ledger(
    session: Session,
    scope: Scope,
    from_on: date,
    until_on: date,
    *,
    on: date,
    words: Words,
    notes: bool = False,
) -> Iterator[Row]:
    """Yield a row for everything that was due from one day to another, by branch, person and due day.

    The rows are those of the sheet `visits`, as things were known on a day; `notes`: with the sealed lines.
    """
    book = reading.rulebook(session)
    people = reading.people(session, book, Within(scope.paths, scope.people), on=on)
    planned = plan(book, on)
    due = [
        (known, task, home)
        for known in people.values()
        for task in ledger(planned, known.file, from_on, until_on)
        if task.rule != CHECK and (home := _counted(known, task, scope)) is not None
    ]
    due.sort(key=lambda each: (each[2].unit_path, each[0].id, each[1].due_on, each[1].key))
    visits = _visits(session, [task.settled_by for _, task, _ in due if task.settled_by is not None])
    raised = _raised(session, visits)
    posts = responsible.ever_held(session, _ANSWERING)
    held = {day: index(posts, day) for day in {min(task.due_on, on) for _, task, _ in due}}
    shown = {*people, *(post.person_id for post in posts), *(visit.by_id for visit in visits.values())}
    names = rows.names(session, shown, {home.unit_id for _, _, home in due}, words)
    for known, task, home in due:
        visit = visits.get(task.settled_by or 0)
        owner_id = _answers(known, home, held[min(task.due_on, on)])
        yield {
            **_who(known, home, names, min(task.due_on, on), on),
            "owner": names.people[owner_id].name if owner_id is not None else None,
            "matter": rows.matter(task, words),
            "owed": (task.opens_on, task.due_on),
            "visited": visit.on_date if visit is not None else None,
            "way": visit.way if visit is not None else None,
            "visitor": names.people[visit.by_id].name if visit is not None else None,
            "on-time": _timing(task, on),
            "cases": raised.get(task.settled_by or 0),
            "note": visit.note if visit is not None and notes else None,
        }


def _counted(known: Known, task: Task, scope: Scope) -> Membership | None:
    """Return the branch a task is counted in, if that is within: the branch of its due day."""
    home = known.file.subject.home_on(task.due_on)
    return home if home is not None and scope.covers(home.unit_path, known.id) else None


def _who(known: Known, home: Membership, names: Names, day: date, on: date) -> dict[str, Cell]:
    person = names.people[known.id]
    return {
        "unit": names.units[home.unit_id],
        "name": known.name,
        "sex": person.sex,
        "born": person.birth_on,
        "joined": person.joined_on,
        "category": person.category,
        "standing": rows.standing(known, day, on),
    }


def _timing(task: Task, on: date) -> str | None:
    """Return how a task counts; nothing while it is still on time or held back."""
    if task.state is State.COMPLETED and task.done is not None:
        return _TIMING[task.done]
    if task.state is State.CANCELLED:
        return "waived" if task.why is Why.WAIVED else None
    return "undone" if task.state is State.FAILED or on > task.on_time_until else None


def _answers(known: Known, home: Membership, held: PostIndex) -> int | None:
    """Return who answered for somebody on a day, whether or not a message could reach them."""
    everybody = Available(frozenset(held.of_person))
    return owner(known.id, home.unit_path, held, everybody).person_id


def _raised(session: Session, visits: Iterable[int]) -> dict[int, str | None]:
    """Return by visit the number of the case that a need noted at it became."""
    keys = {visit_key(visit): visit for visit in visits}
    return {
        keys[key]: number
        for piece in in_pieces(keys)
        for key, number in session.execute(
            select(col(CaseRow.source_key), col(CaseRow.number)).where(col(CaseRow.source_key).in_(piece))
        )
    }


def _visits(session: Session, ids: Iterable[int]) -> dict[int, EncounterRow]:
    return {
        row.id or 0: row
        for piece in in_pieces(set(ids))
        for row in session.execute(
            select(EncounterRow).where(col(EncounterRow.id).in_(piece), col(EncounterRow.kind) == VISIT)
        ).scalars()
    }
