"""A ballot's answers ride in its buttons: they fit, come back as they were, and nobody else's are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refused
from rules.satisfaction.ballots import (
    BALLOT_PREFIX,
    MOST_BYTES,
    Form,
    Op,
    Tap,
    answering,
    finishing,
    is_ballot,
    opening,
    pack,
    question_after,
    returning,
    unpack,
    wave_of,
)

FORM = Form(wave=37, version=2, questions=4, options=6)


@st.composite
def forms_and_taps(draw: st.DrawFn) -> tuple[Form, Tap]:
    form = Form(
        wave=draw(st.integers(0, 2**63 - 1)),
        version=draw(st.integers(1, 9999)),
        questions=draw(st.integers(1, 32)),
        options=draw(st.integers(2, 12)),
    )
    answers = tuple(draw(st.lists(st.integers(0, form.options - 1), max_size=form.questions)))
    taps = [opening()]
    taps += [returning(answers, step) for step in range(min(len(answers), form.questions - 1) + 1)]
    taps += [answering(answers, step, 0) for step in range(min(len(answers), form.questions - 1) + 1)]
    if len(answers) == form.questions:
        taps += [finishing(answers, Op.REVIEW), finishing(answers, Op.SUBMIT)]
    return form, draw(st.sampled_from(taps))


@given(forms_and_taps())
def test_every_button_fits_and_comes_back(form_and_tap: tuple[Form, Tap]) -> None:
    form, tap = form_and_tap
    payload = pack(form, tap)
    assert len(payload.encode()) <= MOST_BYTES
    assert is_ballot(payload)
    assert wave_of(payload) == form.wave
    assert unpack(form, payload) == tap


@given(st.text(max_size=64))
def test_nothing_made_up_is_taken_unless_it_is_what_we_would_have_written(text: str) -> None:
    payload = BALLOT_PREFIX + text
    try:
        tap = unpack(FORM, payload)
    except Refused:
        return
    assert pack(FORM, tap) == payload


@given(forms_and_taps(), st.data())
def test_a_forged_character_is_refused_or_is_another_possible_button(
    form_and_tap: tuple[Form, Tap], data: st.DataObject
) -> None:
    form, tap = form_and_tap
    payload = pack(form, tap)
    at = data.draw(st.integers(0, len(payload) - 1))
    forged = payload[:at] + data.draw(st.characters()) + payload[at + 1 :]
    try:
        taken = unpack(form, forged)
    except Refused:
        return
    assert pack(form, taken) == forged


@pytest.mark.parametrize(
    ("payload", "key"),
    [
        ("", "ballot-forged"),
        ("ballot:", "ballot-forged"),
        ("Ballot:o0.11.2.", "ballot-forged"),
        ("ballot:o0.11.2. ", "ballot-forged"),
        ("ballot:o0.11.2.\n", "ballot-forged"),
        ("ballot:x0.11.2.", "ballot-forged"),  # no such operation
        ("ballot:o0.011.2.", "ballot-forged"),  # a leading zero is not what we write
        ("ballot:o0.11.2.0", "ballot-forged"),  # opening with an answer
        ("ballot:o1.11.2.", "ballot-forged"),
        ("ballot:a1.11.2.0", "ballot-forged"),  # answers a question that has no answer
        ("ballot:a0.11.2.6", "ballot-forged"),  # a seventh option
        ("ballot:a4.11.2.00000", "ballot-forged"),  # a fifth question
        ("ballot:b3.11.2.00", "ballot-forged"),  # skips a question
        ("ballot:b4.11.2.0000", "ballot-forged"),
        ("ballot:s3.11.2.000", "ballot-forged"),  # hands in three of four
        ("ballot:s3.11.2.0000", "ballot-forged"),
        ("ballot:r4.11.2.000", "ballot-forged"),
        ("ballot:s4.12.2.0000", "ballot-other-wave"),
        ("ballot:s4.11.1.0000", "ballot-out-of-date"),
        ("ballot:s4." + "z" * 14 + ".2.0000", "ballot-forged"),
    ],
)
def test_named_forgeries_are_refused(payload: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        unpack(FORM, payload)
    assert refused.value.key == key


def test_a_walk_through_the_ballot_back_and_forth() -> None:
    tap = opening()
    assert question_after(FORM, tap) == 0
    tap = answering((), 0, 5)
    tap = answering(tap.answers, 1, 3)
    assert question_after(FORM, tap) == 2
    back = returning(tap.answers, 0)
    assert question_after(FORM, back) == 0
    tap = answering(back.answers, 0, 1)
    assert tap.answers == (1, 3)  # the other answer is kept
    tap = answering(answering(tap.answers, 2, 0).answers, 3, 4)
    assert question_after(FORM, tap) is None
    assert unpack(FORM, pack(FORM, finishing(tap.answers, Op.SUBMIT))).answers == (1, 3, 0, 4)
