"""Who somebody is to a case, and whether they may say that they are satisfied: only four may."""

from dataclasses import dataclass
from enum import StrEnum

from rules.cases.lifecycle import Actor, Event, State, possible


class Voice(StrEnum):
    """By whose word a case was closed; counted apart."""

    SELF = "self"
    RELATIVE = "relative"  # or the contact person, who raised it for them
    WITNESS = "witness"
    EVALUATION = "evaluation"


RATING = frozenset({Event.SATISFIED, Event.NOT_SATISFIED, Event.REOPEN})
_ACTORS = {
    Voice.SELF: Actor.PERSON,
    Voice.RELATIVE: Actor.RAISER,
    Voice.WITNESS: Actor.WITNESS,
    Voice.EVALUATION: Actor.EVALUATION,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """How somebody stands to a case, as found in the books on that day."""

    is_person: bool = False  # it is their own matter
    raised: bool = False  # they put it in
    close: bool = False  # a relative or contact person of whoever it is about
    owner: bool = False
    deputy: bool = False
    of_unit: bool = False  # belongs to the unit in charge, or holds a post for exactly that unit
    works: bool = False  # may work on what the unit in charge has
    head: bool = False  # may send the unit's answers
    desk: bool = False
    may_witness: bool = False  # is trusted to ask people like whoever it is about
    person_reachable: bool = True  # whoever it is about can speak in their own chat
    nobodys: bool = False  # a remark, a low score, an unsigned letter: nobody can be asked


def voice(tie: Tie) -> Voice | None:
    """Return as whom somebody may say satisfied or not; None for everybody else.

    Never owner, deputy or anybody of the unit in charge, whatever else they are: a person whose own unit is
    in charge of what they raised is asked by a witness.
    """
    if tie.owner or tie.deputy or tie.of_unit or tie.nobodys:
        return None
    if tie.is_person:
        return Voice.SELF
    if tie.raised and tie.close:
        return Voice.RELATIVE
    if tie.may_witness and not tie.person_reachable:
        return Voice.WITNESS
    return None


def actors(tie: Tie) -> frozenset[Actor]:
    """Return everything somebody is to a case."""
    spoken = voice(tie)
    found = {
        Actor.PERSON: tie.is_person,
        Actor.RAISER: tie.raised and tie.close,
        Actor.FILER: tie.raised,
        Actor.OWNER: tie.owner,
        Actor.DEPUTY: tie.deputy,
        Actor.UNIT: tie.works,
        Actor.HEAD: tie.head,
        Actor.DESK: tie.desk,
        Actor.WITNESS: spoken is Voice.WITNESS,
    }
    return frozenset(actor for actor, holds in found.items() if holds)


def as_actor(spoken: Voice | None) -> frozenset[Actor]:
    """Return the hand by which a voice rates an answer; nobody's hand for None."""
    return frozenset() if spoken is None else frozenset({_ACTORS[spoken]})


def hands(tie: Tie, event: Event) -> frozenset[Actor]:
    """Return the hands somebody may make an event happen by: for a rating only that of their voice."""
    return as_actor(voice(tie)) if event in RATING else actors(tie)


def may(tie: Tie, state: State) -> frozenset[Event]:
    """Return what somebody may make happen to a case in this state."""
    rated = possible(as_actor(voice(tie)), state) & RATING
    return (possible(actors(tie), state) - RATING) | rated
