"""How a farewell is held: simply by default; where the county has set it so, who presides over a meeting."""

from collections.abc import Collection
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from rules.care.presiding import Merits, Presider, presider
from rules.care.settings import CareSettings
from rules.posts import Role
from storage import rule_settings
from storage.models.people import PersonRow, PostRow

# The offices that count as a branch's committee or above.
_OFFICES: Final = (Role.SECRETARY, Role.DEPUTY, Role.ORGANISER, Role.HEAD, Role.MINISTER)


def presiders(session: Session, people: Collection[int], *, on: date) -> dict[int, Presider | None]:
    """Return who presides for each; None where no meeting is held, as is the rule."""
    if not people or not rule_settings.area(session, CareSettings, on=on).memorial_meeting:
        return dict.fromkeys(people)
    honours = session.exec(select(PersonRow.id, PersonRow.honour).where(col(PersonRow.id).in_(people))).all()
    held = set(
        session.exec(
            select(PostRow.person_id).where(
                col(PostRow.person_id).in_(people), col(PostRow.role).in_(_OFFICES)
            )
        )
    )
    return {id_ or 0: presider(Merits(honour, id_ in held)) for id_, honour in honours}
