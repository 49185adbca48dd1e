"""The trail of who did what, as administrators read it: newest first, with names for the numbers it holds."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit, looks
from storage.models.audit import AuditRow
from storage.models.people import PersonRow, UnitRow

# What can be looked at by itself: who took something along, who got posts, who came in and went.
KINDS: Final = {
    "all": (),
    "taken": ("export", "privacy.export", "notice.list", "slip", "backup", "print"),
    "looked": ("look", "audit.look", "wave.paper.list"),
    "posts": ("post",),
    "accounts": ("account", "privacy"),
    "settings": ("setting", "calendar", "roster", "unit", "person", "keys", "restore"),
}
_OBJECT: Final = re.compile(r"\b(person|unit):(\d+)\b")
_LOOKED: Final = "audit.look"


@dataclass(frozen=True, slots=True)
class Deed:
    """One line: who (empty: at the machine, or nameless), what, and about what, people and units by name."""

    number: int
    at: datetime
    who: str
    what: str
    about: str


def deeds(session: Session, kind: str, *, before: int, most: int) -> list[Deed]:
    """List deeds of a kind, the newest first; `before` is the number of the last one seen, 0 at the start."""
    if kind not in KINDS:
        raise Refused("old-button")
    found = select(AuditRow, PersonRow.name).join(
        PersonRow, col(PersonRow.id) == col(AuditRow.who), isouter=True
    )
    if KINDS[kind]:
        found = found.where(or_(*(col(AuditRow.what).startswith(what) for what in KINDS[kind])))
    if before:
        found = found.where(col(AuditRow.seq) < before)
    rows = session.exec(found.order_by(col(AuditRow.seq).desc()).limit(most))
    return [
        Deed(row.seq, row.at, name or "", row.what, _named(session, row.object or "")) for row, name in rows
    ]


def note_looked(session: Session, caller: Caller, kind: str, *, at: datetime) -> None:
    """Write into the trail that somebody reads it: once a day and kind is enough."""
    if not looks.seen_today(session, caller, _LOOKED, kind, at=at):
        audit.record(session, caller.person_id, _LOOKED, kind, at)


def _named(session: Session, about: str) -> str:
    """Put names for the numbers of people and units."""

    def name(match: re.Match[str]) -> str:
        table = PersonRow if match[1] == "person" else UnitRow
        found = session.get(table, int(match[2]))
        return found.name if isinstance(found, PersonRow | UnitRow) else match[0]

    return _OBJECT.sub(name, about)
