"""Reads what the care rules need to know of people, for a few or a whole county, in a handful of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select, exists, false, or_, select, true
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from rules.care.facts import Fact, FactKind
from rules.care.people import Membership, Subject, birthday
from rules.care.planning import File, Recent
from rules.care.rulebook import Rulebook, default_rulebook
from rules.care.settings import CareSettings, configured
from rules.care.settling import Waiver
from storage import rule_settings
from storage.care import visited
from storage.models.care import FactRow, WaiverRow
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.pieces import in_pieces, tuples

_Chosen: TypeAlias = Select[int | None] | Sequence[int | None]  # ids, or the query for them

COUNTY: Final = "/"
_FEW: Final = 500  # people who are named in every query about them; of more a query says who they are
_KINDS: Final = {kind.value: kind for kind in FactKind}
_PERSON: Final = itemgetter(0)

_FACT: Final = tuple(col(getattr(FactRow, name)) for name in Fact._fields)  # the table has the rule's words
_WAIVER: Final = tuple(col(getattr(WaiverRow, each.name)) for each in fields(Waiver))  # likewise


class Known(NamedTuple):
    """Somebody the cares are about: how they are called, and everything recorded."""

    name: str
    known_as: str | None
    file: File

    @property
    def id(self) -> int:
        """The person."""
        return self.file.subject.id


class _Member(NamedTuple):
    """Somebody who belongs or belonged to a branch."""

    name: str
    known_as: str | None
    subject: Subject


@dataclass(frozen=True, slots=True)
class Within:
    """Which people are meant: everybody owed care in the subtrees of some units, and single people."""

    paths: tuple[str, ...] = ()
    people: tuple[int, ...] = ()


def rulebook(session: Session) -> Rulebook:
    """Return the care rules in force in this county: as they are shipped, with what was set since."""
    return configured(default_rulebook(), rule_settings.history(session, CareSettings))


def people(
    session: Session, book: Rulebook, within: Within, *, on: date, recent: Recent | None = None
) -> dict[int, Known]:
    """Return everybody meant who can be owed anything by a day, by their id.

    Somebody who never belonged to a branch is left out; whoever left one is not. `recent`: visits that change
    nothing about what is owed on the day, because they are long ago, need not be there.
    """
    chosen = _chosen(session, book, within, on)
    members = list(_members(session, chosen))
    about = partial(_about, None if COUNTY in within.paths else chosen)
    facts, waivers = _facts(session, about), _waivers(session, about)
    visits = visited.visits(session, about, recent)
    if recent is not None:
        seen = {id_ for id_, each in visits.items() if recent.seen(each, on, book.enter_late_days)}
        events = book.events
        eventful = {id_ for id_, each in facts.items() if any(fact.kind in events for fact in each)}
        others = {member.subject.id for member in members} - (seen - eventful)
        visits |= visited.visits_to(session, others)
    return {
        subject.id: Known(
            name,
            known_as,
            File(
                subject,
                facts.get(subject.id, ()),
                visits.get(subject.id, ()),
                waivers.get(subject.id, ()),
            ),
        )
        for name, known_as, subject in members
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
    return [
        Fact(row.id, row.person_id, FactKind(row.kind), *row[3:])
        for piece in in_pieces(person_ids)
        for row in session.execute(
            select(*_FACT).where(col(FactRow.person_id).in_(piece), col(FactRow.kind).in_(kinds))
        )
    ]


def under(paths: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a unit lies in one of the subtrees."""
    return or_(false(), *(col(UnitRow.path).startswith(path, autoescape=True) for path in paths))


def within_unit(unit: Mapped[Any], paths: Sequence[str]) -> ColumnElement[bool]:  # Any: it may be empty
    """Return the condition that a column names a unit in one of the subtrees.

    To be preferred over a join where rows hang on many units: joined, SQLite goes through all of them.
    """
    return unit.in_(select(col(UnitRow.id)).where(under(paths)))


def _chosen(session: Session, book: Rulebook, within: Within, on: date) -> _Chosen:
    """Return the ids of everybody meant: of a branch as they are, of many as a query for others to use.

    A query within another is worked out again for every kind of row that is read.
    """
    wanted: list[ColumnElement[bool]] = []
    if within.people:
        wanted.append(col(PersonRow.id).in_(within.people))
    if within.paths:
        wanted.append(_eligible(book, on) & _ever_in(within.paths))
    chosen: Select[int | None] = select(col(PersonRow.id)).where(or_(False, *wanted))  # noqa: FBT003 - SQL's false
    if COUNTY in within.paths:
        return chosen
    few = session.execute(chosen.limit(_FEW + 1)).scalars().all()
    return few if len(few) <= _FEW else chosen


def _eligible(book: Rulebook, on: date) -> ColumnElement[bool]:
    """Return the condition that a person can be owed something: by age, by honour or by a fact."""
    grounds = [rule.grounds for rule in book.rules]
    least = min((each.age for each in grounds if each.age is not None), default=None)
    reasons: list[ColumnElement[bool]] = [exists().where(col(FactRow.person_id) == col(PersonRow.id))]
    if least is not None:
        reasons.append(col(PersonRow.birth_on) <= birthday(on, -least) + timedelta(days=1))
    if any(each.honour for each in grounds):
        reasons.append(col(PersonRow.honour).is_not(None))
    return col(PersonRow.category).in_(book.covers) & or_(*reasons)


def _ever_in(paths: Sequence[str]) -> ColumnElement[bool]:
    if COUNTY in paths:
        return col(PersonRow.id).is_not(None)
    belonged = within_unit(col(MembershipRow.unit_id), paths)
    return col(PersonRow.id).in_(select(col(MembershipRow.person_id)).where(belonged))


def _members(session: Session, chosen: _Chosen) -> Iterator[_Member]:
    """Yield everybody chosen who ever belonged to a branch, in order of their ids."""
    alike: dict[tuple[int, date, date | None], tuple[Membership, ...]] = {}  # most came to a branch together
    for _, rows in groupby(_member_rows(session, chosen), key=_PERSON):
        homes: tuple[Membership, ...] = ()
        for row in rows:
            unit_id, path, from_on, until_on = row[6:]
            key = unit_id, from_on, until_on
            if key not in alike:
                alike[key] = (Membership(unit_id, path, from_on, until_on),)
            homes += alike[key]
        id_, name, known_as, category, born_on, honour = row[:6]
        listed_on, left_on = homes[0].from_on, homes[-1].until_on
        subject = Subject(id_, category, born_on, listed_on, bool(honour), left_on, homes)
        yield _Member(name, known_as, subject)


def _member_rows(session: Session, chosen: _Chosen) -> Iterable[Any]:  # Any: the columns below
    person, membership = PersonRow, MembershipRow
    return tuples(
        session,
        select(
            col(person.id),
            col(person.name),
            col(person.known_as),
            col(person.category),
            col(person.birth_on),
            col(person.honour),
            col(membership.unit_id),
            col(UnitRow.path),
            col(membership.from_on),
            col(membership.until_on),
        )
        .join(membership, col(membership.person_id) == col(person.id))
        .join(UnitRow, col(UnitRow.id) == col(membership.unit_id))
        .where(col(person.id).in_(chosen))
        .order_by(col(person.id), col(membership.from_on)),
    )


def _about(chosen: _Chosen | None, person: Mapped[Any]) -> ColumnElement[bool]:  # Any: as above
    """Return the condition that a row is about somebody chosen; None: all are read, and the others left."""
    return true() if chosen is None else person.in_(chosen)


def _facts(session: Session, about: visited.About) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for id_, person_id, kind, *rest in tuples(session, select(*_FACT).where(about(col(FactRow.person_id)))):
        found[person_id].append(Fact(id_, person_id, _KINDS[kind], *rest))
    return found


def _waivers(session: Session, about: visited.About) -> dict[int, list[Waiver]]:
    found: dict[int, list[Waiver]] = defaultdict(list)
    for row in tuples(session, select(*_WAIVER).where(about(col(WaiverRow.subject_id)))):
        found[row.subject_id].append(Waiver(*row))
    return found
