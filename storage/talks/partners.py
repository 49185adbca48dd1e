"""With whom a talk is held, and whose business that is: whoever sees to talks for the unit above."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from rules.talks.rulebook import LEADERS
from storage import people
from storage.models.base import id_of
from storage.models.people import PersonRow, PostRow, UnitRow
from storage.reception import visitors
from storage.talks.reading import upper
from storage.talks.values import Leader, Partner, Whom

_ROLES = [role.value for role in LEADERS]


def partner(session: Session, reader: Caller, whom: Whom, *, on: date) -> Partner:
    """Return whom a talk would be with: of a unit its first leader, or the one named; or somebody alone.

    Refused ('talk-not-yours') where the talk is not the reader's to see to, 'old-button' for nobody known.
    """
    unit = _unit(session, whom.unit_id)
    person = session.get(PersonRow, whom.person_id) if whom.person_id else None
    if unit is None and person is None:
        raise Refused("old-button")
    leaders = _leaders(session, unit, on=on)
    if person is not None and person.id not in {each.person_id for each in leaders}:
        unit = None  # they do not lead it, or not any more
    check_theirs(session, reader, unit, whom.person_id, on=on)
    chosen = Leader(id_of(person), person.name, "") if person is not None else next(iter(leaders), None)
    return Partner(
        unit_id=id_of(unit) if unit is not None else 0,
        unit=unit.name if unit is not None else "",
        person_id=chosen.person_id if chosen else 0,
        person=chosen.name if chosen else None,
        others=tuple(each for each in leaders if chosen is None or each.person_id != chosen.person_id),
    )


def check_theirs(session: Session, caller: Caller, unit: UnitRow | None, person_id: int, *, on: date) -> None:
    """Refuse a talk with somebody of a unit unless the caller sees to talks for the unit above it."""
    path = unit.path if unit is not None else home_path(session, person_id, on=on)
    if not scope(caller, Permission.TALKS).covers(upper(path)):
        raise Refused("talk-not-yours")


def home_path(session: Session, person_id: int, *, on: date) -> str:
    """Return the path of the unit somebody leads, else of theirs, else of none right below the county."""
    led = _posts(session, col(PostRow.person_id) == person_id, on=on)
    if led:
        return session.get_one(UnitRow, led[0].unit_id).path
    root = session.exec(select(UnitRow.path).where(col(UnitRow.parent_id).is_(None))).first()
    return people.branch_path(session, person_id, on=on) or f"{root}0/"


def _unit(session: Session, unit_id: int) -> UnitRow | None:
    return session.get(UnitRow, unit_id) if unit_id else None


def _leaders(session: Session, unit: UnitRow | None, *, on: date) -> list[Leader]:
    """List who leads a unit, in the order of the rules, each once; not those of whom a death was entered."""
    posts = _posts(session, col(PostRow.unit_id) == unit.id, on=on) if unit is not None else []
    gone = visitors.held(session, [post.person_id for post in posts], on=on)
    first = {post.person_id: post.role for post in reversed(posts)}
    leading = dict.fromkeys(post.person_id for post in posts if post.person_id not in gone)
    return [Leader(each, session.get_one(PersonRow, each).name, first[each]) for each in leading]


def _posts(session: Session, whose: ColumnElement[bool], *, on: date) -> Sequence[PostRow]:
    rows = session.exec(
        select(PostRow).where(
            whose,
            col(PostRow.role).in_(_ROLES),
            col(PostRow.unit_id).is_not(None),
            col(PostRow.from_on) <= on,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
    )
    return sorted(rows, key=lambda post: (_ROLES.index(post.role), id_of(post)))
