"""Somebody copies the whole database after every ballot, knows who voted when, and learns nothing."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from sqlalchemy.engine import make_url

from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import plan
from storage.satisfaction.rolls import tag
from storage.transact import Database
from tests.chat import World, world_at
from tests.conftest import KEYRING, NOW
from tests.waves import TAPS, Polled, votes

ANSWERS = [(0, 1, 2, 3), (4, 4, 4, 4), (0, 0, 0, 0), (5, 5, 5, 5), (1, 2, 1, 2), (3, 0, 3, 0), (2, 2, 2, 2)]
RANDOM = {"tag", "roll_key", "public_key", "random_key", "box", "bound_at", "first_bound_at"}
Dump = dict[str, list[dict[str, Any]]]  # Any: whatever a column holds


def file_of(world: World) -> Path:
    return Path(make_url(world.database.url).database or "")


def dump(world: World) -> Dump:
    """Return every row of every table, sealed columns as they lie there."""
    with closing(sqlite3.connect(file_of(world))) as connection:
        connection.row_factory = sqlite3.Row
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')] for table in tables
        }


def raw(world: World) -> bytes:
    """Return every byte of the database's files."""
    file = file_of(world)
    files = [file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")]
    return b"".join(each.read_bytes() for each in files if each.exists())


def traces(piece: bytes, files: bytes) -> int:
    """Count the parts of a piece that are found: a long one may lie on several pages."""
    parts = [piece[start : start + 24] for start in range(0, len(piece) - 23, 24)]
    return sum(part in files for part in parts)


def changes(before: Dump, after: Dump) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for table in sorted(before.keys() | after.keys()):
        gone = [row for row in before[table] if row not in after[table]]
        new = [row for row in after[table] if row not in before[table]]
        yield from ((table, "gone", row) for row in gone)
        yield from ((table, "new", row) for row in new)


@pytest.fixture
async def polled(world: World) -> Polled:
    made = Polled(world)
    await made.open()
    return made


async def test_one_ballot_changes_one_mark_and_adds_one_box_and_nothing_else(polled: Polled) -> None:
    world = polled.world
    lengths, arrived = set(), []
    for member, answers in zip(polled.members, ANSWERS, strict=False):
        before = dump(world)
        await member.presses("开始")
        for answer in answers:
            await member.presses(TAPS[answer])
        assert dump(world) == before, "not a trace before it is handed in"
        await member.presses("交上去")
        found = sorted(changes(before, dump(world)), key=lambda change: change[:2])
        assert [change[:2] for change in found] == [("roll", "gone"), ("roll", "new"), ("urn", "new")]
        unmarked, marked, box = (row for _, _, row in found)
        assert marked == {**unmarked, "voted": 1}
        assert set(box) == {"wave_id", "random_key", "kind", "box"}
        lengths.add(len(box["box"]))
        arrived.append(box["random_key"])
    assert len(lengths) == 1, "every box is as long as any other"
    stored = [row["random_key"] for row in dump(world)["urn"]]
    assert stored == sorted(arrived)
    assert stored != arrived, "the order of rows is that of chance"


async def test_a_remark_adds_one_box_and_its_text_is_nowhere(polled: Polled) -> None:
    world, member = polled.world, polled.members[0]
    await votes(member, (0, 0, 0, 0))
    before = dump(world)
    await member.presses("写一句话")
    await member.says("盼着多下来走走")
    assert [change[:2] for change in changes(before, dump(world))] == [("urn", "new")]
    assert "盼着多下来走走".encode() not in raw(world)
    lengths = {len(row["box"]) for row in dump(world)["urn"] if row["kind"] == "remark"}
    await votes(polled.members[1], (0, 0, 0, 0))
    await polled.members[1].presses("写一句话")
    await polled.members[1].says("好" * 400)
    assert {len(row["box"]) for row in dump(world)["urn"] if row["kind"] == "remark"} == lengths


async def test_whoever_holds_the_data_keys_too_opens_no_box(polled: Polled) -> None:
    """With the sealing keys the roll can be read, and who has voted; what they voted cannot."""
    world = polled.world
    for member, answers in zip(polled.members, ANSWERS, strict=False):
        await votes(member, answers)
    tables = dump(world)
    wave = tables["wave"][0]
    roll_key = KEYRING.open(wave["roll_key"], "wave.roll_key").decode()
    voted = {row["tag"] for row in tables["roll"] if row["voted"]}
    assert {tag(roll_key, person) for person in polled.people[: len(ANSWERS)]} == voted
    secrets = [b"k" * 32, bytes.fromhex(roll_key), wave["public_key"]]
    for row in tables["urn"]:
        for secret in secrets:
            with pytest.raises(CryptoError):
                SealedBox(PrivateKey(secret)).decrypt(row["box"])
    for key_file in world.bot.services.settings.wave_keys.iterdir():
        assert bytes.fromhex(key_file.read_text()) not in raw(world)
        assert key_file.read_bytes() not in raw(world)
    assert b"ballot:s4" not in raw(world), "no payload anywhere"


async def poll(world: World, answers: Sequence[tuple[int, ...]]) -> tuple[Dump, Dump]:
    """Hold a wave with these answers, and return the database before and after closing."""
    polled = Polled(world)
    await polled.open()
    for member, chosen in zip(polled.members, answers, strict=False):
        await votes(member, chosen)
    before = dump(world)
    await polled.close()
    return before, dump(world)


def readable(tables: Dump, but: frozenset[str]) -> dict[str, list[dict[str, Any]]]:
    """Return everything but what is random or sealed: what two runs of the same deeds have in common."""
    return {
        table: sorted(
            ({name: value for name, value in row.items() if name not in RANDOM} for row in rows), key=str
        )
        for table, rows in tables.items()
        if table not in but
    }


async def test_two_voters_who_swap_their_answers_leave_the_same_database(
    world: World, empty_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("swapped")
    shutil.copy(empty_database, folder / "other.db")
    database = Database(f"sqlite:///{folder / 'other.db'}", KEYRING)
    sealed = frozenset(
        {"inbox", "processed", "outbox", "sqlite_stat1"}
    )  # all of it sealed under fresh nonces
    async with world_at(NOW, database, folder) as other:
        mine = await poll(world, ANSWERS)
        theirs = await poll(other, [ANSWERS[1], ANSWERS[0], *ANSWERS[2:]])
    database.close()
    for one, another in zip(mine, theirs, strict=True):
        assert readable(one, sealed) == readable(another, sealed)
    assert mine[1]["tally"], "something was counted"


@pytest.mark.parametrize("turnout", [1, 2, 7, 12])
async def test_after_closing_nothing_of_it_is_in_any_byte(polled: Polled, turnout: int) -> None:
    world = polled.world
    for number, member in enumerate(polled.members[:turnout]):
        await votes(member, ANSWERS[number % len(ANSWERS)])
        if number % 3 == 0:
            await member.presses("写一句话")
            await member.says(f"一句话{number}")
    tables = dump(world)
    payload = [row["box"] for row in tables["urn"]]
    payload += [
        row[name].encode()
        for table, name in (("urn", "random_key"), ("roll", "tag"))
        for row in tables[table]
    ]
    payload.append(tables["wave"][0]["roll_key"])
    [key_file] = world.bot.services.settings.wave_keys.iterdir()
    keys = [key_file.read_bytes(), bytes.fromhex(key_file.read_text())]
    before = raw(world)
    assert all(traces(piece, before) for piece in payload), "the search finds what is there"
    await polled.close()
    left = raw(world)
    assert not [piece for piece in [*payload, *keys] if traces(piece, left)]
    assert dump(world)["urn"] == dump(world)["roll"] == []
    assert list(world.bot.services.settings.wave_keys.iterdir()) == []


async def test_another_wave_that_goes_on_does_not_keep_boxes_of_the_first(polled: Polled) -> None:
    """Rows of two waves share pages: a page that was split keeps copies, secure_delete or not."""
    world, first = polled.world, polled.wave
    for member in polled.members:
        await votes(member, (0, 0, 0, 0))
    services = world.bot.services
    second = await wave_keeping.open_wave(services, plan("full", on=services.today))
    await world.bot.sender.drain()
    for member in polled.members:
        await member.presses("开始")
        for _ in range(14):
            await member.presses("很满意")
        await member.presses("交上去")
    gone = [row["box"] for row in dump(world)["urn"] if row["wave_id"] == first]
    stays = [row["box"] for row in dump(world)["urn"] if row["wave_id"] == second.id]
    assert (len(gone), len(stays)) == (12, 12)
    await polled.close()
    left = raw(world)
    assert not [box for box in gone if traces(box, left)]
    assert all(box in left for box in stays)
