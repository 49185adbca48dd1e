"""Who comes: oneself or somebody one speaks for; who is told of it; and whom a death holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from rules.care.facts import FactKind, holding, known
from rules.permissions import Caller, Permission, scope
from rules.reception.sessions import Way
from rules.refusals import Refused
from rules.roster.names import name_key
from storage import finding, people
from storage.care import reading
from storage.models.base import id_of
from storage.models.people import AccountRow, PersonRow
from storage.models.reception import AppointmentRow
from storage.reception.values import Reached


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody one may book for, with what tells namesakes apart."""

    id: int
    name: str


def close_to(session: Session, caller: Caller) -> list[Person]:
    """List those the caller has a post for: contact persons and relatives have."""
    mine = scope(caller, Permission.BOOK_FOR).people
    return [Person(each, session.get_one(PersonRow, each).name) for each in mine]


def named(session: Session, asked: str, caller: Caller, *, on: date) -> list[Person]:
    """List those of a name for whom the caller may book, with their branch."""
    found = [
        Person(each.id, f"{each.name} {each.branch}".strip())
        for each in finding.people(session, asked, on=on)
        if speaks_for(session, caller, each.id, on=on)
    ]
    gone = held(session, [each.id for each in found], on=on)
    return [each for each in found if each.id not in gone]


def speaks_for(session: Session, caller: Caller, person_id: int, *, on: date) -> bool:
    """Say whether somebody may book for a person: their own, their branch's, and the desk's for guests."""
    allowed = scope(caller, Permission.BOOK_FOR)
    path = people.branch_path(session, person_id, on=on)
    if path is None and person_id not in allowed.people:
        return bool(scope(caller, Permission.RUN_RECEPTION))
    return allowed.covers(path, person_id)


def check(session: Session, caller: Caller, person_id: int, *, on: date) -> str:
    """Return the name of somebody the caller may book for; refused for everybody else, and for the dead."""
    person = session.get(PersonRow, person_id)
    if person is None:
        raise Refused("old-button")
    if not speaks_for(session, caller, person_id, on=on) or held(session, [person_id], on=on):
        raise Refused("not-allowed")
    return person.name


def guest(session: Session, name: str) -> int:
    """Enter somebody who is not on the roster, and return their key."""
    row = PersonRow(category="guest", name=name, name_key=name_key(name))
    session.add(row)
    session.flush()
    return id_of(row)


def told_of(session: Session, row: AppointmentRow) -> int:
    """Return who is told what happens to an appointment: its visitor, or without a chat whoever made it."""
    account = session.exec(select(AccountRow.person_id).where(AccountRow.person_id == row.person_id)).first()
    return row.person_id if account is not None or row.way == Way.WALK_IN else row.made_by


def held(session: Session, person_ids: Iterable[int], *, on: date) -> frozenset[int]:
    """Return of whom a death was entered: until it is rejected nothing happens to them or about them."""
    return holding(reading.facts_of(session, set(person_ids), (FactKind.DIED,)), FactKind.DIED, on)


def dead(session: Session, person_ids: Iterable[int], *, on: date) -> frozenset[int]:
    """Return whose death is final: a second person has confirmed it."""
    facts = reading.facts_of(session, set(person_ids), (FactKind.DIED,))
    return frozenset(
        fact.current.person_id
        for fact in known(facts, on)
        if fact.current.confirmed_on is not None and fact.current.confirmed_on <= on
    )


def names(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """Return how people are called in full."""
    found = session.exec(select(PersonRow).where(col(PersonRow.id).in_(set(person_ids))))
    return {id_of(person): person.name for person in found}


def reached(session: Session, rows: Sequence[AppointmentRow]) -> Reached:
    """Return how many of these hear of something by chat, and name those nobody can be told for."""
    told = {id_of(row): told_of(session, row) for row in rows}
    with_chat = set(session.exec(select(AccountRow.person_id).where(col(AccountRow.blocked_on).is_(None))))
    silent = [row.person_id for row in rows if told[id_of(row)] not in with_chat]
    called = names(session, silent)
    return Reached(len(rows) - len(silent), tuple(called[each] for each in silent))
