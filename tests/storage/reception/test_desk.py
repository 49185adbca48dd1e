"""Who sees what of a day, who may mark it, and the register of it."""

from datetime import date

import pytest

from rules.permissions import Caller, Permission, Scope, scope
from rules.posts import Role
from rules.reception.appointments import Event, State
from rules.refusals import Refused
from storage import posts
from storage.reception import booking, desk
from storage.reception.register import RegisterRow, register
from storage.reception.values import Booking, Wish
from storage.transact import Database
from tests.builders import County, person, post
from tests.reception import NOW, at, caller, day_id, members, paths, plan_days, slots

DAY = date(2026, 12, 15)
ON_THE_DAY = at("2026-12-15T09:30")


@pytest.fixture
def county(database: Database) -> County:
    made = County(database)
    plan_days(database, "09:00-09:40")
    return made


@pytest.fixture
def booked(county: County) -> list[Booking]:
    """Two visitors, and a third who waits."""
    first, second, third = members(county, 3)
    places = slots(county.database, DAY)
    return [
        county.database.run(booking.book, places[1], first, Wish("village", "路灯"), at=NOW),
        county.database.run(booking.book, places[0], second, Wish("talent", None, 3), at=NOW),
        county.database.run(booking.wait, day_id(county.database, DAY), third, Wish("other"), at=NOW),
    ]


def reader(county: County, role: Role, unit_id: int, on: date = DAY) -> Caller:
    holder = county.database.run(person, "读者")
    county.database.run(post, role, holder, unit_id)
    return caller(county.database, holder, on)


def listed(county: County, who: Caller) -> desk.DayList:
    return county.database.look(desk.day_list, day_id(county.database, DAY), who, at=NOW)


def test_host_and_desk_see_names_and_words_in_order_of_time(county: County, booked: list[Booking]) -> None:
    for who in (county.minister, county.desk):
        seen = listed(county, caller(county.database, who))
        assert [(v.name, v.line, v.party, v.topic) for v in seen.visitors] == [
            ("张1", None, 3, "talent"),
            ("张0", "路灯", 1, "village"),
        ]
        assert seen.waiting == 1
        assert seen.may_mark == (who == county.desk)


def test_another_host_sees_neither_names_nor_words(county: County, booked: list[Booking]) -> None:
    seen = listed(county, reader(county, Role.HOST, county.id))
    assert [(v.name, v.line, v.topic) for v in seen.visitors] == [
        (None, None, "talent"),
        (None, None, "village"),
    ]
    assert not seen.may_mark


@pytest.mark.parametrize("role", [Role.STAFF, Role.HEAD, Role.SECRETARY, Role.ORGANISER, Role.ADMIN])
def test_others_see_nothing(county: County, booked: list[Booking], role: Role) -> None:
    """Nobody whose post is for a town or gives no right to receptions."""
    elsewhere = reader(county, role, county.town)
    with pytest.raises(Refused, match="not-allowed"):
        listed(county, elsewhere)
    assert county.database.look(desk.next_list, elsewhere, at=NOW) is None
    with pytest.raises(Refused, match="not-allowed"):
        county.database.run(desk.mark, booked[0].id, Event.ARRIVE, elsewhere, at=ON_THE_DAY)


def test_a_visit_from_arrival_to_outcome(county: County, booked: list[Booking]) -> None:
    who, run, visit = caller(county.database, county.desk), county.database.run, booked[0].id
    assert run(desk.mark, visit, Event.ARRIVE, who, at=ON_THE_DAY) == day_id(county.database, DAY)
    with pytest.raises(Refused, match="appointment-not-possible-now"):
        run(desk.mark, visit, Event.ARRIVE, who, at=ON_THE_DAY)  # a colleague was quicker
    run(desk.mark, visit, Event.FINISH, who, outcome="promised", at=ON_THE_DAY)
    state = {v.id: (v.state, v.outcome) for v in listed(county, who).visitors}
    assert state == {visit: (State.DONE, "promised"), booked[1].id: (State.BOOKED, None)}


def test_marked_by_mistake(county: County, booked: list[Booking]) -> None:
    who, run, visit = caller(county.database, county.desk), county.database.run, booked[0].id
    run(desk.mark, visit, Event.MISS, who, at=ON_THE_DAY)
    run(desk.mark, visit, Event.UNMARK, who, at=ON_THE_DAY)
    assert {v.state for v in listed(county, who).visitors} == {State.BOOKED}


def test_nothing_is_marked_before_the_day(county: County, booked: list[Booking]) -> None:
    who = caller(county.database, county.desk)
    with pytest.raises(Refused, match="reception-not-yet"):
        county.database.run(desk.mark, booked[0].id, Event.ARRIVE, who, at=at("2026-12-14T23:59"))
    with pytest.raises(Refused, match="old-button"):
        county.database.run(desk.mark, 999, Event.ARRIVE, who, at=ON_THE_DAY)


def test_the_register(county: County, booked: list[Booking]) -> None:
    who, run = caller(county.database, county.desk), county.database.run
    run(desk.mark, booked[0].id, Event.FINISH, who, outcome="answered", at=ON_THE_DAY)
    rows = read(county, scope(who, Permission.SEE_RECEPTION))
    assert rows == [
        RegisterRow(
            number="JF20260002",
            on=DAY,
            starts_at=at("2026-12-15T09:00"),
            ends_at=at("2026-12-15T09:20"),
            host="周正明",
            place="县委组织部一楼接待室",
            visitor="张1",
            unit="湖东村党支部",
            party=3,
            topic="talent",
            line=None,
            state=State.BOOKED,
            outcome=None,
        ),
        RegisterRow(
            number="JF20260001",
            on=DAY,
            starts_at=at("2026-12-15T09:20"),
            ends_at=at("2026-12-15T09:40"),
            host="周正明",
            place="县委组织部一楼接待室",
            visitor="张0",
            unit="湖东村党支部",
            party=1,
            topic="village",
            line="路灯",
            state=State.DONE,
            outcome="answered",
        ),
    ]


def test_the_register_keeps_to_its_period_and_scope(county: County, booked: list[Booking]) -> None:
    everything = Scope(paths=("/",))
    assert len(read(county, everything, DAY, DAY)) == 2
    assert read(county, everything, date(2026, 12, 16), date(2027, 12, 31)) == []
    assert read(county, everything, date(2026, 1, 1), date(2026, 12, 14)) == []
    assert read(county, Scope(paths=(paths(county.database)["灵湖镇"],))) == []
    assert read(county, Scope()) == []


def read(
    county: County, of: Scope, first: date = date(2026, 1, 1), last: date = date(2026, 12, 31)
) -> list[RegisterRow]:
    return county.database.look(lambda session: list(register(session, of, first, last)))


def test_who_works_at_the_desk_on_a_day(county: County) -> None:
    """Whoever holds the post on that day for that unit or one above it, and whoever covers for them."""
    database, unit_paths = county.database, paths(county.database)
    stand_in, former, of_town = (database.run(person, name) for name in ("替班", "从前", "镇上"))
    own = database.run(post, Role.STAFF, database.run(person, "请假"), county.id)
    database.run(post, Role.COVER, stand_in, covers=own, until_on=DAY)
    database.run(post, Role.STAFF, former, county.id, until_on=date(2026, 12, 14))
    database.run(post, Role.STAFF, of_town, county.town)

    def at_desk(path: str, on: date) -> set[int]:
        return set(database.look(posts.holders, Permission.RUN_RECEPTION, path, on=on))

    of_county = at_desk(unit_paths["清河县"], DAY)
    assert {county.desk, stand_in} < of_county
    assert not {former, of_town} & of_county
    assert former in at_desk(unit_paths["清河县"], date(2026, 12, 14))
    assert stand_in not in at_desk(unit_paths["清河县"], date(2026, 12, 16))
    assert {of_town, county.desk} < at_desk(unit_paths["湖东村党支部"], DAY)
