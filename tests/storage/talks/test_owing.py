"""What the digest tells of talks: everything weekly, on other days only what is due or planned on them."""

from datetime import date, timedelta

from rules.posts import Role
from rules.talks.rulebook import Deed
from storage.talks import occasions, owing, plans
from storage.talks.owing import Owing
from storage.talks.values import Whom
from storage.transact import Database
from tests.builders import County, person, post, unit
from tests.reception import at, caller

MONDAY = date(2026, 11, 23)
NOW = at("2026-11-23T09:00")


def told(county: County, who: int, day: date, *, weekly: bool = False) -> Owing:
    return county.database.look(owing.owing, who, day, weekly=weekly)


def commended(county: County) -> date:
    """Enter a commendation, and return the day on which the talk is due."""
    desk = caller(county.database, county.desk)
    who = county.member("李长顺")
    return county.database.run(occasions.enter, desk, "commended", who, at=NOW).due_on


def test_what_is_due_is_told_weekly_and_on_its_due_day(database: Database) -> None:
    county = County(database)
    due_on = commended(county)
    days = [MONDAY + timedelta(days=number) for number in range(35)]
    alone = [day for day in days if told(county, county.desk, day).due]
    assert alone == [due_on]
    assert all(told(county, county.desk, day, weekly=True).due for day in days)
    assert told(county, county.desk, due_on + timedelta(days=7), weekly=True).due[0].late


def test_an_unfinished_round_is_told_four_times_towards_its_end(database: Database) -> None:
    county = County(database)
    mondays = [date(2026, 9, 7) + timedelta(days=7 * number) for number in range(17)]
    told_on = [day for day in mondays if told(county, county.desk, day, weekly=True).rounds]
    assert told_on == [date(2026, 11, 2), date(2026, 11, 30), date(2026, 12, 21), date(2026, 12, 28)]


def test_a_round_for_which_every_day_is_planned_is_nothing_to_tell(database: Database) -> None:
    """An organiser whose branches all have a day to come hears nothing on a Monday until it has passed."""
    county, last_weeks = County(database), date(2026, 12, 21)
    town = database.run(unit, "石门镇", "town", county.id)
    organiser = database.run(person, "方组织委员")
    database.run(post, Role.ORGANISER, organiser, town)
    branches = [database.run(unit, name, "branch", town) for name in ("东村党支部", "西村党支部")]
    for branch in branches:
        one = caller(database, organiser)
        database.run(plans.move, one, Whom(Deed.TALK, branch), date(2026, 12, 28), at=NOW)
    assert not told(county, organiser, last_weeks, weekly=True).rounds
    assert organiser not in database.look(owing.readers, last_weeks - timedelta(days=7), weekly=True)
    database.run(plans.move, one, Whom(Deed.TALK, branch), date(2026, 12, 18), at=NOW)
    (round_,) = told(county, organiser, last_weeks, weekly=True).rounds
    assert len(round_.missing) == len(branches)


def test_what_is_planned_is_told_to_whoever_planned_it(database: Database) -> None:
    county = County(database)
    colleague = database.run(person, "方干事")
    database.run(post, Role.STAFF, colleague, county.id)
    town = database.run(unit, "石门镇", "town", county.id)
    desk = caller(database, county.desk)
    database.run(plans.move, desk, Whom(Deed.TALK, town), date(2026, 12, 3), at=NOW)
    assert not told(county, county.desk, MONDAY, weekly=True).planned
    assert [each.unit for each in told(county, county.desk, date(2026, 11, 30), weekly=True).planned] == [
        "石门镇"
    ]
    assert told(county, county.desk, date(2026, 12, 3)).planned
    assert not told(county, county.desk, date(2026, 12, 4))
    assert told(county, county.desk, date(2026, 12, 7), weekly=True).planned  # late, and still there
    assert not told(county, colleague, date(2026, 12, 3))


def test_the_minister_is_told_only_where_nobody_else_sees_to_it(database: Database) -> None:
    county = County(database)
    commended(county)
    assert not told(county, county.minister, MONDAY, weekly=True)
    assert database.look(owing.readers, MONDAY, weekly=True) == [county.desk]
