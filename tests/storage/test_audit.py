"""The trail: every row bound to the one before and its end sealed, so that no change goes unseen."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, delete, select, update

from storage import append_only, audit
from storage.migrate import upgrade
from storage.models.audit import AuditHeadRow, AuditRow
from storage.sealed import KeyRing
from storage.transact import Database
from tests.conftest import KEYRING

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.fixture
def written(database: Database) -> Database:
    for number in range(3):
        database.run(audit.record, number or None, "roster.import", f"unit:{number}", AT)
    return database


def tampered(database: Database, deed: Callable[[Session], Any]) -> audit.Trail:
    """Do something as whoever owns the file can: without the database's own refusal; then look."""

    def unguarded(session: Session) -> None:
        for table, deeds in append_only.REFUSED.items():
            for refused in deeds:
                session.connection().execute(text(f"DROP TRIGGER {table}_no_{refused.lower()}"))
        deed(session)

    database.run(unguarded)
    return database.look(audit.verify)


def test_rows_are_numbered_and_whole(written: Database) -> None:
    assert written.look(lambda session: list(session.exec(select(AuditRow.seq)))) == [1, 2, 3]
    trail = written.look(audit.verify)
    assert trail.whole
    assert (trail.rows, trail.since) == (3, 1)


def test_an_empty_trail_is_whole(database: Database) -> None:
    assert database.look(audit.verify).whole


@pytest.mark.parametrize("table", ["audit", "audit_head"])
def test_the_database_refuses_to_remove_a_row(any_database: Database, table: str) -> None:
    any_database.run(audit.record, None, "backup", None, AT)
    with pytest.raises(DBAPIError, match="append-only"):
        any_database.run(lambda session: session.execute(text(f"DELETE FROM {table}")))
    assert any_database.look(audit.verify).whole


def test_the_database_refuses_to_change_a_row(any_database: Database) -> None:
    any_database.run(audit.record, None, "backup", None, AT)
    with pytest.raises(DBAPIError, match="append-only"):
        any_database.run(lambda session: session.execute(text("UPDATE audit SET what = 'nothing'")))


def test_upgrading_sets_up_the_refusal_anew(written: Database) -> None:
    tampered(written, lambda _: None)
    upgrade(written)
    with pytest.raises(DBAPIError, match="append-only"):
        written.run(lambda session: session.exec(delete(AuditRow)))


@pytest.mark.parametrize(
    "values",
    [{"what": "nothing"}, {"object": "unit:9"}, {"who": 7}, {"at": datetime(2020, 1, 1, tzinfo=UTC)}],
)
def test_a_changed_row_is_found(written: Database, values: dict[str, object]) -> None:
    forged = update(AuditRow).where(col(AuditRow.seq) == 2).values(**values)
    assert tampered(written, lambda session: session.exec(forged)).broken_at == 2


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_deleted_row_is_missed(written: Database, gone: int) -> None:
    removed = delete(AuditRow).where(col(AuditRow.seq) == gone)
    assert tampered(written, lambda session: session.exec(removed)).broken_at == gone


def rewritten(session: Session) -> None:
    """Change a row and compute every later hash anew, as anybody can who may write to the database."""
    row, last = session.get_one(AuditRow, 2), session.get_one(AuditRow, 3)
    row.what = "nothing"
    row.hash = audit._hash(row)
    last.previous = row.hash
    last.hash = audit._hash(last)
    session.get_one(AuditHeadRow, 1).hash = last.hash


def test_a_trail_computed_anew_lacks_the_seal(written: Database) -> None:
    trail = tampered(written, rewritten)
    assert trail.broken_at is None
    assert not trail.whole


def test_a_broken_seal_is_not_mended_by_what_happens_next(written: Database) -> None:
    tampered(written, rewritten)
    written.run(audit.record, None, "backup", None, AT)
    assert not written.look(audit.verify).whole


def test_an_end_that_was_cut_off_stays_missing(written: Database) -> None:
    tampered(written, lambda session: session.exec(delete(AuditRow).where(col(AuditRow.seq) == 3)))
    written.run(audit.record, None, "backup", None, AT)
    assert written.look(audit.verify).broken_at == 3


def test_a_seal_begun_anew_says_since_when(written: Database) -> None:
    tampered(written, lambda session: session.exec(delete(AuditHeadRow)))
    assert not written.look(audit.verify).whole
    written.run(audit.record, None, "backup", None, AT)
    trail = written.look(audit.verify)
    assert (trail.whole, trail.since) == (True, 4)


def test_a_noted_row_is_still_there_or_not(written: Database) -> None:
    mark = written.look(audit.verify).mark
    assert written.look(audit.holds, mark)
    assert not written.look(audit.holds, "3:0000000000000000")
    assert not written.look(audit.holds, "9:ab")
    assert not written.look(audit.holds, "rubbish")


def test_a_new_data_key_takes_over_the_seal(written: Database) -> None:
    turned = Database(written.url, KeyRing([b"n" * 32, b"k" * 32]), durable=False)
    turned.run(audit.record, None, "keys.rotate", None, AT)
    turned.close()
    without_old = Database(written.url, KeyRing([b"n" * 32]), durable=False)
    assert without_old.look(audit.verify).whole
    without_old.close()
    assert KEYRING.lookup("x", "y") != KeyRing([b"n" * 32]).lookup("x", "y")
