"""How a slot stands on a day, once it is known what settled it: the five states, one decision each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.care.deaths import Death
from rules.care.people import Subject
from rules.care.settling import Encounter, Waiver
from rules.care.slots import Slot
from rules.care.tasks import READY, Done, Standing, State, Why


@dataclass(frozen=True, slots=True)
class Hold:
    """What keeps a person's tasks from being seen to: a death, or having left the roster."""

    why: Why
    cancels_from: date  # slots due from this day are cancelled
    seen_until: date  # slots that open later never come about
    final: bool  # False: everything waits


def hold(subject: Subject, death: Death | None, day: date) -> Hold | None:
    """Return what holds a person's tasks on a day, or None."""
    if death is not None:
        return Hold(Why.DIED, death.died_on, death.entered_on, death.confirmed_on is not None)
    if subject.left_on is not None and subject.left_on < day:
        return Hold(Why.LEFT, subject.left_on + timedelta(days=1), subject.left_on, final=True)
    return None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything about a person that decides how their slots stand on a day."""

    day: date
    last_seen_on: date  # the day of the last visit that stands
    hold: Hold | None = None
    waivers: Sequence[Waiver] = ()

    def waived_on(self, slot: Slot) -> date | None:
        """Return the day on which a slot was waived, if that stood on the day."""
        if not self.waivers:
            return None
        standing = (each for each in self.waivers if each.stands(self.day))
        return min((each.on_date for each in standing if (each.rule, each.slot) == slot.key), default=None)


def standing(slot: Slot, by: Encounter | None, at: Circumstances) -> Standing:
    """Return how a slot stands that was settled by a visit, or by none."""
    if by is not None:
        return Standing(State.COMPLETED, done=_done(slot, by), settled_by=by.id)
    waived_on = at.waived_on(slot)
    if waived_on is not None and waived_on <= slot.on_time_until:
        return Standing(State.CANCELLED, why=Why.WAIVED)
    if at.hold is not None:
        return _held(slot, at.hold)
    if at.day <= slot.on_time_until:
        return READY
    return Standing(State.FAILED, outstanding=waived_on is None and at.last_seen_on <= slot.on_time_until)


def _held(slot: Slot, hold: Hold) -> Standing:
    if not hold.final:
        return Standing(State.FAILED if slot.on_time_until < hold.seen_until else State.DRAFT)
    if slot.due_on >= hold.cancels_from:
        return Standing(State.CANCELLED, why=hold.why)
    return Standing(State.FAILED)


def _done(slot: Slot, by: Encounter) -> Done:
    if by.on_date > slot.on_time_until:
        return Done.LATE
    return Done.ON_TIME if by.entered_on <= slot.on_time_until else Done.ENTERED_LATE
