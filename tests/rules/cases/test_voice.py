"""Who may say satisfied: every way somebody can stand to a case, tried."""

from dataclasses import fields
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from rules.cases.lifecycle import Actor, Event, State, possible
from rules.cases.voice import Tie, Voice, actors, as_actor, voice

TIES = st.builds(Tie, **{each.name: st.booleans() for each in fields(Tie)})


@given(TIES)
def test_nobody_who_works_on_it_speaks(tie: Tie) -> None:
    if tie.owner or tie.deputy or tie.of_unit or tie.nobodys:
        assert voice(tie) is None


@given(TIES)
def test_the_desk_a_head_or_whoever_filed_it_speaks_only_as_one_of_the_four(tie: Tie) -> None:
    spoken = voice(tie)
    if spoken is Voice.SELF:
        assert tie.is_person
    elif spoken is Voice.RELATIVE:
        assert tie.raised
        assert tie.close
    elif spoken is Voice.WITNESS:
        assert tie.may_witness
        assert not tie.person_reachable
    else:
        assert spoken is None


def test_every_tie_of_owner_deputy_and_unit() -> None:
    """All 4,096 ways of standing to a case: a voice is never an owner's, a deputy's or the unit's."""
    for values in product((False, True), repeat=len(fields(Tie))):
        tie = Tie(*values)
        if tie.owner or tie.deputy or tie.of_unit:
            assert voice(tie) is None


def test_the_person() -> None:
    assert voice(Tie(is_person=True)) is Voice.SELF


def test_a_relative_who_raised_it() -> None:
    assert voice(Tie(raised=True, close=True)) is Voice.RELATIVE
    assert voice(Tie(close=True)) is None
    assert voice(Tie(raised=True)) is None  # a secretary who put it in


def test_a_witness_only_for_somebody_without_a_chat() -> None:
    assert voice(Tie(may_witness=True, person_reachable=False)) is Voice.WITNESS
    assert voice(Tie(may_witness=True)) is None
    assert voice(Tie(may_witness=True, person_reachable=False, of_unit=True)) is None


def test_nobodys_case_waits_for_the_evaluation() -> None:
    assert voice(Tie(is_person=True, nobodys=True)) is None
    assert as_actor(Voice.EVALUATION) == {Actor.EVALUATION}
    assert as_actor(None) == frozenset()


def test_a_filer_may_add_but_not_withdraw() -> None:
    filer = actors(Tie(raised=True))
    assert possible(filer, State.IN_HAND) == {Event.ADD}


def test_all_that_one_is() -> None:
    assert actors(Tie(is_person=True, desk=True, head=True, works=True)) == {
        Actor.PERSON,
        Actor.DESK,
        Actor.HEAD,
        Actor.UNIT,
    }
