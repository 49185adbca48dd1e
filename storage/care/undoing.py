"""Who may take back what was entered: whoever entered it, or the town and the desk above; with a trace."""

from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from rules.permissions import Scope
from rules.refusals import Refused
from storage.care import reading


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who takes something back: who they are, and whose things they may mend that others entered."""

    person_id: int
    mends: Scope = field(default_factory=Scope)

    def may_take_back(self, session: Session, subject_id: int, *entered_by: int | None, on: date) -> bool:
        """Say whether something about a person that was entered by somebody is theirs to take back."""
        return self.person_id in entered_by or self._mends(session, subject_id, on)

    def check(self, session: Session, subject_id: int, *entered_by: int | None, on: date) -> None:
        """Refuse to take back what somebody else entered ('elders-entered-by-another')."""
        if not self.may_take_back(session, subject_id, *entered_by, on=on):
            raise Refused("elders-entered-by-another")

    def _mends(self, session: Session, subject_id: int, on: date) -> bool:
        if not self.mends or subject_id == self.person_id:
            return False
        known = reading.one(session, reading.rulebook(session), subject_id, on=on)
        home = known.file.subject.home_on(on) if known is not None else None
        return home is not None and self.mends.covers(home.unit_path, subject_id)
