"""The rules are data: a new one is one line, a changed one does not touch last year."""

from dataclasses import replace

import pytest

from rules.care.facts import FactKind
from rules.care.rulebook import default_rulebook, read_rulebook
from rules.tables import table
from tests.rules.care.village import fact, file, on, open_on, person


def test_a_new_rule_with_known_timing_is_one_line() -> None:
    line = {"code": "away_call", "owed_to": {"at_once": ["away"]}, "due": 5, "ways": ["phone"]}
    book = read_rulebook({**table("care"), "rules": [*table("care")["rules"], line]})
    record = file(person("1986-01-01"), [fact(FactKind.AWAY, "2026-11-20")])
    assert open_on("2026-11-20", record, book) == {"away_call:10": "2026-11-25"}
    assert "away_call" in book.urgent


def test_a_yearly_rule_needs_no_code_either() -> None:
    line = {"code": "yearly_talk", "owed_to": {"year": ["70+"]}, "ways": ["home"]}
    book = read_rulebook({**table("care"), "rules": [line]})
    assert open_on("2026-11-23", file(), book) == {"2026": "2026-12-31"}


def test_a_rule_owes_nothing_before_it_is_in_force() -> None:
    book = default_rulebook()
    routine = replace(book.versions("routine_visit")[0], from_on=on("2026-07-02"))
    late = replace(book, rules=tuple(rule for rule in book.rules if rule.code != "routine_visit")).amended(
        routine
    )
    assert "2026-H2" not in open_on("2026-12-01", file(), late)
    assert open_on("2027-01-01", file(), late)["2027-H1"] == "2027-06-30"


def test_a_changed_setting_does_not_rewrite_what_began_before() -> None:
    book = default_rulebook()
    (festival,) = book.versions("festival_visit")
    more = replace(
        festival, from_on=on("2026-10-01"), festivals=("spring_festival", "double_ninth", "new_year")
    )
    amended = book.amended(more)
    record = file(person("1980-01-01", honour=True))
    assert set(open_on("2026-09-30", record, amended)) == {"2026-spring_festival", "2026-party_day"}
    assert set(open_on("2027-12-31", record, amended)) == {
        "2026-spring_festival",
        "2026-party_day",
        "2027-new_year",
        "2027-spring_festival",
        "2027-double_ninth",
        "2028-new_year",
    }
    assert amended.in_force("festival_visit", on("2026-09-30")) is festival
    assert amended.in_force("festival_visit", on("2026-10-01")) is more
    assert amended.in_force("festival_visit", on("2025-12-31")) is None


@pytest.mark.parametrize("word", ["70", "hardships"])
def test_an_unknown_ground_is_refused_by_name(word: str) -> None:
    line = {"code": "x", "owed_to": {"month": [word]}, "ways": ["home"]}
    with pytest.raises(ValueError, match=word):
        read_rulebook({**table("care"), "rules": [line]})


def test_every_setting_of_the_table_is_as_the_rules_say() -> None:
    book = default_rulebook()
    ladders = {code: book.versions(code)[0].ladder for code in book.codes}
    assert ladders["hospital_visit"] == (1, 2, 3)
    assert {ladders[code] for code in ("festival_visit", "routine_visit", "monthly_checkin")} == {(3, 7, 14)}
    assert (book.notice_days, book.enter_late_days) == (3, 90)
