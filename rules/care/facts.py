"""Facts about a person: when they hold, when they were recorded, and what was known on a day.

A fact is never edited. A later version names the first one as its origin; a mistake is withdrawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class FactKind(StrEnum):
    """What can be known about somebody and changes what they are owed; the database keeps the value."""

    HARDSHIP = "hardship"
    UNABLE = "unable"  # to care for themselves
    ALONE = "alone"  # living alone
    AWAY = "away"  # with children elsewhere, in a care home
    IN_HOSPITAL = "in_hospital"
    DISASTER = "disaster"
    DIED = "died"
    GREETING_WISHED = "greeting_wished"


class Fact(NamedTuple):
    """One version of one fact. All days are inclusive; None in `until_on` means that it still lasts."""

    id: int
    person_id: int
    kind: FactKind
    from_on: date
    recorded_on: date
    until_on: date | None = None
    origin_id: int | None = None  # the first version of the same fact; None if this is the first
    entered_by: int | None = None
    confirmed_on: date | None = None  # a death: when the second person confirmed it
    withdrawn_on: date | None = None  # undone, or a death that was rejected

    @property
    def origin(self) -> int:
        """The id that all versions of this fact share; slots of an event are named after it."""
        return self.id if self.origin_id is None else self.origin_id

    def holds_on(self, day: date) -> bool:
        """Say whether this version holds on that day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def touches(self, start: date, end: date) -> bool:
        """Say whether this version holds on at least one day from start to end."""
        return self.from_on <= end and (self.until_on is None or start <= self.until_on)


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact as it was known on a day: its versions up to then, oldest first."""

    versions: tuple[Fact, ...]

    @property
    def current(self) -> Fact:
        """The version that counted on that day."""
        return self.versions[-1]

    @property
    def kind(self) -> FactKind:
        """What kind of fact this is."""
        return self.versions[0].kind

    @property
    def recorded_on(self) -> date:
        """The day on which the first version was recorded."""
        return self.versions[0].recorded_on

    def known_in(self, start: date, end: date) -> date | None:
        """Return when it could first be known that this holds between start and end; None if it does not."""
        if not self.current.touches(start, end):
            return None
        return min(version.recorded_on for version in self.versions if version.touches(start, end))

    def held_as_known(self, day: date) -> bool:
        """Say whether it held on that day by what had been recorded by that day."""
        by_then = [version for version in self.versions if version.recorded_on <= day]
        return bool(by_then) and by_then[-1].holds_on(day)


def known(facts: Iterable[Fact], on: date) -> tuple[KnownFact, ...]:
    """Return what was known on a day: recorded by then and not withdrawn by then, in order of origin."""
    chains: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.recorded_on <= on and (fact.withdrawn_on is None or on < fact.withdrawn_on):
            chains.setdefault(fact.origin, []).append(fact)
    return tuple(
        KnownFact(tuple(sorted(chain, key=lambda fact: (fact.recorded_on, fact.id))))
        for _, chain in sorted(chains.items())
    )


def holding(facts: Iterable[Fact], kind: FactKind, on: date) -> frozenset[int]:
    """Return the people of whom a fact of this kind was known to hold on a day (in hospital, died)."""
    matching = (fact for fact in facts if fact.kind is kind)
    return frozenset(fact.current.person_id for fact in known(matching, on) if fact.current.holds_on(on))
