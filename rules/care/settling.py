"""Settling: which slots a visit settles. One visit settles everything of that person that it can."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter
from typing import Final, NamedTuple

from rules.care.facts import FactKind, KnownFact
from rules.care.rulebook import Way
from rules.care.slots import Slot


class Encounter(NamedTuple):
    """Somebody was seen: on which day, in which way, entered when, and whether it was withdrawn later."""

    id: int
    person_id: int
    way: Way
    on_date: date
    entered_on: date
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A slot that need not be done, with the day on which that was decided; the reason is kept elsewhere."""

    rule: str
    subject_id: int
    slot: str
    on_date: date
    withdrawn_on: date | None = None

    def stands(self, day: date) -> bool:
        """Say whether it had been decided by a day, and not been taken back by then."""
        return self.on_date <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


_BY_DAY: Final = attrgetter("on_date", "id")


@dataclass(slots=True)
class Settled:
    """What settled each slot, and how often a slot was opened again, by its key."""

    by: dict[tuple[str, str], Encounter] = field(default_factory=dict)
    withdrawn: dict[tuple[str, str], int] = field(default_factory=dict)


def recorded(encounters: Sequence[Encounter], day: date, enter_late_days: int) -> Sequence[Encounter]:
    """Return the visits that had been entered by that day, and not too late to count, by their days."""
    if not encounters:
        return ()
    latest = timedelta(days=enter_late_days)
    return by_day(
        [each for each in encounters if each.entered_on <= day and each.entered_on - each.on_date <= latest]
    )


def by_day(encounters: Sequence[Encounter]) -> Sequence[Encounter]:
    """Return visits in the order of their days."""
    return sorted(encounters, key=_BY_DAY) if len(encounters) > 1 else encounters


def last_seen_on(visits: Sequence[Encounter], day: date) -> date:
    """Return the day of the last visit that stood on that day; the beginning of time if there is none."""
    for visit in reversed(visits):
        if visit.withdrawn_on is None or day < visit.withdrawn_on:
            return visit.on_date
    return date.min


def stands(encounter: Encounter, day: date) -> bool:
    """Say whether a visit had not been withdrawn by that day."""
    return encounter.withdrawn_on is None or day < encounter.withdrawn_on


def settle(
    slots: Sequence[Slot], visits: Sequence[Encounter], facts: Sequence[KnownFact], day: date
) -> Settled:
    """Lay visits (as `recorded` returns them) over a person's slots.

    A withdrawn visit settles nothing, but opens again what it had settled: a new episode.
    """
    settled = Settled()
    if not visits:
        return settled
    earliest = min([slot.counts_from for slot in slots], default=date.max)
    for visit in visits:
        if visit.on_date < earliest or len(settled.by) == len(slots):
            continue
        for slot in settles(visit, slots, facts, settled.by):
            if stands(visit, day):
                settled.by[slot.key] = visit
            else:
                settled.withdrawn[slot.key] = settled.withdrawn.get(slot.key, 0) + 1
    return settled


def settles(
    visit: Encounter, slots: Iterable[Slot], facts: Sequence[KnownFact], done: Container[tuple[str, str]] = ()
) -> list[Slot]:
    """Return what one visit settles: every open slot whose window holds its date and which accepts its way.

    If there is none: the oldest missed slot that can still be made good.
    """
    on, way = visit.on_date, visit.way
    open_slots = [slot for slot in slots if slot.counts_from <= on and slot.key not in done]
    held = [slot for slot in open_slots if on <= slot.on_time_until and way in ways_on(slot, on, facts)]
    if held:
        return held
    late = [slot for slot in open_slots if slot.on_time_until < on <= slot.made_good_until]
    missed = [slot for slot in late if way in ways_on(slot, on, facts)]
    return sorted(missed, key=lambda slot: slot.on_time_until)[:1]


def ways_on(slot: Slot, on: date, facts: Sequence[KnownFact]) -> frozenset[Way]:
    """Return the ways a slot accepts on a day: by telephone if the person is away, or home from hospital."""
    rule, ways = slot.rule, slot.rule.ways
    if not facts:
        return ways
    if rule.if_away and _away(facts, on):
        ways |= rule.if_away
    if rule.afterwards and slot.event_over_on is not None and slot.event_over_on <= on:
        ways |= rule.afterwards
    return ways


def _away(facts: Sequence[KnownFact], on: date) -> bool:
    return any(fact.kind is FactKind.AWAY and fact.current.holds_on(on) for fact in facts)
