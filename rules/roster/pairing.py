"""Which entry is which known person: the person number first, then name and birth date in the county.

Branch, then joining date, break ties between namesakes of one birth date. Whoever cannot be told apart
soundly is a doubt for a person to decide: one person made two, or two made one, is worse than a question.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from rules.roster.decisions import Answer, Decision, Decisions, fingerprint
from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.reasons import Reason

Fits: TypeAlias = Callable[[Entry, KnownPerson], bool]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An entry that is neither created nor matched until somebody decides; candidates are person ids."""

    entry: Entry
    reason: Reason
    candidates: tuple[int, ...]


@dataclass(slots=True)
class Pairing:
    """Every entry is in exactly one of these, or was decided to be another row's person once more."""

    decided: Decisions = field(default_factory=dict)
    pairs: list[tuple[Entry, KnownPerson]] = field(default_factory=list)
    creates: list[Entry] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def decision(self, entry: Entry) -> Decision | None:
        """Return what was decided about an entry, if anything was."""
        return self.decided.get(fingerprint(entry)) if self.decided else None

    def ask(self, entry: Entry, reason: Reason, candidates: tuple[int, ...]) -> None:
        """Leave an entry to a person, unless one has decided already."""
        decision = self.decision(entry)
        if decision is None:
            self.doubts.append(Doubt(entry, reason, candidates))
        elif decision.excludes(frozenset(candidates)):
            self.creates.append(entry)
        elif candidates or decision.people:  # whom it was said to be is gone, or others came into question
            self.doubts.append(Doubt(entry, reason, candidates))

    def settled_ids(self) -> set[int]:
        """Return the ids of all known people who are matched, or might be."""
        doubted = {candidate for doubt in self.doubts for candidate in doubt.candidates}
        return {known.id for _, known in self.pairs} | doubted


def pair(
    entries: Iterable[Entry], people: Sequence[KnownPerson], decided: Decisions | None = None
) -> Pairing:
    """Find each entry's person; the time taken grows with the number of both, not with their product."""
    pairing = Pairing(decided or {})
    left = _by_decision(entries, people, pairing) if decided else entries
    left = _by_number(left, people, pairing)
    left = _by_name_and_birth(left, people, pairing)
    _by_near_birth(left, people, pairing)
    return pairing


def _by_decision(entries: Iterable[Entry], people: Sequence[KnownPerson], pairing: Pairing) -> list[Entry]:
    """Pair whom somebody has said to be one person; of two entries said to be the same one the first."""
    wanted = {id_ for decision in pairing.decided.values() for id_ in decision.people}
    free = {known.id: known for known in people if known.id in wanted}
    left: list[Entry] = []
    for entry in entries:
        decision = pairing.decision(entry)
        same = decision.people if decision is not None and decision.answer is Answer.SAME else frozenset()
        known = next((free.pop(id_) for id_ in same if id_ in free), None)
        if known is None:
            left.append(entry)
        else:
            pairing.pairs.append((entry, known))
    return left


def _by_number(entries: Iterable[Entry], people: Sequence[KnownPerson], pairing: Pairing) -> list[Entry]:
    settled = pairing.settled_ids()
    numbered = {known.roster_key: known for known in people if known.roster_key and known.id not in settled}
    left: list[Entry] = []
    for entry in entries:
        known = numbered.get(entry.roster_key) if entry.roster_key else None
        if known is None:
            left.append(entry)
        elif known.name_key == entry.name_key or known.birth_on == entry.birth_on:
            pairing.pairs.append((entry, known))
        elif (decision := pairing.decision(entry)) is not None and decision.excludes(frozenset([known.id])):
            left.append(replace(entry, roster_key=None))  # the number stays with whom it was given to
        else:
            pairing.doubts.append(Doubt(entry, Reason.OTHER_PERSON_HAS_KEY, (known.id,)))
    return left


def _by_name_and_birth(
    entries: Iterable[Entry], people: Sequence[KnownPerson], pairing: Pairing
) -> list[Entry]:
    groups: dict[tuple[str, date], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.name_key, entry.birth_on].append(entry)
    candidates: dict[tuple[str, date], list[KnownPerson]] = defaultdict(list)
    settled = pairing.settled_ids()
    for known in people:
        if known.birth_on and (known.name_key, known.birth_on) in groups and known.id not in settled:
            candidates[known.name_key, known.birth_on].append(known)
    left: list[Entry] = []
    for key, group in groups.items():
        left += _settle(group, candidates.get(key, []), pairing)
    return left


def _settle(group: list[Entry], candidates: list[KnownPerson], pairing: Pairing) -> list[Entry]:
    """Pair the people of one name and birth date; return the entries that are nobody known."""
    seen: list[Entry] = []
    for fits in _TIES:
        for entry, known in _clear_pairs(group, candidates, fits):
            pairing.pairs.append((entry, known))
            group.remove(entry)
            candidates.remove(known)
            seen.append(entry)
    if not candidates:
        return _namesakes(group, seen, pairing)
    ids = tuple(known.id for known in candidates)
    for entry in group:
        pairing.ask(entry, Reason.SEVERAL_CANDIDATES, ids)
    return []


def _namesakes(group: list[Entry], seen: list[Entry], pairing: Pairing) -> list[Entry]:
    """Let namesakes be new people only where their joining dates tell them apart."""
    fresh: list[Entry] = []
    for entry in group:
        if any(entry.joined_on == other.joined_on and not _numbers_differ(entry, other) for other in seen):
            pairing.ask(entry, Reason.NAMESAKE_ELSEWHERE, ())
        else:
            fresh.append(entry)
        seen.append(entry)
    return fresh


def _clear_pairs(
    group: Sequence[Entry], candidates: Sequence[KnownPerson], fits: Fits
) -> list[tuple[Entry, KnownPerson]]:
    """Return the pairs in which each fits the other and nobody else."""
    fitting = [(e, k) for e in group for k in candidates if fits(e, k) and not _numbers_differ(e, k)]
    return [
        (e, k)
        for e, k in fitting
        if sum(e is other for other, _ in fitting) == 1 and sum(k is other for _, other in fitting) == 1
    ]


def _by_near_birth(entries: Sequence[Entry], people: Sequence[KnownPerson], pairing: Pairing) -> None:
    """See a corrected birth date for what it is: the same name in the same branch, nobody else's."""
    wanted = {(entry.name_key, entry.unit.key) for entry in entries}
    near: dict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
    settled = pairing.settled_ids()
    for known in people:
        if (known.name_key, known.branch_key) in wanted and known.id not in settled:
            near[known.name_key, known.branch_key].append(known)
    taken: set[int] = set()
    for entry in entries:
        candidates = [k for k in near.get((entry.name_key, entry.unit.key), []) if _may_be(entry, k)]
        free = [known for known in candidates if known.id not in taken]
        if not candidates:
            pairing.creates.append(entry)
        elif len(free) == 1 and len(candidates) == 1 and _same_month(entry, free[0]):
            taken.add(free[0].id)
            pairing.pairs.append((entry, free[0]))
        else:
            ids = tuple(known.id for known in candidates)
            pairing.ask(entry, Reason.PERHAPS_KNOWN, ids)


def _may_be(entry: Entry, known: KnownPerson) -> bool:
    return not _numbers_differ(entry, known) and not _joined_differs(entry, known)


def _same_month(entry: Entry, known: KnownPerson) -> bool:
    """Say whether one of two birth dates is only the other's month; an unknown one contradicts nothing."""
    if known.birth_on is None:
        return True
    month_only = not entry.birth_exact or known.birth_on.day == 1
    return month_only and entry.birth_on.replace(day=1) == known.birth_on.replace(day=1)


def _numbers_differ(entry: Entry, other: Entry | KnownPerson) -> bool:
    return bool(entry.roster_key and other.roster_key and entry.roster_key != other.roster_key)


def _same_joined(entry: Entry, known: KnownPerson) -> bool:
    if entry.joined_on is None or known.joined_on is None:
        return False
    if entry.joined_exact:
        return entry.joined_on == known.joined_on
    return entry.joined_on == known.joined_on.replace(day=1)


def _joined_differs(entry: Entry, known: KnownPerson) -> bool:
    both = entry.joined_on is not None and known.joined_on is not None
    return both and not _same_joined(entry, known)


def _same_branch(entry: Entry, known: KnownPerson) -> bool:
    return entry.unit.key == known.branch_key


def _by_branch_and_joined(entry: Entry, known: KnownPerson) -> bool:
    return _same_branch(entry, known) and _same_joined(entry, known)


def _by_branch_unless_joined_differs(entry: Entry, known: KnownPerson) -> bool:
    return _same_branch(entry, known) and not _joined_differs(entry, known)


def _by_nothing_against_it(entry: Entry, known: KnownPerson) -> bool:
    same_sex = not entry.sex or not known.sex or entry.sex == known.sex
    return same_sex and not _joined_differs(entry, known)


# Strongest first. A joining date outweighs a branch it contradicts: two namesakes may have changed places.
_TIES: Final[tuple[Fits, ...]] = (
    _by_branch_and_joined,
    _by_branch_unless_joined_differs,
    _same_joined,
    _same_branch,
    _by_nothing_against_it,  # the only one left, in another branch: a transfer
)
