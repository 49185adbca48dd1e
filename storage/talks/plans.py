"""Planning a round: a day for every unit that still waits, spread evenly, and each of them movable."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from rules.talks.planning import check_day, spread
from rules.talks.rulebook import FIELD_VISIT, YEARLY, Deed, Rule
from storage import audit, calendars
from storage.models.talks import PlannedRow
from storage.talks import boards, partners, reading
from storage.talks.values import Line, Round, Whom

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many units were given a day, and the first and last of those days."""

    count: int
    first: date | None
    last: date | None


def rule_of(deed: Deed) -> Rule:
    """Return the rule with a rhythm that a deed settles."""
    return YEARLY if deed is Deed.TALK else FIELD_VISIT


def plan(session: Session, caller: Caller, deed: Deed, *, at: datetime) -> Plan:
    """Give every unit that waits and has no day to come one, from tomorrow to the end of the period."""
    today, rule = at.date(), rule_of(deed)
    round_ = _round(session, caller, deed, on=today)
    waiting = [each for each in round_.missing if each.planned_on is None or each.planned_on < today]
    units = [each.unit_id for each in waiting]
    days = spread(calendars.calendar(session), units, today + _DAY, round_.last)
    for each in waiting:
        _keep(session, each, days[each.unit_id], caller)
    if days:
        audit.record(session, caller.person_id, f"talk.plan.{rule.code}", f"units:{len(days)}", at)
    return Plan(len(days), min(days.values(), default=None), max(days.values(), default=None))


def move(session: Session, caller: Caller, whom: Whom, on: date, *, at: datetime) -> Line:
    """Plan one unit's talk or visit for a day, by the caller; refused past its due day."""
    partners.partner(session, caller, whom, on=at.date())
    round_ = _round(session, caller, whom.deed, on=at.date())
    found = next((each for each in round_.missing if each.unit_id == whom.unit_id), None)
    if found is None:
        raise Refused("talk-held-already")
    check_day(on, today=at.date(), due_on=round_.last)
    _keep(session, found, on, caller)
    audit.record(session, caller.person_id, f"talk.plan.{found.rule}", f"unit:{found.unit_id}", at)
    return replace(found, planned_on=on, planned_by=caller.person_id)


def _keep(session: Session, waiting: Line, on: date, caller: Caller) -> None:
    session.merge(
        PlannedRow(
            rule=waiting.rule,
            subject_id=waiting.unit_id,
            slot=waiting.slot,
            on_date=on,
            by_id=caller.person_id,
        )
    )


def _round(session: Session, caller: Caller, deed: Deed, *, on: date) -> Round:
    tops = frozenset(scope(caller, Permission.TALKS).paths)
    return boards.round_of(reading.read(session, on), tops, rule_of(deed))
