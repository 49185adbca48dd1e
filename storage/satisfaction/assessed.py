"""Units that can be assessed by their own people: towns and offices, and how they are called."""

from datetime import date

from sqlmodel import Session

from rules.refusals import Refused
from storage.models.base import id_of
from storage.models.people import UnitRow
from storage.satisfaction import lists

_ASSESSED = ("office", "town")


def choices(session: Session, *, on: date) -> list[tuple[int, str]]:
    """List number and name of the units an assessment may be about."""
    return [(id_of(unit), unit.name) for unit in lists.standing(session, on) if unit.kind in _ASSESSED]


def name(session: Session, unit_id: int) -> str:
    """Return a unit's name; one that is not there is refused ('unit-unknown')."""
    row = session.get(UnitRow, unit_id)
    if row is None:
        raise Refused("unit-unknown", name=str(unit_id))
    return row.name
