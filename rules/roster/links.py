"""The posts that follow from a roster: secretary and deputy by their duty, contact persons by their name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rules.posts import Role
from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.names import name_key
from rules.roster.pairing import Pairing
from rules.roster.reasons import Reason

_DUTIES: Final = {"secretary": Role.SECRETARY, "deputy": Role.DEPUTY}


@dataclass(frozen=True, slots=True)
class Who:
    """A person by id, or, while they are still to be created, by their row in the workbook."""

    person_id: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What a post is for: a role in a branch, or the contact of one person."""

    role: Role
    branch_key: str | None = None
    subject: Who | None = None


@dataclass(slots=True)
class Links:
    """The posts a roster states: per charge its holders, each with the row that says so."""

    holders: dict[Charge, dict[Who, int]] = field(default_factory=lambda: defaultdict(dict))
    unsure: set[Charge] = field(default_factory=set)  # stated, but not to be made out: left as they are
    doubts: list[tuple[int, Reason]] = field(default_factory=list)  # row, reason


def links(pairing: Pairing, others: Iterable[KnownPerson], rejected: Mapping[tuple[str, str], int]) -> Links:
    """Derive the posts; `others` are known people beside the workbook, `rejected` rows by branch and name."""
    found = Links()
    placed = [(entry, Who(person_id=known.id)) for entry, known in pairing.pairs]
    placed += [(entry, Who(row=entry.row)) for entry in pairing.creates]
    _duties(placed, found)
    index = _Index(placed, others)
    for entry, who in placed:
        if entry.contact:
            _contact(entry, who, index, rejected, found)
    return found


def _duties(placed: Sequence[tuple[Entry, Who]], found: Links) -> None:
    for entry, who in placed:
        role = _DUTIES.get(entry.duty or "")
        if role is not None:
            found.holders[Charge(role, branch_key=entry.unit.key)][who] = entry.row
    for post, holders in found.holders.items():
        if post.role is Role.SECRETARY and len(holders) > 1:
            found.unsure.add(post)
            found.doubts += ((row, Reason.SECRETARY_TWICE) for row in holders.values())


class _Index:
    """People by branch and name, and by town and name."""

    def __init__(self, placed: Sequence[tuple[Entry, Who]], others: Iterable[KnownPerson]) -> None:
        self._places: dict[tuple[str, str], list[Who]] = defaultdict(list)
        for entry, who in placed:
            self._add(entry.unit.key, entry.name_key, who)
        for known in others:
            self._add(known.branch_key, known.name_key, Who(person_id=known.id))

    def _add(self, branch_key: str, person_key: str, who: Who) -> None:
        town, _, branch = branch_key.partition("/")
        self._places[branch_key, person_key].append(who)
        if town and branch:
            self._places[town, person_key].append(who)

    def find(self, place: str, person_key: str) -> list[Who]:
        return self._places.get((place, person_key), [])


def _contact(
    entry: Entry, who: Who, index: _Index, rejected: Mapping[tuple[str, str], int], found: Links
) -> None:
    """Find the contact person by name in the branch, else in the town; nobody is their own."""
    post = Charge(Role.CONTACT, subject=who)
    wanted = name_key(entry.contact or "")
    named = index.find(entry.unit.key, wanted) or index.find(entry.unit.town_key, wanted)
    others = [other for other in named if other != who]
    if len(others) == 1:
        found.holders[post][others[0]] = entry.row
    elif others:
        found.unsure.add(post)
        found.doubts.append((entry.row, Reason.CONTACT_AMBIGUOUS))
    elif not named:
        found.unsure.add(post)
        row = rejected.get((entry.unit.key, wanted))
        reason = Reason.CONTACT_NOT_FOUND if row is None else Reason.CONTACT_REJECTED
        found.doubts.append((entry.row if row is None else row, reason))
