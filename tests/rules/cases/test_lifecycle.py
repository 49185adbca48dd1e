"""A case's states, tried as a table: every event, in every state, by every hand."""

from itertools import product

import pytest

from rules.cases.lifecycle import (
    ENDED,
    OPEN,
    OWED_AN_ANSWER,
    TRANSITIONS,
    VERDICTS,
    Actor,
    Event,
    State,
    Verdict,
    case_number,
    check,
    free_serials,
    next_state,
    possible,
    together,
)
from rules.refusals import Refused

SPEAKERS = {Actor.PERSON, Actor.RAISER, Actor.WITNESS, Actor.EVALUATION}


def closes(event: Event, state: State, actor: Actor) -> bool:
    """Try one event by one hand, as a transaction would."""
    try:
        check(frozenset({actor}), event)
        return next_state(state, event) is State.CLOSED
    except Refused:
        return False


def test_every_transition_by_every_hand_finds_only_the_four_who_close() -> None:
    closers = {actor for event, state, actor in product(Event, State, Actor) if closes(event, state, actor)}
    assert closers == SPEAKERS


@pytest.mark.parametrize(
    "actor",
    [
        Actor.OWNER,
        Actor.DEPUTY,
        Actor.UNIT,
        Actor.HEAD,
        Actor.DESK,
        Actor.ADMIN,
        Actor.IMPORT,
        Actor.CLOCK,
        Actor.FILER,
    ],
)
def test_no_other_hand_rates_an_answer(actor: Actor) -> None:
    for event in VERDICTS:
        with pytest.raises(Refused, match="case-not-yours"):
            check(frozenset({actor}), event)


def test_every_event_has_one_row() -> None:
    assert sorted(row.event for row in TRANSITIONS) == sorted(Event)


def test_only_satisfaction_leads_to_closed() -> None:
    assert {row.event for row in TRANSITIONS if row.after is State.CLOSED} == {Event.SATISFIED}


def test_administrators_and_imports_do_nothing_at_all() -> None:
    assert not [row for row in TRANSITIONS if row.by & {Actor.ADMIN, Actor.IMPORT}]


def test_the_clock_only_notes_silence() -> None:
    assert [row.event for row in TRANSITIONS if Actor.CLOCK in row.by] == [Event.SILENCE]
    assert next_state(State.ANSWERED, Event.SILENCE) is State.NOT_RATED


def test_nothing_but_a_second_word_leads_out_of_an_end() -> None:
    left = {(row.event, state) for row in TRANSITIONS for state in row.before & ENDED}
    assert left == {(Event.REOPEN, State.CLOSED)}


def test_the_whole_way() -> None:
    state = State.RECEIVED
    for event in (
        *(
            Event.ROUTE,
            Event.TAKE,
            Event.ASK,
            Event.ADD,
            Event.PROPOSE,
            Event.RETURN,
            Event.PROPOSE,
            Event.APPROVE,
        ),
        *(Event.NOT_SATISFIED, Event.ANSWER, Event.SILENCE, Event.SATISFIED),
    ):
        state = next_state(state, event)
    assert state is State.CLOSED


def test_not_satisfied_is_in_hand_again() -> None:
    assert next_state(State.ANSWERED, Event.NOT_SATISFIED) is State.IN_HAND
    assert next_state(State.NOT_RATED, Event.NOT_SATISFIED) is State.IN_HAND


def test_an_answer_not_yet_sent_cannot_be_rated() -> None:
    for state in OWED_AN_ANSWER:
        with pytest.raises(Refused, match="case-not-possible-now"):
            next_state(state, Event.SATISFIED)


def test_whoever_raised_it_may_withdraw_as_long_as_it_is_open() -> None:
    for state in OPEN:
        assert Event.WITHDRAW in possible(frozenset({Actor.PERSON}), state)
    assert not possible(frozenset({Actor.PERSON}), State.TRANSFERRED)


def test_an_owner_is_offered_what_an_owner_does() -> None:
    assert possible(frozenset({Actor.OWNER}), State.IN_HAND) == {
        *(Event.HAND_OVER, Event.DEPUTE, Event.EXTEND, Event.ASK, Event.PROPOSE, Event.ANSWER),
    }


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ({Verdict.SATISFIED}, State.CLOSED),
        ({Verdict.SATISFIED, Verdict.NONE}, None),
        ({Verdict.SATISFIED, Verdict.NOT_SATISFIED}, None),
        ({Verdict.SATISFIED, Verdict.WITHDRAWN}, State.CLOSED),
        ({Verdict.WITHDRAWN}, State.WITHDRAWN),
        ({Verdict.NONE}, None),
    ],
)
def test_a_merged_case_ends_when_each_has_spoken(said: set[Verdict], ends: State | None) -> None:
    assert together(frozenset(said)) is ends


def test_numbers() -> None:
    assert case_number(2026, 158) == "YJ20260158"
    assert case_number(2026, 9999) == "YJ20269999"
    for serial in (0, 10000):
        with pytest.raises(Refused, match="case-numbers-used-up"):
            case_number(2026, serial)


def test_free_serials_leave_out_what_is_taken() -> None:
    free = free_serials(2026, frozenset({"YJ20260001", "YJ20269999", "YJ20250002"}))
    assert (free[0], free[-1], len(free)) == (2, 9998, 9997)
