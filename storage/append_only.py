"""Tables whose rows are only ever added: the database itself refuses to change or remove one.

Set up after every migration: SQLite loses a table's triggers when a migration builds the table anew.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, inspect

# What is refused of which table.
REFUSED: Final[Mapping[str, tuple[str, ...]]] = {
    "audit": ("UPDATE", "DELETE"),
    "audit_head": ("DELETE",),
    "fund_line": ("UPDATE", "DELETE"),
    "fund_movement": ("UPDATE", "DELETE"),
}
_FUNCTION: Final = """
    CREATE OR REPLACE FUNCTION lianxin_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'append-only'; END $$
"""


def set_up(connection: Connection) -> None:
    """Make sure that the database refuses, for the tables that are there; done again, nothing changes."""
    there = set(inspect(connection).get_table_names())
    tables = {table: deeds for table, deeds in REFUSED.items() if table in there}
    statements = _for_sqlite if connection.dialect.name == "sqlite" else _for_postgres
    for statement in statements(tables):
        connection.exec_driver_sql(statement)


def _for_sqlite(tables: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for table, deeds in tables.items():
        for deed in deeds:
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed.lower()} BEFORE {deed} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )


def _for_postgres(tables: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield _FUNCTION
    for table, deeds in tables.items():
        yield f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}"
        yield (
            f"CREATE TRIGGER {table}_append_only BEFORE {' OR '.join((*deeds, 'TRUNCATE'))} ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION lianxin_append_only()"
        )
