"""The pieces of an import: what one short transaction does for some people of a plan. Each may run again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlmodel import Session, col, delete, select, update

from rules.roster.changes import Changes
from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.links import Charge, Who
from rules.roster.matching import Update
from storage.bulk import insert_all, take_ids
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow
from storage.rosters.known import PHONE
from storage.sealed import KeyRing, keys_of

_YESTERDAY: Final = timedelta(days=1)


def create(
    session: Session, entries: Sequence[Entry], branches: Mapping[str, int], *, on: date
) -> dict[int, int]:
    """Create people with branch and facts; return their ids by row of the workbook."""
    keys = keys_of(session.get_bind().dialect)
    ids = take_ids(session, PersonRow, len(entries))
    insert_all(
        session,
        PersonRow,
        (
            {**_fields(keys, entry), "id": id_, "category": entry.category}
            for id_, entry in zip(ids, entries, strict=True)
        ),
    )
    insert_all(
        session,
        MembershipRow,
        (
            {"person_id": id_, "unit_id": branches[entry.unit.key], "from_on": on}
            for id_, entry in zip(ids, entries, strict=True)
        ),
    )
    insert_all(
        session,
        FactRow,
        (
            _fact(id_, kind, on)
            for id_, entry in zip(ids, entries, strict=True)
            for kind, holds in (entry.facts or {}).items()
            if holds
        ),
    )
    return {entry.row: id_ for entry, id_ in zip(entries, ids, strict=True)}


def change(session: Session, changed: Sequence[Update], branches: Mapping[str, int], *, on: date) -> None:
    """Change people as far as the roster says something new; a changed branch is a transfer."""
    keys = keys_of(session.get_bind().dialect)
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)  # Any: columns of several types
    for each in changed:
        columns = tuple(name for field in each.changes.fields for name in _columns(field))
        if columns:
            said = {**_fields(keys, each.entry), "category": each.entry.category}
            alike[columns].append({"id": each.known.id, **{name: said[name] for name in columns}})
    for rows in alike.values():
        session.exec(update(PersonRow), params=rows)
    moved = {each.known.id: branches[each.entry.unit.key] for each in changed if each.is_transfer}
    move(session, moved, on=on)
    _change_facts(session, {each.known.id: each.changes for each in changed}, on)


def move(session: Session, into: Mapping[int, int], *, on: date) -> None:
    """Let people belong to another branch from a day on; where they were is kept."""
    leave(session, into.keys(), on=on)
    insert_all(
        session,
        MembershipRow,
        ({"person_id": id_, "unit_id": unit_id, "from_on": on} for id_, unit_id in into.items()),
    )


def let_go(session: Session, leaves: Sequence[KnownPerson], *, on: date) -> None:
    """End branch and roster posts of people whom the roster names no more; they themselves stay known."""
    ids = [person.id for person in leaves]
    leave(session, ids, on=on)
    posts = select(PostRow.id).where(
        col(PostRow.person_id).in_(ids), PostRow.source == "roster", col(PostRow.until_on).is_(None)
    )
    end_posts(session, [id_ for id_ in session.exec(posts) if id_ is not None], on=on)


def leave(session: Session, ids: Collection[int], *, on: date) -> None:
    """End branches with the day before; one that was joined this very day never held for a whole one."""
    if not ids:
        return
    current = (col(MembershipRow.person_id).in_(list(ids)), col(MembershipRow.until_on).is_(None))
    session.exec(delete(MembershipRow).where(*current, col(MembershipRow.from_on) >= on))
    session.exec(update(MembershipRow).where(*current).values(until_on=on - _YESTERDAY))


def end_posts(session: Session, ids: Sequence[int], *, on: date) -> None:
    """Let posts end with the day before."""
    session.exec(update(PostRow).where(col(PostRow.id).in_(ids)).values(until_on=on - _YESTERDAY))


def open_posts(
    session: Session,
    opened: Sequence[tuple[Charge, Who]],
    created: Mapping[int, int],
    branches: Mapping[str, int],
    *,
    on: date,
) -> None:
    """Open the posts a roster states; `created` finds the people it made by their row."""
    wanted = {
        _Post(
            charge.role,
            _person_id(who, created),
            branches[charge.branch_key] if charge.branch_key is not None else None,
            _person_id(charge.subject, created) if charge.subject is not None else None,
        ): None
        for charge, who in opened
    }
    held = _held(session, {post.person_id for post in wanted})
    news = (post._asdict() for post in wanted if post not in held)
    insert_all(session, PostRow, ({**post, "from_on": on, "source": "roster"} for post in news))


class _Post(NamedTuple):
    """Who holds which post for what, by the columns of its row."""

    role: str
    person_id: int
    unit_id: int | None
    subject_id: int | None


def _held(session: Session, people: Collection[int]) -> set[_Post]:
    """Return the open posts of some people: another import may have opened one meanwhile."""
    still = (col(PostRow.person_id).in_(people), col(PostRow.until_on).is_(None))
    wanted = select(PostRow.role, PostRow.person_id, PostRow.unit_id, PostRow.subject_id).where(*still)
    return {_Post(*row) for row in session.exec(wanted)}


def _person_id(who: Who, created: Mapping[int, int]) -> int:
    if who.person_id is not None:
        return who.person_id
    return created[who.row or 0]


def _fields(keys: KeyRing, entry: Entry) -> dict[str, Any]:  # Any: columns of several types
    """List what an entry says, by column; what it leaves open is not overwritten by an update."""
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


def _fact(person_id: int, kind: str, on: date) -> dict[str, Any]:  # Any: columns of several types
    return {
        "person_id": person_id,
        "kind": kind,
        "from_on": on,
        "until_on": None,
        "recorded_on": on,
        "origin_id": None,
        "source": "roster",
    }


def _change_facts(session: Session, changed: Mapping[int, Changes], on: date) -> None:
    """Open and end facts: an end is a version of its own, which says that it held until yesterday."""
    opened = [_fact(id_, kind, on) for id_, each in changed.items() for kind in each.opened]
    ending = {id_: each.ended for id_, each in changed.items() if each.ended}
    ended = [
        _fact(fact.person_id, fact.kind, fact.from_on)
        | {"until_on": on - _YESTERDAY, "recorded_on": on, "origin_id": fact.origin_id or fact.id}
        for fact in _lasting(session, ending)
        if fact.kind in ending[fact.person_id]
    ]
    insert_all(session, FactRow, [*opened, *ended])


def _lasting(session: Session, ids: Iterable[int]) -> list[FactRow]:
    """List the newest version of each fact of people that a roster opened, where that version still lasts."""
    rows = session.exec(
        select(FactRow)
        .where(col(FactRow.person_id).in_(list(ids)), col(FactRow.withdrawn_on).is_(None))
        .order_by(col(FactRow.id))
    )
    newest = {row.origin_id or row.id: row for row in rows}
    return [row for row in newest.values() if row.source == "roster" and row.until_on is None]
