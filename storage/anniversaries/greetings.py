"""Whether a member wishes to be greeted on their joining day: a fact about them that they alone record."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from rules.care.facts import FactKind
from storage import audit
from storage.models.care import FactRow
from storage.models.people import PersonRow

_SOURCE = "self"


def wished(session: Session, person_id: int) -> bool:
    """Say whether somebody wishes to be greeted."""
    return _standing(session, person_id) is not None


def joined_on(session: Session, person_id: int) -> date | None:
    """Return the day somebody joined; None: nobody knows it, or they are no member."""
    return session.get_one(PersonRow, person_id).joined_on


def set_wished(session: Session, person_id: int, *, wished: bool, at: datetime) -> None:
    """Note that somebody wishes to be greeted, or no longer does; what is so already stays."""
    standing = _standing(session, person_id)
    if wished == (standing is not None):
        return
    if standing is not None:
        standing.withdrawn_on = at.date()
    else:
        session.add(
            FactRow(
                person_id=person_id,
                kind=FactKind.GREETING_WISHED,
                from_on=at.date(),
                recorded_on=at.date(),
                source=_SOURCE,
                entered_by=person_id,
            )
        )
    audit.record(session, person_id, "greeting.wish" if wished else "greeting.end", f"person:{person_id}", at)


def wishing(session: Session) -> set[int]:
    """Return everybody who wishes to be greeted."""
    return set(session.exec(select(FactRow.person_id).where(*_STANDING)))


_STANDING = (col(FactRow.kind) == FactKind.GREETING_WISHED, col(FactRow.withdrawn_on).is_(None))


def _standing(session: Session, person_id: int) -> FactRow | None:
    return session.exec(select(FactRow).where(FactRow.person_id == person_id, *_STANDING)).first()
