"""What an import changes of what is owed: by named cases of people."""

from datetime import date

from rules.care.facts import Fact, FactKind
from rules.care.people import Membership, Subject
from rules.care.planning import File, plan
from rules.care.rulebook import default_rulebook
from rules.roster.changes import Changes
from rules.roster.effects import Effect, changed, departed, effect, newcomer
from tests.rules.roster.people import entry

ON = date(2026, 11, 23)
DAY = plan(default_rulebook(), ON)
HOME = Membership(7, "/1/2/7/", date(2020, 1, 1))
NOTHING = Changes((), (), (), ())


def file(born: date, *facts: Fact) -> File:
    return File(Subject(1, "full", born, HOME.from_on, memberships=(HOME,)), facts)


def test_a_newcomer_of_forty_is_owed_nothing() -> None:
    assert effect(DAY, None, newcomer(entry(birth_on=date(1986, 5, 1)), on=ON)) == Effect()


def test_a_newcomer_of_eighty_is_owed_this_quarters_visit() -> None:
    assert effect(DAY, None, newcomer(entry(birth_on=date(1944, 5, 1)), on=ON)).created == 1


def test_hardship_that_begins_creates_what_it_owes() -> None:
    before = file(date(1980, 5, 1))
    after = changed(before, entry(birth_on=date(1980, 5, 1)), Changes((), ("hardship",), (), ()), on=ON)
    assert effect(DAY, before, after).created >= 1
    assert effect(DAY, after, before).cancelled == effect(DAY, before, after).created


def test_hardship_that_ended_is_owed_for_no_month_that_had_not_begun() -> None:
    fact = Fact(1, 1, FactKind.HARDSHIP, date(2026, 11, 1), date(2026, 11, 1))
    before = file(date(1980, 5, 1), fact)
    after = changed(before, entry(birth_on=date(1980, 5, 1)), Changes((), (), ("hardship",), ()), on=ON)
    assert effect(DAY, before, after).created == 0
    assert [each.until_on for each in after.facts] == [None, date(2026, 11, 22)]


def test_an_elder_who_moves_takes_what_is_owed_along() -> None:
    before = file(date(1944, 5, 1))
    after = changed(before, entry(birth_on=date(1944, 5, 1)), Changes(("branch",), (), (), ()), on=ON)
    moved = effect(DAY, before, after, transferred=True)
    assert moved.moved >= 1
    assert (moved.created, moved.cancelled) == (0, 0)


def test_a_corrected_birth_date_cancels_what_only_age_owed() -> None:
    before = file(date(1944, 5, 1))
    after = changed(before, entry(birth_on=date(1994, 5, 1)), Changes(("birth_on",), (), (), ()), on=ON)
    assert effect(DAY, before, after).cancelled >= 1


def test_who_is_listed_no_more_is_owed_nothing_new() -> None:
    before = file(date(1944, 5, 1))
    gone = effect(DAY, before, departed(before, on=ON))
    assert gone.cancelled >= 1
    assert gone.created == 0


def test_nothing_new_changes_nothing() -> None:
    before = file(date(1944, 5, 1))
    assert effect(DAY, before, changed(before, entry(), NOTHING, on=ON)) == Effect()
    assert not Effect()
