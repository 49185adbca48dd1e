"""The outbox's transactions, on both databases."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, select

from storage import outbox
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.messages import OutboxRow, ToldRow
from storage.models.people import AccountRow, PersonRow
from storage.outbox import Due, Message, Told
from storage.transact import Database

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)


def add_person(session: Session, telegram_id: int | None) -> int:
    person = PersonRow(category="full", name="Li", name_key="li")
    session.add(person)
    session.flush()
    if telegram_id is not None:
        session.add(
            AccountRow(telegram_id=telegram_id, person_id=id_of(person), bound_at=AT, bound_by="link")
        )
    return id_of(person)


def message(person: int, subject: str = "a", after: int = 0, kind: str = "digest") -> Message:
    return Message(kind, subject, "slot", "stage", person, AT + timedelta(minutes=after), params={"count": 3})


def due(database: Database, minutes: int = 0, most: int = 9, but: frozenset[int] = frozenset()) -> list[Due]:
    return database.run(outbox.claim, at=AT + timedelta(minutes=minutes), most=most, but=but)


def state(database: Database) -> list[str]:
    return database.look(
        lambda session: list(session.exec(select(OutboxRow.state).order_by(OutboxRow.subject)))
    )


def test_a_key_is_put_once(any_database: Database) -> None:
    person = any_database.run(add_person, 7_000_000_001)
    assert any_database.run(outbox.put, [message(person), message(person, "b"), message(person)]) == 2
    assert any_database.run(outbox.put, [message(person)]) == 0
    assert state(any_database) == ["waiting", "waiting"]


def test_what_is_due_comes_oldest_first_with_whom_it_goes_to(any_database: Database) -> None:
    joined, stranger = any_database.run(add_person, 7_000_000_001), any_database.run(add_person, None)
    late, soon, later = message(joined, "late", 2), message(stranger, "soon", 1), message(joined, "later", 9)
    any_database.run(outbox.put, [late, soon, later])
    found = due(any_database, 5)
    assert [(one.subject, one.chat_id, dict(one.params)) for one in found] == [
        ("soon", None, {"count": 3}),
        ("late", 7_000_000_001, {"count": 3}),
    ]
    assert [one.subject for one in due(any_database, 5, but=frozenset({found[0].id}))] == ["late"]
    assert len(due(any_database, 5, most=1)) == 1
    assert any_database.look(outbox.next_at) == AT + timedelta(minutes=1)


def told(session: Session) -> list[tuple[int, Told, date]]:
    return [
        (row.person_id, Told(row.rule, row.subject_id, row.slot, row.stage, row.episode), row.on_date)
        for row in session.exec(select(ToldRow))
    ]


def test_a_delivered_message_notes_what_it_told(any_database: Database) -> None:
    any_database.run(outbox.put, [message(any_database.run(add_person, 1))])
    [one] = due(any_database)
    for _ in range(2):
        any_database.run(
            outbox.settle, one, "sent", at=AT, message_id=5, told=[Told("talk", 1, "2026", "due")]
        )
    assert due(any_database) == []
    assert any_database.look(outbox.counts) == {"sent": 1}
    assert any_database.look(told) == [(one.person_id, Told("talk", 1, "2026", "due"), AT.date())]
    assert any_database.look(outbox.next_at) is None


def test_a_postponed_message_comes_back_and_remembers_lost_answers(any_database: Database) -> None:
    any_database.run(outbox.put, [message(any_database.run(add_person, 1))])
    [one] = due(any_database)
    any_database.run(outbox.postpone, one, until=AT + timedelta(minutes=5), counted=True)
    assert due(any_database, 4) == []
    [again] = due(any_database, 5)
    assert again.attempts == 1
    any_database.run(outbox.postpone, again, until=AT, counted=False)
    assert due(any_database)[0].attempts == 1


def test_after_a_crash_some_wait_again_and_others_are_listed(any_database: Database) -> None:
    person = any_database.run(add_person, 1)
    kinds = {"a": "digest", "b": "money", "c": "money"}
    any_database.run(outbox.put, [message(person, subject, kind=kind) for subject, kind in kinds.items()])
    for one in due(any_database)[:2]:
        any_database.run(outbox.begin, one)
    assert any_database.run(outbox.recover, again=frozenset({"digest"})) == 1
    assert state(any_database) == ["waiting", "unknown", "waiting"]
    assert any_database.run(outbox.recover, again=frozenset({"digest"})) == 0


def enter_death(session: Session, person: int) -> int:
    died = AT.date()
    row = FactRow(person_id=person, kind="died", from_on=died, recorded_on=died, source="report")
    session.add(row)
    session.flush()
    return id_of(row)


def strike_out(session: Session, fact: int) -> None:
    session.get_one(FactRow, fact).withdrawn_on = AT.date()


def test_to_somebody_whose_death_was_entered_nothing_leaves_until_it_is_struck_out(
    any_database: Database,
) -> None:
    mother, son = (any_database.run(add_person, number) for number in (101, 102))
    any_database.run(outbox.put, [message(mother, "hers"), message(son, "his", after=5)])
    fact = any_database.run(enter_death, mother)
    assert [each.subject for each in due(any_database, minutes=9)] == ["his"]
    assert any_database.look(outbox.next_at) == AT + timedelta(minutes=5)
    any_database.run(strike_out, fact)
    assert [each.subject for each in due(any_database, minutes=9)] == ["hers", "his"]
    assert any_database.look(outbox.next_at) == AT
