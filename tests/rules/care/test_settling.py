"""One visit settles everything it can; on time, entered late, late and missed are four things."""

import pytest

from rules.care.facts import FactKind
from rules.care.owed import settled_by
from rules.care.planning import plan
from rules.care.rulebook import Way, default_rulebook
from rules.care.settling import Waiver
from rules.care.tasks import Done, State, Why
from tests.rules.care.village import fact, file, ledger_on, on, open_on, owed_on, person, visit

OLD = person("1944-03-05", listed="2026-10-01")  # 82: every quarter
HARD = fact(FactKind.HARDSHIP, "2026-11-01", recorded="2026-11-01")
AWAY = fact(FactKind.AWAY, "2026-11-10", "2027-03-31", id=11)


def test_one_visit_settles_the_month_and_the_quarter() -> None:
    before = open_on("2026-11-23", file(OLD, [HARD]))
    after = owed_on("2026-11-23", file(OLD, [HARD], [visit("2026-11-23")]))
    assert before == {"2026-11": "2026-11-30", "2026-Q4": "2026-12-31"}
    assert {task.slot: task.settled_by for task in after.values()} == {"2026-11": 100, "2026-Q4": 100}
    assert all(task.done is Done.ON_TIME and not task.outstanding for task in after.values())


def test_what_is_done_leaves_when_its_window_closes() -> None:
    record = file(OLD, [HARD], [visit("2026-11-23")])
    assert ("monthly_checkin", "2026-11") not in owed_on("2026-12-01", record)
    assert ("routine_visit", "2026-Q4") in owed_on("2026-12-01", record)


@pytest.mark.parametrize(
    ("way", "left"),
    [
        (Way.HOME, set()),
        (Way.PHONE, {"2026-11", "2027-spring_festival"}),
        (Way.PROXY, {"2026-11", "2027-spring_festival"}),
        (Way.GATHERING, {"2026-11", "2026-Q4"}),
        (Way.HOSPITAL, {"2026-11", "2026-Q4", "2027-spring_festival"}),
    ],
)
def test_each_way_settles_what_accepts_it(way: Way, left: set[str]) -> None:
    quarter_and_month = owed_on("2026-11-23", file(OLD, [HARD], [visit("2026-11-23", way)]))
    festival = owed_on("2027-01-20", file(OLD, (), [visit("2027-01-20", way)]))
    tasks = [*quarter_and_month.values(), festival["festival_visit", "2027-spring_festival"]]
    assert {task.slot for task in tasks if task.outstanding} == left


def test_while_somebody_is_away_a_call_counts_for_month_and_festival() -> None:
    record = file(OLD, [HARD, AWAY], [visit("2026-11-23", Way.PHONE), visit("2027-01-20", Way.PHONE, id=101)])
    assert ledger_on("2027-01-20", record)["2026-11"].done is Done.ON_TIME
    assert ledger_on("2027-01-20", record)["2027-spring_festival"].done is Done.ON_TIME
    assert Way.PHONE in owed_on("2026-11-12", file(OLD, [HARD, AWAY]))["monthly_checkin", "2026-11"].ways


def test_a_call_before_they_left_does_not_count() -> None:
    record = file(OLD, [HARD, AWAY], [visit("2026-11-09", Way.PHONE)])
    assert "2026-11" in open_on("2026-11-12", record)


def test_on_time_until_the_lantern_festival() -> None:
    eve = ledger_on("2027-03-30", file(OLD, (), [visit("2027-02-20")]))
    late = ledger_on(
        "2027-03-30", file(OLD, (), [visit("2027-02-18", Way.PHONE), visit("2027-02-21", id=101)])
    )
    assert eve["2027-spring_festival"].done is Done.ON_TIME
    assert late["2027-spring_festival"].done is Done.LATE


def test_a_festival_is_overdue_after_the_eve_and_missed_after_the_lantern_festival() -> None:
    key = ("festival_visit", "2027-spring_festival")
    between, after = owed_on("2027-02-06", file(OLD))[key], owed_on("2027-02-21", file(OLD))[key]
    assert (between.state, between.overdue_on(on("2027-02-06"))) == (State.READY, True)
    assert (after.state, after.outstanding) == (State.FAILED, True)


@pytest.mark.parametrize(("day", "done"), [("2027-03-22", Done.LATE), ("2027-03-23", None)])
def test_a_missed_festival_is_made_good_within_thirty_days_by_a_visit_with_nothing_else_to_do(
    day: str, done: Done | None
) -> None:
    record = file(
        OLD, (), [visit("2027-01-10"), visit(day, id=101)]
    )  # a home visit before the window: the quarter
    assert ledger_on("2027-03-31", record)["2027-spring_festival"].done is done


def test_a_visit_that_settles_something_makes_nothing_else_good() -> None:
    tasks = ledger_on("2027-03-31", file(OLD, (), [visit("2027-03-01")]))
    assert tasks["2027-Q1"].done is Done.ON_TIME
    assert tasks["2027-spring_festival"].state is State.FAILED


def test_the_oldest_missed_one_is_made_good_first() -> None:
    first = fact(FactKind.IN_HOSPITAL, "2026-11-01", "2026-11-04", id=20)
    second = fact(FactKind.IN_HOSPITAL, "2026-11-10", "2026-11-12", id=21)
    record = file(person("1986-01-01"), [first, second], [visit("2026-11-29")])
    tasks = ledger_on("2026-11-30", record)
    assert (tasks["stay:20"].done, tasks["stay:21"].done) == (Done.LATE, None)


def test_a_missed_month_or_quarter_is_not_made_good() -> None:
    tasks = ledger_on("2027-01-02", file(OLD, [HARD], [visit("2027-01-02")]))
    assert [tasks[slot].state for slot in ("2026-11", "2026-12", "2026-Q4")] == [State.FAILED] * 3


def test_a_missed_task_leaves_with_the_next_visit_and_stays_in_the_ledger() -> None:
    assert "2026-11" in open_on("2026-12-20", file(OLD, [HARD]))
    seen = file(OLD, [HARD], [visit("2026-12-20")])
    assert "2026-11" not in open_on("2026-12-20", seen)
    assert ledger_on("2026-12-20", seen)["2026-11"].state is State.FAILED


def test_a_missed_task_stays_for_years_until_somebody_deals_with_it() -> None:
    assert "2026-11" in open_on("2029-11-01", file(OLD, [HARD]))


def test_entered_late_is_not_late() -> None:
    record = file(OLD, [HARD], [visit("2026-11-29", entered="2026-12-05")])
    assert ledger_on("2026-12-04", record)["2026-11"].state is State.FAILED
    assert ledger_on("2026-12-05", record)["2026-11"].done is Done.ENTERED_LATE


@pytest.mark.parametrize(("entered", "counts"), [("2027-02-27", True), ("2027-02-28", False)])
def test_a_visit_may_be_entered_ninety_days_after(entered: str, counts: bool) -> None:
    record = file(OLD, [HARD], [visit("2026-11-29", entered=entered)])
    assert (ledger_on("2027-03-01", record)["2026-11"].state is State.COMPLETED) is counts


def test_a_withdrawn_visit_opens_again_with_a_new_episode() -> None:
    record = file(OLD, [HARD], [visit("2026-11-20", withdrawn="2026-11-22")])
    assert open_on("2026-11-21", record) == {}
    assert open_on("2026-11-22", record) == open_on("2026-11-19", record)
    assert {task.episode for task in owed_on("2026-11-22", record).values()} == {2}
    assert {task.episode for task in owed_on("2026-11-19", record).values()} == {1}


def test_a_withdrawn_visit_that_made_something_good_opens_that_again() -> None:
    record = file(OLD, (), [visit("2027-01-10"), visit("2027-03-01", id=101, withdrawn="2027-03-05")])
    assert ledger_on("2027-03-04", record)["2027-spring_festival"].done is Done.LATE
    assert ledger_on("2027-03-05", record)["2027-spring_festival"].state is State.FAILED
    assert owed_on("2027-03-05", record)["festival_visit", "2027-spring_festival"].episode == 2


def test_a_waived_task_is_cancelled() -> None:
    waiver = Waiver("monthly_checkin", 1, "2026-11", on("2026-11-12"))
    assert "2026-11" in open_on("2026-11-11", file(OLD, [HARD], (), [waiver]))
    task = owed_on("2026-11-12", file(OLD, [HARD], (), [waiver]))["monthly_checkin", "2026-11"]
    assert (task.state, task.why, task.outstanding) == (State.CANCELLED, Why.WAIVED, False)


def test_a_waiver_taken_back_counts_on_the_days_between_only() -> None:
    waiver = Waiver("monthly_checkin", 1, "2026-11", on("2026-11-12"), on("2026-11-20"))
    record = file(OLD, [HARD], (), [waiver])
    assert "2026-11" in open_on("2026-11-11", record)
    assert "2026-11" not in open_on("2026-11-19", record)
    assert open_on("2026-11-20", record)["2026-11"] == "2026-11-30"


def test_waived_after_it_was_missed_it_stays_missed() -> None:
    waiver = Waiver("monthly_checkin", 1, "2026-11", on("2026-12-12"))
    record = file(OLD, [HARD], (), [waiver])
    assert "2026-11" not in open_on("2026-12-12", record)
    assert ledger_on("2026-12-12", record)["2026-11"].state is State.FAILED


def test_a_visit_before_the_seventieth_birthday_does_not_count_for_what_is_owed_from_it() -> None:
    record = file(person("1956-11-15"), (), [visit("2026-11-14")])
    assert open_on("2026-11-15", record) == {"2026-H2": "2026-12-31"}


def test_what_a_visit_settled_can_be_said_when_it_is_recorded() -> None:
    record = file(OLD, [HARD], [visit("2026-11-23")])
    settled = settled_by(plan(default_rulebook(), on("2026-11-23")), record, 100)
    assert [task.slot for task in settled] == ["2026-11", "2026-Q4"]
