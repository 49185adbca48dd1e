"""The roster in the database: what is known for an import to compare with, and what an import changes.

An import is applied in pieces, each a short transaction. Cut off half-way it has done some of them whole, and applying
the same workbook again does the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final, TypeVar

from sqlmodel import Session, col, or_, select

from rules.posts import Role
from rules.roster.entry import FACTS, Entry
from rules.roster.known import KnownFact, KnownPerson, KnownPost
from rules.roster.links import Charge, Who
from rules.roster.matching import Plan, Update
from storage import units
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow
from storage.sealed import keys_of
from storage.transact import Database

T = TypeVar("T")
PIECE: Final = 200  # people a transaction: about a tenth of a second
PHONE: Final = "person.phone"
_ON_ROSTER: Final = ("full", "probationary", "former_cadre")
_STATED: Final = (Role.SECRETARY, Role.DEPUTY, Role.CONTACT)
_YESTERDAY: Final = timedelta(days=1)


def known(session: Session, *, on: date) -> tuple[list[KnownPerson], list[KnownPost]]:
    """Return everybody in the county and the posts a roster can state, as they are on a day."""
    keys = {unit_id: key for key, unit_id in units.branch_ids(session).items()}
    current = or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on)
    branches = dict(session.exec(select(MembershipRow.person_id, MembershipRow.unit_id).where(current)).all())
    facts = _last_words(session, on)
    people = [
        _known(row, keys.get(branches.get(id_of(row), 0), ""), facts.get(id_of(row)))
        for row in session.exec(select(PersonRow))
    ]
    posts = session.exec(
        select(PostRow).where(
            col(PostRow.role).in_(_STATED), or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on)
        )
    )
    return people, [_known_post(row, keys) for row in posts]


def phone_hasher(database: Database) -> Callable[[str], str]:
    """Return what makes the hash a phone is looked up by."""
    return lambda phone: database.keyring.lookup(phone, PHONE)


def apply(
    database: Database,
    plan: Plan,
    *,
    county_name: str,
    on: date,
    progress: Callable[[int], None] = lambda _done: None,
) -> None:
    """Apply a plan in pieces; `progress` is told how many people are done."""
    branches = database.run(units.open_units, plan.units, county_name=county_name, on=on)
    created: dict[int, int] = {}
    done = 0
    for piece in _pieces(plan.creates):
        created |= database.run(_create, piece, branches, on=on)
        progress(done := done + len(piece))
    for updates in _pieces(plan.updates):
        database.run(_update, updates, branches, on=on)
        progress(done := done + len(updates))
    for leaves in _pieces(plan.leaves):
        database.run(_let_go, leaves, on=on)
    for ended in _pieces(plan.posts.ended):
        database.run(_end_posts, ended, on=on)
    for opened in _pieces(plan.posts.opened):
        database.run(_open_posts, opened, created, branches, on=on)


def _create(
    session: Session, entries: Sequence[Entry], branches: Mapping[str, int], *, on: date
) -> dict[int, int]:
    """Create people with branch and facts; return their ids by row of the workbook."""
    rows = {entry.row: PersonRow(**_fields(session, entry), category=entry.category) for entry in entries}
    session.add_all(rows.values())
    session.flush()
    for entry in entries:
        person_id = id_of(rows[entry.row])
        session.add(MembershipRow(person_id=person_id, unit_id=branches[entry.unit.key], from_on=on))
        for kind, holds in (entry.facts or {}).items():
            if holds:
                session.add(_fact(person_id, kind, on))
    return {row: id_of(person) for row, person in rows.items()}


def _update(session: Session, updates: Sequence[Update], branches: Mapping[str, int], *, on: date) -> None:
    for update in updates:
        row = session.get_one(PersonRow, update.known.id)
        stated = {**_fields(session, update.entry), "category": update.entry.category}
        for field in update.changes.fields:
            if field == "branch":
                _move(session, update.known.id, branches[update.entry.unit.key], on)
                continue
            for name in _columns(field):
                setattr(row, name, stated[name])
        for kind in update.changes.opened:
            session.add(_fact(update.known.id, kind, on))
        for fact in _open_facts(session, update.known.id, update.changes.ended):
            session.add(_ended(fact, on))


def _let_go(session: Session, leaves: Sequence[KnownPerson], *, on: date) -> None:
    for person in leaves:
        _end_membership(session, person.id, on)
        posts = session.exec(
            select(PostRow).where(
                PostRow.person_id == person.id, PostRow.source == "roster", col(PostRow.until_on).is_(None)
            )
        )
        _end_posts(session, [id_of(post) for post in posts], on=on)


def _move(session: Session, person_id: int, unit_id: int, on: date) -> None:
    _end_membership(session, person_id, on)
    session.merge(MembershipRow(person_id=person_id, unit_id=unit_id, from_on=on, until_on=None))


def _end_membership(session: Session, person_id: int, on: date) -> None:
    row = session.exec(
        select(MembershipRow).where(MembershipRow.person_id == person_id, col(MembershipRow.until_on).is_(None))
    ).first()
    if row is None:
        return
    if row.from_on >= on:
        session.delete(row)  # it never held for a whole day
    else:
        row.until_on = on - _YESTERDAY
    session.flush()


def _end_posts(session: Session, ids: Sequence[int], *, on: date) -> None:
    for post in session.exec(select(PostRow).where(col(PostRow.id).in_(ids))):
        post.until_on = on - _YESTERDAY


def _open_posts(
    session: Session,
    opened: Sequence[tuple[Charge, Who]],
    created: Mapping[int, int],
    branches: Mapping[str, int],
    *,
    on: date,
) -> None:
    for charge, who in opened:
        session.add(
            PostRow(
                role=charge.role,
                person_id=_person_id(who, created),
                unit_id=branches[charge.branch_key] if charge.branch_key is not None else None,
                subject_id=_person_id(charge.subject, created) if charge.subject is not None else None,
                from_on=on,
                source="roster",
            )
        )


def _person_id(who: Who, created: Mapping[int, int]) -> int:
    if who.person_id is not None:
        return who.person_id
    return created[who.row or 0]


def _fields(session: Session, entry: Entry) -> dict[str, Any]:  # Any: columns of several types
    """List what an entry says, by column; what it leaves open is not overwritten by an update."""
    keys = keys_of(session.get_bind().dialect)
    return {
        "name": entry.name,
        "name_key": entry.name_key,
        "sex": entry.sex,
        "birth_on": entry.birth_on,
        "joined_on": entry.joined_on,
        "full_since_on": entry.full_since_on,
        "party_age_months": entry.party_age_months or 0,
        "honour": entry.honour,
        "roster_key": entry.roster_key,
        "phone": entry.phone,
        "phone_hash": keys.lookup(entry.phone, PHONE) if entry.phone else None,
    }


def _columns(field: str) -> tuple[str, ...]:
    """Return the columns a changed field stands for."""
    return {"name": ("name", "name_key"), "phone": ("phone", "phone_hash")}.get(field, (field,))


def _fact(person_id: int, kind: str, on: date) -> FactRow:
    return FactRow(person_id=person_id, kind=kind, from_on=on, recorded_on=on, source="roster")


def _ended(fact: FactRow, on: date) -> FactRow:
    """Make the version of a fact that says it held until yesterday: facts are superseded, never edited."""
    return FactRow(
        person_id=fact.person_id,
        kind=fact.kind,
        from_on=fact.from_on,
        until_on=on - _YESTERDAY,
        recorded_on=on,
        source="roster",
        origin_id=fact.origin_id or fact.id,
    )


def _open_facts(session: Session, person_id: int, kinds: Iterable[str]) -> list[FactRow]:
    """List the newest version of each fact a roster opened, where that version still lasts."""
    rows = session.exec(
        select(FactRow)
        .where(
            FactRow.person_id == person_id, col(FactRow.kind).in_(list(kinds)), col(FactRow.withdrawn_on).is_(None)
        )
        .order_by(col(FactRow.id))
    )
    newest = {row.origin_id or row.id: row for row in rows}
    return [row for row in newest.values() if row.source == "roster" and row.until_on is None]


def _last_words(session: Session, on: date) -> dict[int, dict[str, KnownFact]]:
    """Return per person and kind whether the version recorded last holds, and who said so."""
    rows = session.exec(
        select(FactRow)
        .where(col(FactRow.kind).in_(FACTS), col(FactRow.withdrawn_on).is_(None))
        .order_by(col(FactRow.id))
    )
    words: dict[int, dict[str, KnownFact]] = defaultdict(dict)
    for row in rows:
        holds = row.from_on <= on and (row.until_on is None or row.until_on >= on)
        words[row.person_id][row.kind] = KnownFact(holds=holds, from_roster=row.source == "roster")
    return words


def _known(row: PersonRow, branch_key: str, facts: Mapping[str, KnownFact] | None) -> KnownPerson:
    return KnownPerson(
        id=id_of(row),
        name=row.name,
        name_key=row.name_key,
        birth_on=row.birth_on,
        branch_key=branch_key,
        category=row.category,
        from_roster=row.category in _ON_ROSTER,
        roster_key=row.roster_key,
        sex=row.sex,
        joined_on=row.joined_on,
        full_since_on=row.full_since_on,
        party_age_months=row.party_age_months,
        honour=row.honour,
        phone_hash=row.phone_hash,
        facts=facts,
    )


def _known_post(row: PostRow, keys: Mapping[int, str]) -> KnownPost:
    return KnownPost(
        id=id_of(row),
        role=Role(row.role),
        person_id=row.person_id,
        from_roster=row.source == "roster",
        branch_key=keys.get(row.unit_id) if row.unit_id is not None else None,
        subject_id=row.subject_id,
    )


def _pieces(items: Sequence[T]) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while piece := tuple(islice(left, PIECE)):
        yield piece
