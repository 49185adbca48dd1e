"""On what ground something is owed to a person: an age, an honour, a fact; and from which day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rules.care.facts import FactKind, KnownFact
from rules.care.people import Subject, birthday

_HONOUR = "honour"


class Since(NamedTuple):
    """From when a slot is owed: the day it held and could be known, and the day from which visits count."""

    opens_on: date
    counts_from: date


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds of one rhythm; any one of them is enough."""

    age: int | None = None
    honour: bool = False
    kinds: frozenset[FactKind] = frozenset()

    @classmethod
    def parse(cls, words: Iterable[str]) -> "Grounds":
        """Read grounds as the rules write them: "70+", "honour", or a kind of fact."""
        named = list(words)
        ages = [int(word.removesuffix("+")) for word in named if word.endswith("+")]
        kinds = frozenset(FactKind(word) for word in named if word != _HONOUR and not word.endswith("+"))
        return cls(min(ages, default=None), _HONOUR in named, kinds)

    def __or__(self, other: "Grounds") -> "Grounds":
        ages = [age for age in (self.age, other.age) if age is not None]
        return Grounds(min(ages, default=None), self.honour or other.honour, self.kinds | other.kinds)

    def since(self, subject: Subject, facts: Sequence[KnownFact], start: date, end: date) -> Since | None:
        """Return from when the subject is owed something between start and end, or None.

        Not owed is also what ended before the ground was recorded.
        """
        spans = [
            (max(start, held_from), known_on)
            for held_from, known_on in self._spans(subject, facts, start, end)
            if held_from <= end and known_on <= end
        ]
        if not spans:
            return None
        return Since(min(max(span) for span in spans), min(held_from for held_from, _ in spans))

    def met_on(self, subject: Subject, facts: Sequence[KnownFact], day: date) -> bool:
        """Say whether one of the grounds held on that day, by what had been recorded by that day."""
        if subject.listed_on <= day and self._lasting_from(subject) <= day:
            return True
        return any(fact.kind in self.kinds and fact.held_as_known(day) for fact in facts)

    def _lasting_from(self, subject: Subject) -> date:
        """Return the day from which age or honour gives a ground for good; the end of time if never."""
        if self.honour and subject.honour:
            return date.min
        if self.age is not None and subject.born_on is not None:
            return birthday(subject.born_on, self.age)
        return date.max

    def _spans(
        self, subject: Subject, facts: Sequence[KnownFact], start: date, end: date
    ) -> Iterator[tuple[date, date]]:
        """Yield for each ground the day from which it holds and the day from which it could be known."""
        yield self._lasting_from(subject), subject.listed_on
        for fact in facts:
            if fact.kind in self.kinds and (known_on := fact.known_in(start, end)) is not None:
                yield fact.current.from_on, known_on
