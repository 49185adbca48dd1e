"""Which talks are owed, and what settles them: periods and their ends, things that happened, late talks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refused
from rules.talks.coverage import Coverage, left_over
from rules.talks.owed import Held, Occasion, State, Unit, owed_after, owed_in, waive
from rules.talks.rulebook import FIELD_VISIT, RULES, YEARLY, After, Deed, reason

SINCE = date(2020, 1, 1)
TOWN = Unit(1, "town", SINCE)
BRANCH = Unit(2, "branch", SINCE)


def talk(on: str, *units: int, person: int | None = None, deed: Deed = Deed.TALK) -> Held:
    return Held(f"encounter:{on}", deed, date.fromisoformat(on), frozenset(units), person)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2025-12-31", State.OWED),  # the year before does not count
        ("2026-01-01", State.HELD),
        ("2026-12-31", State.HELD),
        ("2027-01-01", State.OWED),
    ],
)
def test_a_talk_counts_for_its_own_year(on: str, state: State) -> None:
    [owed] = owed_in(YEARLY, [TOWN], [talk(on, 1)], day("2026-06-30"), day=day("2026-12-31"))
    assert (owed.key, owed.due_on, owed.state) == (("yearly", 1, "2026"), day("2026-12-31"), state)


def test_a_year_that_is_over_is_missed_for_good() -> None:
    held = [talk("2027-01-04", 1)]
    [before] = owed_in(YEARLY, [TOWN], held, day("2026-12-31"), day=day("2027-01-05"))
    [now] = owed_in(YEARLY, [TOWN], held, day("2027-01-05"), day=day("2027-01-05"))
    assert (before.state, now.state) == (State.MISSED, State.HELD)
    assert left_over([before], [now]) == ()
    [waiting] = owed_in(YEARLY, [TOWN], [], day("2027-01-05"), day=day("2027-01-05"))
    assert left_over([before], [waiting]) == (before,)


def test_field_visits_come_round_twice_a_year_and_not_to_branches() -> None:
    visit = talk("2026-06-30", 1, deed=Deed.FIELD_VISIT)
    [first] = owed_in(FIELD_VISIT, [TOWN, BRANCH], [visit], day("2026-02-28"), day=day("2026-07-01"))
    [second] = owed_in(FIELD_VISIT, [TOWN, BRANCH], [visit], day("2026-07-01"), day=day("2026-07-01"))
    assert (first.slot, first.due_on, first.state) == ("2026-H1", day("2026-06-30"), State.HELD)
    assert (second.slot, second.due_on, second.state) == ("2026-H2", day("2026-12-31"), State.OWED)


def test_a_talk_is_no_field_visit() -> None:
    [owed] = owed_in(FIELD_VISIT, [TOWN], [talk("2026-11-23", 1)], day("2026-11-23"), day=day("2026-11-23"))
    assert owed.state is State.OWED


@pytest.mark.parametrize(
    ("opened", "closed", "count"),
    [
        ("2026-12-01", None, 1),
        ("2026-12-02", None, 0),  # too late in the year: owed from the next
        ("2026-01-01", "2026-12-31", 1),
        ("2026-01-01", "2026-12-30", 0),
    ],
)
def test_a_unit_that_is_new_or_was_closed(opened: str, closed: str | None, count: int) -> None:
    unit = Unit(3, "town", day(opened), day(closed) if closed else None)
    assert len(owed_in(YEARLY, [unit], [], day("2026-12-10"), day=day("2026-12-10"))) == count


def test_something_that_happened_is_due_from_when_it_could_be_known() -> None:
    commended = Occasion("commended", "occasion:1", day("2026-11-01"), day("2026-11-23"), person_id=7)
    [owed] = owed_after([commended], [])
    assert (owed.key, owed.due_on) == (("commended", 7, "occasion:1"), day("2026-12-23"))
    assert owed.overdue_on(day("2026-12-24"))
    assert not owed.overdue_on(day("2026-12-23"))


@pytest.mark.parametrize(
    ("held", "state"),
    [
        (talk("2026-10-31", person=7), State.OWED),  # before it happened
        (talk("2026-11-01", person=7), State.HELD),
        (talk("2027-03-01", person=7), State.HELD),  # late, but held
        (talk("2026-11-10", person=8), State.OWED),
        (talk("2026-11-10", 1, person=7, deed=Deed.FIELD_VISIT), State.OWED),
    ],
)
def test_what_settles_something_that_happened(held: Held, state: State) -> None:
    commended = Occasion("commended", "occasion:1", day("2026-11-01"), day("2026-11-01"), person_id=7)
    assert owed_after([commended], [held])[0].state is state


def test_a_unit_rated_low_takes_a_talk_with_anybody_who_leads_it() -> None:
    low = Occasion("low_score", "occasion:2", day("2026-11-01"), day("2026-11-01"), unit_id=1)
    assert owed_after([low], [talk("2026-11-02", 1, person=9)])[0].state is State.HELD
    assert owed_after([low], [talk("2026-11-02", 2, person=9)])[0].state is State.OWED


def test_on_a_leap_day() -> None:
    married = Occasion("complaint", "occasion:3", day("2028-02-14"), day("2028-02-14"), person_id=7)
    assert owed_after([married], [])[0].due_on == day("2028-02-29")


def test_only_what_is_entered_can_be_entered() -> None:
    assert [code for code, rule in RULES.items() if rule.after is After.ENTERED] == ["commended", "complaint"]
    for code in ("new_post", "yearly", "nothing"):
        with pytest.raises(Refused, match="old-button"):
            reason(code, After.ENTERED)


@given(st.sets(st.integers(1, 20)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_coverage_names_exactly_who_is_missing(held: set[int], on: date) -> None:
    units = [Unit(number, "town", SINCE) for number in range(1, 21)]
    talks = [talk(on.isoformat(), each) for each in held]
    owed = tuple(owed_in(YEARLY, units, talks, on, day=date(2026, 12, 31)))
    covered = Coverage(date(2026, 1, 1), date(2026, 12, 31), owed)
    assert (covered.held, covered.total) == (len(held), 20)
    assert {each.unit_id for each in covered.missing} == set(range(1, 21)) - held


def test_a_waived_one_is_neither_missing_nor_counted_unless_it_was_held() -> None:
    later = Unit(3, "town", SINCE)
    owed = owed_in(
        YEARLY, [TOWN, BRANCH, later], [talk("2026-03-02", 1)], day("2026-06-30"), day=day("2027-01-05")
    )
    counted = Coverage(day("2026-01-01"), day("2026-12-31"), tuple(waive(owed, {owed[0].key, owed[1].key})))
    assert [each.state for each in counted.owed] == [State.HELD, State.WAIVED, State.MISSED]
    assert (counted.held, counted.total) == (1, 2)
    assert [each.unit_id for each in counted.missing] == [3]
    assert [each.unit_id for each in counted.waived] == [2]
    assert left_over(counted.owed, []) == (counted.owed[2],)
