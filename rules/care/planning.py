"""The plan of one day: its windows, made once, and the slots they are for each person, shared where alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple, TypeAlias

from rules.care.alike import Course, Marks, cuts
from rules.care.deaths import rejections
from rules.care.facts import Fact, FactKind, KnownFact, known
from rules.care.people import Subject, birthday
from rules.care.rulebook import Rulebook
from rules.care.settling import Encounter, Waiver
from rules.care.slots import Slot, events, periodic, postponed
from rules.care.windows import Window, windows

# The facts of somebody as far as they decide anything: kind, days, when recorded and when withdrawn.
Facts: TypeAlias = tuple[tuple[FactKind, date, date, date | None, date | None], ...]
# People for whom every window is the same: since when they are old enough, honoured and known to the roster;
# and what of their facts decides the windows: kind, days and when each version was recorded.
Group: TypeAlias = tuple[date | int | None, bool, date]
Essence: TypeAlias = tuple[tuple[FactKind, date, date | None, date, int], ...]


class File(NamedTuple):
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
    events: frozenset[FactKind]  # the facts that open a slot of their own
    groups: dict[tuple[date | None, bool, date], Group] = field(
        default_factory=dict
    )  # by birth, honour, listing
    alike: dict[tuple[Group, Essence], Sequence[Slot]] = field(default_factory=dict)
    shared: dict[tuple[Group, str, Facts], Course] = field(default_factory=dict)
    courses: dict[tuple[date | None, bool, date, str, Facts], Course] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recent:
    """How far back visits matter: of whoever was seen since one day, only those from another day on."""

    seen_since: date
    visits_from: date

    def seen(self, visits: Iterable[Encounter], day: date, enter_late_days: int) -> bool:
        """Say whether one of somebody's visits (never withdrawn, not entered too late) is enough for them."""
        return any(
            self.seen_since <= visit.on_date
            and visit.entered_on <= day
            and visit.withdrawn_on is None
            and (visit.entered_on - visit.on_date).days <= enter_late_days
            for visit in visits
        )


def recent(plan: Plan) -> Recent:
    """Return how far back visits matter to what is owed on the plan's day, of people without facts.

    Whoever was seen since the first of the windows that are open began can only be owed what those hold and
    what reached into them; all that was missed before ended with that visit.
    """
    open_now = (each.opens_on for each in plan.windows if plan.day <= each.on_time_until)
    seen_since = min(open_now, default=plan.day)
    reaching = (each.opens_on for each in plan.windows if seen_since <= each.on_time_until)
    late_birthdays = seen_since - timedelta(days=plan.book.notice_days)  # those windows end a few days later
    return Recent(seen_since, min(late_birthdays, *reaching))


def plan(book: Rulebook, day: date) -> Plan:
    """Lay the rules over the calendar as far as a day, past or future."""
    laid = windows(book, day)
    first = min((min(window.opens_on, window.decided[0]) for window in laid), default=day)
    grounds = (ground for rule in book.rules for _, ground in rule.owed_to)
    ages = {ground.age for ground in grounds if ground.age is not None}
    return Plan(book, day, laid, first, tuple(sorted(ages)), book.events)


def course(plan: Plan, file: File) -> Course | None:
    """Return those who have the same slots as a person; None for whoever stands alone.

    Alone stands who left or was waived something, had an event, or of whose facts one has several versions.
    """
    subject, facts = file.subject, file.facts
    if file.waivers or subject.left_on is not None:
        return None
    if facts and any(fact.origin_id is not None or fact.kind in plan.events for fact in facts):
        return None
    essence = tuple([(*fact[2:6], fact.withdrawn_on) for fact in facts]) if facts else ()
    key = subject.born_on, subject.honour, subject.listed_on, subject.category, essence
    if key not in plan.courses:
        plan.courses[key] = _shared(plan, file, essence)
    return plan.courses[key]


def _shared(plan: Plan, file: File, essence: Facts) -> Course:
    """Return the course of everybody of whom the windows and the facts are the same."""
    key = _group(plan, file.subject), file.subject.category, essence
    if key not in plan.shared:
        lasting = known(file.facts, plan.day)
        laid = cuts(slots_of(plan, file, lasting, date.min), lasting)
        plan.shared[key] = Course(Marks(plan.day, plan.book.enter_late_days, laid))
    return plan.shared[key]


def slots_of(plan: Plan, file: File, facts: Sequence[KnownFact], since: date) -> list[Slot]:
    """Return the slots of a person that had opened by the plan's day and had not closed before `since`."""
    slots = _own(plan, file, facts) if file.facts else _periodic(plan, file.subject, ())
    return [slot for slot in slots if since <= slot.on_time_until]


def _own(plan: Plan, file: File, facts: Sequence[KnownFact]) -> Sequence[Slot]:
    """Return the slots of a person with facts: the events' with the others, put off by deaths in error."""
    notice, mistaken = plan.book.notice_days, rejections(file.facts, plan.day)
    shared, own = _periodic(plan, file.subject, facts), list(events(plan.book, facts))
    if not own and not mistaken:
        return shared
    slots = (slot for slot in chain(shared, own) if slot.opens_on <= plan.day)
    return _in_order(postponed(slot, mistaken, notice) for slot in slots)


def _periodic(plan: Plan, subject: Subject, facts: Sequence[KnownFact]) -> Sequence[Slot]:
    """Return what the windows are for a person: worked out once for all whom they find alike."""
    alike = _group(plan, subject), _essence(facts) if facts else ()
    if alike not in plan.alike:
        slots = periodic(plan.windows, subject, facts, plan.book.notice_days)
        plan.alike[alike] = _in_order(slot for slot in slots if slot.opens_on <= plan.day)
    return plan.alike[alike]


def _essence(facts: Sequence[KnownFact]) -> Essence:
    return tuple(
        (version.kind, version.from_on, version.until_on, version.recorded_on, number)
        for number, fact in enumerate(facts)
        for version in fact.versions
    )


def _group(plan: Plan, subject: Subject) -> Group:
    key = subject.born_on, subject.honour, subject.listed_on
    if key not in plan.groups:
        plan.groups[key] = (
            _age_group(plan, subject.born_on),
            subject.honour,
            max(subject.listed_on, plan.first),
        )
    return plan.groups[key]


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
