"""What follows a talk or field visit: opinions and promises become cases, with their own clocks."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from rules.cases.lifecycle import Source
from rules.permissions import Caller
from rules.refusals import Refused
from storage.cases import raising
from storage.cases.raising import Origin
from storage.cases.values import Matter, Receipt
from storage.models.cases import CaseRow
from storage.talks import recording


def add(
    session: Session, caller: Caller, encounter_id: int, category: str, text: str, *, at: datetime
) -> Receipt:
    """Make something that came up a case: whoever was talked with says whether they are satisfied.

    What a field visit collects is nobody's: the next open evaluation is asked.
    """
    row = recording.find(session, caller, encounter_id, on=at.date())
    if row.withdrawn_on is not None:
        raise Refused("old-button")
    prefix = f"talk:{row.id}:"
    earlier = select(func.count()).where(col(CaseRow.source_key).startswith(prefix, autoescape=True))
    origin = Origin(Source.TALK, f"{prefix}{session.exec(earlier).one() + 1}")
    matter = Matter(category, text, about=row.person_id)
    return raising.bring(session, matter, origin, by=caller.person_id, at=at)
