"""A copy of the whole database while it goes on being used; what is sealed stays sealed in it."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from rules.refusals import Refused
from storage.transact import Database

KEPT: Final = 3  # copies made before imports: the last ones
_DUMP: Final = "pg_dump"


def backup(database: Database, path: Path) -> None:
    """Write a copy of the database, as it stands at one moment, to a file that nobody else may read.

    PostgreSQL is copied by its own program, in its custom format. Refused: 'backup-no-program' where that is
    not installed, 'backup-failed'; raises OSError when the file cannot be written.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    if database.sqlite:
        _copy_sqlite(make_url(database.url).database or "", path)
    else:
        _dump_postgres(database.url, path)


def before_import(database: Database, folder: Path, *, at: datetime) -> Path:
    """Write a copy into a folder, under the moment's name, and delete all but the newest few there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ending = "db" if database.sqlite else "dump"
    target = folder / f"before-roster-{at:%Y%m%d-%H%M%S}.{ending}"
    backup(database, target)
    for old in sorted(folder.glob(f"before-roster-*.{ending}"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def _copy_sqlite(source: str, path: Path) -> None:
    """Copy in one step: a reader, which holds up nobody and sees one moment."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(path)) as copy,
    ):
        live.backup(copy)


def _dump_postgres(url: str, path: Path) -> None:
    program = shutil.which(_DUMP)
    if program is None:
        raise Refused("backup-no-program")
    parsed = make_url(url).set(drivername="postgresql")
    secret = {"PGPASSWORD": str(parsed.password)} if parsed.password else {}
    told = parsed.set(password=None).render_as_string(hide_password=False)
    command = [program, "--format=custom", f"--file={path}", f"--dbname={told}"]
    done = subprocess.run(command, env=os.environ | secret, check=False, capture_output=True)  # noqa: S603 - arguments of ours
    if done.returncode:
        raise Refused("backup-failed")
