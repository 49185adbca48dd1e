"""An import in outline: what a person has to see of it, small enough to travel between processes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rules.roster.decisions import fingerprint
from rules.roster.effects import Effect
from rules.roster.pairing import Doubt
from rules.roster.regrouping import Regrouping
from storage.rosters.comparing import Compared
from storage.rosters.decisions import KEPT, RENAMED, Asked

NAMED_MOST: Final = 15  # transfers, and as many leaves, by name; the returned workbook names all
ALARMING: Final = 0.05  # of the people known: so many gone is more often half a workbook than the truth


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who changes branch; `before` and `after` as branches are called, empty: none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What became of a branch: renamed, merged or split, how many people went, and where to."""

    kind: str
    branch: str
    people: int
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Counts, the first names of each list, what is owed as a result, and what only a person can decide."""

    creates: int
    updates: int
    unchanged: int
    transfers: int
    leaves: int
    rejects: int
    doubts: int
    reports: int
    posts_opened: int
    posts_ended: int
    branches_opened: int
    moves: tuple[Move, ...]
    gone: tuple[Move, ...]
    held: tuple[str, ...]  # names of people missing whose death waits to be confirmed
    regrouped: tuple[Regrouped, ...]
    questions: tuple[Asked, ...]
    owed: Effect
    county: str | None
    since: int
    changes_something: bool
    alarming: bool  # so many would leave that the workbook may be incomplete

    @property
    def undone(self) -> int:
        """How many rows hold somebody but are left as they are: rejected, or to be decided."""
        return self.rejects + self.doubts

    @property
    def people(self) -> int:
        """How many people applying it would create or change."""
        return self.creates + self.updates


def outline(compared: Compared, owed: Effect) -> Outline:
    """Return the outline of a plan; `owed` is what it changes of the care tasks."""
    plan, names = compared.plan, compared.branches
    known = len(plan.updates) + len(plan.unchanged) + len(plan.leaves)
    return Outline(
        creates=len(plan.creates),
        updates=len(plan.updates),
        unchanged=len(plan.unchanged),
        transfers=len(plan.transfers),
        leaves=len(plan.leaves),
        rejects=plan.rejects,
        doubts=len(plan.doubts),
        reports=len(plan.reports),
        posts_opened=len(plan.posts.opened),
        posts_ended=len(plan.posts.ended),
        branches_opened=sum(name.key not in names for name in plan.units),
        moves=tuple(moves(compared))[:NAMED_MOST],
        gone=tuple(gone(compared))[:NAMED_MOST],
        held=tuple(known.name for known in plan.held)[:NAMED_MOST],
        regrouped=tuple(_regrouped(compared, each) for each in plan.regroupings)[:NAMED_MOST],
        questions=tuple(_questions(compared))[:KEPT],
        owed=owed,
        county=compared.county,
        since=compared.since,
        changes_something=compared.changes_something,
        alarming=len(plan.leaves) > ALARMING * known and len(plan.leaves) >= NAMED_MOST,
    )


def moves(compared: Compared) -> Iterator[Move]:
    """Yield who changes branch."""
    names = compared.branches
    for update in compared.plan.transfers:
        there = update.entry.unit
        yield Move(
            update.entry.name,
            names.get(update.known.branch_key, ""),
            names.get(there.key, there.branch),
        )


def gone(compared: Compared) -> Iterator[Move]:
    """Yield who is listed no more."""
    for known in compared.plan.leaves:
        yield Move(known.name, compared.branches.get(known.branch_key, ""), "")


def _regrouped(compared: Compared, each: Regrouping) -> Regrouped:
    names = compared.branches
    into = tuple(names.get(name.key, name.branch) for name, _ in each.into)
    return Regrouped(each.kind, names.get(each.branch_key, each.branch_key), each.people, into)


def _questions(compared: Compared) -> Iterator[Asked]:
    """Yield what is to be asked: first whether branches were renamed, for that settles many rows at once."""
    for each in compared.plan.regroupings:
        if each.renamed and _can_be_renamed(compared, each):
            yield _was_it_renamed(compared, each)
    yield from map(_who_is_it, compared.plan.doubts)


def _can_be_renamed(compared: Compared, each: Regrouping) -> bool:
    """Say whether the branch stays in its town, or takes the town's new name along: else it moved."""
    name, town_key = each.into[0][0], each.branch_key.partition("/")[0]
    towns = {key.partition("/")[0] for key in compared.branches}
    return name.key not in compared.branches and (name.town_key == town_key or name.town_key not in towns)


def _was_it_renamed(compared: Compared, each: Regrouping) -> Asked:
    name, people = each.into[0]
    told: dict[str, object] = {
        "name": compared.branches.get(each.branch_key, each.branch_key),
        "town": name.town,
        "branch": name.branch,
        "people": people,
    }
    mark = hashlib.sha256(f"{each.branch_key} > {name.key}".encode()).hexdigest()
    return Asked(mark, 0, RENAMED, told, (), branch_key=each.branch_key)


def _who_is_it(doubt: Doubt) -> Asked:
    entry = doubt.entry
    told: dict[str, object] = {
        "name": entry.name,
        "birth_on": entry.birth_on.isoformat(),
        "branch": f"{entry.unit.town} {entry.unit.branch}".strip(),
    }
    return Asked(fingerprint(entry), entry.row, doubt.reason.value, told, doubt.candidates)
