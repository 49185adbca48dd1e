"""The trail of who did what: rows are only ever added, and each is bound to the one before by a hash."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Final

from sqlmodel import Session, col, select

from storage.models.audit import AuditRow

_BEFORE_ALL: Final = "0" * 64


def record(session: Session, who: int | None, what: str, about: str | None, at: datetime) -> int:
    """Write that somebody (None: whoever runs the command line) did something, and return the row's number.

    `what` is a key ('roster.import'); `about` names the object ('unit:12'), never what anybody wrote. Two
    processes that write at one moment take the same number: the database refuses one, and it runs again.
    """
    last = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc()).limit(1)).first()
    seq = last.seq + 1 if last else 1
    row = AuditRow(
        seq=seq, at=at, who=who, what=what, object=about, previous=last.hash if last else _BEFORE_ALL, hash=""
    )
    row.hash = _hash(row)
    session.add(row)
    session.flush()
    return seq


def first_broken(session: Session) -> int | None:
    """Return the number of the first row that was changed or follows a gap; None if the chain is whole."""
    previous, expected = _BEFORE_ALL, 1
    for row in session.exec(select(AuditRow).order_by(col(AuditRow.seq))):
        if row.seq != expected or row.previous != previous or row.hash != _hash(row):
            return row.seq
        previous, expected = row.hash, row.seq + 1
    return None


def _hash(row: AuditRow) -> str:
    told = [row.seq, row.at.astimezone(UTC).isoformat(), row.who, row.what, row.object, row.previous]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
