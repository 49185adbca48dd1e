"""Fixtures every test may use: an empty database brought up to date, and a bot running on it."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from storage.migrate import upgrade
from storage.sealed import KeyRing
from storage.transact import Database
from tests.chat import World, world_at

KEYRING = KeyRing([b"k" * 32])
NOW = datetime(2026, 11, 23, 9, 0)  # a Monday


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An up-to-date SQLite file that tests copy: migrating once is quicker than each time."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    database = Database(f"sqlite:///{path}", KEYRING)
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh database."""
    path = tmp_path / "lianxin.db"
    shutil.copy(empty_database, path)
    made = Database(f"sqlite:///{path}", KEYRING)
    yield made
    made.close()


@pytest.fixture
async def world(database: Database, tmp_path: Path) -> AsyncIterator[World]:
    """A bot on a fresh database, on the morning of Monday 23 November 2026."""
    async with world_at(NOW, database, tmp_path) as made:
        yield made
