"""Whom a notice goes to and how it leaves in pieces, on both databases."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, func, select, update

from rules.permissions import Caller
from rules.posts import Role
from rules.refusals import Refused
from storage.models.messages import OutboxRow
from storage.models.people import AccountRow
from storage.notices import readers, sending, telling
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import ZONE
from tests.conftest import NOW
from tests.reception import caller

AT = NOW.replace(tzinfo=ZONE)


@pytest.fixture
def county(any_database: Database) -> County:
    """Seven members of a branch, the first five with a chat, and one elsewhere."""
    made = County(any_database)
    people = [made.member(f"党员{number}") for number in range(7)] + [made.member("外村", made.other_branch)]
    for number, person in enumerate(people[:5] + people[7:]):
        any_database.run(builders.account, person, 700 + number)
    return made


@pytest.fixture
def admin(county: County) -> Caller:
    person = county.database.run(builders.person, "赵主任")
    county.database.run(builders.post, Role.ADMIN, person, county.id)
    return caller(county.database, person)


def sent(county: County, admin: Caller, unit: int | None = None) -> int:
    return county.database.run(
        sending.send, admin, unit or county.branch, "members", "开会", feedback_until=None, at=AT
    )


def messages(session: Session) -> dict[str, int]:
    return dict(session.exec(select(OutboxRow.state, func.count()).group_by(col(OutboxRow.state))).all())


def test_pieces_go_out_until_everybody_has_one(
    county: County, admin: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PIECE", 2)
    notice = sent(county, admin)
    assert county.database.look(sending.next_work, AT) == AT
    pieces = 0
    while county.database.run(sending.work, at=AT):
        pieces += 1
    assert pieces == 3
    assert county.database.look(messages) == {"waiting": 5}
    assert county.database.look(sending.next_work, AT) is None
    found = county.database.look(telling.find, admin, notice)
    assert (found.people, found.without_chat, found.state) == (5, 2, sending.LEFT)


def test_stopping_takes_back_what_waits(
    county: County, admin: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PIECE", 2)
    notice = sent(county, admin)
    county.database.run(sending.work, at=AT)
    county.database.run(sending.stop, admin, notice, at=AT)
    county.database.run(sending.stop, admin, notice, at=AT)
    while county.database.run(sending.work, at=AT):
        pass
    assert county.database.look(messages) == {"dropped": 2}
    assert county.database.look(telling.find, admin, notice).state == sending.STOPPED


def test_the_unreached_are_listed_by_branch(county: County, admin: Caller) -> None:
    blocked = update(AccountRow).where(col(AccountRow.telegram_id) == 700).values(blocked_on=AT.date())
    county.database.run(lambda session: session.exec(blocked))
    left = county.database.look(readers.unreached, county.id, "members", on=AT.date())
    assert [(each.branch, each.name, each.blocked) for each in left] == [
        ("灵湖镇 湖东村党支部", "党员0", True),
        ("灵湖镇 湖东村党支部", "党员5", False),
        ("灵湖镇 湖东村党支部", "党员6", False),
    ]


def test_a_town_sends_to_its_own(county: County, admin: Caller) -> None:
    town = county.database.run(builders.unit, "石门镇", "town", county.id)
    person = county.database.run(builders.person, "钱委员")
    county.database.run(builders.post, Role.ADMIN, person, town)
    other = caller(county.database, person)
    notice = sent(county, admin)
    for deed in (
        lambda: sent(county, other),
        lambda: county.database.look(telling.find, other, notice),
        lambda: county.database.run(sending.stop, other, notice, at=AT),
    ):
        with pytest.raises(Refused, match="notice-unit-not-yours"):
            deed()
    assert county.database.look(telling.newest, other) == []
    assert len(county.database.look(telling.newest, admin)) == 1


def test_a_late_piece_still_counts_the_day_it_was_sent(county: County, admin: Caller) -> None:
    sent(county, admin)
    county.database.run(sending.work, at=AT + timedelta(days=2))
    assert county.database.look(messages) == {"waiting": 5}
