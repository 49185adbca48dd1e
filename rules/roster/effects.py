"""What is owed as a result of an import: the care tasks it creates, cancels and moves to another branch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Final

from rules.care.facts import Fact, FactKind
from rules.care.owed import owed
from rules.care.people import Membership, Subject
from rules.care.planning import File, Plan
from rules.care.tasks import TaskKey
from rules.roster.changes import Changes
from rules.roster.entry import Entry

_SOMEWHERE: Final = Membership(0, "", date.min)  # a branch that may still have to be opened
_YESTERDAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Effect:
    """How many tasks come to be owed, are owed no more, and go to another branch."""

    created: int = 0
    cancelled: int = 0
    moved: int = 0

    def __add__(self, other: "Effect") -> "Effect":
        return Effect(
            self.created + other.created, self.cancelled + other.cancelled, self.moved + other.moved
        )

    def __bool__(self) -> bool:
        return bool(self.created or self.cancelled or self.moved)


def effect(plan: Plan, before: File | None, after: File, *, transferred: bool = False) -> Effect:
    """Compare what is owed to one person on the plan's day before and after."""
    had = _outstanding(plan, before) if before is not None else frozenset()
    has = _outstanding(plan, after)
    return Effect(len(has - had), len(had - has), len(had & has) if transferred else 0)


def newcomer(entry: Entry, *, on: date) -> File:
    """Return the file of somebody an import creates."""
    home = replace(_SOMEWHERE, from_on=on)
    subject = Subject(-entry.row, entry.category, entry.birth_on, on, bool(entry.honour), None, (home,))
    facts = [_fact(subject.id, kind, on, -number) for number, kind in _said(entry)]
    return File(subject, facts)


def changed(file: File, entry: Entry, changes: Changes, *, on: date) -> File:
    """Return somebody's file as an import would leave it."""
    subject, fields = file.subject, frozenset(changes.fields)
    if "birth_on" in fields:
        subject = subject._replace(born_on=entry.birth_on)
    if "category" in fields:
        subject = subject._replace(category=entry.category)
    if "honour" in fields:
        subject = subject._replace(honour=bool(entry.honour))
    if "branch" in fields:
        homes = (*_ended(subject.memberships, on), replace(_SOMEWHERE, from_on=on))
        subject = subject._replace(memberships=homes, left_on=None)
    fresh = (_fact(subject.id, kind, on, -number) for number, kind in zip(count(1), changes.opened))
    facts = [*file.facts, *fresh, *_endings(file.facts, changes.ended, on)]
    return file._replace(subject=subject, facts=facts)


def departed(file: File, *, on: date) -> File:
    """Return the file of somebody a roster names no more."""
    homes = tuple(_ended(file.subject.memberships, on))
    return file._replace(subject=file.subject._replace(memberships=homes, left_on=on - _YESTERDAY))


def _outstanding(plan: Plan, file: File) -> frozenset[TaskKey]:
    return frozenset(task.key for task in owed(plan, file) if task.outstanding)


def _said(entry: Entry) -> Iterator[tuple[int, str]]:
    return zip(count(1), (kind for kind, holds in (entry.facts or {}).items() if holds))


def _fact(person_id: int, kind: str, on: date, id_: int) -> Fact:
    return Fact(id_, person_id, FactKind(kind), on, on)


def _ended(homes: Iterable[Membership], on: date) -> Iterator[Membership]:
    return (home if home.until_on is not None else replace(home, until_on=on - _YESTERDAY) for home in homes)


def _endings(facts: Iterable[Fact], kinds: tuple[str, ...], on: date) -> Iterator[Fact]:
    """Make the versions that say that facts held until yesterday; numbered last, so that they count."""
    newest = {fact.origin: fact for fact in facts if fact.withdrawn_on is None}
    for fact in newest.values():
        if fact.kind in kinds and fact.until_on is None:
            yield fact._replace(id=1 << 62, until_on=on - _YESTERDAY, recorded_on=on, origin_id=fact.origin)
