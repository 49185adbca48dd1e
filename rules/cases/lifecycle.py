"""A case: its states, the events that lead from one to the next, and whose hand may make each happen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.refusals import Refused


class State(StrEnum):
    """Where a case stands; the value is what the database keeps."""

    RECEIVED = "received"  # with whoever received it first
    ROUTED = "routed"  # with the unit in charge
    IN_HAND = "in_hand"
    PROPOSED = "proposed"  # an answer waits for the head of the unit
    ANSWERED = "answered"  # the person has the answer and has said nothing of it yet
    NOT_RATED = "not_rated"  # silent for so long that nobody waits any more; never counted as satisfied
    CLOSED = "closed"  # somebody who may say so was satisfied
    TRANSFERRED = "transferred"  # outside the remit, and the person was told to whom it went
    WITHDRAWN = "withdrawn"
    MERGED = "merged"  # goes on as part of another case, and ends with it


AT_WORK: Final = frozenset({State.RECEIVED, State.ROUTED, State.IN_HAND})
OWED_AN_ANSWER: Final = AT_WORK | {State.PROPOSED}  # the clock runs
TO_BE_RATED: Final = frozenset({State.ANSWERED, State.NOT_RATED})
OPEN: Final = OWED_AN_ANSWER | TO_BE_RATED
ENDED: Final = frozenset({State.CLOSED, State.TRANSFERRED, State.WITHDRAWN})


class Actor(StrEnum):
    """Who somebody is to a case, or what else acts on it."""

    PERSON = "person"  # whose matter it is
    RAISER = "raiser"  # a relative or contact person who raised it for them
    FILER = "filer"  # anybody else who put it in for them: a secretary, the desk
    WITNESS = "witness"  # neither owner nor deputy nor of the unit in charge, for somebody without a chat
    EVALUATION = "evaluation"  # the next open evaluation, for what belongs to nobody
    OWNER = "owner"
    DEPUTY = "deputy"
    UNIT = "unit"  # of the unit in charge
    HEAD = "head"  # of the unit in charge
    DESK = "desk"  # the department's desk
    ADMIN = "admin"
    IMPORT = "import"
    CLOCK = "clock"


class Event(StrEnum):
    """What happens to a case."""

    ROUTE = "route"  # to a unit in charge
    TAKE = "take"
    HAND_OVER = "hand_over"  # to another owner
    DEPUTE = "depute"  # another deputy
    EXTEND = "extend"
    ASK = "ask"  # a question to the person
    ADD = "add"  # the person adds something, or answers a question
    PROPOSE = "propose"  # an answer, to the head
    RETURN = "return"  # the head wants another answer
    APPROVE = "approve"  # the head sends it
    ANSWER = "answer"  # without a head's approval
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    REOPEN = "reopen"  # asked once more, they were not satisfied after all
    SILENCE = "silence"
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Transition:
    """An event, whose hand may make it happen, from which states, and to which (None: it stays)."""

    event: Event
    by: frozenset[Actor]
    before: frozenset[State]
    after: State | None


def _row(
    event: Event, by: set[Actor], before: frozenset[State] | set[State], after: State | None
) -> Transition:
    return Transition(event, frozenset(by), frozenset(before), after)


_PERSON, _RAISER, _FILER, _WITNESS = Actor.PERSON, Actor.RAISER, Actor.FILER, Actor.WITNESS
_OWNER, _DEPUTY, _HEAD, _DESK = Actor.OWNER, Actor.DEPUTY, Actor.HEAD, Actor.DESK
_SPEAKERS: Final = {_PERSON, _RAISER, _WITNESS, Actor.EVALUATION}

TRANSITIONS: Final = (
    _row(Event.ROUTE, {_DESK}, AT_WORK, State.ROUTED),
    _row(
        Event.TAKE, {_DESK, Actor.UNIT, _HEAD, _OWNER, _DEPUTY}, {State.RECEIVED, State.ROUTED}, State.IN_HAND
    ),
    _row(Event.HAND_OVER, {_DESK, _HEAD, _OWNER}, OWED_AN_ANSWER, None),
    _row(Event.DEPUTE, {_DESK, _HEAD, _OWNER}, OWED_AN_ANSWER, None),
    _row(Event.EXTEND, {_OWNER, _DEPUTY, _HEAD}, AT_WORK, None),
    _row(Event.ASK, {_OWNER, _DEPUTY}, AT_WORK, None),
    _row(Event.ADD, {_PERSON, _RAISER, _FILER}, OPEN | {State.MERGED}, None),
    _row(Event.PROPOSE, {_OWNER, _DEPUTY}, {State.IN_HAND}, State.PROPOSED),
    _row(Event.RETURN, {_HEAD}, {State.PROPOSED}, State.IN_HAND),
    _row(Event.APPROVE, {_HEAD}, {State.PROPOSED}, State.ANSWERED),
    _row(Event.ANSWER, {_OWNER, _DEPUTY}, {State.IN_HAND}, State.ANSWERED),
    _row(Event.SATISFIED, _SPEAKERS, TO_BE_RATED, State.CLOSED),
    _row(Event.NOT_SATISFIED, _SPEAKERS, TO_BE_RATED, State.IN_HAND),
    _row(Event.REOPEN, _SPEAKERS, {State.CLOSED}, State.IN_HAND),
    _row(Event.SILENCE, {Actor.CLOCK}, {State.ANSWERED}, State.NOT_RATED),
    _row(Event.TRANSFER, {_DESK}, AT_WORK, State.TRANSFERRED),
    _row(Event.WITHDRAW, {_PERSON, _RAISER}, OPEN | {State.MERGED}, State.WITHDRAWN),
    _row(Event.MERGE, {_DESK}, AT_WORK, State.MERGED),
)
VERDICTS: Final = frozenset({Event.SATISFIED, Event.NOT_SATISFIED, Event.REOPEN})
_BY_EVENT: Final = {row.event: row for row in TRANSITIONS}


def next_state(state: State, event: Event) -> State:
    """Return the state after the event; refuse an event that cannot happen in this one."""
    row = _BY_EVENT[event]
    if state not in row.before:
        raise Refused("case-not-possible-now", state=state.value, event=event.value)
    return row.after or state


def check(actors: frozenset[Actor], event: Event) -> None:
    """Refuse an event to hands that may not make it happen."""
    if not actors & _BY_EVENT[event].by:
        raise Refused("case-not-yours" if event in VERDICTS else "case-not-allowed")


def possible(actors: frozenset[Actor], state: State) -> frozenset[Event]:
    """Return what these hands may make happen now."""
    return frozenset(row.event for row in TRANSITIONS if state in row.before and actors & row.by)


def together(verdicts: frozenset["Verdict"]) -> State | None:
    """Return how a case ends whose people have said these things; None while somebody's word is missing.

    A merged case closes when each of its people is satisfied; whoever withdrew is not waited for.
    """
    if not verdicts <= {Verdict.SATISFIED, Verdict.WITHDRAWN}:
        return None
    return State.CLOSED if Verdict.SATISFIED in verdicts else State.WITHDRAWN


class Verdict(StrEnum):
    """What somebody last said of the answer they were given."""

    NONE = "none"
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    WITHDRAWN = "withdrawn"


class Privacy(StrEnum):
    """Who learns the name of whoever raised something."""

    NAMED = "named"  # whoever works on it
    CONFIDENTIAL = "confidential"  # the desk only
    ANONYMOUS = "anonymous"  # nobody


class Source(StrEnum):
    """How a case came in."""

    CHAT = "chat"
    LETTER = "letter"
    PHONE = "phone"
    RECEPTION = "reception"  # promised on a reception day
    VISIT = "visit"  # a need noted at a visit
    MEETING = "meeting"  # a requested meeting that did not come about
    NOTE = "note"  # what a branch passed up with its monthly note
    TALK = "talk"  # what came up in a talk, or was collected on a field visit
    NOTICE = "notice"  # what somebody knows about what was publicly announced
    REMARK = "remark"
    LOW_SCORE = "low_score"


class Kind(StrEnum):
    """What an entry of a case's timeline is; most are events, and these are not."""

    RAISED = "raised"
    ADDED = "added"
    QUESTION = "question"
    PROPOSED = "proposed"  # an answer the head has not sent yet
    ANSWER = "answer"
    RETURNED = "returned"
    ROUTED = "routed"
    TAKEN = "taken"
    HANDED_OVER = "handed_over"
    DEPUTED = "deputed"
    EXTENDED = "extended"
    DUE_CHANGED = "due_changed"
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    REOPENED = "reopened"
    REMARK = "remark"  # written under a verdict
    SILENT = "silent"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    MERGED_IN = "merged_in"  # another case was merged into this one


_LAST_SERIAL: Final = 9999


def number_series(year: int) -> str:
    """Return the series that the numbers of a year belong to (`YJ2026`)."""
    return f"YJ{year:04d}"


def case_number(year: int, serial: int) -> str:
    """Return the number of a serial of the year (`YJ20260158`); four digits hold no more than 9999."""
    if not 1 <= serial <= _LAST_SERIAL:
        raise Refused("case-numbers-used-up", year=year, most=_LAST_SERIAL)
    return f"{number_series(year)}{serial:04d}"


def free_serials(year: int, taken: frozenset[str]) -> list[int]:
    """Return the serials of a year that no case has: an anonymous one draws its own by lot."""
    return [serial for serial in range(1, _LAST_SERIAL + 1) if case_number(year, serial) not in taken]
