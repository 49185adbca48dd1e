"""Ballots handed in at the same moment, or while the wave closes: one box a place, and none is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from nacl.public import PrivateKey
from sqlmodel import Session, func, select

from rules.refusals import Refused
from rules.satisfaction.surveys import HEADLINE, shipped
from rules.satisfaction.templates import MEMBERS
from storage.models.care import FactRow
from storage.models.satisfaction import RollRow, UrnRow, WaveRow
from storage.satisfaction import ballots, counting, lists, waves
from storage.satisfaction.audit import audit
from storage.satisfaction.lists import Invited, WaveList
from storage.transact import Database
from tests.builders import SINCE, County, account, person

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
KEY = PrivateKey(bytes(range(32)))
FIRST = 7_100_000_000  # Telegram ids count up from here


def opened(database: Database, members: int = 12) -> int:
    """Open a wave for so many members, all in one branch, all of whom have joined."""
    county = County(database)
    for number in range(members):
        person_id = county.member(f"王{number}")
        database.run(account, person_id, FIRST + number)
    plan = waves.Plan("一期", shipped(HEADLINE), (MEMBERS,))
    return database.run(waves.open_wave, plan, bytes(KEY.public_key), at=AT).id


def vote(database: Database, wave: int, number: int, answers: tuple[int, ...] = (0, 1, 2, 5)) -> None:
    database.run(ballots.hand_in, FIRST + number, wave, answers, at=AT)


def tried(act: Callable[[], None]) -> str:
    """Say what came of it: nothing, or the refusal's key."""
    try:
        act()
    except Refused as refused:
        return refused.key
    return ""


def boxes(session: Session) -> int:
    return session.exec(select(func.count()).select_from(UrnRow)).one()


def test_the_same_place_at_the_same_moment_gives_one_box(any_database: Database) -> None:
    wave = opened(any_database)
    together = Barrier(8)

    def hand_in(_number: int) -> str:
        together.wait()
        return tried(lambda: vote(any_database, wave, 0))

    with ThreadPoolExecutor(8) as threads:
        came = sorted(threads.map(hand_in, range(8)))
    assert came == ["", *["ballot-already"] * 7]
    found = any_database.look(audit, wave)
    assert (found.found, found.expected) == (1, 1)


def test_a_ballot_that_comes_while_the_wave_closes_is_counted_or_refused(any_database: Database) -> None:
    wave = opened(any_database, 40)
    for number in range(10):
        vote(any_database, wave, number)
    together = Barrier(7)

    def hand_in(first: int) -> list[str]:
        together.wait()
        return [
            tried(lambda number=number: vote(any_database, wave, number))  # type: ignore[misc] # a default binds now
            for number in range(first, 40, 6)
        ]

    def close(_number: int) -> list[str]:
        together.wait()
        any_database.run(counting.stop, wave)
        counted = counting.count(any_database.look(counting.contents, wave), KEY)
        any_database.run(counting.settle, wave, counted, at=AT)
        return []

    with ThreadPoolExecutor(7) as threads:
        jobs = [threads.submit(hand_in, 10 + start) for start in range(6)] + [threads.submit(close, 0)]
        came = [key for job in jobs for key in job.result()]
    assert set(came) <= {"", "ballot-over"}
    found = any_database.look(audit, wave)
    assert found.sound
    assert found.found == 4 * (10 + came.count(""))


def test_boxes_and_places_agree_while_open_and_cells_are_the_numbers_afterwards(
    any_database: Database,
) -> None:
    wave = opened(any_database)
    for number in range(9):
        vote(any_database, wave, number)
        found = any_database.look(audit, wave)
        assert (found.sound, found.found, found.expected) == (True, number + 1, number + 1)
    any_database.run(counting.stop, wave)
    counted = counting.count(any_database.look(counting.contents, wave), KEY)
    any_database.run(counting.settle, wave, counted, at=AT)
    found = any_database.look(audit, wave)
    assert (found.state, found.sound, found.found) == ("closed", True, 4 * 9)
    assert (
        any_database.look(lambda session: session.exec(select(func.count()).select_from(RollRow)).one()) == 0
    )
    assert any_database.look(lambda session: session.get_one(WaveRow, wave).roll_key) is None


def test_a_box_too_many_or_of_another_key_is_not_counted(database: Database) -> None:
    wave = opened(database)
    for number in range(6):
        vote(database, wave, number)
    found = database.look(counting.contents, wave)
    with pytest.raises(Refused, match="box-unreadable"):
        counting.count(found, PrivateKey(bytes(32)))

    def stuff(session: Session) -> None:
        box = session.exec(select(UrnRow)).first()
        assert box is not None
        session.add(UrnRow(wave_id=wave, random_key="f" * 32, kind="ballot", box=box.box))

    database.run(stuff)
    with pytest.raises(Refused, match="wave-boxes-differ"):
        counting.count(database.look(counting.contents, wave), KEY)
    assert not database.look(audit, wave).sound


def test_what_was_read_before_another_box_came_is_not_settled(database: Database) -> None:
    wave = opened(database)
    vote(database, wave, 0)
    counted = counting.count(database.look(counting.contents, wave), KEY)
    vote(database, wave, 1)
    database.run(counting.stop, wave)
    with pytest.raises(Refused, match="wave-boxes-differ"):
        database.run(counting.settle, wave, counted, at=AT)
    assert database.look(boxes) == 2


def test_nobody_is_asked_whose_death_was_entered_or_who_belongs_to_no_unit(database: Database) -> None:
    county = County(database)
    alive = [county.member(f"王{number}") for number in range(10)]
    dead = county.member("已故")
    database.run(person, "无单位")
    died = FactRow(person_id=dead, kind="died", from_on=SINCE, recorded_on=SINCE, source="secretary")
    database.run(lambda session: session.add(died))
    asked = WaveList((MEMBERS,), AT.date())
    assert [each for each, _ in database.look(lambda session: list(lists.placed(session, asked)))] == alive
    assert database.look(lists.count, asked) == Invited(
        {(county.branch, MEMBERS): 10},
        without_unit=3,  # the minister and the desk, too
    )
