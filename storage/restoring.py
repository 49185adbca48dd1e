"""Putting a backup in place of the database, and holding back what it would do a second time.

Everything due before that moment may have been sent or handled since the backup was made: messages are held,
updates parked, both for a person to look at.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url
from sqlmodel import Session, col, func, select, update

from rules.refusals import Refused
from storage import audit, outbox
from storage.models.messages import InboxRow, OutboxRow
from storage.models.people import PersonRow

HELD: Final = "held"  # a message's state: due before the backup was restored
RESTORED: Final = "restored"  # why an update is parked
_RESTORE: Final = "pg_restore"
_DUMP: Final = b"PGDMP"  # how a copy of PostgreSQL's begins
_SIDES: Final = ("", "-wal", "-shm")  # the files of an embedded database


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message that was due; to whom (empty: to whoever raised an anonymous case), and of what kind."""

    when: datetime
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What was not done again by itself."""

    messages: tuple[HeldMessage, ...]
    updates: int


def put_in_place(url: str, source: Path, *, at: datetime) -> Path | None:
    """Put a backup in place of the database at an address; return where the old one is kept, if it is a file.

    Nobody may be using the database. Raises Refused: 'backup-not-ours', 'backup-no-program',
    'restore-failed'.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _replace_file(Path(make_url(url).database or ""), source, at)
    _load_dump(url, source)
    return None


def hold_back(session: Session, *, at: datetime) -> HeldBack:
    """Hold every message that was due by now and park every update left; the audit trail tells of it."""
    due = (col(OutboxRow.state).in_((outbox.WAITING, outbox.SENDING)), col(OutboxRow.not_before) <= at)
    rows = session.exec(
        select(OutboxRow.not_before, PersonRow.name, OutboxRow.kind)
        .join(PersonRow, col(PersonRow.id) == col(OutboxRow.person_id), isouter=True)
        .where(*due)
        .order_by(col(OutboxRow.not_before), col(OutboxRow.id))
    ).all()
    session.exec(update(OutboxRow).where(*due).values(state=HELD, why=RESTORED))
    left = (col(InboxRow.body).is_not(None), col(InboxRow.parked).is_(None))
    updates = session.exec(select(func.count()).select_from(InboxRow).where(*left)).one()
    session.exec(update(InboxRow).where(*left).values(parked=RESTORED))
    audit.record(session, None, "restore", f"messages:{len(rows)} updates:{updates}", at)
    return HeldBack(tuple(HeldMessage(when, name or "", kind) for when, name, kind in rows), updates)


def _replace_file(target: Path, source: Path, at: datetime) -> Path | None:
    """Check the copy, move the old files aside and put it in their place."""
    _check_file(source)
    fresh = target.with_name(f"{target.name}.restoring")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, fresh)
    fresh.chmod(0o600)
    kept = target.with_name(f"{target.name}.before-restore-{at:%Y%m%d-%H%M%S}")
    for side in _SIDES:
        if (old := Path(f"{target}{side}")).exists():
            old.rename(f"{kept}{side}")
    fresh.rename(target)
    return kept if kept.exists() else None


def _check_file(source: Path) -> None:
    """Refuse a file that is not whole, or not ours."""
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, TypeError) as error:
        raise Refused("backup-not-ours", file=str(source)) from error
    if not whole:
        raise Refused("backup-not-ours", file=str(source))
    _check_revision(str(revision))


def _check_revision(revision: str) -> None:
    folder = Path(__file__).parent / "migrations"
    known = {script.revision for script in ScriptDirectory(str(folder)).walk_revisions()}
    if revision not in known:
        raise Refused("backup-newer", revision=revision)


def _load_dump(url: str, source: Path) -> None:
    """Load a copy of PostgreSQL's own, all of it or nothing."""
    with source.open("rb") as file:
        if file.read(len(_DUMP)) != _DUMP:
            raise Refused("backup-not-ours", file=str(source))
    program = shutil.which(_RESTORE)
    if program is None:
        raise Refused("restore-no-program")
    parsed = make_url(url).set(drivername="postgresql")
    secret = {"PGPASSWORD": str(parsed.password)} if parsed.password else {}
    told = parsed.set(password=None).render_as_string(hide_password=False)
    how = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    command = [program, *how, f"--dbname={told}", str(source)]
    done = subprocess.run(  # noqa: S603 - our own arguments
        command, env=os.environ | secret, check=False, capture_output=True
    )
    if done.returncode:
        raise Refused("restore-failed")
