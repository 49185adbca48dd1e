"""Who somebody is: the person behind a Telegram account, their branch and what they are responsible for."""

from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Date, FromClause, SQLColumnExpression, bindparam
from sqlmodel import Session, col, exists, func, or_, select, update

from rules.care.facts import FactKind
from rules.permissions import Caller, Held
from rules.posts import Role
from storage.models.base import table_of
from storage.models.care import FactRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow

# Asked of every update: the statements are built once.
_PERSON, _ACCOUNT, _UNIT = table_of(PersonRow), table_of(AccountRow), table_of(UnitRow)
_MEMBERSHIP, _HELD = table_of(MembershipRow), table_of(PostRow)
_COUNTS: Final = _HELD.alias("counts")  # the post that counts: the one held, or the one that is covered


def _lasts(row: FromClause) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    on = bindparam("on", type_=Date)
    return row.c.from_on <= on, or_(row.c.until_on.is_(None), row.c.until_on >= on)


_WHO: Final = (
    sa.select(_PERSON.c.id, _PERSON.c.name, _PERSON.c.language, _ACCOUNT.c.blocked_on)
    .join(_ACCOUNT, _ACCOUNT.c.person_id == _PERSON.c.id)
    .where(_ACCOUNT.c.telegram_id == bindparam("telegram_id"))
)
_BRANCH: Final = (
    sa.select(_UNIT.c.path)
    .join(_MEMBERSHIP, _MEMBERSHIP.c.unit_id == _UNIT.c.id)
    .where(_MEMBERSHIP.c.person_id == bindparam("person_id"), *_lasts(_MEMBERSHIP))
    .limit(1)
)
_POSTS: Final = (
    sa.select(_COUNTS.c.id, _COUNTS.c.role, _UNIT.c.path, _COUNTS.c.subject_id, _HELD.c.covers_id)
    .select_from(_HELD)
    .join(_COUNTS, _COUNTS.c.id == func.coalesce(_HELD.c.covers_id, _HELD.c.id))
    .join(_UNIT, _UNIT.c.id == _COUNTS.c.unit_id, isouter=True)
    .where(_HELD.c.person_id == bindparam("person_id"), *_lasts(_HELD), *_lasts(_COUNTS))
    .order_by(_HELD.c.id)
)


def caller(session: Session, telegram_id: int, *, on: date) -> Caller | None:
    """Return whoever this account is bound to, with their posts of that day; None for a stranger."""
    found = session.execute(_WHO, {"telegram_id": telegram_id}).one_or_none()
    if found is None:
        return None
    person_id, name, language, blocked_on = found
    return Caller(
        person_id=person_id,
        name=name,
        language=language,
        telegram_id=telegram_id,
        unit_path=branch_path(session, person_id, on=on),
        posts=posts_held(session, person_id, on=on),
        blocked=blocked_on is not None,
    )


def branch_path(session: Session, person_id: int, *, on: date) -> str | None:
    """Return the path of the branch somebody belongs to on a day, or None."""
    path: str | None = session.execute(_BRANCH, {"person_id": person_id, "on": on}).scalar()
    return path


def posts_held(session: Session, person_id: int, *, on: date) -> tuple[Held, ...]:
    """List what somebody is responsible for on a day; covers count as what they cover, while that lasts."""
    rows = session.execute(_POSTS, {"person_id": person_id, "on": on})
    return tuple(
        Held(Role(role), post_id, path, subject_id, covering=covers_id is not None)
        for post_id, role, path, subject_id, covers_id in rows
    )


def dead(person_id: SQLColumnExpression[int] | SQLColumnExpression[int | None]) -> ColumnElement[bool]:
    """Say in a query that somebody's death was entered and not struck out: all to and about them waits."""
    return exists().where(
        col(FactRow.person_id) == person_id,
        col(FactRow.kind) == FactKind.DIED,
        col(FactRow.withdrawn_on).is_(None),
    )


def set_blocked(session: Session, telegram_id: int, *, on: date | None) -> None:
    """Note since when a chat cannot be reached, or (None) that it can be again."""
    session.exec(update(AccountRow).where(col(AccountRow.telegram_id) == telegram_id).values(blocked_on=on))


def menu(session: Session, telegram_id: int) -> str | None:
    """Return which commands a chat's own menu was last given; None: it has none of its own."""
    return session.exec(select(AccountRow.menu).where(AccountRow.telegram_id == telegram_id)).first()


def note_menu(session: Session, telegram_id: int, menu: str | None) -> None:
    """Note which commands a chat's menu was given."""
    session.exec(update(AccountRow).where(col(AccountRow.telegram_id) == telegram_id).values(menu=menu))


def account_of(session: Session, person_id: int) -> int | None:
    """Return the Telegram account somebody is reached by, if they have joined."""
    return session.exec(select(AccountRow.telegram_id).where(AccountRow.person_id == person_id)).first()


def set_language(session: Session, person_id: int, language: str) -> None:
    """Keep the language somebody wants to be answered in."""
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(language=language))
