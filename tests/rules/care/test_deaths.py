"""A death: everything waits from its entry; confirmed it ends what is owed; rejected all comes back."""

from rules.care.facts import FactKind
from rules.care.rulebook import Way
from rules.care.tasks import Done, State, Why
from tests.rules.care.village import fact, file, ledger_on, on, open_on, owed_on, person, states_on, visit

YOUNG = person("1986-01-01")
HARD = fact(FactKind.HARDSHIP, "2026-09-01")
ENTERED = fact(FactKind.DIED, "2026-11-15", recorded="2026-11-20", id=50)
CONFIRMED = fact(FactKind.DIED, "2026-11-15", recorded="2026-11-20", confirmed="2026-11-21", id=50)
REJECTED = fact(FactKind.DIED, "2026-11-15", recorded="2026-11-20", withdrawn="2026-11-29", id=50)


def test_from_the_entry_only_the_confirmation_is_owed() -> None:
    record = file(YOUNG, [HARD, ENTERED])
    assert set(open_on("2026-11-19", record)) == {"2026-09", "2026-10", "2026-11"}
    assert open_on("2026-11-20", record) == {"death:50": "2026-11-22"}
    assert owed_on("2026-11-20", record)["monthly_checkin", "2026-11"].state is State.DRAFT


def test_the_confirmation_stays_owed_when_it_is_late() -> None:
    check = owed_on("2026-12-10", file(YOUNG, [HARD, ENTERED]))["death_check", "death:50"]
    assert (check.state, check.outstanding) == (State.FAILED, True)
    assert check.overdue_on(on("2026-12-10"))


def test_confirmed_what_was_due_from_the_day_of_death_is_cancelled() -> None:
    states = states_on("2027-03-01", file(YOUNG, [HARD, CONFIRMED]))
    assert states["2026-10"] is State.FAILED
    assert states["2026-11"] is State.CANCELLED
    assert "2026-12" not in states
    assert ledger_on("2027-03-01", file(YOUNG, [HARD, CONFIRMED]))["2026-11"].why is Why.DIED


def test_a_death_entered_late_cancels_what_had_opened_since() -> None:
    late = fact(FactKind.DIED, "2026-09-10", recorded="2026-11-20", confirmed="2026-11-20", id=50)
    states = states_on("2026-12-31", file(YOUNG, [HARD, late]))
    assert [states[month] for month in ("2026-09", "2026-10", "2026-11")] == [State.CANCELLED] * 3


def test_what_was_done_before_stays_done() -> None:
    record = file(YOUNG, [HARD, CONFIRMED], [visit("2026-11-03")])
    assert ledger_on("2026-12-31", record)["2026-11"].done is Done.ON_TIME


def test_after_confirmation_the_family_is_comforted() -> None:
    record = file(YOUNG, [HARD, CONFIRMED])
    assert open_on("2026-11-21", record) == {"death:50": "2026-11-24"}
    assert owed_on("2026-11-21", record)["death_check", "death:50"].done is Done.ON_TIME
    comforted = file(YOUNG, [HARD, CONFIRMED], [visit("2026-11-23", Way.FAREWELL)])
    assert open_on("2026-11-24", comforted) == {}
    assert owed_on("2026-11-24", comforted)["memorial", "death:50"].done is Done.ON_TIME


def test_rejected_the_tasks_return_due_in_three_days_at_the_earliest() -> None:
    record = file(YOUNG, [HARD, REJECTED])
    assert open_on("2026-11-28", record) == {"death:50": "2026-11-22"}
    assert open_on("2026-11-29", record)["2026-11"] == "2026-12-02"
    task = owed_on("2026-11-29", record)["monthly_checkin", "2026-11"]
    assert (task.state, task.episode) == (State.READY, 2)


def test_rejected_what_had_been_missed_before_is_as_it_was() -> None:
    assert open_on("2026-11-29", file(YOUNG, [HARD, REJECTED]))["2026-10"] == "2026-10-31"


def test_rejected_what_is_due_later_keeps_its_day() -> None:
    assert open_on("2026-11-29", file(person(), [REJECTED]))["2026-H2"] == "2026-12-31"


def test_rejected_the_check_is_closed() -> None:
    assert ledger_on("2026-12-01", file(YOUNG, [REJECTED]))["death:50"].done is Done.LATE


def test_a_slot_that_closed_during_the_mistake_returns_even_after_a_visit() -> None:
    mistaken = fact(FactKind.DIED, "2026-10-20", recorded="2026-10-25", withdrawn="2026-11-20", id=50)
    record = file(YOUNG, [HARD, mistaken], [visit("2026-11-21", Way.PHONE)])
    assert open_on("2026-11-21", record)["2026-10"] == "2026-11-23"


def test_on_a_day_before_the_entry_nothing_is_known_of_it() -> None:
    assert states_on("2026-11-19", file(YOUNG, [HARD, CONFIRMED])) == states_on(
        "2026-11-19", file(YOUNG, [HARD])
    )


def test_who_left_the_roster_is_owed_nothing_more() -> None:
    record = file(person(left="2026-08-15"))
    assert states_on("2026-08-15", record)["2026-H2"] is State.READY
    left = ledger_on("2027-03-01", record)
    assert (left["2026-H2"].state, left["2026-H2"].why) == (State.CANCELLED, Why.LEFT)
    assert left["2026-H1"].state is State.FAILED
    assert "2027-spring_festival" not in left
    assert open_on("2027-03-01", record) == {}


def test_what_was_due_on_the_very_day_of_death_is_cancelled() -> None:
    died = fact(FactKind.DIED, "2026-10-31", confirmed="2026-11-02", id=50)
    assert states_on("2026-12-31", file(YOUNG, [HARD, died]))["2026-10"] is State.CANCELLED


def test_until_the_second_person_has_confirmed_it_nothing_is_cancelled() -> None:
    record = file(YOUNG, [HARD, CONFIRMED])
    assert open_on("2026-11-20", record) == {"death:50": "2026-11-22"}
    assert owed_on("2026-11-20", record)["monthly_checkin", "2026-11"].state is State.DRAFT


def test_until_it_is_rejected_nothing_comes_back() -> None:
    held = owed_on("2026-11-28", file(YOUNG, [HARD, REJECTED]))["monthly_checkin", "2026-11"]
    assert (held.state, held.due_on, held.episode) == (State.DRAFT, on("2026-11-30"), 1)


def test_a_death_whose_day_was_put_right_is_confirmed_once() -> None:
    corrected = fact(FactKind.DIED, "2026-11-14", recorded="2026-11-21", id=51, version_of=50)
    assert list(open_on("2026-11-21", file(YOUNG, [ENTERED, corrected]))) == ["death:50"]


def test_what_was_due_on_the_last_day_on_the_roster_was_missed() -> None:
    tasks = ledger_on("2027-03-01", file(person(left="2026-12-31")))
    assert tasks["2026-H2"].state is State.FAILED
