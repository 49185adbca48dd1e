"""Settings of rules are dated: a change counts from its day on."""

from datetime import date, time

import pytest

from rules.reception.days import HolidayPolicy, ReceptionSettings
from rules.refusals import Refused
from storage import rule_settings
from storage.transact import Database

NEW_YEAR = date(2027, 1, 1)


def test_a_change_never_rewrites_last_year(database: Database) -> None:
    database.run(rule_settings.change, "reception.slot_minutes", "30", from_on=NEW_YEAR)
    database.run(rule_settings.change, "reception.slot_minutes", "15", from_on=date(2028, 2, 29))
    read = rule_settings.setting
    assert database.look(read, "reception.slot_minutes", on=date(2026, 12, 31)) is None
    assert database.look(read, "reception.slot_minutes", on=NEW_YEAR) == "30"
    assert database.look(read, "reception.slot_minutes", on=date(2028, 2, 28)) == "30"
    assert database.look(read, "reception.slot_minutes", on=date(2028, 2, 29)) == "15"


def test_the_same_day_again_takes_the_last_word(database: Database) -> None:
    for minutes in ("30", "25"):
        database.run(rule_settings.change, "reception.slot_minutes", minutes, from_on=NEW_YEAR)
    assert database.look(rule_settings.setting, "reception.slot_minutes", on=NEW_YEAR) == "25"


def test_a_whole_area(database: Database) -> None:
    changes = {
        "reception.slot_minutes": "30",
        "reception.closes_at": "12:00",
        "reception.holiday_policy": "next_workday",
        "reception.place": "老县委礼堂",
    }
    for code, value in changes.items():
        database.run(rule_settings.change, code, value, from_on=NEW_YEAR)
    assert database.look(rule_settings.area, ReceptionSettings, on=date(2026, 12, 31)) == ReceptionSettings()
    assert database.look(rule_settings.area, ReceptionSettings, on=NEW_YEAR) == ReceptionSettings(
        slot_minutes=30,
        closes_at=time(12),
        holiday_policy=HolidayPolicy.NEXT_WORKDAY,
        place="老县委礼堂",
    )


@pytest.mark.parametrize(
    ("code", "value", "refusal"),
    [
        ("reception.colour", "red", "setting-unknown"),
        ("weather.rain", "on", "setting-unknown"),
        ("reception", "1", "setting-unknown"),
        ("reception.slot_minutes", "some", "setting-unreadable"),
        ("reception.slot_minutes", "0", "setting-not-positive"),
        ("reception.closes_at", "25:00", "setting-unreadable"),
        ("reception.holiday_policy", "never", "setting-unreadable"),
        ("reception.place", " ", "setting-empty"),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_entered(
    database: Database, code: str, value: str, refusal: str
) -> None:
    with pytest.raises(Refused, match=refusal):
        database.run(rule_settings.change, code, value, from_on=NEW_YEAR)
    assert database.look(rule_settings.setting, code, on=NEW_YEAR) is None
