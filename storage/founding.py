"""Founding: the first administrator of an empty database names the county and themselves, in the chat."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from rules.refusals import Refused
from rules.roster.names import name_key
from storage import granting, joining, units
from storage.models.base import id_of
from storage.models.people import PersonRow

HOW: Final = "founding"  # by what their name was bound


def is_open(session: Session) -> bool:
    """Say whether there is no county yet: somebody has to begin."""
    return units.county(session) is None


def found(session: Session, telegram_id: int, name: str, county: str, *, at: datetime) -> None:
    """Open the county, and make whoever writes from this account its administrator.

    Refused: 'founding-over' when there is a county, 'already-joined' when the account is somebody's.
    """
    if not is_open(session):
        raise Refused("founding-over")
    units.open_county(session, county, on=at.date())
    person = PersonRow(category="staff", name=name, name_key=name_key(name))
    session.add(person)
    session.flush()
    joining.bind(session, telegram_id, id_of(person), HOW, at=at)
    granting.bootstrap(session, [telegram_id], at=at)
