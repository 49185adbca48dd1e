"""The days of the coming year make themselves, and stay right while nobody has booked them."""

import json
from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, delete, select

from rules.notice import parse_notice
from rules.posts import Role
from rules.refusals import Refused
from storage import calendars, rule_settings
from storage.models.people import PostRow
from storage.models.reception import SessionRow, SlotRow
from storage.reception import booking, planning, views
from storage.transact import Database
from tests.builders import County, person, post
from tests.reception import NOW, WISH, at, caller, members, plan_days, slots

FIFTEENTHS = [date(2026, 12, 15), *(date(2027, month, 15) for month in range(1, 12))]


@pytest.fixture
def county(database: Database) -> County:
    return County(database)


def planned(database: Database) -> list[date]:
    def look(session: Session) -> list[date]:
        return sorted(row.on_date for row in session.exec(select(SessionRow)))

    return database.look(look)


def hosts(database: Database) -> set[int]:
    def look(session: Session) -> set[int]:
        rows = session.exec(select(PostRow).join(SessionRow, col(SessionRow.host_id) == col(PostRow.id)))
        return {row.person_id for row in rows}

    return database.look(look)


def notice(year: int, *days: tuple[str, str, bool]) -> bytes:
    listed = [{"name": name, "date": on, "isOffDay": off} for on, name, off in days]
    return json.dumps({"year": year, "papers": [], "days": listed}).encode()


def test_a_year_ahead_weekends_included(county: County) -> None:
    assert county.database.run(planning.plan, at=NOW) == 12
    assert planned(county.database) == FIFTEENTHS
    assert len(slots(county.database, date(2026, 12, 15))) == 18
    assert {day.weekday() for day in FIFTEENTHS} >= {5, 6}


def test_again_changes_nothing_and_a_day_later_adds_what_comes_into_sight(county: County) -> None:
    county.database.run(planning.plan, at=NOW)
    assert county.database.run(planning.plan, at=NOW) == 0
    assert county.database.run(planning.plan, at=at("2026-12-14T00:10")) == 0
    assert county.database.run(planning.plan, at=at("2026-12-15T00:10")) == 1
    assert planned(county.database)[-1] == date(2027, 12, 15)


def test_nobody_to_receive_makes_no_days(county: County) -> None:
    def leave(session: Session) -> None:
        session.exec(delete(PostRow))

    county.database.run(leave)
    assert county.database.run(planning.plan, at=NOW) == 0


def test_no_county_makes_no_days(database: Database) -> None:
    assert database.run(planning.plan, at=NOW) == 0


def test_the_host_comes_before_the_minister(county: County) -> None:
    deputy = county.database.run(person, "吴敬")
    county.database.run(post, Role.HOST, deputy, county.id, from_on=date(2027, 1, 1))
    county.database.run(planning.plan, at=NOW)
    opening = county.database.look(views.next_opening, caller(county.database, county.minister), at=NOW)
    assert opening is not None
    assert opening.day.host == "minister"
    january = county.database.look(
        views.next_opening, caller(county.database, county.minister), at=at("2026-12-20T09:00")
    )
    assert january is not None
    assert (january.day.host, january.day.host_name) == ("county", "吴敬")


def test_a_new_minister_takes_over_the_days_already_planned(county: County) -> None:
    plan_days(county.database, "09:00-10:00")
    (who,) = members(county, 1)
    county.database.run(booking.book, slots(county.database, date(2026, 12, 15))[0], who, WISH, at=NOW)

    def leave(session: Session) -> None:
        old = session.exec(select(PostRow).where(PostRow.role == Role.MINISTER)).one()
        old.until_on = date(2026, 11, 30)

    county.database.run(leave)
    new = county.database.run(person, "孙立新")
    county.database.run(post, Role.MINISTER, new, county.id, from_on=date(2026, 12, 1))
    assert county.database.run(planning.plan, at=NOW) == 12
    assert hosts(county.database) == {new}
    assert planned(county.database) == FIFTEENTHS


@pytest.mark.parametrize(
    ("policy", "day", "held_on"),
    [
        ("as_is", "2027-05-15", "2027-05-15"),
        ("next_workday", "2027-05-15", "2027-05-17"),  # a Saturday
        ("weekend_ok_holiday_next", "2027-05-15", "2027-05-15"),
        ("next_workday", "2027-08-15", "2027-08-16"),  # a Sunday
    ],
)
def test_holiday_policies(county: County, policy: str, day: str, held_on: str) -> None:
    county.database.run(rule_settings.change, "reception.holiday_policy", policy, from_on=date(2026, 1, 1))
    county.database.run(planning.plan, at=NOW)
    assert date.fromisoformat(held_on) in planned(county.database)
    assert (date.fromisoformat(day) in planned(county.database)) == (day == held_on)


def test_a_notice_moves_a_day_nobody_has_booked(county: County) -> None:
    """The 15th of September 2027 is the Mid-Autumn festival; the notice adds the days after it."""
    county.database.run(
        rule_settings.change, "reception.holiday_policy", "weekend_ok_holiday_next", from_on=date(2026, 1, 1)
    )
    county.database.run(planning.plan, at=NOW)
    assert date(2027, 9, 16) in planned(county.database)
    festivals = [
        ("2027-01-01", "元旦", True),
        ("2027-02-06", "春节", True),
        ("2027-04-05", "清明节", True),
        ("2027-05-01", "劳动节", True),
        ("2027-06-09", "端午节", True),
        ("2027-09-15", "中秋节", True),
        ("2027-09-16", "中秋节", True),
        ("2027-09-17", "中秋节", True),
        ("2027-10-01", "国庆节", True),
    ]
    county.database.run(calendars.import_notice, parse_notice(notice(2027, *festivals)))
    assert county.database.run(planning.plan, at=NOW) == 1
    assert date(2027, 9, 20) in planned(county.database)
    assert date(2027, 9, 16) not in planned(county.database)
    assert len(slots(county.database, date(2027, 9, 20))) == 18


def test_a_booked_day_keeps_its_date_place_and_times(county: County) -> None:
    plan_days(county.database, "09:00-10:00")
    (who,) = members(county, 1)
    day = date(2026, 12, 15)
    before = slots(county.database, day)
    county.database.run(booking.book, before[0], who, WISH, at=NOW)
    county.database.run(rule_settings.change, "reception.place", "老县委礼堂", from_on=date(2026, 11, 23))
    plan_days(county.database, "14:00-15:00")
    assert slots(county.database, day) == before
    (held,) = county.database.look(views.bookings, who, at=NOW)
    assert held.day.place == "县委组织部一楼接待室"
    january = county.database.look(views.next_opening, who, at=at("2026-12-20T09:00"))
    assert january is not None
    assert (january.day.place, january.times[0].starts_at) == ("老县委礼堂", at("2027-01-15T14:00"))


def test_a_day_with_a_blocked_time_stays(county: County) -> None:
    plan_days(county.database, "09:00-10:00")
    blocked, *free = slots(county.database, date(2026, 12, 15))

    def block(session: Session) -> None:
        session.get_one(SlotRow, blocked).blocked = True

    county.database.run(block)
    plan_days(county.database, "14:00-15:00")
    (who,) = members(county, 1)
    opening = county.database.look(views.next_opening, who, at=NOW)
    assert opening is not None
    assert [time.slot_id for time in opening.times] == free
    with pytest.raises(Refused, match="slot-gone"):
        county.database.run(booking.book, blocked, who, WISH, at=NOW)


def test_another_rhythm_drops_the_days_nobody_has_booked(county: County) -> None:
    plan_days(county.database, "09:00-10:00")
    (who,) = members(county, 1)
    county.database.run(booking.book, slots(county.database, date(2026, 12, 15))[0], who, WISH, at=NOW)
    county.database.run(rule_settings.change, "reception.rhythm", "monthly day 28", from_on=date(2026, 12, 1))
    county.database.run(planning.plan, at=NOW)
    days = planned(county.database)
    assert days[:3] == [date(2026, 12, 15), date(2026, 12, 28), date(2027, 1, 28)]
    assert date(2027, 2, 28) in days  # the shortest month has it
    assert all(day.day == 28 for day in days[1:])
    assert days[-1] <= NOW.date() + timedelta(days=365)


def test_through_a_leap_february(county: County) -> None:
    county.database.run(rule_settings.change, "reception.rhythm", "monthly day 28", from_on=date(2020, 1, 1))
    county.database.run(planning.plan, at=at("2028-02-29T09:00"))
    days = planned(county.database)
    assert (len(days), days[0], days[-1]) == (12, date(2028, 3, 28), date(2029, 2, 28))
