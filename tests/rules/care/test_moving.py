"""Somebody who moves: open tasks go with them, what was missed stays with the branch it was missed in."""

from rules.care.board import counted_in
from rules.care.facts import FactKind
from rules.care.people import Membership
from tests.rules.care.village import BRANCH, fact, file, on, owed_on, person

BEFORE = Membership(37, BRANCH, on("2026-01-01"), on("2026-12-09"))
AFTER = Membership(52, "/1/5/52/", on("2026-12-10"))
MOVED = person("1986-01-01")._replace(memberships=(AFTER, BEFORE))


def test_the_branch_of_a_day_is_the_last_one_begun() -> None:
    assert MOVED.home_on(on("2026-12-09")) == BEFORE
    assert MOVED.home_on(on("2026-12-10")) == AFTER
    assert MOVED.home_on(on("2025-12-31")) is None


def test_open_tasks_follow_and_missed_ones_stay() -> None:
    day = "2026-12-15"
    tasks = owed_on(day, file(MOVED, [fact(FactKind.HARDSHIP, "2026-11-01")]))
    homes = {task.slot: counted_in(task, MOVED, on(day)) for task in tasks.values()}
    assert homes == {"2026-11": BEFORE, "2026-12": AFTER}
