"""When slots open and are due: the table of the five cares, by named days."""

from datetime import date

import pytest

from rules.care.facts import FactKind
from rules.care.people import birthday
from rules.care.rulebook import Rhythm, default_rulebook
from rules.care.windows import period, period_slot, windows
from tests.rules.care.village import fact, file, on, open_on, owed_on, person


@pytest.mark.parametrize(
    ("rhythm", "day", "slot", "first", "last"),
    [
        (Rhythm.MONTH, "2026-07-31", "2026-07", "2026-07-01", "2026-07-31"),
        (Rhythm.MONTH, "2028-02-29", "2028-02", "2028-02-01", "2028-02-29"),
        (Rhythm.MONTH, "2026-12-31", "2026-12", "2026-12-01", "2026-12-31"),
        (Rhythm.QUARTER, "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"),
        (Rhythm.QUARTER, "2026-04-01", "2026-Q2", "2026-04-01", "2026-06-30"),
        (Rhythm.HALF_YEAR, "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30"),
        (Rhythm.HALF_YEAR, "2026-07-01", "2026-H2", "2026-07-01", "2026-12-31"),
        (Rhythm.YEAR, "2027-05-05", "2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_a_period_has_a_name_a_first_and_a_last_day(
    rhythm: Rhythm, day: str, slot: str, first: str, last: str
) -> None:
    assert period(rhythm, on(day)) == (on(first), on(last))
    assert period_slot(rhythm, on(first)) == slot


@pytest.mark.parametrize(
    ("slot", "opens", "due", "until"),
    [
        ("2026-party_day", "2026-06-11", "2026-06-30", "2026-07-08"),
        ("2026-spring_festival", "2026-01-28", "2026-02-16", "2026-03-03"),
        ("2027-spring_festival", "2027-01-17", "2027-02-05", "2027-02-20"),
    ],
)
def test_festivals_open_twenty_days_before_and_are_due_on_the_eve(
    slot: str, opens: str, due: str, until: str
) -> None:
    window = next(each for each in windows(default_rulebook(), on("2027-03-01")) if each.key[1] == slot)
    assert (window.opens_on, window.due_on, window.on_time_until) == (on(opens), on(due), on(until))


def test_a_festival_is_not_owed_before_its_window_opens() -> None:
    assert "2027-spring_festival" not in open_on("2027-01-16", file())
    assert open_on("2027-01-17", file())["2027-spring_festival"] == "2027-02-05"


@pytest.mark.parametrize(
    ("born", "seventy"),
    [("1956-11-30", "2026-11-30"), ("1956-02-29", "2026-02-28"), ("1958-02-28", "2028-02-28")],
)
def test_covered_from_the_seventieth_birthday(born: str, seventy: str) -> None:
    assert birthday(on(born), 70) == on(seventy)
    eve = date.fromordinal(on(seventy).toordinal() - 1)
    assert open_on(eve.isoformat(), file(person(born))) == {}
    assert open_on(seventy, file(person(born))) != {}


def test_29_february_stays_itself_in_a_leap_year() -> None:
    assert birthday(date(1956, 2, 29), 72) == date(2028, 2, 29)


def test_a_birthday_inside_the_festival_window_is_in_time_for_the_festival() -> None:
    record = file(person("1957-02-05"))  # seventy on the eve itself
    assert "2027-spring_festival" not in open_on("2027-02-04", record)
    assert open_on("2027-02-05", record)["2027-spring_festival"] == "2027-02-08"


def test_a_birthday_on_the_festival_itself_is_too_late_for_it() -> None:
    assert "2027-spring_festival" not in open_on("2027-02-06", file(person("1957-02-06")))


def test_nothing_is_due_sooner_than_three_days_after_it_opens() -> None:
    assert open_on("2026-12-30", file(person("1956-12-30"))) == {"2026-H2": "2027-01-02"}


@pytest.mark.parametrize("category", ["full", "probationary", "former_cadre"])
def test_members_and_former_village_cadres_are_covered(category: str) -> None:
    assert open_on("2026-11-23", file(person(category=category, listed="2026-11-01"))) == {
        "2026-H2": "2026-12-31"
    }


@pytest.mark.parametrize("category", ["staff", "relative", "guest"])
def test_nobody_else_is(category: str) -> None:
    assert open_on("2026-11-23", file(person(category=category))) == {}


def test_an_honour_is_a_ground_for_festivals_at_any_age() -> None:
    record = file(person("1980-01-01", honour=True, listed="2026-11-01"))
    assert open_on("2027-01-20", record) == {"2027-spring_festival": "2027-02-05"}


def test_hardship_at_forty_is_seen_every_month_and_at_festivals() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.HARDSHIP, "2026-11-10")])
    assert open_on("2026-11-23", record) == {"2026-11": "2026-11-30"}
    assert set(open_on("2027-02-01", record)) == {
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
        "2027-spring_festival",
    }


def test_who_cannot_care_for_themselves_is_seen_every_month_and_quarter() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.UNABLE, "2026-11-10")])
    assert open_on("2026-11-23", record) == {"2026-11": "2026-11-30", "2026-Q4": "2026-12-31"}


def test_an_unknown_birthday_gives_no_age() -> None:
    assert owed_on("2026-11-23", file(person()._replace(born_on=None))) == {}


def test_months_follow_one_another_across_the_year() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.HARDSHIP, "2026-12-31")])
    assert open_on("2026-12-31", record) == {"2026-12": "2027-01-03"}
    assert open_on("2027-01-01", record) == {"2026-12": "2027-01-03", "2027-01": "2027-01-31"}


def test_a_person_new_on_the_roster_is_not_owed_what_ended_before() -> None:
    record = file(person(listed="2026-11-20"))
    assert open_on("2026-11-20", record) == {"2026-H2": "2026-12-31"}
    assert open_on("2026-11-19", record) == {}
