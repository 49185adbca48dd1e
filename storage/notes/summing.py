"""What town and county see of their branches' notes: how many came, what was passed up; no ranking."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlmodel import Session, col, or_, select

from rules.notes.months import after
from rules.permissions import Caller, Permission, Scope, scope
from rules.refusals import Refused
from storage.care import reading
from storage.exports.units import full_name
from storage.models.base import id_of
from storage.models.notes import NoteRow
from storage.models.people import PersonRow, UnitRow
from storage.notes import counting
from storage.notes.drafting import case_of
from storage.notes.values import Counts, PassedUp, Summary
from storage.said import Said
from storage.sheets.cells import Row

_EMPTY = Counts()


def summary(session: Session, scope: Scope, month: date, *, on: date) -> Summary:
    """Return the notes of all branches in a scope; refused where there is none ('not-allowed')."""
    tops = session.exec(select(UnitRow).where(col(UnitRow.path).in_(scope.paths))).all()
    if not tops:
        raise Refused("not-allowed")
    top = min(tops, key=lambda unit: len(unit.path))
    branches = _branches(session, scope.paths, on)
    notes = _notes(session, branches, month)
    return Summary(
        unit=top.name,
        month=month,
        branches=len(branches),
        sent=len(notes),
        held=sum(note.held_on is not None for note in notes.values()),
        passed_up=tuple(_passed_up(session, branches, notes)),
    )


def heard(session: Session, unit_id: int, month: date, caller: Caller) -> str:
    """Return the id of the voice message a branch passed up, to somebody it was passed up to."""
    unit, note = session.get(UnitRow, unit_id), session.get(NoteRow, (unit_id, month))
    if unit is None or not scope(caller, Permission.SEE_NOTES).covers(unit.path):
        raise Refused("not-allowed")
    if note is None or note.voice is None:
        raise Refused("old-button")
    return note.voice


def rows(
    session: Session, paths: tuple[str, ...], from_on: date, until_on: date, *, on: date, sealed: bool
) -> Iterator[Row]:
    """Yield the rows of the sheet `monthly`: every month's branches in order; `sealed`: with their lines."""
    branches = _branches(session, paths, min(until_on, on))
    names = _names(session, branches)
    month = from_on.replace(day=1)
    while month <= min(until_on, on):
        counts = counting.of_branches(session, paths, month, on=on)
        notes = _notes(session, branches, month)
        for unit in branches:
            note = notes.get(id_of(unit))
            yield {
                "unit": names[id_of(unit)],
                "month": month,
                **_counted(counts.get(id_of(unit), _EMPTY)),
                **_sent(session, note, sealed=sealed),
            }
        month = after(month)


def _counted(counts: Counts) -> Row:
    return {
        "visits": counts.visits,
        "tasks-due": counts.owed,
        "tasks-done": counts.done,
        "cases-raised": counts.needs,
        "cases-answered": counts.answered,
    }


def _sent(session: Session, note: NoteRow | None, *, sealed: bool) -> Row:
    if note is None:
        return dict.fromkeys(("branch-day", "passed-up", "sent-by", "sent"))
    return {
        "branch-day": note.held_on,
        "passed-up": note.passed_up if sealed else None,
        "sent-by": session.get_one(PersonRow, note.sent_by).name,
        "sent": note.sent_on,
    }


def _branches(session: Session, paths: Iterable[str], on: date) -> list[UnitRow]:
    found = session.exec(
        select(UnitRow)
        .where(
            UnitRow.kind == "branch",
            reading.under(tuple(paths)),
            col(UnitRow.from_on) <= on,
            or_(col(UnitRow.until_on).is_(None), col(UnitRow.until_on) >= on),
        )
        .order_by(col(UnitRow.path))
    )
    return list(found)


def _notes(session: Session, branches: Iterable[UnitRow], month: date) -> dict[int, NoteRow]:
    ids = [id_of(unit) for unit in branches]
    found = session.exec(select(NoteRow).where(NoteRow.month == month, col(NoteRow.unit_id).in_(ids)))
    return {note.unit_id: note for note in found}


def _passed_up(
    session: Session, branches: Iterable[UnitRow], notes: dict[int, NoteRow]
) -> Iterator[PassedUp]:
    for unit in branches:
        note = notes.get(id_of(unit))
        if note is not None and (note.passed_up or note.voice):
            said = Said(note.passed_up or "", note.voice)
            yield PassedUp(id_of(unit), unit.name, said, case_of(session, id_of(unit), note.month))


def _names(session: Session, branches: list[UnitRow]) -> dict[int, str]:
    """Return the branches' names, each with its town before it."""
    towns = reading.unit_names(session, (unit.parent_id for unit in branches if unit.parent_id is not None))
    return {id_of(unit): full_name(towns.get(unit.parent_id or 0, ""), unit.name) for unit in branches}
