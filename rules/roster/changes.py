"""What an import would change of a person it knows: fields that differ, facts that begin or end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from rules.roster.entry import FACTS, Entry
from rules.roster.known import KnownFact, KnownPerson

# Compared when the roster says something.
_SAID: Final = ("sex", "full_since_on", "party_age_months", "honour", "roster_key")


@dataclass(frozen=True, slots=True)
class Changes:
    """The fields that differ, facts to open and to end, and facts on which somebody else says otherwise."""

    fields: tuple[str, ...]
    opened: tuple[str, ...]
    ended: tuple[str, ...]
    disputed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.fields or self.opened or self.ended)


def changes(entry: Entry, known: KnownPerson, phone_hash: Callable[[str], str]) -> Changes:
    """Compare what the roster says with what is known; a cell that says nothing changes nothing."""
    outcomes = {kind: _outcome(entry, known, kind) for kind in FACTS}
    return Changes(
        fields=tuple(_differing(entry, known, phone_hash)),
        opened=tuple(kind for kind, outcome in outcomes.items() if outcome == "open"),
        ended=tuple(kind for kind, outcome in outcomes.items() if outcome == "end"),
        disputed=tuple(kind for kind, outcome in outcomes.items() if outcome == "dispute"),
    )


def _differing(entry: Entry, known: KnownPerson, phone_hash: Callable[[str], str]) -> Iterator[str]:
    if entry.name != known.name:
        yield "name"
    if entry.category != known.category:
        yield "category"
    if entry.unit.key not in (known.branch_key, known.moved_from):
        yield "branch"
    if entry.birth_on != known.birth_on and (entry.birth_exact or known.birth_on is None):
        yield "birth_on"
    if _joined_is_news(entry, known):
        yield "joined_on"
    for field in _SAID:
        said = getattr(entry, field)
        if said is not None and said != getattr(known, field):
            yield field
    if entry.phone and phone_hash(entry.phone) != known.phone_hash:
        yield "phone"


def _joined_is_news(entry: Entry, known: KnownPerson) -> bool:
    if entry.joined_on is None or entry.joined_on == known.joined_on:
        return False
    same_month = known.joined_on is not None and entry.joined_on == known.joined_on.replace(day=1)
    return entry.joined_exact or not same_month


def _outcome(entry: Entry, known: KnownPerson, kind: str) -> str:
    """Weigh a roster's yes or no against the last word on a fact."""
    said = (entry.facts or {}).get(kind)
    last = (known.facts or {}).get(kind, _NEVER_HEARD)
    if said is None or said == last.holds:
        return "keep"
    if not last.from_roster:
        return "dispute"
    return "open" if said else "end"


# A first yes opens a fact, a first no changes nothing.
_NEVER_HEARD: Final = KnownFact(holds=False, from_roster=True)
