"""Waiving talks: whoever sees to one decides, with a reason of a closed list, that it need not be held."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from rules.care.tasks import TaskKey
from rules.permissions import Caller
from rules.refusals import Refused
from rules.talks.rulebook import REASONS, RULES
from storage import audit
from storage.models.people import UnitRow
from storage.models.talks import TalkWaiverRow
from storage.talks import boards, partners
from storage.talks.values import Line, Whom


def waivable(session: Session, caller: Caller, whom: Whom, *, on: date) -> tuple[Line, ...]:
    """List what of somebody, or of a unit's leadership, still waits; refused where it is not the caller's."""
    partners.partner(session, caller, whom, on=on)
    waiting = [each for each in _waiting(session, caller, on=on) if RULES[each.rule].deed is whom.deed]
    theirs = tuple(each for each in waiting if whom.person_id and each.person_id == whom.person_id)
    return theirs or tuple(each for each in waiting if each.unit_id == whom.unit_id and not each.person_id)


def to_waive(session: Session, caller: Caller, key: TaskKey, *, on: date) -> Line:
    """Return what may be waived; anything else is refused."""
    _check_theirs(session, caller, key, on=on)
    for each in _waiting(session, caller, on=on):
        if each.key == key:
            return each
    raise Refused("talk-nothing-to-waive")


def waive(session: Session, caller: Caller, key: TaskKey, reason: str, *, at: datetime) -> Line:
    """Waive one talk or field visit."""
    if reason not in REASONS:
        raise Refused("old-button")
    waived = to_waive(session, caller, key, on=at.date())
    unit_id, person_id = _subject(key)
    session.add(
        TalkWaiverRow(
            rule=key.rule,
            slot=key.slot,
            unit_id=unit_id,
            person_id=person_id,
            reason=reason,
            by_id=caller.person_id,
            on_date=at.date(),
        )
    )
    audit.record(session, caller.person_id, f"talk.waived.{reason}", _written(key), at)
    return waived


def take_back(session: Session, caller: Caller, key: TaskKey, *, at: datetime) -> None:
    """Let it be owed again: whoever sees to it may; again changes nothing."""
    _check_theirs(session, caller, key, on=at.date())
    unit_id, person_id = _subject(key)
    standing = session.exec(
        select(TalkWaiverRow).where(
            TalkWaiverRow.rule == key.rule,
            TalkWaiverRow.slot == key.slot,
            TalkWaiverRow.unit_id == unit_id,
            TalkWaiverRow.person_id == person_id,
            col(TalkWaiverRow.withdrawn_on).is_(None),
        )
    ).all()
    for row in standing:
        row.withdrawn_on = at.date()
    if standing:
        audit.record(session, caller.person_id, "talk.waiver-withdrawn", _written(key), at)


def _waiting(session: Session, caller: Caller, *, on: date) -> tuple[Line, ...]:
    board = boards.board(session, caller, on=on)
    return (*board.due, *board.talks.missing, *board.visits.missing)


def _check_theirs(session: Session, caller: Caller, key: TaskKey, *, on: date) -> None:
    unit_id, person_id = _subject(key)
    unit = session.get(UnitRow, unit_id) if unit_id is not None else None
    if unit is None and person_id is None:
        raise Refused("old-button")
    partners.check_theirs(session, caller, unit, person_id or 0, on=on)


def _subject(key: TaskKey) -> tuple[int | None, int | None]:
    """Return the unit, or the person, whose it is; buttons can be forged."""
    rule = RULES.get(key.rule)
    if rule is None:
        raise Refused("old-button")
    return (key.subject_id, None) if rule.is_of_units else (None, key.subject_id)


def _written(key: TaskKey) -> str:
    unit_id, _ = _subject(key)
    return f"{key.rule} {key.slot} {'person' if unit_id is None else 'unit'}:{key.subject_id}"
