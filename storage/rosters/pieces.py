"""The pieces of an import: what one short transaction does for some people of a plan. Each may run again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlmodel import Session, col, func, select

from rules.refusals import Refused
from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.links import Charge, Who
from rules.roster.matching import Update
from storage import units
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow
from storage.sealed import keys_of

PHONE: Final = "person.phone"
_YESTERDAY: Final = timedelta(days=1)


def create(
    session: Session, entries: Sequence[Entry], branches: Mapping[str, int], since: int | None, *, on: date
) -> dict[int, int]:
    """Create people with branch and facts; return their ids by row of the workbook."""
    if since is not None:
        _refuse_overtaken(session, since)
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


def _refuse_overtaken(session: Session, since: int) -> None:
    """Hold other imports off until this piece is committed, and see whether one of them was quicker."""
    units.hold(session)
    last = session.exec(select(func.max(PersonRow.id))).one()
    if (last or 0) != since:
        raise Refused("roster-overtaken")


def update(session: Session, changed: Sequence[Update], branches: Mapping[str, int], *, on: date) -> None:
    """Change people as far as the roster says something new; a changed branch is a transfer."""
    for each in changed:
        row = session.get_one(PersonRow, each.known.id)
        stated = {**_fields(session, each.entry), "category": each.entry.category}
        for name in [name for field in each.changes.fields for name in _columns(field)]:
            setattr(row, name, stated[name])
        if each.is_transfer:
            _move(session, each.known.id, branches[each.entry.unit.key], on)
        for kind in each.changes.opened:
            session.add(_fact(each.known.id, kind, on))
        for fact in _open_facts(session, each.known.id, each.changes.ended):
            session.add(_ended(fact, on))


def let_go(session: Session, leaves: Sequence[KnownPerson], *, on: date) -> None:
    """End branch and roster posts of people whom the roster names no more; they themselves stay known."""
    for person in leaves:
        _end_membership(session, person.id, on)
        posts = session.exec(
            select(PostRow).where(
                PostRow.person_id == person.id, PostRow.source == "roster", col(PostRow.until_on).is_(None)
            )
        )
        end_posts(session, [id_of(post) for post in posts], on=on)


def _move(session: Session, person_id: int, unit_id: int, on: date) -> None:
    _end_membership(session, person_id, on)
    session.merge(MembershipRow(person_id=person_id, unit_id=unit_id, from_on=on, until_on=None))


def _end_membership(session: Session, person_id: int, on: date) -> None:
    row = session.exec(
        select(MembershipRow).where(
            MembershipRow.person_id == person_id, col(MembershipRow.until_on).is_(None)
        )
    ).first()
    if row is None:
        return
    if row.from_on >= on:
        session.delete(row)  # it never held for a whole day
    else:
        row.until_on = on - _YESTERDAY
    session.flush()


def end_posts(session: Session, ids: Sequence[int], *, on: date) -> None:
    """Let posts end with the day before."""
    for post in session.exec(select(PostRow).where(col(PostRow.id).in_(ids))):
        post.until_on = on - _YESTERDAY


def open_posts(
    session: Session,
    opened: Sequence[tuple[Charge, Who]],
    created: Mapping[int, int],
    branches: Mapping[str, int],
    *,
    on: date,
) -> None:
    """Open the posts a roster states; `created` finds the people it made by their row."""
    for charge, who in opened:
        post = PostRow(
            role=charge.role,
            person_id=_person_id(who, created),
            unit_id=branches[charge.branch_key] if charge.branch_key is not None else None,
            subject_id=_person_id(charge.subject, created) if charge.subject is not None else None,
            from_on=on,
            source="roster",
        )
        if not _held(session, post):
            session.add(post)


def _held(session: Session, post: PostRow) -> bool:
    """Say whether this very post is open already: another import may have opened it meanwhile."""
    same = select(PostRow.id).where(
        PostRow.role == post.role,
        PostRow.person_id == post.person_id,
        PostRow.unit_id == post.unit_id,
        PostRow.subject_id == post.subject_id,
        col(PostRow.until_on).is_(None),
    )
    return session.exec(same).first() is not None


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
    """Return the columns a changed field stands for; a branch is no column."""
    return {"name": ("name", "name_key"), "phone": ("phone", "phone_hash"), "branch": ()}.get(field, (field,))


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
            FactRow.person_id == person_id,
            col(FactRow.kind).in_(list(kinds)),
            col(FactRow.withdrawn_on).is_(None),
        )
        .order_by(col(FactRow.id))
    )
    newest = {row.origin_id or row.id: row for row in rows}
    return [row for row in newest.values() if row.source == "roster" and row.until_on is None]
