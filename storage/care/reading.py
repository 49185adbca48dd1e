"""Reads what the care rules need to know of people, for a few or a whole county, in a handful of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlmodel import Session, col

from rules.care.facts import Fact, FactKind
from rules.care.people import Membership, Subject, birthday
from rules.care.planning import File, Recent
from rules.care.rulebook import Rulebook, Way, default_rulebook
from rules.care.settings import CareSettings, configured
from rules.care.settling import Encounter, Waiver, last_seen_on, recorded
from storage import rule_settings
from storage.models.care import EncounterRow, FactRow, WaiverRow
from storage.models.people import MembershipRow, PersonRow, UnitRow

T = TypeVar("T")

VISIT: Final = "visit"  # the kind of encounter the cares are about
COUNTY: Final = "/"
_WAYS: Final = {way.value: way for way in Way}
_PIECE: Final = 10_000  # values named in one query

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
    chosen = _chosen(book, within, on)
    homes, facts = _memberships(session, chosen), _facts(session, chosen)
    waivers = _waivers(session, chosen)
    if recent is None:
        visits = _visits(session, col(EncounterRow.person_id).in_(chosen))
    else:
        visits = _recent_visits(session, chosen, recent, facts.keys(), book=book, on=on)
    return {
        id_: Known(
            name,
            known_as,
            File(
                Subject(
                    id_,
                    category,
                    born_on,
                    homes[id_][0].from_on,
                    bool(honour),
                    homes[id_][-1].until_on,
                    homes[id_],
                ),
                facts.get(id_, ()),
                visits.get(id_, ()),
                waivers.get(id_, ()),
            ),
        )
        for id_, name, known_as, category, born_on, honour in _persons(session, chosen)
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
    return [
        Fact(row.id, row.person_id, FactKind(row.kind), *row[3:])
        for piece in in_pieces(person_ids)
        for row in session.execute(
            select(*_FACT).where(col(FactRow.person_id).in_(piece), col(FactRow.kind).in_(kinds))
        )
    ]


def in_pieces(values: Collection[T]) -> Iterator[Sequence[T]]:
    """Yield values in pieces that a query can name: databases take some thirty thousand at once."""
    listed = list(values)
    for start in range(0, len(listed), _PIECE):
        yield listed[start : start + _PIECE]


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


def _persons(session: Session, chosen: Select[int | None]) -> Iterator[Any]:  # Any: the columns below
    row = PersonRow
    yield from _tuples(
        session,
        select(
            col(row.id),
            col(row.name),
            col(row.known_as),
            col(row.category),
            col(row.birth_on),
            col(row.honour),
        )
        .where(col(row.id).in_(chosen))
        .order_by(col(row.id)),
    )


def _memberships(session: Session, chosen: Select[int | None]) -> dict[int, tuple[Membership, ...]]:
    row = MembershipRow
    wanted = (
        select(col(row.person_id), col(row.unit_id), col(UnitRow.path), col(row.from_on), col(row.until_on))
        .join(UnitRow, col(UnitRow.id) == col(row.unit_id))
        .where(col(row.person_id).in_(chosen))
        .order_by(col(row.from_on))
    )
    alike: dict[tuple[int, date, date | None], tuple[Membership, ...]] = {}  # most came to a branch together
    found: dict[int, tuple[Membership, ...]] = {}
    for person_id, unit_id, path, from_on, until_on in _tuples(session, wanted):
        key = unit_id, from_on, until_on
        if key not in alike:
            alike[key] = (Membership(unit_id, path, from_on, until_on),)
        earlier = found.get(person_id)
        found[person_id] = alike[key] if earlier is None else earlier + alike[key]
    return found


def _facts(session: Session, chosen: Select[int | None]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for row in session.execute(select(*_FACT).where(col(FactRow.person_id).in_(chosen))):
        found[row.person_id].append(Fact(row.id, row.person_id, FactKind(row.kind), *row[3:]))
    return found


def _recent_visits(
    session: Session,
    chosen: Select[int | None],
    recent: Recent,
    with_facts: Collection[int],
    *,
    book: Rulebook,
    on: date,
) -> dict[int, list[Encounter]]:
    """Return the visits that can matter on a day: recent ones, and all to those not seen or with facts."""
    person = col(EncounterRow.person_id)
    found = _visits(session, person.in_(chosen) & (col(EncounterRow.on_date) >= recent.visits_from))
    seen = {
        person_id
        for person_id, visits in found.items()
        if person_id not in with_facts and _seen_since(visits, recent.seen_since, book=book, on=on)
    }
    others = [id_ for id_ in session.execute(chosen).scalars() if id_ not in seen]
    for piece in in_pieces(others):
        found |= _visits(session, person.in_(piece))
    return found


def _seen_since(visits: Sequence[Encounter], since: date, *, book: Rulebook, on: date) -> bool:
    return since <= last_seen_on(recorded(visits, on, book.enter_late_days), on)


def _visits(session: Session, which: ColumnElement[bool]) -> dict[int, list[Encounter]]:
    row = EncounterRow
    wanted = select(
        col(row.id),
        col(row.person_id),
        col(row.way),
        col(row.on_date),
        col(row.entered_on),
        col(row.withdrawn_on),
    ).where(col(row.kind) == VISIT, which)
    found: dict[int, list[Encounter]] = defaultdict(list)
    for id_, person_id, way, *days in _tuples(session, wanted):
        found[person_id].append(Encounter(id_, person_id, _WAYS[way], *days))
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


def _tuples(
    session: Session, wanted: Select[*tuple[Any, ...]]
) -> Iterable[Any]:  # Any: the columns asked for
    """Return plain tuples: a county's rows are read past the mapper, which has nothing to do for columns."""
    return session.connection().execute(wanted).all()
