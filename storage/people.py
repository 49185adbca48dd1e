"""Who somebody is: the person behind a Telegram account, their branch and what they are responsible for."""

from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select, update

from rules.permissions import Caller, Held
from rules.posts import Role
from storage.models.base import id_of
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow


def caller(session: Session, telegram_id: int, *, on: date) -> Caller | None:
    """Return whoever this account is bound to, with their posts of that day; None for a stranger."""
    person = session.exec(
        select(PersonRow)
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id))
        .where(AccountRow.telegram_id == telegram_id)
    ).one_or_none()
    if person is None:
        return None
    person_id = id_of(person)
    return Caller(
        person_id=person_id,
        name=person.name,
        language=person.language,
        telegram_id=telegram_id,
        unit_path=branch_path(session, person_id, on=on),
        posts=posts_held(session, person_id, on=on),
    )


def branch_path(session: Session, person_id: int, *, on: date) -> str | None:
    """Return the path of the branch somebody belongs to on a day, or None."""
    return session.exec(
        select(UnitRow.path)
        .join(MembershipRow, col(MembershipRow.unit_id) == col(UnitRow.id))
        .where(MembershipRow.person_id == person_id, *_holds(MembershipRow, on))
    ).first()


def posts_held(session: Session, person_id: int, *, on: date) -> tuple[Held, ...]:
    """List what somebody is responsible for on a day; covers count as what they cover, while that lasts."""
    covered = aliased(PostRow)
    rows = session.exec(
        select(PostRow, covered)
        .join(covered, col(PostRow.covers_id) == covered.id, isouter=True)
        .where(
            PostRow.person_id == person_id,
            *_holds(PostRow, on),
            or_(col(PostRow.covers_id).is_(None), and_(*_holds(covered, on))),
        )
        .order_by(col(PostRow.id))
    ).all()
    held = []
    for own, other in rows:
        post = other if own.covers_id is not None else own
        path = session.get_one(UnitRow, post.unit_id).path if post.unit_id is not None else None
        held.append(
            Held(Role(post.role), id_of(post), path, post.subject_id, covering=own.covers_id is not None)
        )
    return tuple(held)


def set_blocked(session: Session, telegram_id: int, *, on: date | None) -> None:
    """Note since when a chat cannot be reached, or (None) that it can be again."""
    session.exec(update(AccountRow).where(col(AccountRow.telegram_id) == telegram_id).values(blocked_on=on))


def set_language(session: Session, person_id: int, language: str) -> None:
    """Keep the language somebody wants to be answered in."""
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(language=language))


def _holds(
    row: type[PostRow] | type[MembershipRow], on: date
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (col(row.from_on) <= on, or_(col(row.until_on).is_(None), col(row.until_on) >= on))
