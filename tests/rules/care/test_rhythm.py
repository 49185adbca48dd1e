"""Half-yearly or quarterly: one rhythm at a time, changed with the next slot, without gap or overlap."""

from rules.care.facts import FactKind
from rules.care.planning import File
from tests.rules.care.village import fact, file, ledger_on, open_on, person


def routine(day: str, record: File) -> list[str]:
    return [slot for slot, task in ledger_on(day, record).items() if task.rule == "routine_visit"]


def test_seventy_to_seventy_nine_is_seen_every_half_year() -> None:
    assert routine("2027-07-01", file(person("1950-03-05"))) == ["2026-H1", "2026-H2", "2027-H1", "2027-H2"]


def test_from_eighty_every_quarter() -> None:
    assert routine("2026-12-31", file(person("1940-03-05"))) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]


def test_eighty_in_the_middle_of_a_half_year_starts_with_the_next_slot() -> None:
    assert routine("2027-04-01", file(person("1946-08-15"))) == ["2026-H1", "2026-H2", "2027-Q1", "2027-Q2"]


def test_eighty_on_the_first_day_of_a_half_year_starts_at_once() -> None:
    assert routine("2026-10-01", file(person("1946-07-01"))) == ["2026-H1", "2026-Q3", "2026-Q4"]


def test_living_alone_is_a_reason_for_the_quarter() -> None:
    record = file(person(), [fact(FactKind.ALONE, "2026-03-01")])
    assert routine("2026-12-31", record) == ["2026-H1", "2026-Q3", "2026-Q4"]


def test_a_fact_recorded_late_does_not_change_the_slot_that_runs() -> None:
    record = file(person(), [fact(FactKind.ALONE, "2026-03-01", recorded="2026-08-10")])
    assert routine("2026-12-31", record) == ["2026-H1", "2026-H2"]
    assert routine("2027-01-01", record) == ["2026-H1", "2026-H2", "2027-Q1"]


def test_no_longer_alone_goes_back_without_a_gap() -> None:
    record = file(person(), [fact(FactKind.ALONE, "2026-03-01", "2026-08-20")])
    assert routine("2027-01-01", record) == ["2026-H1", "2026-Q3", "2026-Q4", "2027-H1"]


def test_an_end_entered_afterwards_takes_no_slot_back() -> None:
    facts = [
        fact(FactKind.ALONE, "2026-03-01"),
        fact(FactKind.ALONE, "2026-03-01", "2026-06-20", id=11, version_of=10, recorded="2026-08-20"),
    ]
    assert routine("2026-12-31", file(person(), facts)) == ["2026-H1", "2026-Q3", "2026-Q4"]


def test_days_put_right_afterwards_still_choose_the_rhythm_they_are_a_ground_of() -> None:
    facts = [
        fact(FactKind.ALONE, "2026-09-01", recorded="2026-07-05"),
        fact(FactKind.ALONE, "2026-07-01", id=11, version_of=10, recorded="2026-07-10"),
    ]
    assert routine("2026-12-31", file(person("1980-01-01"), facts)) == ["2026-Q3", "2026-Q4"]


def test_alone_at_forty_begins_in_the_quarter_it_was_recorded_in() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.ALONE, "2026-08-10")])
    assert routine("2026-12-31", record) == ["2026-Q3", "2026-Q4"]
    assert open_on("2026-08-10", record) == {"2026-Q3": "2026-09-30"}
