"""How a branch, a town or the county was seen to: counts, never a ranking of those who see to it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from rules.care.coverage import Coverage, coverage
from rules.care.deaths import death
from rules.care.facts import known as known_facts
from rules.care.memorial import CHECK
from rules.care.owed import ledger
from rules.care.owners import PostIndex, index
from rules.care.people import birthday
from rules.care.planning import Plan, plan
from rules.care.settling import last_seen_on, recorded
from rules.permissions import Scope
from rules.refusals import Refused
from storage.care import reading, responsible
from storage.care.reading import Known, Within
from storage.garbage import uncollected
from storage.models.base import id_of
from storage.models.people import UnitRow

OLD: Final = 70


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """A unit, what it was owed in a period, and whether a message reaches anybody there (branches only)."""

    unit_id: int
    name: str
    counts: Coverage
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Unseen:
    """Somebody, and the last day anybody saw them; None: nobody since the roster has known them."""

    subject: Known
    unit: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class Overall:
    """The coverage of a unit in a period, by the units below it, in order of their names."""

    unit: UnitCoverage
    path: str
    kind: str
    below: Sequence[UnitCoverage]
    elders: int  # people of 70 or over there today
    without_contact: int  # of those, how many have no contact person


def overall(
    session: Session, scope: Scope, unit_id: int, from_on: date, until_on: date, *, on: date
) -> Overall:
    """Return how a unit was seen to in a period, as things are known today; 0: the caller's own unit."""
    unit = _unit(session, scope, unit_id)
    known = _known(session, unit, on)
    counts = _by_branch(known, unit, plan(reading.rulebook(session), on), (from_on, until_on))
    held = index(responsible.ever_held(session, responsible.CARING), on)
    old = [each for each in known if _is_old(each, on)]
    rows = _below(session, unit, on)
    reached = _reached(session, rows, held, on)
    below = [
        UnitCoverage(
            id_of(row),
            row.name,
            sum((each for path, each in counts.items() if path.startswith(row.path)), Coverage()),
            reached=row.kind != "branch" or row.path in reached,
        )
        for row in rows
    ]
    return Overall(
        UnitCoverage(id_of(unit), unit.name, sum(counts.values(), Coverage())),
        unit.path,
        unit.kind,
        below,
        len(old),
        sum(not held.of_subject.get(each.id) for each in old),
    )


def by_branch(
    session: Session, unit: UnitRow, from_on: date, until_on: date, *, on: date
) -> Mapping[str, Coverage]:
    """Return the coverage of every branch of a unit in a period by its path, as things are known on a day."""
    planned = plan(reading.rulebook(session), on)
    return _by_branch(_known(session, unit, on), unit, planned, (from_on, until_on))


def unseen(session: Session, scope: Scope, unit_id: int, *, on: date, most: int) -> list[Unseen]:
    """List whom nobody has seen for longest, of those who are owed care there; those never seen first."""
    unit = _unit(session, scope, unit_id)
    book = reading.rulebook(session)
    planned = plan(book, on)
    found = []
    for each in _known(session, unit, on):
        if not _is_here(each, on) or not ledger(planned, each.file, date.min, date.max):
            continue
        seen_on = last_seen_on(recorded(each.file.visits, on, book.enter_late_days), on)
        found.append((seen_on, each))
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return _named(session, [(each, seen if seen > date.min else None) for seen, each in found[:most]], on)


def alone(session: Session, scope: Scope, unit_id: int, *, on: date) -> list[Unseen]:
    """List the people of 70 or over there who have no contact person, by branch."""
    unit = _unit(session, scope, unit_id)
    held = index(responsible.ever_held(session, responsible.CARING), on)
    people = [
        each for each in _known(session, unit, on) if _is_old(each, on) and not held.of_subject.get(each.id)
    ]
    return _named(session, [(each, None) for each in sorted(people, key=lambda each: _path(each, on))], on)


def _named(session: Session, found: Sequence[tuple[Known, date | None]], on: date) -> list[Unseen]:
    homes = {each.id: each.file.subject.home_on(on) for each, _ in found}
    names = reading.unit_names(session, [home.unit_id for home in homes.values() if home is not None])
    return [
        Unseen(each, names.get(home.unit_id, "") if (home := homes[each.id]) is not None else "", seen_on)
        for each, seen_on in found
    ]


def _by_branch(
    known: Sequence[Known], unit: UnitRow, planned: Plan, period: tuple[date, date]
) -> Mapping[str, Coverage]:
    """Count by the branch of the due day: what was missed stays where it was missed."""
    tasks = defaultdict(list)
    for each in known:
        for task in ledger(planned, each.file, *period):
            home = each.file.subject.home_on(task.due_on)
            if task.rule != CHECK and home is not None and home.unit_path.startswith(unit.path):
                tasks[home.unit_path].append(task)
    return {path: coverage(found) for path, found in tasks.items()}


def _known(session: Session, unit: UnitRow, on: date) -> list[Known]:
    with uncollected():
        people = reading.people(session, reading.rulebook(session), Within((unit.path,)), on=on)
    return list(people.values())


def _unit(session: Session, scope: Scope, unit_id: int) -> UnitRow:
    """Return the unit somebody asks about, if it is theirs to see; 0: the first of their own."""
    if unit_id:
        unit = session.get(UnitRow, unit_id)
    else:
        tops = sorted(scope.paths, key=len)[:1]
        unit = session.exec(select(UnitRow).where(col(UnitRow.path).in_(tops))).first()
    if unit is None or not scope.covers(unit.path):
        raise Refused("not-allowed")
    return unit


def _below(session: Session, unit: UnitRow, on: date) -> list[UnitRow]:
    rows = session.exec(
        select(UnitRow)
        .where(UnitRow.parent_id == unit.id, col(UnitRow.until_on).is_(None) | (col(UnitRow.until_on) >= on))
        .order_by(col(UnitRow.name), col(UnitRow.id))
    )
    return list(rows)


def _reached(session: Session, units: Sequence[UnitRow], held: PostIndex, on: date) -> set[str]:
    """Return the paths of those units in which a message reaches somebody who sees to people."""
    paths = {unit.path for unit in units}
    posts = [(path, post) for (_, path), found in held.of_unit.items() if path in paths for post in found]
    with_chat = responsible.reach(session, [post for _, post in posts], on=on).available.with_chat
    return {path for path, post in posts if held.acting(post).person_id in with_chat}


def _is_here(known: Known, on: date) -> bool:
    """Say whether somebody is on the roster and alive, as far as is known."""
    left_on = known.file.subject.left_on
    return (left_on is None or on <= left_on) and death(known_facts(known.file.facts, on), on) is None


def _is_old(known: Known, on: date) -> bool:
    subject = known.file.subject
    return _is_here(known, on) and subject.born_on is not None and birthday(subject.born_on, OLD) <= on


def _path(known: Known, on: date) -> tuple[str, int]:
    home = known.file.subject.home_on(on)
    return (home.unit_path if home is not None else "", known.id)
