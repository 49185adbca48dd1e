"""The rows of the roster's workbook: everybody who belongs to a branch on a day, branch by branch."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from rules.care.facts import FactKind, known
from rules.care.people import birthday
from rules.party_age import full_member_since, party_age
from rules.posts import Role
from storage.care import reading
from storage.exports.asked import Asked
from storage.exports.units import full_name
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow
from storage.sheets.cells import Row
from storage.sheets.words import Words

_PIECE: Final = 500  # rows held in memory at a time
_AGES: Final = ((80, "aged_80"), (70, "aged_70"))  # the first that fits
_STANDINGS: Final[Mapping[FactKind, str]] = {
    FactKind.HARDSHIP: "hardship",
    FactKind.UNABLE: "unable",
    FactKind.ALONE: "alone",
    FactKind.IN_HOSPITAL: "in_hospital",
    FactKind.AWAY: "away",
}


def rows(session: Session, asked: Asked, _words: Words) -> Iterator[Row]:
    """Yield everybody who belongs to one of the units on the last day of the period."""
    town, on = aliased(UnitRow), asked.period.until_on
    statement = (
        select(PersonRow, UnitRow, town)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .join(town, (col(town.id) == col(UnitRow.parent_id)) & (col(town.kind) == "town"), isouter=True)
        .where(
            reading.under(asked.paths),
            col(MembershipRow.from_on) <= on,
            or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on),
        )
        .order_by(col(UnitRow.path), col(PersonRow.id))
        .execution_options(yield_per=_PIECE)
    )
    found: Iterable[tuple[PersonRow, UnitRow, UnitRow | None]] = session.exec(statement)
    for _, branch in groupby(found, key=lambda each: each[1].path):
        members = list(branch)
        ids = [id_of(person) for person, _, _ in members]
        standing, contacts = _standing(session, ids, on), _contacts(session, ids, on)
        for person, unit, above in members:
            person_id = id_of(person)
            yield {
                "unit": full_name(above.name if above is not None else "", unit.name),
                "contact": contacts.get(person_id),
                "standing": (*_by_age(person, on), *_by_honour(person), *standing.get(person_id, ())),
                **_of_person(person, on),
            }


def _of_person(person: PersonRow, on: date) -> Row:
    since = full_member_since(person.joined_on, person.full_since_on)
    return {
        "name": person.name,
        "sex": person.sex,
        "born": person.birth_on,
        "joined": person.joined_on,
        "full-since": person.full_since_on,
        "party-age": party_age(since, on, person.party_age_months),
        "category": person.category,
        "honour": person.honour,
        "phone": person.phone,
        "remark": None,
    }


def _by_age(person: PersonRow, on: date) -> tuple[str, ...]:
    reached = (
        code for age, code in _AGES if person.birth_on is not None and birthday(person.birth_on, age) <= on
    )
    return tuple(reached)[:1]


def _by_honour(person: PersonRow) -> tuple[str, ...]:
    return ("honour",) if person.honour else ()


def _standing(session: Session, ids: Collection[int], on: date) -> dict[int, list[str]]:
    """Return what is known to hold of people on a day, in the order of the list of standings."""
    found: dict[int, list[str]] = {}
    facts = [fact.current for fact in known(reading.facts_of(session, ids, _STANDINGS), on)]
    for kind, code in _STANDINGS.items():
        for person_id in {fact.person_id for fact in facts if fact.kind is kind and fact.holds_on(on)}:
            found.setdefault(person_id, []).append(code)
    return found


def _contacts(session: Session, ids: Collection[int], on: date) -> dict[int, str]:
    """Return the name of each one's contact person of a day; the first of several."""
    statement = (
        select(PostRow.subject_id, PersonRow.name)
        .join(PersonRow, col(PersonRow.id) == col(PostRow.person_id))
        .where(
            PostRow.role == Role.CONTACT,
            col(PostRow.subject_id).in_(ids),
            col(PostRow.from_on) <= on,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
        .order_by(col(PostRow.id).desc())
    )
    return {subject: name for subject, name in session.exec(statement) if subject is not None}
