"""Somebody copies the whole database after every ballot and after closing, and names no answer.

They know who voted, and in which order. They have every row of every table in its physical order, on
PostgreSQL with where it lies and which transaction wrote it, and every byte of the write-ahead log. What they
lack is the key of the wave, which was never in any of it. On SQLite and on PostgreSQL.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Protocol

import psycopg
import pytest
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from psycopg.rows import dict_row
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import Session

from rules.satisfaction.boxes import Ballot, fill_ballot, read_ballot
from rules.satisfaction.surveys import HEADLINE, MOST_ASKED, shipped
from rules.satisfaction.templates import MEMBERS
from storage.models.satisfaction import WaveRow
from storage.satisfaction import ballots, counting, urns, waves
from storage.transact import Database
from tests.builders import County, account
from tests.conftest import KEYRING
from tests.postgres import Server
from tests.storage.satisfaction.test_ballots import AT, FIRST, KEY

QUESTIONS, OPTIONS, K = 4, 6, 5
BRANCHES = (3, 4)  # as County numbers them
Answers = tuple[int, ...]
RANDOM = {"tag", "random_key", "box", "roll_key", "public_key"}  # and whatever is sealed under a fresh nonce
ISLAND = (
    *("wave", "wave_unit", "wave_place", "wave_cell", "roll", "urn", "tally", "remark"),
    *("audit", "account", "person", "outbox", "processed", "inbox"),
)


@dataclass(frozen=True)
class Row:
    """A row as it lies there: where, and on PostgreSQL which of the transactions wrote it, by its rank."""

    place: object
    written: int
    values: dict[str, Any]  # Any: whatever a column holds


@dataclass(frozen=True)
class Copy:
    """The whole database at one moment, and which of the pieces looked for are among its bytes on disk."""

    tables: dict[str, list[Row]]
    found: frozenset[bytes]
    boxes: int  # how many of its sealed boxes are: the search finds what is there


class Spy(Protocol):
    """Copies one kind of database."""

    def fresh(self) -> Database:
        """Return an empty database."""
        ...

    def copy(self, database: Database, pieces: Sequence[bytes]) -> Copy:
        """Copy everything."""
        ...


class Embedded:
    """Copies SQLite files."""

    def __init__(self, empty: Path, folder: Path) -> None:
        self._empty, self._folder, self._numbers = empty, folder, count()

    def fresh(self) -> Database:
        path = self._folder / f"{next(self._numbers)}.db"
        path.write_bytes(self._empty.read_bytes())
        return Database(f"sqlite:///{path}", KEYRING)

    def copy(self, database: Database, pieces: Sequence[bytes]) -> Copy:
        path = Path(make_url(database.url).database or "")
        beside = [path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")]
        files = b"".join(file.read_bytes() for file in (path, *beside) if file.exists())
        with database.connection() as connection:
            found = {
                table: [
                    Row(number, 0, dict(row._mapping))
                    for number, row in enumerate(connection.execute(text(f'SELECT * FROM "{table}"')))
                ]
                for table in ISLAND
            }
        for table in ("roll", "urn", "remark"):  # clustered by a random key: their order is that of chance
            found[table] = [Row(0, 0, row.values) for row in found[table]]
        return _copy(found, files, pieces)


class Clustered:
    """Copies PostgreSQL: rows with where they lie and who wrote them, and its write-ahead log."""

    def __init__(self, server: Server) -> None:
        self._server, self._numbers = server, count()

    def fresh(self) -> Database:
        name = f"secret_{next(self._numbers)}"
        self._server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._server.run(f"CREATE DATABASE {name} TEMPLATE template")
        return Database(self._server.url(name), KEYRING)

    def copy(self, database: Database, pieces: Sequence[bytes]) -> Copy:
        name = make_url(database.url).database
        address = f"host={self._server.folder} user={self._server.user} dbname={name}"
        found: dict[str, list[Row]] = {}
        with closing(psycopg.connect(address, autocommit=True, row_factory=dict_row)) as connection:
            for table in ISLAND:
                query = f'SELECT ctid::text, xmin::text::bigint, * FROM "{table}" ORDER BY "{table}".ctid'
                rows = connection.execute(query.encode()).fetchall()
                found[table] = [Row(row.pop("ctid"), row.pop("xmin"), row) for row in rows]
            if pieces:
                connection.execute("CHECKPOINT")  # flushes what synchronous_commit=off has left in memory
            [oid] = connection.execute(
                "SELECT oid::bigint FROM pg_database WHERE datname = current_database()"
            )
        written = sorted({row.written for rows in found.values() for row in rows})
        rank = {number: place for place, number in enumerate(written)}
        ranked = {
            table: [Row(row.place, rank[row.written], row.values) for row in rows]
            for table, rows in found.items()
        }
        return _copy(ranked, self._files(oid["oid"]) if pieces else b"", pieces)

    def _files(self, oid: int) -> bytes:
        """Read the write-ahead log and every file of the database."""
        folder = self._server.folder / "data"
        files = [*(folder / "pg_wal").glob("0*"), *(folder / "base" / str(oid)).glob("[0-9]*")]
        return b"".join(file.read_bytes() for file in sorted(files))


def _copy(tables: dict[str, list[Row]], files: bytes, pieces: Sequence[bytes]) -> Copy:
    boxes = sum(bytes(row.values["box"])[:24] in files for row in tables["urn"])
    return Copy(tables, frozenset(piece for piece in pieces if piece in files), boxes)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def spy(request: pytest.FixtureRequest, tmp_path: Path) -> Spy:
    if request.param == "sqlite":
        return Embedded(request.getfixturevalue("empty_database"), tmp_path)
    return Clustered(request.getfixturevalue("postgres_server"))


@dataclass
class Watched:
    """A wave of two branches of twelve: copied before any ballot, after every one, and after closing."""

    copies: list[Copy]
    closed: Copy
    voters: list[int]  # Telegram ids in the order in which they voted


def hold(
    spy: Spy, answers: Sequence[Answers], turnout: int, pieces: Sequence[bytes] = (), key: PrivateKey = KEY
) -> Watched:
    """Hold a wave in which the first members of both branches vote by turns, and watch it."""
    database = spy.fresh()
    try:
        county = County(database)
        people = {}
        for branch in (county.branch, county.other_branch):
            for number in range(12):
                telegram_id = FIRST + 100 * branch + number
                person = county.member(f"王{branch}{number}", branch)
                database.run(account, person, telegram_id)
                people[branch, number] = telegram_id
        plan = waves.Plan("一期", shipped(HEADLINE), (MEMBERS,))
        wave = database.run(waves.open_wave, plan, bytes(key.public_key), at=AT).id
        voters = [
            people[branch, n] for n in range(turnout) for branch in (county.branch, county.other_branch)
        ]
        copies = [spy.copy(database, pieces)]
        for voter, chosen in zip(voters, answers, strict=False):
            database.run(ballots.hand_in, voter, wave, chosen, at=AT)
            copies.append(spy.copy(database, pieces))
        database.run(counting.stop, wave)
        counted = counting.count(database.look(counting.contents, wave), key)
        database.run(counting.settle, wave, counted, at=AT)
        return Watched(copies, spy.copy(database, pieces), voters)
    finally:
        database.close()


def answers_of(number: int, seed: int = 2026) -> list[Answers]:
    """Make ballots, always the same ones, of which the first few all differ."""
    chance = Random(seed)
    return [tuple(chance.choices(range(OPTIONS), k=QUESTIONS)) for _ in range(number)]


def swapped(answers: Sequence[Answers], one: int, other: int) -> list[Answers]:
    made = list(answers)
    made[one], made[other] = made[other], made[one]
    return made


def seen(copy: Copy) -> dict[str, list[object]]:
    """Return what a copy says once everything random is taken for what it is: noise of a certain length."""
    return {table: [_readable(row) for row in rows] for table, rows in copy.tables.items()}


def _readable(row: Row) -> object:
    values = {
        name: len(value) if isinstance(value, bytes | memoryview) or (name in RANDOM and value) else value
        for name, value in row.values.items()
        if name not in {"hash", "previous"}
    }
    return row.place, row.written, sorted(values.items(), key=str)


def unordered(copies: Sequence[dict[str, list[object]]]) -> list[dict[str, list[object]]]:
    """Put rows in order: by itself it says nothing where a place is part of each row."""
    return [{table: sorted(rows, key=str) for table, rows in each.items()} for each in copies]


def told_apart(one: Watched, other: Watched) -> bool:
    """Say whether anything that was seen differs between two runs."""
    first = unordered([seen(copy) for copy in (*one.copies, one.closed)])
    second = unordered([seen(copy) for copy in (*other.copies, other.closed)])
    return first != second


@pytest.mark.parametrize("turnout", [1, 2, 3, 5, 8])
def test_two_who_swap_their_answers_cannot_be_told_apart(spy: Spy, turnout: int) -> None:
    """Whoever watched everything would see the same had the first and the last of a branch swapped."""
    answers = answers_of(2 * turnout)
    last = 2 * turnout - 2 if turnout > 1 else 1  # of the same branch where it has two voters
    other = swapped(answers, 0, last)
    assert other != answers
    assert not told_apart(hold(spy, answers, turnout), hold(spy, other, turnout))


@pytest.mark.parametrize("turnout", [5, 8])
def test_the_order_of_what_is_written_at_closing_would_tell(
    spy: Spy, turnout: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers written in the order of counting lie in the order in which each answer first came."""
    monkeypatch.setattr(counting, "sorted", list, raising=False)
    answers = answers_of(2 * turnout)
    found = told_apart(hold(spy, answers, turnout), hold(spy, swapped(answers, 0, 2 * turnout - 2), turnout))
    assert found == isinstance(spy, Clustered), "on SQLite such tables have no order of their own"


def candidates(copy: Copy) -> Iterator[bytes]:
    """Yield everything in a database that may be a key, sealed columns opened: the data keys are known."""
    for rows in copy.tables.values():
        for row in rows:
            for name, value in row.values.items():
                yield from _keys(name, value)


def _keys(name: str, value: object) -> Iterator[bytes]:
    if isinstance(value, bytes | memoryview):
        held = bytes(value)
        if name == "roll_key":
            held = bytes.fromhex(KEYRING.open(held, "wave.roll_key").decode())
        if len(held) == 32:
            yield held
    elif isinstance(value, str):
        try:
            held = bytes.fromhex(value)
        except ValueError:
            return
        if len(held) == 32:
            yield held


def named(watched: Watched) -> dict[int, Answers]:
    """Pair every voter with the box that came with them, and open it with whatever the database ever held."""
    keys = {key for copy in (*watched.copies, watched.closed) for key in candidates(copy)}
    found: dict[int, Answers] = {}
    for voter, before, after in zip(watched.voters, watched.copies, watched.copies[1:], strict=False):
        old = {bytes(row.values["box"]) for row in before.tables["urn"]}
        [box] = {bytes(row.values["box"]) for row in after.tables["urn"]} - old
        for key in keys:
            try:
                opened = SealedBox(PrivateKey(key)).decrypt(box)
            except CryptoError:
                continue
            found[voter] = read_ballot(opened, QUESTIONS, OPTIONS).answers
    return found


def test_every_box_can_be_paired_with_its_voter_and_none_be_opened(spy: Spy) -> None:
    assert named(hold(spy, answers_of(12), 6)) == {}


def test_with_the_waves_key_in_the_database_everybody_is_named(
    spy: Spy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same attack with the one protection off: a title that is the private key."""
    start = waves.start

    def careless(session: Session, *given: Any, **more: Any) -> waves.Opened:  # Any: passed on as they are
        opened = start(session, *given, **more)
        session.get_one(WaveRow, opened.id).title = bytes(KEY).hex()
        return opened

    monkeypatch.setattr(waves, "start", careless)
    answers = answers_of(12)
    watched = hold(spy, answers, 6)
    assert named(watched) == dict(zip(watched.voters, answers, strict=True))


def contents(answers: Sequence[Answers]) -> list[bytes]:
    """List what lies in the boxes of either branch, as it would be found if it were not sealed."""
    boxes = [fill_ballot(Ballot(unit, MEMBERS, chosen)) for unit in BRANCHES for chosen in answers]
    return [box[: len(box) - MOST_ASKED + QUESTIONS] for box in boxes]


def test_no_byte_on_disk_holds_an_answer_or_the_key(spy: Spy) -> None:
    """With ballots and a key of its own: a server's log holds what other tests here did on purpose."""
    answers, key = answers_of(10, seed=11), PrivateKey.generate()
    watched = hold(spy, answers, 5, [*contents(answers), bytes(key), bytes(key).hex().encode()], key)
    assert watched.copies[-1].boxes == 10, "the search finds what is there"
    assert not any(copy.found for copy in (*watched.copies, watched.closed))


def test_boxes_that_are_not_sealed_are_found(spy: Spy, monkeypatch: pytest.MonkeyPatch) -> None:
    class Open:
        """Seals nothing."""

        def __init__(self, _key: object) -> None:
            pass

        def encrypt(self, content: bytes) -> bytes:
            return content

        def decrypt(self, box: bytes) -> bytes:
            return box

    monkeypatch.setattr(urns, "SealedBox", Open)
    answers = answers_of(10)
    watched = hold(spy, answers, 5, contents(answers))
    assert len(watched.copies[-1].found) >= 10


@pytest.mark.parametrize("turnout", [1, 2, 3, 4, 5, 6, 12])
def test_the_closed_database_counts_nobody_alone(spy: Spy, turnout: int) -> None:
    """At every turnout, from one ballot a unit on: no cell of fewer than k, and none that answers alike."""
    watched = hold(spy, answers_of(2 * turnout), turnout)
    cells = {row.values["unit_id"]: row.values["voted"] for row in watched.closed.tables["wave_cell"]}
    assert all(voted >= K for voted in cells.values())
    assert sum(cells.values()) == (2 * turnout if 2 * turnout >= K else 0), (
        "refused as a whole, or all counted"
    )
    for unit, voted in cells.items():
        rows = [row.values for row in watched.closed.tables["tally"] if row.values["unit_id"] == unit]
        for question in {row["question"] for row in rows}:
            chosen = [row["n"] for row in rows if row["question"] == question]
            assert sum(chosen) == voted
            assert len(chosen) > 1, "several answers: nobody's is known"
    assert watched.closed.tables["roll"] == watched.closed.tables["urn"] == []


def test_the_difference_of_two_nights_is_marks_and_sealed_boxes(spy: Spy) -> None:
    """Two nightly backups with one ballot between them: one mark and one box more, and nothing else."""
    watched = hold(spy, answers_of(6), 3)
    for before, after in zip(watched.copies, watched.copies[1:], strict=False):
        differing = {
            table
            for table in ISLAND
            if [row.values for row in before.tables[table]] != [row.values for row in after.tables[table]]
        }
        assert differing == {"roll", "urn"}
        assert len(after.tables["urn"]) == len(before.tables["urn"]) + 1
        marks = [sum(row.values["voted"] for row in copy.tables["roll"]) for copy in (before, after)]
        assert marks[1] == marks[0] + 1
