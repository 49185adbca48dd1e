"""The trail of who did what: rows are only ever added, and each is bound to the one before by a hash.

Whoever changes a row has to compute every later hash anew, and whoever cuts the end off has to move it: both
need the seal of the trail's end, which takes the data keys. Only a whole older copy of the database passes
for the newest one; against that the number and the seal of the last row are noted elsewhere (`mark`).
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlmodel import Session, col, select

from storage.models.audit import AuditHeadRow, AuditRow
from storage.sealed import keys_of

_BEFORE_ALL: Final = "0" * 64
_HEAD: Final = 1
_SEAL: Final = "audit_head.seal"
_PIECE: Final = 1_000  # rows held in memory at a time


@dataclass(frozen=True, slots=True)
class Trail:
    """What was found of the trail; `broken_at` is the first row that is not as it was written, or missing."""

    rows: int
    since: int  # from which row on it is sealed
    broken_at: int | None
    sealed: bool
    mark: str  # of its last row, to be noted elsewhere: '123:9f86d081884c7d65'

    @property
    def whole(self) -> bool:
        """Say whether nothing was changed, removed or cut off."""
        return self.broken_at is None and self.sealed


def record(session: Session, who: int | None, what: str, about: str | None, at: datetime) -> int:
    """Write that somebody (None: whoever runs the command line) did something, and return the row's number.

    `what` is a key ('roster.import'); `about` names the object ('unit:12'), never what anybody wrote.
    """
    head = session.get(AuditHeadRow, _HEAD, with_for_update=True) or _begin(session)
    row = AuditRow(seq=head.seq + 1, at=at, who=who, what=what, object=about, previous=head.hash, hash="")
    row.hash = _hash(row)
    session.add(row)
    unbroken = head.seq == 0 or _is_sealed(session, head)
    head.seq, head.hash = row.seq, row.hash
    if unbroken:  # a seal once broken stays so: the next row must not mend it
        head.seal = _seals(session, head)[0]
    session.add(head)
    session.flush()
    return row.seq


def verify(session: Session) -> Trail:
    """Look through the whole trail for a row that was changed, removed, cut off or put in."""
    head = session.get(AuditHeadRow, _HEAD)
    broken, last = _first_broken(session)
    if head is None:
        return Trail(last.seq if last else 0, 1, broken, last is None, _mark(last))
    if broken is None and (last is None or (last.seq, last.hash) != (head.seq, head.hash)):
        broken = (last.seq if last else 0) + 1
    return Trail(last.seq if last else 0, head.since, broken, _is_sealed(session, head), _mark(last))


def holds(session: Session, mark: str) -> bool:
    """Say whether the trail still holds a row as it was noted (`Trail.mark`)."""
    number, _, digits = mark.partition(":")
    row = session.get(AuditRow, int(number)) if number.isascii() and number.isdigit() else None
    return row is not None and bool(digits) and row.hash.startswith(digits)


def _begin(session: Session) -> AuditHeadRow:
    """Begin to seal; with rows there already (of an older version), from the last of them on."""
    last = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc()).limit(1)).first()
    head = AuditHeadRow(id=_HEAD, since=1, seq=0, hash=_BEFORE_ALL, seal="")
    if last is not None:
        head.since, head.seq, head.hash = last.seq + 1, last.seq, last.hash
        head.seal = _seals(session, head)[0]
    session.add(head)
    return head


def _first_broken(session: Session) -> tuple[int | None, AuditRow | None]:
    """Return the first row that was changed or follows a gap, and the last row."""
    previous, expected, last = _BEFORE_ALL, 1, None
    statement = select(AuditRow).order_by(col(AuditRow.seq)).execution_options(yield_per=_PIECE)
    for row in session.exec(statement):
        if row.seq != expected or row.previous != previous or row.hash != _hash(row):
            return min(row.seq, expected), row
        previous, expected, last = row.hash, row.seq + 1, row
    return None, last


def _hash(row: AuditRow) -> str:
    told = [row.seq, row.at.astimezone(UTC).isoformat(), row.who, row.what, row.object, row.previous]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _seals(session: Session, head: AuditHeadRow) -> list[str]:
    """List the seals that the end may bear, one a data key, the newest first."""
    return keys_of(session.get_bind().dialect).lookups(f"{head.since}:{head.seq}:{head.hash}", _SEAL)


def _is_sealed(session: Session, head: AuditHeadRow) -> bool:
    return any(hmac.compare_digest(head.seal, seal) for seal in _seals(session, head))


def _mark(last: AuditRow | None) -> str:
    return f"{last.seq}:{last.hash[:16]}" if last else ""
