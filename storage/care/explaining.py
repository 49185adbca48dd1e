"""Why somebody got a reminder, or none: from the rule and its window to the message and Telegram's answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.care.board import Entry
from rules.care.facts import FactKind
from rules.care.facts import known as known_facts
from rules.care.ladder import Rung, reached
from rules.care.stages import Mail, Stage
from rules.refusals import Refused
from rules.roster.names import name_key
from storage.care import digests, overview
from storage.care.reading import COUNTY, Known, Within
from storage.models.base import id_of
from storage.models.messages import OutboxRow, ToldRow
from storage.models.people import PersonRow, UnitRow

_WEEKS: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Naming:
    """That a task was named to somebody, at which stage and when."""

    name: str
    stage: str
    on_date: date


@dataclass(frozen=True, slots=True)
class Sent:
    """A digest to an owner, and what became of it."""

    name: str
    slot: str
    state: str
    why: str | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """One task with everything that decided who was told of it."""

    entry: Entry
    rungs: tuple[Rung, ...]
    named: tuple[Naming, ...]
    stage: (
        Stage | None
    )  # at which the day's message may name it to its owner; None: it waits for the weekly one


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about one person on a day; names of whoever is mentioned by id."""

    known: Known | None
    person_id: int
    name: str
    category: str
    unit: str
    facts: tuple[FactKind, ...]
    steps: Sequence[Step]
    messages: Sequence[Sent]
    names: dict[int, str]


def find(session: Session, who: str) -> int:
    """Return the person of an id or a full name; none and several are refused, several with their ids."""
    if who.isdigit():
        if session.get(PersonRow, int(who)) is None:
            raise Refused("explain-nobody")
        return int(who)
    found = session.exec(select(PersonRow.id).where(PersonRow.name_key == name_key(who))).all()
    if not found:
        raise Refused("explain-nobody")
    if len(found) > 1:
        raise Refused("explain-which", ids=", ".join(str(each) for each in found))
    return found[0] or 0


def explain(session: Session, person_id: int, *, on: date) -> Explanation:
    """Return everything that decided what was told about somebody on a day, by what was recorded by then."""
    person = session.get_one(PersonRow, person_id)
    seen = overview.overview(session, Within(people=(person_id,)), Mail(on))
    known = seen.people.get(person_id)
    home = known.file.subject.home_on(on) if known is not None else None
    steps = [
        Step(
            entry,
            reached(seen.desk.book, entry.task, on),
            _named(session, entry, on),
            seen.desk.stage(entry.task) if entry.task.outstanding else None,
        )
        for entry in seen.desk.board.under(COUNTY)
    ]
    facts = known_facts(known.file.facts, on) if known is not None else ()
    owners = {step.entry.owner.person_id for step in steps if step.entry.owner.person_id is not None}
    passed = {holder.person_id for step in steps for holder, _ in step.entry.owner.passed}
    return Explanation(
        known,
        person_id,
        person.name,
        person.category,
        session.get_one(UnitRow, home.unit_id).name if home is not None else "",
        tuple(fact.kind for fact in facts if fact.current.holds_on(on)),
        steps,
        _messages(session, owners, on),
        _names(session, owners | passed),
    )


def _named(session: Session, entry: Entry, on: date) -> tuple[Naming, ...]:
    key = entry.task.key
    rows = session.exec(
        select(ToldRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(ToldRow.person_id))
        .where(
            ToldRow.rule == key.rule,
            ToldRow.subject_id == key.subject_id,
            ToldRow.slot == key.slot,
            col(ToldRow.on_date) <= on,
        )
        .order_by(col(ToldRow.on_date))
    )
    return tuple(Naming(person.name, row.stage, row.on_date) for row, person in rows)


def _messages(session: Session, owners: set[int], on: date) -> list[Sent]:
    rows = session.exec(
        select(OutboxRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(OutboxRow.person_id))
        .where(
            OutboxRow.kind == digests.KIND,
            col(OutboxRow.person_id).in_(owners),
            col(OutboxRow.slot) <= on.isoformat(),
            col(OutboxRow.slot) > (on - _WEEKS).isoformat(),
        )
        .order_by(col(OutboxRow.slot))
    )
    return [Sent(person.name, row.slot, row.state, row.why, row.sent_at) for row, person in rows]


def _names(session: Session, ids: set[int]) -> dict[int, str]:
    return {id_of(row): row.name for row in session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids)))}
