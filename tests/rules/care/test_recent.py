"""Visits of long ago need not be read: what is owed to people without events stays the same without them."""

from datetime import date

import pytest
from hypothesis import given

from rules.care.owed import owed
from rules.care.planning import File, plan, recent
from rules.care.rulebook import default_rulebook
from tests.rules.care.test_properties import days, files
from tests.rules.care.village import on


@given(files(), days)
def test_what_is_owed_does_not_need_older_visits(drawn: File, day: date) -> None:
    """Visits before somebody was listed cannot be entered, so none is drawn here either."""
    listed = drawn.subject.listed_on
    visits = [each for each in drawn.visits if each.on_date >= listed]
    planned = plan(default_rulebook(), day)
    lasting = [each for each in drawn.facts if each.kind not in planned.events]
    file = drawn._replace(facts=lasting, visits=visits)
    bound = recent(planned)
    if not bound.seen(visits, day, planned.book.enter_late_days):
        return
    fewer = file._replace(visits=[each for each in visits if each.on_date >= bound.visits_from])
    assert owed(planned, fewer) == owed(planned, file)


@pytest.mark.parametrize(
    ("day", "seen_since", "visits_from"),
    [
        (
            "2026-11-23",
            "2026-07-01",
            "2026-06-11",
        ),  # the half-year, and the 1 July visits that reached into it
        ("2027-01-01", "2027-01-01", "2026-12-29"),
        ("2027-02-10", "2027-01-01", "2026-12-29"),
    ],
)
def test_how_far_back(day: str, seen_since: str, visits_from: str) -> None:
    bound = recent(plan(default_rulebook(), on(day)))
    assert (bound.seen_since, bound.visits_from) == (on(seen_since), on(visits_from))
