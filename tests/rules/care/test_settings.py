"""The settings of the cares are dated: a change counts for what begins from then on, and never before."""

from datetime import date

import pytest

from rules.care.ladder import Rung, rung_on
from rules.care.rulebook import default_rulebook
from rules.care.settings import CareSettings, configured
from rules.refusals import Refused
from rules.settings import check
from tests.rules.care.village import file, on, open_on, owed_on, person

ELDER = file(person("1950-03-05"))


def test_without_a_setting_the_book_is_as_shipped() -> None:
    assert configured(default_rulebook(), []) == default_rulebook()
    same = configured(default_rulebook(), [(on("2026-10-01"), CareSettings())])
    assert open_on("2027-02-01", ELDER, same) == open_on("2027-02-01", ELDER)


def test_a_further_festival_counts_from_the_day_it_was_set() -> None:
    more = CareSettings(festivals="party_day, spring_festival, double_ninth")
    book = configured(default_rulebook(), [(on("2026-11-01"), more)])
    assert "2026-double_ninth" not in open_on("2026-10-10", ELDER, book)
    assert open_on("2027-10-01", ELDER, book)["2027-double_ninth"] == "2027-10-07"


def test_a_slower_ladder_leaves_what_was_due_before_alone() -> None:
    slow = CareSettings(usual_ladder="5, 10, 20")
    book = configured(default_rulebook(), [(on("2027-01-15"), slow)])
    before = owed_on("2027-01-10", ELDER, book)["routine_visit", "2026-H2"]
    assert rung_on(book, before, Rung.DEPUTY) == date(2027, 1, 3)
    after = owed_on("2027-07-03", ELDER, book)["routine_visit", "2027-H1"]
    assert rung_on(book, after, Rung.DEPUTY) == date(2027, 7, 5)


def test_a_setting_leaves_rules_with_festivals_of_their_own_and_urgent_ladders_alone() -> None:
    book = configured(default_rulebook(), [(on("2026-10-01"), CareSettings(usual_ladder="5, 10, 20"))])
    ladders = {code: book.versions(code)[-1].ladder for code in book.codes}
    assert ladders["hospital_visit"] == ladders["death_check"] == (1, 2, 3)
    assert ladders["memorial"] == ladders["routine_visit"] == (5, 10, 20)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("care.festivals", ""),
        ("care.festivals", "party_day, labour_day"),
        ("care.usual_ladder", "3, 7"),
        ("care.usual_ladder", "7, 3, 14"),
        ("care.usual_ladder", "0, 3, 7"),
        ("care.urgent_ladder", "one, two, three"),
    ],
)
def test_what_makes_no_sense_is_refused(code: str, value: str) -> None:
    with pytest.raises(Refused, match="setting-unreadable"):
        check(code, value)
