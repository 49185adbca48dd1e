"""A death: from its entry everything about the person waits; confirmed, it ends it; rejected, all returns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rules.care.facts import Fact, FactKind, KnownFact


class Rejection(NamedTuple):
    """A death that had been entered by mistake: the days between which the person was held."""

    entered_on: date
    rejected_on: date


@dataclass(frozen=True, slots=True)
class Death:
    """A death as it is known: unconfirmed while `confirmed_on` is None."""

    origin: int
    died_on: date
    entered_on: date
    entered_by: int | None
    confirmed_on: date | None


def death(facts: Sequence[KnownFact], day: date) -> Death | None:
    """Return the death known of a person on a day, confirmed or not."""
    for fact in facts:
        if fact.kind is FactKind.DIED:
            confirmed_on = fact.current.confirmed_on
            if confirmed_on is not None and confirmed_on > day:
                confirmed_on = None
            entry = fact.versions[0]
            return Death(
                entry.origin, fact.current.from_on, entry.recorded_on, entry.entered_by, confirmed_on
            )
    return None


def rejections(facts: Iterable[Fact], day: date) -> tuple[Rejection, ...]:
    """Return the entries of death that had been rejected by that day, in order."""
    return tuple(
        sorted(
            Rejection(fact.recorded_on, fact.withdrawn_on)
            for fact in facts
            if fact.kind is FactKind.DIED and fact.withdrawn_on is not None and fact.withdrawn_on <= day
        )
    )
