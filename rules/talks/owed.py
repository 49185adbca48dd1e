"""Which talks are owed: a pure function of rules, units, what happened and what was held, told the day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from rules.care.tasks import TaskKey
from rules.care.windows import period, period_slot
from rules.talks.rulebook import NOTICE_DAYS, RULES, Deed, Rule


class State(StrEnum):
    """How a talk that is owed stands."""

    OWED = "owed"
    HELD = "held"
    MISSED = "missed"  # its period is over: it stays so in the workbook
    WAIVED = "waived"  # somebody decided that it need not be held


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit whose leadership is owed talks, while it lasts; days inclusive."""

    id: int
    kind: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened and makes a talk due, with a person or (exactly one) a unit's leadership.

    `origin` names it for ever: 'post:12', 'fact:3', 'occasion:7'.
    """

    rule: str
    origin: str
    on: date
    recorded_on: date
    person_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A talk or field visit that took place: with whom, and whose leadership it was with (`units`)."""

    id: str  # what names it: 'encounter:5', 'appointment:9'
    deed: Deed
    on: date
    units: frozenset[int] = frozenset()
    person_id: int | None = None
    by_id: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One talk or field visit that is owed once, and how it stands; the last day is the due day."""

    rule: Rule
    slot: str  # 2026, 2026-H2, post:12
    opens_on: date
    due_on: date
    state: State
    unit_id: int | None = None
    person_id: int | None = None
    held: Held | None = None

    @property
    def key(self) -> TaskKey:
        """What names it everywhere, for ever; a rule is for units or for people, so one number will do."""
        return TaskKey(self.rule.code, self.unit_id or self.person_id or 0, self.slot)

    @property
    def outstanding(self) -> bool:
        """Whether it is still to be held."""
        return self.state is State.OWED

    def overdue_on(self, day: date) -> bool:
        """Say whether it is still to be held and its due day has passed."""
        return self.outstanding and self.due_on < day


def owed_in(
    rule: Rule, units: Iterable[Unit], held: Sequence[Held], within: date, *, day: date
) -> list[Owed]:
    """Return what a rule with a rhythm owes units in the period a day lies in, as it stands on another day.

    A unit that was opened too late in a period, or was closed in it, is owed nothing there.
    """
    if rule.every is None:
        raise ValueError(rule.code)
    span = period(rule.every, within)
    slot, deeds = period_slot(rule.every, span[0]), _deeds(rule, held, span)
    return [_periodic(rule, unit, slot, span, deeds, day=day) for unit in _lasting(rule, units, *span)]


def owed_after(occasions: Iterable[Occasion], held: Sequence[Held]) -> list[Owed]:
    """Return what is owed because something happened, the first due first; a late talk still settles it."""
    found = [_at_once(each, held) for each in occasions]
    return sorted(found, key=lambda owed: (owed.due_on, owed.key))


def waive(owed: Iterable[Owed], waived: Collection[TaskKey]) -> list[Owed]:
    """Return what is owed with what was waived taken out of it; what was held all the same stays held."""
    return [
        replace(each, state=State.WAIVED) if each.held is None and each.key in waived else each
        for each in owed
    ]


def _lasting(rule: Rule, units: Iterable[Unit], first: date, last: date) -> Iterator[Unit]:
    for unit in units:
        in_time = unit.from_on <= max(first, last - timedelta(days=NOTICE_DAYS))
        if unit.kind in rule.units and in_time and (unit.until_on is None or unit.until_on >= last):
            yield unit


def _deeds(rule: Rule, held: Sequence[Held], span: tuple[date, date]) -> list[Held]:
    """Return what was held in a period, of the kind a rule asks for."""
    return [each for each in held if each.deed is rule.deed and span[0] <= each.on <= span[1]]


def _periodic(
    rule: Rule, unit: Unit, slot: str, span: tuple[date, date], held: Sequence[Held], *, day: date
) -> Owed:
    first, last = span
    found = _first(each for each in held if unit.id in each.units)
    state = State.HELD if found else State.MISSED if day > last else State.OWED
    return Owed(rule, slot, max(first, unit.from_on), last, state, unit_id=unit.id, held=found)


def _at_once(occasion: Occasion, held: Sequence[Held]) -> Owed:
    rule = RULES[occasion.rule]
    known_on = max(occasion.on, occasion.recorded_on)
    found = _first(
        each for each in held if each.deed is rule.deed and each.on >= occasion.on and _meets(each, occasion)
    )
    return Owed(
        rule,
        occasion.origin,
        occasion.on,
        known_on + timedelta(days=rule.due_days),
        State.HELD if found else State.OWED,
        unit_id=occasion.unit_id,
        person_id=occasion.person_id,
        held=found,
    )


def _meets(held: Held, occasion: Occasion) -> bool:
    if occasion.unit_id is not None:
        return occasion.unit_id in held.units
    return held.person_id == occasion.person_id


def _first(held: Iterable[Held]) -> Held | None:
    return min(held, key=lambda each: (each.on, each.id), default=None)
