"""What is owed: a pure function of the rules, of what was recorded by a day, and of that day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rules.care.alike import Like
from rules.care.deaths import death
from rules.care.facts import KnownFact, known
from rules.care.memorial import checks, memorial
from rules.care.planning import File, Plan, course, slots_of
from rules.care.settling import Encounter, by_day, last_seen_on, recorded, settle, ways_on
from rules.care.slots import Slot
from rules.care.standing import Circumstances, hold, standing
from rules.care.tasks import Task


def owed(plan: Plan, file: File) -> list[Task]:
    """Return what is to be seen to for a person on the plan's day, and what is done while its window lasts.

    Nothing recorded after that day is looked at. A missed task is there until the next visit or a waiver.
    For all who are alike it is worked out once.
    """
    alike = course(plan, file)
    if alike is None:
        return worked_out(plan, file)
    visits, marks = by_day(file.visits), alike.marks
    seen = tuple([marks[visit[2:]] for visit in visits])
    if seen in alike.found:
        return [like.of(file.subject.id, visits) for like in alike.found[seen]]
    tasks = worked_out(plan, file)
    alike.found[seen] = [Like.first(task, visits) for task in tasks]
    return tasks


def worked_out(plan: Plan, file: File) -> list[Task]:
    """Return what is owed to a person, regardless of what was worked out for others."""
    day, visits = plan.day, recorded(file.visits, plan.day, plan.book.enter_late_days)
    seen_on = last_seen_on(visits, day)
    tasks = _tasks(plan, file, visits, seen_on, since=seen_on)
    return [each for each in tasks if each.standing.outstanding or day <= each.owed.on_time_until]


def ledger(plan: Plan, file: File, first: date, last: date) -> list[Task]:
    """Return every task due from first to last as it stood on the plan's day, dealt with or not."""
    return [each for each in _ever(plan, file) if first <= each.due_on <= last]


def settled_by(plan: Plan, file: File, visit_id: int) -> list[Task]:
    """Return what one visit of a file settled: what to say when it is recorded."""
    return [each for each in _ever(plan, file) if each.settled_by == visit_id]


def _ever(plan: Plan, file: File) -> list[Task]:
    visits = recorded(file.visits, plan.day, plan.book.enter_late_days)
    return _tasks(plan, file, visits, last_seen_on(visits, plan.day), since=date.min)


def _tasks(plan: Plan, file: File, visits: Sequence[Encounter], seen_on: date, since: date) -> list[Task]:
    """Return the tasks of a person whose windows had not closed before `since`."""
    day, subject = plan.day, file.subject
    if subject.category not in plan.book.covers or day < subject.listed_on:
        return []
    facts = known(file.facts, day) if file.facts else ()
    dead = death(facts, day) if facts else None
    at = Circumstances(day, seen_on, hold(subject, dead, day), file.waivers)
    slots = slots_of(plan, file, facts, since)
    if at.hold is not None:
        slots = [slot for slot in slots if slot.opens_on <= at.hold.seen_until]
    tasks = _laid(slots, subject.id, visits, facts, at)
    if file.facts:
        tasks += checks(plan.book, file.facts, day)
    if dead is not None and (afterwards := memorial(plan.book, dead)) is not None:
        tasks += _laid([afterwards], subject.id, visits, facts, replace(at, hold=None))
    return tasks


def _laid(
    slots: Sequence[Slot],
    subject_id: int,
    visits: Sequence[Encounter],
    facts: Sequence[KnownFact],
    at: Circumstances,
) -> list[Task]:
    """Return the tasks that slots are once the visits are laid over them."""
    settled = settle(slots, visits, facts, at.day)
    by, withdrawn = settled.by, settled.withdrawn
    return [
        Task(
            subject_id,
            slot,
            ways_on(slot, at.day, facts) if facts else slot.rule.ways,
            standing(slot, by.get(slot.key), at),
            1 + slot.reopened + (withdrawn.get(slot.key, 0) if withdrawn else 0),
        )
        for slot in slots
    ]
