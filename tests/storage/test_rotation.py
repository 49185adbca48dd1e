"""Everything sealed is sealed anew under the newest key, wherever the work stopped, and looked up by it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlmodel import Session, SQLModel, col, select

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import verbs
from rules.cases.lifecycle import Privacy
from storage import audit, joining, rotation, ways
from storage.cases import raising
from storage.cases.values import Matter
from storage.models.cases import CaseEntryRow, CaseRow
from storage.models.messages import DraftRow
from storage.models.people import PersonRow
from storage.sealed import KeyRing, SealedJson, SealedText
from storage.transact import Database
from tests.builders import County
from tests.chat import ZONE
from tests.conftest import NOW
from tests.reception import caller

OLD, NEW = b"k" * 32, b"n" * 32
AT = NOW.replace(tzinfo=ZONE)


@pytest.fixture
def county(any_database: Database) -> County:
    """A county with something sealed in several tables: one row each by a plain and a composite key."""
    made = County(any_database)
    who = made.member("王桂英")

    def phone(session: Session) -> None:
        person = session.get_one(PersonRow, who)
        person.phone = "13800000000"
        person.phone_hash = any_database.keyring.lookup("13800000000", "person.phone")
        session.add(DraftRow(user_id=7, data={"since": "2026-11-23"}))

    any_database.run(phone)
    speaker = caller(any_database, who)
    any_database.run(raising.raise_named, speaker, Matter("village", "路灯不亮"), Privacy.NAMED, at=AT)
    any_database.run(raising.raise_anonymously, speaker, Matter("village", "路不平"), at=AT)
    return made


@pytest.fixture
def turning(county: County) -> Iterator[Database]:
    """The same database by a process that knows both keys."""
    made = Database(county.database.url, KeyRing([NEW, OLD]))
    yield made
    made.close()


def turn_all(database: Database) -> int:
    turned = 0
    for table in rotation.tables():
        last = None
        while True:
            piece = database.run(rotation.turn, table, last)
            turned, last = turned + piece.turned, piece.last
            assert not piece.lost
            if last is None:
                break
    return turned


def words(session: Session) -> set[str]:
    entries = session.exec(select(CaseEntryRow.text).where(col(CaseEntryRow.text).is_not(None)))
    return {*session.exec(select(CaseRow.text)), *(text for text in entries if text is not None)}


def test_every_sealed_column_is_found() -> None:
    sealed = {
        table.name
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, SealedText | SealedJson)
    }
    assert set(rotation.tables()) == sealed
    assert len(sealed) > 10


def test_all_that_was_sealed_opens_by_the_new_key_alone(turning: Database, county: County) -> None:
    told = turning.look(words)
    assert turn_all(turning) >= 5
    assert turning.look(rotation.marks_in_use) == {turning.keyring.marks[0]}
    alone = Database(turning.url, KeyRing([NEW]))
    assert alone.look(words) == told
    case = alone.look(
        lambda session: session.exec(select(CaseRow.id).where(CaseRow.privacy == "anonymous")).one()
    )
    assert alone.look(ways.way_back, case) == county.database.look(
        lambda session: session.exec(select(PersonRow.id).where(PersonRow.name == "王桂英")).one()
    )
    assert alone.run(joining.bind_by_phone, 77, "138 0000 0000", at=AT) == "王桂英"
    alone.close()


def test_while_it_goes_on_both_keys_read_and_look_up(turning: Database) -> None:
    turning.run(rotation.turn, "case", None)
    assert turning.look(rotation.marks_in_use) == set(turning.keyring.marks)
    assert "路灯不亮" in turning.look(words)
    assert turning.run(joining.bind_by_phone, 77, "13800000000", at=AT) == "王桂英"


def test_it_goes_on_where_it_stopped_and_then_has_nothing_to_do(
    turning: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "PIECE", 1)
    first = turning.run(rotation.turn, "case", None)
    assert (first.looked_at, first.turned) == (1, 1)
    assert first.last is not None
    assert turn_all(turning) >= 4
    assert turn_all(turning) == 0


def test_what_no_key_opens_is_counted_and_left(county: County) -> None:
    stranger = Database(county.database.url, KeyRing([NEW, b"x" * 32]))
    piece = stranger.run(rotation.turn, "case", None)
    stranger.close()
    assert (piece.turned, piece.lost) == (0, 2)
    assert "路灯不亮" in county.database.look(words)


def test_slips_that_can_still_be_used_are_told(county: County) -> None:
    assert county.database.look(rotation.slips, on=AT.date()) == rotation.Slips(0, None)
    county.database.run(joining.issue, county.member("李建国"), on=date(2026, 11, 1))
    found = county.database.look(rotation.slips, on=AT.date())
    assert (found.count, found.until_on) == (1, date(2026, 11, 1) + timedelta(days=60))


@pytest.fixture
def machine(database: Database, monkeypatch: pytest.MonkeyPatch) -> County:
    """An operator's shell whose settings name the database and both keys."""
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", f"{NEW.hex()},{OLD.hex()}")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(verbs, "SystemClock", lambda zone: WoundClock(AT, zone))
    return County(database)


def test_the_verb_turns_everything_and_says_how_long_the_old_key_stays(
    machine: County, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.database.run(joining.issue, machine.member("李建国"), on=date(2026, 11, 1))
    machine.database.run(lambda session: session.add(DraftRow(user_id=7, data={"a": "b"})))
    assert main(["keys", "rotate"]) == 0
    said = capsys.readouterr().out
    assert "重新封好了 1 条" in said
    assert "12月31日" in said
    alone = Database(machine.database.url, KeyRing([NEW]))
    assert alone.look(audit.verify).whole
    alone.close()


def test_a_bot_that_does_not_know_the_new_key_is_to_be_restarted_first(
    machine: County, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.database.run(rotation.note_keys, 4242)
    assert main(["keys", "rotate"]) == 1
    assert "重启" in capsys.readouterr().err
    aware = Database(machine.database.url, KeyRing([NEW, OLD]))
    aware.run(rotation.note_keys, 4242)
    aware.close()
    assert main(["keys", "rotate"]) == 0


def test_with_one_key_there_is_nothing_to_rotate_to(
    machine: County, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANXIN_DATA_KEYS", OLD.hex())
    assert main(["keys", "rotate"]) == 1
    assert "keys new" in capsys.readouterr().err
