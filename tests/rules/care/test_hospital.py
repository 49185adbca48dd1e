"""In hospital: seen within three days; after discharge seven days are left, and a telephone call counts."""

import pytest

from rules.care.facts import Fact, FactKind
from rules.care.rulebook import Way
from rules.care.tasks import Done, State
from tests.rules.care.village import fact, file, ledger_on, open_on, owed_on, person, visit

YOUNG = person("1986-01-01")  # owed nothing else


def stay(until: str | None = None, recorded: str = "2026-11-20") -> Fact:
    return fact(FactKind.IN_HOSPITAL, "2026-11-20", until, recorded=recorded)


def home_again(day: str, recorded: str) -> Fact:
    return fact(FactKind.IN_HOSPITAL, "2026-11-20", day, id=11, version_of=10, recorded=recorded)


def test_reported_on_friday_due_on_monday() -> None:
    assert open_on("2026-11-20", file(YOUNG, [stay()])) == {"stay:10": "2026-11-23"}


def test_reported_late_leaves_three_days_from_the_report() -> None:
    record = file(YOUNG, [stay(recorded="2026-11-24")])
    assert open_on("2026-11-23", record) == {}
    assert open_on("2026-11-24", record) == {"stay:10": "2026-11-27"}


def test_home_before_it_was_due_leaves_seven_days() -> None:
    record = file(YOUNG, [stay(), home_again("2026-11-22", "2026-11-22")])
    assert open_on("2026-11-21", record) == {"stay:10": "2026-11-23"}
    assert open_on("2026-11-22", record) == {"stay:10": "2026-11-29"}


def test_home_after_it_was_due_does_not_hide_that_it_was_missed() -> None:
    record = file(YOUNG, [stay(), home_again("2026-11-30", "2026-11-30")])
    assert owed_on("2026-11-30", record)["hospital_visit", "stay:10"].state is State.FAILED
    assert open_on("2026-11-30", record) == {"stay:10": "2026-11-23"}


def test_reported_when_already_home() -> None:
    record = file(YOUNG, [stay("2026-11-22", recorded="2026-11-24")])
    assert open_on("2026-11-24", record) == {"stay:10": "2026-11-29"}


def test_a_stay_long_over_when_it_is_reported_is_not_owed() -> None:
    assert open_on("2026-12-10", file(YOUNG, [stay("2026-11-22", recorded="2026-12-10")])) == {}


def test_two_stays_are_two_tasks() -> None:
    again = fact(FactKind.IN_HOSPITAL, "2026-12-01", id=20)
    record = file(YOUNG, [stay("2026-11-24"), again])
    assert open_on("2026-12-01", record)["stay:20"] == "2026-12-04"


def test_a_visit_in_hospital_counts_and_a_call_does_not() -> None:
    called = file(YOUNG, [stay()], [visit("2026-11-21", Way.PHONE)])
    seen = file(YOUNG, [stay()], [visit("2026-11-21", Way.HOSPITAL)])
    assert open_on("2026-11-21", called) == {"stay:10": "2026-11-23"}
    assert open_on("2026-11-21", seen) == {}


@pytest.mark.parametrize(
    ("called", "done"), [("2026-11-21", None), ("2026-11-22", Done.ON_TIME), ("2026-11-25", Done.ON_TIME)]
)
def test_from_the_day_of_discharge_a_call_counts(called: str, done: Done | None) -> None:
    facts = [stay(), home_again("2026-11-22", "2026-11-22")]
    record = file(YOUNG, facts, [visit(called, Way.PHONE)])
    assert Way.PHONE not in owed_on("2026-11-21", record)["hospital_visit", "stay:10"].ways
    assert owed_on("2026-11-25", record)["hospital_visit", "stay:10"].done is done


def test_a_visit_before_the_report_counts() -> None:
    record = file(
        YOUNG, [stay(recorded="2026-11-24")], [visit("2026-11-21", Way.HOSPITAL, entered="2026-11-24")]
    )
    assert ledger_on("2026-11-24", record)["stay:10"].done is Done.ON_TIME


def test_a_missed_stay_is_made_good_within_thirty_days() -> None:
    within = file(YOUNG, [stay()], [visit("2026-12-23", Way.HOSPITAL)])
    beyond = file(YOUNG, [stay()], [visit("2026-12-24", Way.HOSPITAL)])
    assert ledger_on("2026-12-31", within)["stay:10"].done is Done.LATE
    assert ledger_on("2026-12-31", beyond)["stay:10"].state is State.FAILED
    assert open_on("2026-12-31", beyond) == {}  # seen since: it leaves the message, not the ledger
