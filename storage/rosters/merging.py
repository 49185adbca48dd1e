"""Two records that are one person: everything that hangs on the one goes to the other, and it can be traced.

The record that goes stays as a husk: nobody finds or counts it, but what may never be changed (the audit
trail, the ledger of the funds) goes on naming whoever it named.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Column, Table, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col

from rules.refusals import Refused
from storage import audit, ways
from storage.append_only import REFUSED
from storage.models.care import FactRow, WaiverRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow
from storage.models.rosters import MergedRow

HUSK: Final = "merged"  # the category of a record that went
_YESTERDAY: Final = timedelta(days=1)
# Of these a second one for the same thing may go: the other says as much.
_MAY_GO: Final = frozenset({"told", "outbox", "waiver", "invitation", "errand"})
_FILLED: Final = (
    *("known_as", "sex", "birth_on", "joined_on", "full_since_on", "honour", "roster_key"),
    *("phone", "phone_hash", "first_bound_at"),
)
# What a person wants to know before: how much of what would go over.
_COUNTED: Final[Mapping[str, str]] = {
    "encounter": "person_id",
    "fact": "person_id",
    "post": "person_id",
    "case": "person_id",
    "appointment": "person_id",
}


@dataclass(frozen=True, slots=True)
class Merger:
    """Two records, and how much hangs on the one that would go, by kind."""

    kept: int
    gone: int
    name: str
    gone_name: str
    counts: dict[str, int]


def planned(session: Session, kept: int, gone: int) -> Merger:
    """Return what merging two records would move.

    Refused: 'merge-not-two', 'merge-both-joined' (two accounts: which one is theirs?), 'merge-dead' (of one a
    death was entered).
    """
    one, other = session.get(PersonRow, kept), session.get(PersonRow, gone)
    if one is None or other is None or kept == gone or HUSK in (one.category, other.category):
        raise Refused("merge-not-two")
    accounts = select(func.count()).where(col(AccountRow.person_id).in_((kept, gone)))
    if session.scalar(accounts) == 2:
        raise Refused("merge-both-joined")
    dead = select(func.count()).where(
        col(FactRow.person_id).in_((kept, gone)),
        col(FactRow.kind) == "died",
        col(FactRow.withdrawn_on).is_(None),
    )
    if session.scalar(dead):
        raise Refused("merge-dead")
    tables = SQLModel.metadata.tables
    counts = {
        name: session.scalar(
            select(func.count()).select_from(tables[name]).where(tables[name].c[column] == gone)
        )
        for name, column in _COUNTED.items()
    }
    return Merger(kept, gone, one.name, other.name, {name: count or 0 for name, count in counts.items()})


def merge(session: Session, kept: int, gone: int, *, by: int | None, at: datetime) -> Merger:
    """Let two records be one person from now on; refused like `planned`, and 'merge-clash'."""
    told = planned(session, kept, gone)
    on = at.date()
    one, other = session.get_one(PersonRow, kept), session.get_one(PersonRow, gone)
    said = {**_own_words(other), "memberships": _belonged(session, gone)}
    session.add(MergedRow(gone_id=gone, kept_id=kept, said=said, by_id=by, at=at))
    _join_memberships(session, kept, gone)
    for table, column in references():
        _hand_over(session, table, column, kept, gone)
    waiver = SQLModel.metadata.tables[WaiverRow.__tablename__]  # names its subject without a reference
    _hand_over(session, waiver, waiver.c.subject_id, kept, gone)
    _end_double_posts(session, kept, on)
    ways.hand_over(session, gone, kept)
    _fill(session, one, other)
    audit.record(session, by, "person.merge", f"person:{gone} into:{kept}", at)
    return told


def _own_words(row: PersonRow) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.model_dump().items()
    }


def _belonged(session: Session, person_id: int) -> list[tuple[int, str, str]]:
    rows = session.execute(
        select(col(MembershipRow.unit_id), col(MembershipRow.from_on), col(MembershipRow.until_on)).where(
            col(MembershipRow.person_id) == person_id
        )
    )
    return [(unit_id, from_on.isoformat(), str(until_on or "")) for unit_id, from_on, until_on in rows]


def _join_memberships(session: Session, kept: int, gone: int) -> None:
    """Leave one line of branches: the kept record's, and before it begins (or without one) the other's."""
    mine, theirs = _homes(session, kept), _homes(session, gone)
    begins = min((row.from_on for row in mine), default=date.max)
    for row in theirs:
        session.delete(row)
    session.flush()
    for row in theirs:
        if row.from_on < begins:
            last = min(row.until_on or date.max, begins - _YESTERDAY) if mine else row.until_on
            session.add(
                MembershipRow(person_id=kept, unit_id=row.unit_id, from_on=row.from_on, until_on=last)
            )
    session.flush()


def _homes(session: Session, person_id: int) -> list[MembershipRow]:
    wanted = select(MembershipRow).where(col(MembershipRow.person_id) == person_id)
    return list(session.scalars(wanted.order_by(col(MembershipRow.from_on))))


def references() -> Iterator[tuple[Table, Column[int]]]:
    """Yield every column of every table that names a person, but what may never be changed."""
    for table in SQLModel.metadata.sorted_tables:
        if "UPDATE" not in REFUSED.get(table.name, ()) and table.name != MergedRow.__tablename__:
            for column in table.columns:
                if any(key.column.table.name == PersonRow.__tablename__ for key in column.foreign_keys):
                    yield table, column


def _hand_over(session: Session, table: Table, column: Column[int], kept: int, gone: int) -> None:
    """Let all rows name the kept record, at once, or one by one where some of them clash."""
    change = update(table).where(column == gone).values({column: kept})
    try:
        with session.begin_nested():
            session.execute(change)
    except IntegrityError:
        _hand_over_each(session, table, column, kept, gone)


def _hand_over_each(session: Session, table: Table, column: Column[int], kept: int, gone: int) -> None:
    keys = list(table.primary_key.columns)
    for row in session.execute(select(*keys).where(column == gone)).all():
        this = [key == value for key, value in zip(keys, row, strict=True)]
        try:
            with session.begin_nested():
                session.execute(update(table).where(*this).values({column: kept}))
        except IntegrityError:
            if table.name not in _MAY_GO:
                raise Refused("merge-clash", what=table.name) from None
            session.execute(table.delete().where(*this))


def _end_double_posts(session: Session, kept: int, on: date) -> None:
    """End posts that are held twice now, and that of a contact person of oneself."""
    seen: Counter[tuple[object, ...]] = Counter()
    rows = session.scalars(
        select(PostRow)
        .where(col(PostRow.person_id) == kept, col(PostRow.until_on).is_(None))
        .order_by(col(PostRow.id))
    )
    for row in rows:
        what = (row.role, row.unit_id, row.subject_id, row.covers_id)
        seen[what] += 1
        if seen[what] > 1 or row.subject_id == kept:
            row.until_on = on - _YESTERDAY


def _fill(session: Session, one: PersonRow, other: PersonRow) -> None:
    """Let the kept record say what only the other said, and make that one a husk."""
    said = {name: getattr(other, name) for name in _FILLED}
    for name in _FILLED:
        setattr(other, name, None)
    other.category, other.name_key = HUSK, ""
    session.flush()  # a person number is free only now
    for name, value in said.items():
        if getattr(one, name) is None:
            setattr(one, name, value)
    session.flush()
