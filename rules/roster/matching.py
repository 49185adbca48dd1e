"""The plan of an import: what it would create, update and leave alone, and what only a person can decide."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rules.posts import Role
from rules.roster.changes import Changes, changes
from rules.roster.decisions import Decisions
from rules.roster.entry import Entry
from rules.roster.known import ENTERED, KnownPerson, KnownPost
from rules.roster.links import Charge, Links, Who, links
from rules.roster.names import UnitName
from rules.roster.pairing import Doubt, Pairing, pair
from rules.roster.post_changes import PostChanges, post_changes
from rules.roster.reading import Reading
from rules.roster.reasons import Reason, RowReport, Verdict
from rules.roster.regrouping import Regrouping, regroupings


@dataclass(frozen=True, slots=True)
class Update:
    """A known person of whom the roster has something new to say."""

    entry: Entry
    known: KnownPerson
    changes: Changes

    @property
    def is_transfer(self) -> bool:
        """Say whether they belong to another branch from now on."""
        return "branch" in self.changes.fields


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do. Nothing is done to whoever is in `doubts`, or in a rejected row."""

    creates: tuple[Entry, ...]
    updates: tuple[Update, ...]
    unchanged: tuple[tuple[Entry, KnownPerson], ...]
    leaves: tuple[KnownPerson, ...]  # in a branch of this roster, but in the roster no more
    held: tuple[KnownPerson, ...]  # likewise, but their death waits to be confirmed: no roster does that
    doubts: tuple[Doubt, ...]
    posts: PostChanges
    units: tuple[UnitName, ...]  # every branch of the roster, in its order
    regroupings: tuple[Regrouping, ...]  # branches the roster names no more, and where their people went
    reports: tuple[RowReport, ...]  # every row that is not plainly accepted, in the workbook's order

    @property
    def transfers(self) -> tuple[Update, ...]:
        """The people who change their branch."""
        return tuple(update for update in self.updates if update.is_transfer)

    @property
    def rejects(self) -> int:
        """How many rows are refused."""
        return sum(report.verdict is Verdict.REJECT for report in self.reports)


def match(
    reading: Reading,
    people: Sequence[KnownPerson],
    posts: Iterable[KnownPost] = (),
    *,
    phone_hash: Callable[[str], str],
    decided: Decisions | None = None,
) -> Plan:
    """Compare a roster with everybody known in the county; `phone_hash` makes what `KnownPerson` keeps."""
    pairing = pair(reading.entries, people, decided)
    settled = pairing.settled_ids()
    dead = _set_apart_the_dead(pairing)
    others = [known for known in people if known.id not in settled]
    rejected = [report for report in reading.reports if report.verdict is Verdict.REJECT]
    missing = _missing(reading.entries, others, rejected)
    gone = {known.id for known in missing}
    found = links(
        pairing,
        [known for known in others if known.id not in gone],
        {(report.branch_key, report.name_key): report.row for report in rejected},
    )
    changed = post_changes(found, posts, _speaks_of(reading, pairing, rejected))
    compared = [Update(entry, known, changes(entry, known, phone_hash)) for entry, known in pairing.pairs]
    return Plan(
        creates=tuple(pairing.creates),
        updates=tuple(update for update in compared if update.changes),
        unchanged=tuple((each.entry, each.known) for each in compared if not each.changes),
        leaves=tuple(known for known in missing if known.death != ENTERED),
        held=tuple(known for known in missing if known.death == ENTERED),
        doubts=tuple(pairing.doubts),
        posts=changed,
        units=tuple(dict.fromkeys(entry.unit for entry in reading.entries)),
        regroupings=regroupings(pairing.pairs, {entry.unit.key for entry in reading.entries}),
        reports=_reports(reading, [*dead, *_second_thoughts(pairing, compared, found, changed)]),
    )


def _set_apart_the_dead(pairing: Pairing) -> list[tuple[int, Reason]]:
    """Change nothing of people whose death was entered: the roster may be old, or the entry wrong."""
    dead = [(entry.row, Reason.DEATH_DISPUTED) for entry, known in pairing.pairs if known.death is not None]
    if dead:
        pairing.pairs[:] = [(entry, known) for entry, known in pairing.pairs if known.death is None]
    return dead


def _missing(
    entries: Iterable[Entry], others: Iterable[KnownPerson], rejected: Iterable[RowReport]
) -> tuple[KnownPerson, ...]:
    """List who stands in the roster no more; a row that could not be read may still be theirs."""
    branches = {entry.unit.key for entry in entries}
    excused = {report.name_key for report in rejected}
    return tuple(
        known
        for known in others
        if known.from_roster and known.branch_key in branches and known.name_key not in excused
    )


def _speaks_of(reading: Reading, pairing: Pairing, rejected: Iterable[RowReport]) -> set[Charge]:
    """List what this roster can end a post for: not where a column is absent or a row could not be read."""
    charges: set[Charge] = set()
    if "duty" in reading.fields:
        unclear = {report.branch_key for report in rejected} | {d.entry.unit.key for d in pairing.doubts}
        branches = {entry.unit.key for entry in reading.entries} - unclear
        charges |= {Charge(role, branch_key=b) for b in branches for role in (Role.SECRETARY, Role.DEPUTY)}
    if "contact" in reading.fields:
        charges |= {Charge(Role.CONTACT, subject=Who(person_id=known.id)) for _, known in pairing.pairs}
    return charges


def _second_thoughts(
    pairing: Pairing, compared: Iterable[Update], found: Links, changed: PostChanges
) -> list[tuple[int, Reason]]:
    """Gather what is doubtful about a row only beside the other rows and the people known."""
    thoughts = [(doubt.entry.row, doubt.reason) for doubt in pairing.doubts]
    thoughts += found.doubts
    thoughts += ((update.entry.row, Reason.FACT_DISPUTED) for update in compared if update.changes.disputed)
    thoughts += ((row, Reason.POST_DISPUTED) for row in changed.disputed)
    thoughts += (
        (update.entry.row, Reason.MOVE_DISPUTED)
        for update in compared
        if update.entry.unit.key == update.known.moved_from != update.known.branch_key
    )
    return thoughts


def _reports(reading: Reading, thoughts: Iterable[tuple[int, Reason]]) -> tuple[RowReport, ...]:
    """Add second thoughts to the reports of the rows they are about."""
    reports = {report.row: report for report in reading.reports}
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for row, reason in thoughts:
        if reason not in reasons[row]:
            reasons[row].append(reason)
    entries = {entry.row: entry for entry in reading.entries if entry.row in reasons}
    for row, added in reasons.items():
        report = reports.get(row) or _report_of(entries[row])
        reports[row] = replace(report, reasons=(*report.reasons, *added))
    return tuple(reports[row] for row in sorted(reports))


def _report_of(entry: Entry) -> RowReport:
    return RowReport(entry.row, Verdict.WARN, (), entry.name, entry.name_key, entry.birth_on, entry.unit.key)
