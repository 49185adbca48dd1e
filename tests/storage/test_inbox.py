"""The inbox and what an update did, on both databases."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from rules.refusals import Refused
from storage import inbox
from storage.inbox import Staged
from storage.models.messages import InboxRow, ProcessedRow
from storage.once import Part, once
from storage.transact import Database

BOT = 7_000_000_001
AT = datetime(2026, 11, 23, 1, tzinfo=UTC)


def test_an_update_is_new_once(any_database: Database) -> None:
    assert any_database.run(inbox.store, BOT, {1: "a", 2: "b"}, at=AT) == {1, 2}
    assert any_database.run(inbox.store, BOT, {2: "b", 3: "c"}, at=AT) == {3}
    any_database.run(inbox.finish, BOT, 1, 5, Staged())
    assert any_database.run(inbox.store, BOT, {1: "a"}, at=AT) == set()
    assert any_database.run(inbox.store, BOT + 1, {1: "a"}, at=AT) == {1}
    assert any_database.run(inbox.store, BOT, {}, at=AT) == set()
    assert any_database.look(inbox.left) == 3


def test_what_was_typed_is_sealed(any_database: Database) -> None:
    any_database.run(inbox.store, BOT, {1: "what somebody typed"}, at=AT)
    raw = any_database.look(
        lambda session: bytes(session.execute(text("SELECT body FROM inbox")).scalar_one())
    )
    assert b"typed" not in raw


def test_left_rows_count_a_first_try_each_and_parked_ones_are_left_alone(any_database: Database) -> None:
    any_database.run(inbox.store, BOT, {3: "c", 1: "a", 2: "b"}, at=AT)
    any_database.run(inbox.park, BOT, 2, "failed")
    assert [(left.update_id, left.attempts) for left in any_database.run(inbox.recover, BOT)] == [
        (1, 0),
        (3, 0),
    ]
    assert [(left.update_id, left.attempts) for left in any_database.run(inbox.recover, BOT)] == [
        (1, 1),
        (3, 1),
    ]
    assert any_database.run(inbox.count_attempt, BOT, 1) == 2
    assert (any_database.look(inbox.parked), any_database.look(inbox.left)) == (1, 2)


def test_the_tombstone_and_the_state_are_written_together(any_database: Database) -> None:
    any_database.run(inbox.store, BOT, {1: "a", 2: "b"}, at=AT)
    any_database.run(
        inbox.finish, BOT, 1, 5, Staged({"note": "title"}, {"typed": "secret"}, draft_changed=True)
    )
    assert any_database.look(inbox.conversations, "note") == {5: "title"}
    assert any_database.look(inbox.drafts) == {5: {"typed": "secret"}}
    any_database.run(
        inbox.finish, BOT, 2, 5, Staged({"note": None, "diary": "body"}, None, draft_changed=True)
    )
    assert any_database.look(inbox.conversations, "note") == {}
    assert any_database.look(inbox.conversations, "diary") == {5: "body"}
    assert any_database.look(inbox.drafts) == {}
    assert any_database.look(inbox.left) == 0


def test_old_tombstones_are_forgotten_and_nothing_else(any_database: Database) -> None:
    for key, age in ((1, 9), (2, 9), (3, 9), (4, 7)):
        any_database.run(inbox.store, BOT, {key: "a"}, at=AT - timedelta(days=age))
    any_database.run(inbox.park, BOT, 1, "failed")
    for key in (3, 4):
        any_database.run(inbox.finish, BOT, key, None, Staged())
    for key, age in ((3, 9), (4, 7)):
        any_database.run(once, Part(BOT, key, 0, (AT - timedelta(days=age)).date()), give_number, 1)
    any_database.run(inbox.forget, before=(AT - inbox.KEPT).date())
    assert any_database.look(lambda session: sorted(session.exec(select(InboxRow.update_id)))) == [1, 2, 4]
    assert any_database.look(lambda session: sorted(session.exec(select(ProcessedRow.update_id)))) == [4]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a function of a test made."""

    number: int
    at: datetime
    on: date | None
    names: tuple[str, ...]


CALLS: list[int] = []


def give_outcome(_session: Session, number: int) -> Outcome:
    CALLS.append(number)
    return Outcome(number, AT, AT.date(), ("a", "b"))


def give_number(_session: Session, number: int) -> int:
    return number


def give_nothing(_session: Session) -> None:
    CALLS.append(0)


def refuse(_session: Session) -> int:
    CALLS.append(-1)
    raise Refused("no")


def test_a_part_is_done_once_and_gives_its_first_outcome(any_database: Database) -> None:
    CALLS.clear()
    part = Part(BOT, 1, 0, AT.date())
    first = any_database.run(once, part, give_outcome, 1)
    assert any_database.run(once, part, give_outcome, 2) == first == Outcome(1, AT, AT.date(), ("a", "b"))
    assert CALLS == [1]
    any_database.run(once, part, give_nothing)
    any_database.run(once, part, give_nothing)
    assert CALLS == [1, 0]


def test_another_part_another_update_another_function_are_done(any_database: Database) -> None:
    parts = [
        Part(BOT, 1, 0, AT.date()),
        Part(BOT, 1, 1, AT.date()),
        Part(BOT, 2, 0, AT.date()),
        Part(8, 1, 0, AT.date()),
    ]
    assert [any_database.run(once, part, give_number, number) for number, part in enumerate(parts)] == [
        0,
        1,
        2,
        3,
    ]
    assert any_database.run(once, parts[0], give_outcome, 7).number == 7


def test_a_refused_part_is_tried_again(any_database: Database) -> None:
    CALLS.clear()
    for _ in range(2):
        with pytest.raises(Refused):
            any_database.run(once, Part(BOT, 1, 0, AT.date()), refuse)
    assert CALLS == [-1, -1]
