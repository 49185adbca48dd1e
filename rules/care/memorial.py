"""What follows the entry of a death: a second person confirms or rejects it; then the family is comforted."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from rules.care.deaths import Death
from rules.care.facts import Fact, FactKind
from rules.care.rulebook import Rule, Rulebook
from rules.care.slots import Slot
from rules.care.tasks import READY, Done, Standing, State, Task

CHECK: Final = "death_check"
MEMORIAL: Final = "memorial"


def checks(book: Rulebook, facts: Sequence[Fact], day: date) -> Iterator[Task]:
    """Yield a task for each entry of a death: settled by its confirmation or rejection, never by a visit."""
    for fact in facts:
        rule = book.in_force(CHECK, fact.recorded_on)
        if (
            fact.kind is FactKind.DIED
            and fact.id == fact.origin
            and fact.recorded_on <= day
            and rule is not None
        ):
            versions = [version for version in facts if version.origin == fact.id]
            yield _check(rule, fact, _closed_on(fact, versions, day), day)


def memorial(book: Rulebook, death: Death) -> Slot | None:
    """Return the slot that a confirmed death opens, or None."""
    if death.confirmed_on is None or (rule := book.in_force(MEMORIAL, death.confirmed_on)) is None:
        return None
    due_on = death.confirmed_on + timedelta(days=rule.due_days)
    return Slot(rule, rule.event_key(death.origin), death.confirmed_on, death.died_on, due_on, due_on)


def _check(rule: Rule, fact: Fact, closed_on: date | None, day: date) -> Task:
    entered_on, due_on = fact.recorded_on, fact.recorded_on + timedelta(days=rule.due_days)
    slot = Slot(rule, rule.event_key(fact.id), entered_on, entered_on, due_on, due_on)
    if closed_on is not None:
        standing = Standing(State.COMPLETED, done=Done.ON_TIME if closed_on <= due_on else Done.LATE)
    else:
        standing = READY if day <= due_on else Standing(State.FAILED, outstanding=True)
    return Task(fact.person_id, slot, rule.ways, standing)


def _closed_on(fact: Fact, versions: Sequence[Fact], day: date) -> date | None:
    """Return the day on which an entry was confirmed or rejected, if that was known by the day."""
    closings = [fact.withdrawn_on, *(version.confirmed_on for version in versions)]
    return min((closing for closing in closings if closing is not None and closing <= day), default=None)
