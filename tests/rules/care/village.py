"""A small village for the tests of the cares: people, facts and visits in a few words."""

from collections.abc import Sequence
from datetime import date

from rules.care.facts import Fact, FactKind
from rules.care.owed import ledger, owed
from rules.care.people import Membership, Subject
from rules.care.planning import File, plan
from rules.care.rulebook import Rulebook, Way, default_rulebook
from rules.care.settling import Encounter, Waiver
from rules.care.tasks import State, Task

BRANCH = "/1/4/37/"
LISTED = date(2026, 1, 1)


def on(text: str) -> date:
    return date.fromisoformat(text)


def person(
    born: str = "1950-03-05",
    *,
    id: int = 1,  # noqa: A002 - reads as what it is
    category: str = "full",
    honour: bool = False,
    listed: str = "2026-01-01",
    left: str | None = None,
) -> Subject:
    home = Membership(37, BRANCH, LISTED)
    return Subject(id, category, on(born), on(listed), honour, on(left) if left else None, (home,))


def fact(
    kind: FactKind,
    from_on: str,
    until_on: str | None = None,
    *,
    recorded: str | None = None,
    id: int = 10,  # noqa: A002 - reads as what it is
    of: int = 1,
    version_of: int | None = None,
    confirmed: str | None = None,
    withdrawn: str | None = None,
) -> Fact:
    return Fact(
        id,
        of,
        kind,
        on(from_on),
        on(recorded or from_on),
        on(until_on) if until_on else None,
        version_of,
        confirmed_on=on(confirmed) if confirmed else None,
        withdrawn_on=on(withdrawn) if withdrawn else None,
    )


def visit(
    day: str,
    way: Way = Way.HOME,
    *,
    entered: str | None = None,
    id: int = 100,  # noqa: A002 - reads as what it is
    of: int = 1,
    withdrawn: str | None = None,
) -> Encounter:
    return Encounter(id, of, way, on(day), on(entered or day), on(withdrawn) if withdrawn else None)


def file(
    subject: Subject | None = None,
    facts: Sequence[Fact] = (),
    visits: Sequence[Encounter] = (),
    waivers: Sequence[Waiver] = (),
) -> File:
    return File(subject or person(), facts, visits, waivers)


def owed_on(day: str, record: File, book: Rulebook | None = None) -> dict[tuple[str, str], Task]:
    tasks = owed(plan(book or default_rulebook(), on(day)), record)
    return {(task.rule, task.slot): task for task in tasks}


def open_on(day: str, record: File, book: Rulebook | None = None) -> dict[str, str]:
    """Slot to due day of everything still to be seen to."""
    return {t.slot: t.due_on.isoformat() for t in owed_on(day, record, book).values() if t.outstanding}


def ledger_on(day: str, record: File, first: str = "2026-01-01", last: str = "2030-12-31") -> dict[str, Task]:
    return {
        task.slot: task for task in ledger(plan(default_rulebook(), on(day)), record, on(first), on(last))
    }


def states_on(day: str, record: File) -> dict[str, State]:
    return {slot: task.state for slot, task in ledger_on(day, record).items()}
