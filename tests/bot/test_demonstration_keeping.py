"""The file beside the demonstration county: read as it was written, refused if it is another version's."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.demonstration.keeping import KeptCounty, Unreadable, check, read, write
from bot.demonstration.people import Player
from playground.core import BotAccount, Cloud, Person
from storage.migrate import upgrade
from storage.sealed import KeyRing
from storage.transact import Database
from tests.chat import ZONE

NOW = datetime(2026, 12, 15, 8, 30, tzinfo=ZONE)
KEY = "00" * 32
PLAYER = Player(7, 5_000_000_007, "王桂英", "石桥村党支部", "member", "member", joined=True)


@pytest.fixture
def county() -> KeptCounty:
    """A county with one chat."""
    cloud = Cloud(BotAccount("1:x", 1, "lianxin_bot", "连心"), now=lambda: NOW)
    cloud.join(Person(PLAYER.telegram_id, PLAYER.name))
    cloud.start(PLAYER.telegram_id)
    return KeptCounty(NOW, NOW, KEY, [PLAYER], cloud.keep())


def test_nothing_was_left_in_a_new_folder(tmp_path: Path) -> None:
    assert read(tmp_path) is None


def test_what_was_written_is_read(tmp_path: Path, county: KeptCounty) -> None:
    write(tmp_path, county)
    write(tmp_path, county)
    found = read(tmp_path)
    assert found == county
    assert [path.name for path in tmp_path.iterdir()] == ["playground.json"]


def test_a_writing_that_broke_off_leaves_what_was(tmp_path: Path, county: KeptCounty) -> None:
    write(tmp_path, county)
    (tmp_path / "playground.json.new").write_bytes(b'{"began"')
    assert read(tmp_path) == county


@pytest.mark.parametrize(
    "change",
    [
        lambda written: {**written, "form": written["form"] + 1},
        lambda written: {name: value for name, value in written.items() if name != "cloud"},
        lambda written: {**written, "players": [{"name": "somebody"}]},
    ],
    ids=["newer", "incomplete", "other players"],
)
def test_another_version_s_file_is_refused(
    tmp_path: Path,
    county: KeptCounty,
    change: Callable[[Any], Any],  # what JSON holds
) -> None:
    write(tmp_path, county)
    file = tmp_path / "playground.json"
    file.write_text(json.dumps(change(json.loads(file.read_text()))))
    with pytest.raises(Unreadable):
        read(tmp_path)


def test_half_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "playground.json").write_bytes(b'{"form": 1, "began"')
    with pytest.raises(Unreadable):
        read(tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100], ids=["none", "empty", "broken"])
def test_a_database_that_is_not_whole_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "lianxin.db").write_bytes(content)
    database = Database(f"sqlite:///{tmp_path / 'lianxin.db'}", KeyRing([bytes(32)]))
    with pytest.raises(Unreadable):
        check(database)
    database.close()


def test_a_database_of_this_version_is_gone_on_with(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'lianxin.db'}", KeyRing([bytes(32)]))
    upgrade(database)
    check(database)
    database.close()
