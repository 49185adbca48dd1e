"""Reads who is responsible on a day: the posts with their covers, and who of them can be told anything."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Row, or_, select
from sqlmodel import Session, col

from rules.care.facts import FactKind, holding
from rules.care.owners import Available
from rules.posts import Post, Role
from storage.care import reading
from storage.care.reading import COUNTY, Known, Within
from storage.models.people import AccountRow, PostRow, UnitRow
from storage.pieces import in_pieces

# The posts that somebody may owe a visit by, or be told of what is late by.
CARING: Final = frozenset(
    {Role.CONTACT, Role.SECRETARY, Role.DEPUTY, Role.ORGANISER, Role.STAFF, Role.ADMIN, Role.COVER}
)
_COLUMNS: Final = (
    col(PostRow.id), col(PostRow.role), col(PostRow.person_id), col(PostRow.from_on), col(PostRow.until_on),
    col(PostRow.unit_id), col(UnitRow.path), col(PostRow.subject_id), col(PostRow.covers_id),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can be told anything on a day, and who is on leave."""

    available: Available
    on_leave: frozenset[int]


def acts_in(session: Session, person_id: int, *, on: date) -> list[Post]:
    """Return the posts somebody holds or covers on a day, the covers themselves left out."""
    held = _posts(session, _caring(on) & (col(PostRow.person_id) == person_id))
    covered = [post.covers_id for post in held if post.role is Role.COVER]
    if covered:
        held += _posts(session, _caring(on) & col(PostRow.id).in_(covered))
    return [post for post in held if post.role is not Role.COVER]


def within(posts: Iterable[Post]) -> Within:
    """Return whom somebody in these posts sees to or is told of: branch, town, one elder, or the county."""
    posts = list(posts)
    paths = {
        COUNTY if post.role is Role.STAFF else post.unit_path for post in posts if post.role is not Role.ADMIN
    }
    subjects = {post.subject_id for post in posts if post.subject_id is not None}
    return Within(tuple(sorted(path for path in paths if path is not None)), tuple(sorted(subjects)))


def posts_for(session: Session, meant: Within, people: Iterable[Known], *, on: date) -> list[Post]:
    """Return every post of a day that could own, cover or hear of what is owed to these people."""
    if COUNTY in meant.paths:
        return _posts(session, _caring(on))
    people = list(people)
    homes = {home.unit_path for each in people if (home := each.file.subject.home_on(on)) is not None}
    above = {path for home in {*homes, *meant.paths} for path in _upwards(home)}
    conditions = [col(UnitRow.path).in_(above), col(PostRow.role) == Role.COVER, reading.under(meant.paths)]
    found = _posts(session, _caring(on) & or_(*conditions))
    for piece in in_pieces([each.id for each in people]):
        found += _posts(session, _caring(on) & col(PostRow.subject_id).in_(piece))
    return list({post.id: post for post in found}.values())


def ever_held(session: Session, roles: Collection[Role]) -> list[Post]:
    """Return all posts of some roles, past and present: who answered for what on a day gone by."""
    return _posts(session, col(PostRow.role).in_(roles))


def reach(session: Session, posts: Iterable[Post], *, on: date) -> Reach:
    """Return who of the holders can be told anything on a day.

    Out of reach are also the dead, and whoever is on leave where nobody covers: the next in line sees to it.
    """
    holders = {post.person_id for post in posts}
    facts = reading.facts_of(session, holders, (FactKind.IN_HOSPITAL, FactKind.DIED))
    accounts = [
        row
        for piece in in_pieces(holders)
        for row in session.execute(
            select(col(AccountRow.person_id), col(AccountRow.paused_until)).where(
                col(AccountRow.person_id).in_(piece),
                or_(col(AccountRow.blocked_on).is_(None), col(AccountRow.blocked_on) > on),
            )
        )
    ]
    on_leave = frozenset(id_ for id_, until in accounts if until is not None and until >= on)
    with_chat = {id_ for id_, _ in accounts} - on_leave - holding(facts, FactKind.DIED, on)
    return Reach(Available(with_chat, holding(facts, FactKind.IN_HOSPITAL, on)), on_leave)


def _posts(session: Session, condition: ColumnElement[bool]) -> list[Post]:
    rows = session.execute(
        select(*_COLUMNS)
        .join(UnitRow, col(UnitRow.id) == col(PostRow.unit_id), isouter=True)
        .where(condition)
    )
    return [_post(row) for row in rows]


def _post(
    row: Row[int | None, str, int, date, date | None, int | None, str, int | None, int | None],
) -> Post:
    return Post(
        row.id or 0,
        Role(row.role),
        row.person_id,
        row.from_on,
        row.until_on,
        row.unit_id,
        row.path,
        row.subject_id,
        row.covers_id,
    )


def _caring(on: date) -> ColumnElement[bool]:
    held = (col(PostRow.from_on) <= on) & or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on)
    return col(PostRow.role).in_(CARING) & held


def _upwards(path: str) -> list[str]:
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:length])}/" for length in range(1, len(parts) + 1)]
