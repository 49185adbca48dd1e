"""The plan of one day: its windows, made once, and the slots they are for each person, shared where alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from rules.care.deaths import rejections
from rules.care.facts import Fact, KnownFact
from rules.care.people import Subject, birthday
from rules.care.rulebook import Rulebook
from rules.care.settling import Encounter, Waiver
from rules.care.slots import Slot, events, periodic, postponed
from rules.care.windows import Window, windows


@dataclass(frozen=True, slots=True)
class File:
    """Everything recorded about one person that the cares depend on."""

    subject: Subject
    facts: Sequence[Fact] = ()
    visits: Sequence[Encounter] = ()
    waivers: Sequence[Waiver] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules laid over the calendar as far as a day, and what was worked out for people alike."""

    book: Rulebook
    day: date
    windows: tuple[Window, ...]
    first: date  # no window began earlier
    ages: tuple[int, ...]  # at which somebody comes to be owed something
    born_alike: dict[tuple[date | None, bool, date], Sequence[Slot]] = field(default_factory=dict)
    alike: dict[tuple[date | int | None, bool, date], Sequence[Slot]] = field(default_factory=dict)


def plan(book: Rulebook, day: date) -> Plan:
    """Lay the rules over the calendar as far as a day, past or future."""
    laid = windows(book, day)
    first = min((min(window.opens_on, window.decided[0]) for window in laid), default=day)
    grounds = (ground for rule in book.rules for _, ground in rule.owed_to)
    ages = {ground.age for ground in grounds if ground.age is not None}
    return Plan(book, day, laid, first, tuple(sorted(ages)))


def slots_of(plan: Plan, file: File, facts: Sequence[KnownFact], since: date) -> list[Slot]:
    """Return the slots of a person that had opened by the plan's day and had not closed before `since`."""
    slots = _own(plan, file, facts, since) if file.facts else _shared(plan, file.subject)
    return [slot for slot in slots if since <= slot.on_time_until]


def _own(plan: Plan, file: File, facts: Sequence[KnownFact], since: date) -> Sequence[Slot]:
    """Return the slots of a person with facts: shared where the facts make no difference, events included."""
    notice, mistaken = plan.book.notice_days, rejections(file.facts, plan.day)
    kinds = {fact.kind for fact in facts}
    closed_before = min([since, *(each.entered_on for each in mistaken)])  # these may have been put off
    own = [
        window
        for window in plan.windows
        if closed_before <= window.on_time_until + timedelta(days=notice)
        and window.rule.grounds.kinds & kinds
    ]
    shared = (slot for slot in _shared(plan, file.subject) if not slot.rule.grounds.kinds & kinds)
    slots = chain(shared, periodic(own, file.subject, facts, notice), events(plan.book, facts))
    return _in_order(postponed(slot, mistaken, notice) for slot in slots if slot.opens_on <= plan.day)


def _shared(plan: Plan, subject: Subject) -> Sequence[Slot]:
    """Return the slots of a person as far as they do not depend on facts."""
    key = (subject.born_on, subject.honour, subject.listed_on)
    if key not in plan.born_alike:
        alike = (_age_group(plan, subject.born_on), subject.honour, max(subject.listed_on, plan.first))
        if alike not in plan.alike:
            slots = periodic(plan.windows, subject, (), plan.book.notice_days)
            plan.alike[alike] = _in_order(slot for slot in slots if slot.opens_on <= plan.day)
        plan.born_alike[key] = plan.alike[alike]
    return plan.born_alike[key]


def _age_group(plan: Plan, born_on: date | None) -> date | int | None:
    """Return what a birthday comes down to: how many of the ages were reached before any window began.

    Whoever reached one since then stands alone, by birthday.
    """
    if born_on is None:
        return None
    birthdays = [birthday(born_on, age) for age in plan.ages]
    if any(plan.first < each <= plan.day for each in birthdays):
        return born_on
    return sum(each <= plan.first for each in birthdays)


def _in_order(slots: Iterable[Slot]) -> Sequence[Slot]:
    return sorted(slots, key=lambda slot: (slot.due_on, slot.key))
