"""The trail: every row bound to the one before, so that no change goes unseen."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, col, delete, select, update

from storage import audit
from storage.models.audit import AuditRow
from storage.transact import Database

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.fixture
def written(database: Database) -> Database:
    for number in range(3):
        database.run(audit.record, number or None, "roster.import", f"unit:{number}", AT)
    return database


def test_rows_are_numbered_and_whole(written: Database) -> None:
    assert written.look(lambda session: list(session.exec(select(AuditRow.seq)))) == [1, 2, 3]
    assert written.look(audit.first_broken) is None


def test_an_empty_trail_is_whole(database: Database) -> None:
    assert database.look(audit.first_broken) is None


@pytest.mark.parametrize(
    "values",
    [{"what": "nothing"}, {"object": "unit:9"}, {"who": 7}, {"at": datetime(2020, 1, 1, tzinfo=UTC)}],
)
def test_a_changed_row_is_found(written: Database, values: dict[str, object]) -> None:
    def forge(session: Session) -> None:
        session.exec(update(AuditRow).where(col(AuditRow.seq) == 2).values(**values))

    written.run(forge)
    assert written.look(audit.first_broken) == 2


@pytest.mark.parametrize(("gone", "seen_at"), [(1, 2), (2, 3)])
def test_a_deleted_row_is_missed_by_the_next(written: Database, gone: int, seen_at: int) -> None:
    def remove(session: Session) -> None:
        session.exec(delete(AuditRow).where(col(AuditRow.seq) == gone))

    written.run(remove)
    assert written.look(audit.first_broken) == seen_at


def test_a_row_whose_hash_was_computed_anew_breaks_the_next(written: Database) -> None:
    def forge(session: Session) -> None:
        row = session.get_one(AuditRow, 2)
        row.what = "nothing"
        row.hash = audit._hash(row)

    written.run(forge)
    assert written.look(audit.first_broken) == 3
