"""The ladder: what stays undone climbs from its owner to deputy, town and county, until it is done."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rules.care.rulebook import Rulebook
from rules.care.tasks import Task
from rules.posts import Role


class Rung(StrEnum):
    """Who is told of what stays undone, from the lowest."""

    DEPUTY = "deputy"  # by name
    TOWN = "town"  # counts by branch
    COUNTY = "county"  # counts by branch


RUNG_OF: Final = {Role.DEPUTY: Rung.DEPUTY, Role.ORGANISER: Rung.TOWN, Role.STAFF: Rung.COUNTY}


def rung_on(book: Rulebook, task: Task, rung: Rung) -> date:
    """Return the day on which a task reaches a rung if it stays undone: calendar days after it was due."""
    rule = book.in_force(task.rule, task.due_on)
    steps = rule.ladder if rule is not None else ()
    position = list(Rung).index(rung)
    return task.due_on + timedelta(days=steps[position]) if position < len(steps) else date.max


def reached(book: Rulebook, task: Task, day: date) -> tuple[Rung, ...]:
    """Return the rungs a task stands on or above on a day; none once it is done."""
    if not task.overdue_on(day):
        return ()
    return tuple(rung for rung in Rung if rung_on(book, task, rung) <= day)
