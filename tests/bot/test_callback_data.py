"""Buttons: what is packed comes back, and nothing else gets in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callback_data import LIMIT, Button, button, kinds
from rules.refusals import Refused


@button("testpick")
class Pick(Button):
    """Pick something."""

    number: int
    word: str
    day: date


@button("testbare")
class Bare(Button):
    """Nothing to say."""


words = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=6)
numbers = st.integers(-(2**63), 2**63 - 1)


@given(numbers, words, st.dates())
def test_unpacking_is_the_inverse_of_packing(number: int, word: str, day: date) -> None:
    picked = Pick(number, word, day)
    try:
        packed = picked.pack()
    except ValueError:
        assert len(f"testpick:{number}:{word}:{day}".encode()) > LIMIT
        return
    assert len(packed.encode()) <= LIMIT
    assert Pick.unpack(packed) == picked
    assert Pick.pattern().match(packed)
    assert not Bare.pattern().match(packed)


@given(st.text(max_size=64))
def test_whatever_is_forged_is_refused_or_is_a_button(payload: str) -> None:
    for kind in (Pick, Bare):
        try:
            found = kind.unpack(payload)
        except Refused:
            continue
        assert found == kind.unpack(found.pack())


@pytest.mark.parametrize(
    "payload",
    [
        "", "testbare:", "testpick", "testpick:1:a", "testpick:1:a:2026-12-15:more",
        "testpick:x:a:2026-12-15",
        "testpick:1:a:2026-13-01", "testpick: 1:a:2026-12-15", "testpick:\u0661:a:2026-12-15",
        "testpick:9223372036854775808:a:2026-12-15",
        "testpick:1_0:a:2026-12-15", "testpick:+1:a:2026-12-15",
    ],
)  # fmt: skip
def test_forged_old_and_torn_payloads_are_refused(payload: str) -> None:
    for kind in (Pick, Bare):
        with pytest.raises(Refused, match="old-button"):
            kind.unpack(payload)


def test_a_prefix_belongs_to_one_kind() -> None:
    with pytest.raises(ValueError, match="testbare"):
        button("testbare")
    with pytest.raises(ValueError, match="malformed"):
        button("a:b")
    with pytest.raises(ValueError, match="malformed"):
        button("")
    assert kinds()["testbare"] is Bare


def test_a_field_that_could_not_be_checked_is_not_declared() -> None:
    with pytest.raises(TypeError, match="share"):

        @button("testfloat")
        class _Float(Button):
            share: float

    assert "testfloat" not in kinds()


def test_a_word_with_a_colon_or_too_long_is_not_packed() -> None:
    with pytest.raises(ValueError, match="':'"):
        Pick(1, "a:b", date(2026, 1, 1)).pack()
    with pytest.raises(ValueError, match="64 bytes"):
        Pick(1, "连" * 20, date(2026, 1, 1)).pack()
