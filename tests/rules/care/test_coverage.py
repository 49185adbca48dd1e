"""Coverage counts every task once, by what became of it."""

from dataclasses import astuple
from datetime import date

from hypothesis import given

from rules.care.coverage import Coverage, coverage
from rules.care.facts import FactKind
from rules.care.owed import ledger
from rules.care.planning import File, plan
from rules.care.rulebook import default_rulebook
from rules.care.settling import Waiver
from rules.care.tasks import State, Why
from tests.rules.care.test_properties import days, files
from tests.rules.care.village import fact, file, ledger_on, on, person, visit


def test_each_kind_by_name() -> None:
    needy = file(
        person("1986-01-01"),
        [fact(FactKind.HARDSHIP, "2026-07-01")],
        [visit("2026-07-10"), visit("2026-08-10", entered="2026-09-02", id=101)],
        [Waiver("monthly_checkin", 1, "2026-10", on("2026-10-15"))],
    )
    found = coverage(ledger_on("2026-11-23", needy, "2026-07-01", "2026-11-30").values())
    assert found == Coverage(on_time=1, entered_late=1, missed=1, waived=1, waiting=1)
    assert found.owed == 5


def test_what_a_death_ended_is_not_counted() -> None:
    dead = file(person("1986-01-01"), [
        fact(FactKind.HARDSHIP, "2026-07-01"),
        fact(FactKind.DIED, "2026-07-20", confirmed="2026-07-21", id=11),
    ])  # fmt: skip
    tasks = [task for task in ledger_on("2026-07-22", dead).values() if task.rule == "monthly_checkin"]
    assert [task.why for task in tasks] == [Why.DIED]
    assert coverage(tasks) == Coverage()


@given(files(), days)
def test_every_task_but_what_ended_is_counted_once(file: File, day: date) -> None:
    tasks = ledger(plan(default_rulebook(), day), file, date.min, date.max)
    ended = sum(task.state is State.CANCELLED and task.why is not Why.WAIVED for task in tasks)
    found = coverage(tasks)
    assert found.owed == sum(astuple(found)) == len(tasks) - ended
