"""Fixtures every test may use: an empty database brought up to date, and a bot running on it."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from storage.migrate import upgrade
from storage.sealed import KeyRing
from storage.transact import Database
from tests.chat import World, world_at
from tests.postgres import Server, serving

KEYRING = KeyRing([b"k" * 32])
NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - a Monday, local: the world adds the zone
_NUMBERS = count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs a PostgreSQL server is slow."""
    for item in items:
        if "postgres_database" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An up-to-date SQLite file that tests copy: migrating once is quicker than each time."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    database = Database(f"sqlite:///{path}", KEYRING, durable=False)
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh database."""
    path = tmp_path / "lianxin.db"
    shutil.copy(empty_database, path)
    made = Database(f"sqlite:///{path}", KEYRING, durable=False)
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server with an up-to-date database 'template' that tests copy."""
    with serving() as server:
        server.run("CREATE DATABASE template")
        database = Database(server.url("template"), KEYRING)
        upgrade(database)
        database.close()
        yield server


@pytest.fixture
def postgres_database(postgres_server: Server) -> Iterator[Database]:
    """A fresh database on PostgreSQL."""
    name = f"test_{next(_NUMBERS)}"
    postgres_server.run(f"CREATE DATABASE {name} TEMPLATE template")
    made = Database(postgres_server.url(name), KEYRING)
    yield made
    made.close()
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["database", pytest.param("postgres_database", marks=pytest.mark.slow)])
def any_database(request: pytest.FixtureRequest) -> Database:
    """A fresh database, once embedded and once (slow) on PostgreSQL."""
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Database)
    return made


@pytest.fixture
async def world(database: Database, tmp_path: Path) -> AsyncIterator[World]:
    """A bot on a fresh database, on the morning of Monday 23 November 2026."""
    async with world_at(NOW, database, tmp_path) as made:
        yield made
