"""What the rows of several workbooks say alike about people, branches and tasks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from rules.care.facts import FactKind
from rules.care.facts import known as known_facts
from rules.care.people import birthday
from rules.care.tasks import Task
from storage.care.matters import matter_key, period
from storage.care.reading import Known
from storage.exports.units import full_name
from storage.models.people import PersonRow, UnitRow
from storage.pieces import in_pieces
from storage.sheets.words import Words

_AGES: Final = ((70, "aged_70"), (80, "aged_80"))
_STANDINGS: Final = (
    FactKind.HARDSHIP, FactKind.UNABLE, FactKind.ALONE, FactKind.IN_HOSPITAL, FactKind.AWAY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Everything a row shows that the rules do not know."""

    people: Mapping[int, PersonRow]
    units: Mapping[int, str]
    words: Words


def standing(known: Known, day: date, on: date) -> tuple[str, ...]:
    """Return on what grounds somebody was owed care on a day, by what is known on another."""
    subject = known.file.subject
    reached_ages = [
        code for age, code in _AGES if subject.born_on is not None and birthday(subject.born_on, age) <= day
    ]
    holding = {fact.kind for fact in known_facts(known.file.facts, on) if fact.current.holds_on(day)}
    honours = ("honour",) if subject.honour else ()
    return (*reached_ages[-1:], *honours, *(str(kind) for kind in _STANDINGS if kind in holding))


def matter(task: Task, words: Words) -> str:
    """Return what a task is called, with its year."""
    when = period(task.slot)
    if when is None:
        return words(matter_key(task.rule), period="")
    span = words("care-of-year", year=when.year, period=words(when.key, n=when.number))
    return words(matter_key(task.rule), period=span)


def names(session: Session, person_ids: Iterable[int], unit_ids: Iterable[int], words: Words) -> Names:
    """Return the people and units that rows show; a branch with its town before it."""
    people = {
        row.id or 0: row
        for piece in in_pieces(set(person_ids))
        for row in session.execute(select(PersonRow).where(col(PersonRow.id).in_(piece))).scalars()
    }
    return Names(people, _units(session, unit_ids), words)


def _units(session: Session, ids: Iterable[int]) -> Mapping[int, str]:
    rows = session.execute(select(UnitRow).where(col(UnitRow.id).in_(set(ids)))).scalars().all()
    above = {row.parent_id for row in rows}
    towns = select(UnitRow).where(col(UnitRow.id).in_(above), col(UnitRow.kind) == "town")
    names = {row.id: row.name for row in session.execute(towns).scalars()}
    return {row.id or 0: full_name(names.get(row.parent_id, ""), row.name) for row in rows}
