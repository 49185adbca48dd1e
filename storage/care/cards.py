"""One elder on one card: what is open, who sees to them, when they were seen last, what may be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.care.rulebook import Way
from rules.care.stages import Mail
from rules.care.tasks import Task, TaskKey, Why
from rules.permissions import Scope
from storage.care import overview, reading
from storage.care.allowed import in_scope
from storage.care.overview import Overview
from storage.care.reading import Known, Within
from storage.care.seen import Seen
from storage.care.undoing import Hand
from storage.care.visited import VISIT
from storage.models.base import id_of
from storage.models.care import EncounterRow, WaiverRow
from storage.models.people import PersonRow

_SHOWN: Final = 3
_LATELY: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of late, and whether whoever looks at it may strike it out."""

    seen: Seen
    mine: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of somebody that whoever sees to them needs."""

    subject: Known
    unit: str
    tasks: tuple[Task, ...]
    owner: str | None
    contact: str | None
    visits: tuple[Visit, ...]  # the newest first
    waived: tuple[TaskKey, ...] = ()  # of what is not over yet, what whoever looks may let be owed again


def card(session: Session, scope: Scope, subject_id: int, hand: Hand, *, on: date) -> Card:
    """Return the card of somebody the caller sees to."""
    book = reading.rulebook(session)
    known = in_scope(session, book, scope, subject_id, by=hand.person_id, on=on)
    seen = overview.overview(session, Within(people=(subject_id,)), Mail(on))
    entries = [entry for entry in seen.desk.board.under(reading.COUNTY) if entry.task.outstanding]
    home = known.file.subject.home_on(on)
    contacts = seen.desk.posts.of_subject.get(subject_id, [])
    owner = entries[0].owner.person_id if entries else None
    return Card(
        known,
        reading.unit_names(session, [home.unit_id])[home.unit_id] if home is not None else "",
        tuple(entry.task for entry in entries),
        _name(session, owner),
        _name(session, contacts[0].person_id if contacts else None),
        tuple(_visits(session, subject_id, hand, on)),
        tuple(_waived(session, seen, hand, on)),
    )


def _visits(session: Session, subject_id: int, hand: Hand, on: date) -> list[Visit]:
    rows = session.exec(
        select(EncounterRow, PersonRow.name)
        .join(PersonRow, col(PersonRow.id) == col(EncounterRow.by_id))
        .where(
            EncounterRow.kind == VISIT,
            EncounterRow.person_id == subject_id,
            col(EncounterRow.withdrawn_on).is_(None),
            col(EncounterRow.on_date) >= on - _LATELY,
        )
        .order_by(col(EncounterRow.on_date).desc(), col(EncounterRow.id).desc())
        .limit(_SHOWN)
    )
    return [
        Visit(
            Seen(id_of(row), Way(str(row.way)), row.on_date, row.by_id, name),
            hand.may_take_back(session, subject_id, row.by_id, row.entered_by, on=on),
        )
        for row, name in rows
    ]


def _waived(session: Session, seen: Overview, hand: Hand, on: date) -> Iterator[TaskKey]:
    for entry in seen.desk.board.under(reading.COUNTY):
        row = session.get(WaiverRow, entry.task.key) if entry.task.why is Why.WAIVED else None
        if row is not None and hand.may_take_back(session, row.subject_id, row.by_id, on=on):
            yield entry.task.key


def _name(session: Session, person_id: int | None) -> str | None:
    return None if person_id is None else session.get_one(PersonRow, person_id).name
