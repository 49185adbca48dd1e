"""Reads what the care rules need to know of people, for a few or a whole county, in a handful of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlmodel import Session, col

from rules.care.facts import Fact, FactKind
from rules.care.people import Membership, Subject, birthday
from rules.care.planning import File
from rules.care.rulebook import Rulebook, Way, default_rulebook
from rules.care.settling import Encounter, Waiver
from storage.models.care import EncounterRow, FactRow, WaiverRow
from storage.models.people import MembershipRow, PersonRow, UnitRow

VISIT: Final = "visit"  # the kind of encounter the cares are about
COUNTY: Final = "/"

_FACT: Final = tuple(
    col(getattr(FactRow, each.name)) for each in fields(Fact)
)  # the table has the rule's words


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the cares are about: how they are called, and everything recorded."""

    name: str
    known_as: str | None
    file: File

    @property
    def id(self) -> int:
        """The person."""
        return self.file.subject.id


@dataclass(frozen=True, slots=True)
class Within:
    """Which people are meant: everybody owed care in the subtrees of some units, and single people."""

    paths: tuple[str, ...] = ()
    people: tuple[int, ...] = ()


def rulebook(_session: Session) -> Rulebook:
    """Return the care rules in force in this county."""
    return default_rulebook()


def people(session: Session, book: Rulebook, within: Within, *, on: date) -> dict[int, Known]:
    """Return everybody meant who can be owed anything by a day, by their id.

    Somebody who never belonged to a branch is left out; whoever left one is not.
    """
    chosen = _chosen(book, within, on)
    persons = session.execute(
        select(
            col(PersonRow.id),
            col(PersonRow.name),
            col(PersonRow.known_as),
            col(PersonRow.category),
            col(PersonRow.birth_on),
            col(PersonRow.honour),
        )
        .where(col(PersonRow.id).in_(chosen))
        .order_by(col(PersonRow.id))
    ).all()
    homes, facts = _memberships(session, chosen), _facts(session, chosen)
    visits, waivers = _visits(session, chosen), _waivers(session, chosen)
    return {
        id_: Known(
            name,
            known_as,
            File(
                _subject(id_, category, born_on, honour, homes[id_]),
                facts.get(id_, ()),
                visits.get(id_, ()),
                waivers.get(id_, ()),
            ),
        )
        for id_, name, known_as, category, born_on, honour in persons
        if id_ in homes
    }


def one(session: Session, book: Rulebook, person_id: int, *, on: date) -> Known | None:
    """Return one person, owed anything or not; None for nobody known."""
    return people(session, book, Within(people=(person_id,)), on=on).get(person_id)


def unit_names(session: Session, unit_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of units."""
    wanted = select(col(UnitRow.id), col(UnitRow.name)).where(col(UnitRow.id).in_(set(unit_ids)))
    return {id_: name for id_, name in session.execute(wanted) if id_ is not None}


def facts_of(session: Session, person_ids: Collection[int], kinds: Collection[FactKind]) -> list[Fact]:
    """Return the facts of some kinds about some people."""
    wanted = select(*_FACT).where(col(FactRow.person_id).in_(person_ids), col(FactRow.kind).in_(kinds))
    return [Fact(row.id, row.person_id, FactKind(row.kind), *row[3:]) for row in session.execute(wanted)]


def under(paths: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a unit lies in one of the subtrees."""
    return or_(false(), *(col(UnitRow.path).startswith(path, autoescape=True) for path in paths))


def _chosen(book: Rulebook, within: Within, on: date) -> Select[int | None]:
    """Return the ids of everybody meant, as a query for others to use."""
    wanted: list[ColumnElement[bool]] = []
    if within.people:
        wanted.append(col(PersonRow.id).in_(within.people))
    if within.paths:
        wanted.append(_eligible(book, on) & _ever_in(within.paths))
    chosen: Select[int | None] = select(col(PersonRow.id)).where(or_(False, *wanted))  # noqa: FBT003 - SQL's false
    return chosen


def _eligible(book: Rulebook, on: date) -> ColumnElement[bool]:
    """Return the condition that a person can be owed something: by age, by honour or by a fact."""
    grounds = [rule.grounds for rule in book.rules]
    least = min((each.age for each in grounds if each.age is not None), default=None)
    reasons: list[ColumnElement[bool]] = [col(PersonRow.id).in_(select(col(FactRow.person_id)))]
    if least is not None:
        reasons.append(col(PersonRow.birth_on) <= birthday(on, -least) + timedelta(days=1))
    if any(each.honour for each in grounds):
        reasons.append(col(PersonRow.honour).is_not(None))
    return col(PersonRow.category).in_(book.covers) & or_(*reasons)


def _ever_in(paths: Sequence[str]) -> ColumnElement[bool]:
    if COUNTY in paths:
        return col(PersonRow.id).is_not(None)
    members = select(col(MembershipRow.person_id)).join(
        UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id)
    )
    return col(PersonRow.id).in_(members.where(under(paths)))


def _subject(
    id_: int,
    category: str,
    born_on: date | None,
    honour: str | None,
    homes: Sequence[Membership],
) -> Subject:
    return Subject(
        id_,
        category,
        born_on,
        listed_on=homes[0].from_on,
        honour=bool(honour),
        left_on=homes[-1].until_on,
        memberships=tuple(homes),
    )


def _memberships(session: Session, chosen: Select[int | None]) -> dict[int, list[Membership]]:
    rows = session.execute(
        select(
            col(MembershipRow.person_id),
            col(MembershipRow.unit_id),
            col(UnitRow.path),
            col(MembershipRow.from_on),
            col(MembershipRow.until_on),
        )
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(col(MembershipRow.person_id).in_(chosen))
        .order_by(col(MembershipRow.from_on))
    )
    found: dict[int, list[Membership]] = defaultdict(list)
    for person_id, *membership in rows:
        found[person_id].append(Membership(*membership))
    return found


def _facts(session: Session, chosen: Select[int | None]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for row in session.execute(select(*_FACT).where(col(FactRow.person_id).in_(chosen))):
        found[row.person_id].append(Fact(row.id, row.person_id, FactKind(row.kind), *row[3:]))
    return found


def _visits(session: Session, chosen: Select[int | None]) -> dict[int, list[Encounter]]:
    row = EncounterRow
    rows = session.execute(
        select(
            col(row.id),
            col(row.person_id),
            col(row.way),
            col(row.on_date),
            col(row.entered_on),
            col(row.withdrawn_on),
        ).where(col(row.kind) == VISIT, col(row.person_id).in_(chosen))
    )
    found: dict[int, list[Encounter]] = defaultdict(list)
    for id_, person_id, way, *days in rows:
        found[person_id].append(Encounter(id_, person_id, Way(way), *days))
    return found


def _waivers(session: Session, chosen: Select[int | None]) -> dict[int, list[Waiver]]:
    found: dict[int, list[Waiver]] = defaultdict(list)
    rows = session.execute(
        select(
            col(WaiverRow.rule), col(WaiverRow.subject_id), col(WaiverRow.slot), col(WaiverRow.on_date)
        ).where(col(WaiverRow.subject_id).in_(chosen))
    )
    for row in rows:
        found[row.subject_id].append(Waiver(*row))
    return found
