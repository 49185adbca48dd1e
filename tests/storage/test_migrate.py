"""Migrations on both databases: up, nothing left to write, down to nothing and up again."""

import pytest
from alembic import command
from sqlalchemy import inspect
from sqlmodel import SQLModel

from storage.migrate import _config, current, newest, upgrade
from storage.transact import Database


def alembic(database: Database, verb: str, *arguments: str) -> None:
    with database.connection() as connection:
        config = _config()
        config.attributes["connection"] = connection
        getattr(command, verb)(config, *arguments)


def tables(database: Database) -> set[str]:
    with database.connection() as connection:
        return set(inspect(connection).get_table_names())


def test_the_migrations_make_what_the_models_say(any_database: Database) -> None:
    assert current(any_database) == newest()
    assert tables(any_database) == {*SQLModel.metadata.tables, "alembic_version"}
    alembic(any_database, "check")  # raises when a migration is missing


def test_down_to_nothing_and_up_again(any_database: Database) -> None:
    alembic(any_database, "downgrade", "base")
    assert tables(any_database) == {"alembic_version"}
    assert current(any_database) is None
    upgrade(any_database)
    alembic(any_database, "check")


def test_upgrading_twice_changes_nothing(any_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    upgrade(any_database)
    assert current(any_database) == newest()
    assert capsys.readouterr().out == ""
